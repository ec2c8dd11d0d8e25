//! Where a portal is: a URL that nobody between here and there can read along.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::{Host, Url};

use super::text::is_plain_segment;

/// A portal's base URL. Holding one is the proof that TLS protects it, or that it never leaves this machine; and that
/// it carries no user, query or fragment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PortalUrl(Url);

/// Why a text is not a portal's base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAPortalUrl {
    /// Not a URL with a host.
    #[error("not a URL such as https://portal.example.org")]
    Unreadable,
    /// Neither `https`, nor `http` to this very machine.
    #[error("a portal is reached by https; plain http is for 127.0.0.1, ::1 and localhost only")]
    TlsRequired,
    /// A name or password stands in it, and would end up in logs.
    #[error("a portal's URL has no user name or password in it")]
    UserInformation,
    /// A query or fragment has no meaning in a base URL.
    #[error("a portal's URL has no query and no fragment")]
    QueryOrFragment,
}

impl PortalUrl {
    /// Reads a base URL; a path is kept, so that a portal may live below one.
    pub fn parse(text: &str) -> Result<Self, NotAPortalUrl> {
        let url = Url::parse(text.trim()).map_err(|_| NotAPortalUrl::Unreadable)?;
        if url.host().is_none() {
            return Err(NotAPortalUrl::Unreadable);
        }
        if !is_encrypted_or_here(&url) {
            return Err(NotAPortalUrl::TlsRequired);
        }
        if has_user(&url) {
            return Err(NotAPortalUrl::UserInformation);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(NotAPortalUrl::QueryOrFragment);
        }
        Ok(Self(url))
    }

    /// Its scheme, host and port, as a browser writes them.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The URL as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether this is plain `http` that stays on this machine.
    pub(super) fn is_plain_loopback(&self) -> bool {
        is_plain_loopback(&self.0)
    }

    /// The URL below this one that a template such as `/v1/attempts/{attempt}/resends` gives with these values. `None` if
    /// a value is no plain segment and would lead elsewhere.
    pub(super) fn below(&self, template: &str, values: &[&str]) -> Option<Url> {
        let mut url = self.0.clone();
        let mut values = values.iter();
        let mut path = url.path_segments_mut().ok()?;
        path.pop_if_empty();
        for part in template.split('/').skip(1) {
            let segment = if part.starts_with('{') { *values.next()? } else { part };
            if !is_plain_segment(segment) {
                return None;
            }
            path.push(segment);
        }
        drop(path);
        Some(url)
    }

    /// Where a link leads that stands in the document at `template`. `None` if it leads away from the portal.
    pub(super) fn linked(&self, template: &str, link: &str) -> Option<Url> {
        let url = self.below(template, &[])?.join(link).ok()?;
        let same_portal = url.origin() == self.0.origin();
        let clean = !has_user(&url) && url.fragment().is_none();
        (same_portal && clean).then_some(url)
    }
}

/// Whether nobody between here and there can read along, and no name or password stands in it.
pub(super) fn is_private(url: &Url) -> bool {
    is_encrypted_or_here(url) && !has_user(url)
}

fn is_encrypted_or_here(url: &Url) -> bool {
    url.scheme() == "https" || is_plain_loopback(url)
}

fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// `localhost` counts because the client never asks the network what it means.
fn is_plain_loopback(url: &Url) -> bool {
    url.scheme() == "http"
        && match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == LOCALHOST,
            None => false,
        }
}

/// The one name that means this machine.
pub(super) const LOCALHOST: &str = "localhost";

impl fmt::Display for PortalUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for PortalUrl {
    type Err = NotAPortalUrl;

    fn from_str(text: &str) -> Result<Self, NotAPortalUrl> {
        Self::parse(text)
    }
}

impl TryFrom<String> for PortalUrl {
    type Error = NotAPortalUrl;

    fn try_from(text: String) -> Result<Self, NotAPortalUrl> {
        Self::parse(&text)
    }
}

impl From<PortalUrl> for String {
    fn from(url: PortalUrl) -> String {
        url.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), NotAPortalUrl>) {
        assert_eq!(PortalUrl::parse(text).map(|_| ()), expected, "{text}");
    }

    #[test]
    fn a_portal_is_reached_by_https_or_not_at_all() {
        check("https://portal.example.org", Ok(()));
        check("https://portal.example.org:8443/clinic/", Ok(()));
        check("https://192.0.2.7", Ok(()));
        for text in [
            "http://portal.example.org",
            "http://192.0.2.7",
            "http://[2001:db8::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://0.0.0.0/",
            "http://localhost.example.org/",
            "http://127.0.0.1.example.org/",
            "ftp://portal.example.org",
            "ws://127.0.0.1/",
        ] {
            check(text, Err(NotAPortalUrl::TlsRequired));
        }
    }

    #[test]
    fn plain_http_never_leaves_this_machine() {
        for text in
            ["http://127.0.0.1:8080", "http://127.1/", "http://127.9.9.9/", "http://[::1]:80/", "http://LOCALHOST"]
        {
            check(text, Ok(()));
        }
    }

    #[test]
    fn a_base_url_is_an_address_and_nothing_else() {
        for text in ["", "portal.example.org", "https://", "/v1", "data:text/plain,x", "file:///etc/hosts"] {
            check(text, Err(NotAPortalUrl::Unreadable));
        }
        check("https://stand@portal.example.org", Err(NotAPortalUrl::UserInformation));
        check("https://stand:word@portal.example.org", Err(NotAPortalUrl::UserInformation));
        check("https://portal.example.org/?clinic=1", Err(NotAPortalUrl::QueryOrFragment));
        check("https://portal.example.org/#top", Err(NotAPortalUrl::QueryOrFragment));
    }

    #[test]
    fn a_path_is_built_below_the_base_whether_or_not_it_ends_in_a_slash() {
        for base in ["https://portal.example.org/clinic", "https://portal.example.org/clinic/"] {
            let url = PortalUrl::parse(base).unwrap().below("/v1/attempts/{attempt}/resends", &["a-1"]).unwrap();
            assert_eq!(url.as_str(), "https://portal.example.org/clinic/v1/attempts/a-1/resends");
        }
    }

    #[test]
    fn an_id_cannot_lead_to_another_path() {
        let portal = PortalUrl::parse("https://portal.example.org").unwrap();
        for id in ["", ".", "..", "../x", "a/b", "a\\b", "a?b", "a#b", "%2e%2e", "a b", "a\n", "ä", &"a".repeat(129)] {
            assert_eq!(portal.below("/v1/attempts/{attempt}", &[id]), None, "{id:?}");
        }
        assert_eq!(portal.below("/v1/attempts/{attempt}", &[]), None);
    }

    #[test]
    fn a_link_cannot_lead_away_from_the_portal() {
        let portal = PortalUrl::parse("https://portal.example.org/clinic").unwrap();
        let leads_to = |link| portal.linked("/v1/stand/branding", link).map(String::from);
        let below = |path: &str| Some(format!("https://portal.example.org/{path}"));
        assert_eq!(leads_to("logo/7.png"), below("clinic/v1/stand/logo/7.png"));
        assert_eq!(leads_to("/logo.png?v=7"), below("logo.png?v=7"));
        for link in [
            "https://elsewhere.example.org/logo.png",
            "//elsewhere.example.org/logo.png",
            "http://portal.example.org/logo.png",
            "https://portal.example.org:444/logo.png",
            "https://stand@portal.example.org/logo.png",
            "data:image/png;base64,AA==",
            "file:///etc/hosts",
        ] {
            assert_eq!(leads_to(link), None, "{link}");
        }
    }
}
