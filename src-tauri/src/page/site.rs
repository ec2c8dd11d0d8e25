//! Where the portal's pages may go: to the origins that the briefing names, and nowhere else.

use kiosk_core::HandOff;
use tauri::Url;
use thiserror::Error;

/// What an address is to these pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// It belongs to the portal.
    Inside,
    /// The portal's pages go there when they have ended their own session.
    SignedOut,
    /// Anything else: another origin, a file, a call, a piece of script.
    Outside,
}

/// One hand-off's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    origins: Vec<Url>,
    signed_out: Url,
}

/// The portal hands over to somewhere that this stand does not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum StrangeHandOff {
    #[error("the way into the portal's pages is no address")]
    NoAddress,
    #[error("the way into the portal's pages leads elsewhere")]
    Elsewhere,
}

impl Site {
    /// The pages of this hand-off, and where they begin.
    pub(super) fn of(origins: &[String], hand_off: &HandOff) -> Result<(Self, Url), StrangeHandOff> {
        let address = |url: &str| Url::parse(url).map_err(|_| StrangeHandOff::NoAddress);
        let site = Self {
            origins: origins.iter().filter_map(|origin| Url::parse(origin).ok()).filter(is_plain).collect(),
            signed_out: address(&hand_off.signed_out_url)?,
        };
        // EXPOSE: it is opened once, and then worth nothing.
        let start = address(hand_off.url.expose())?;
        let inside = [&start, &site.signed_out].into_iter().all(|url| site.holds(url));
        if inside { Ok((site, start)) } else { Err(StrangeHandOff::Elsewhere) }
    }

    /// What the address is to these pages.
    pub(super) fn destination(&self, address: &str) -> Destination {
        match Url::parse(address) {
            Ok(url) if without_details(&url) == without_details(&self.signed_out) => Destination::SignedOut,
            Ok(url) if self.holds(&url) => Destination::Inside,
            // What a frame is written into by the page around it.
            Ok(url) if url.as_str() == "about:srcdoc" => Destination::Inside,
            _ => Destination::Outside,
        }
    }

    /// Every origin, written as pages write it.
    pub(super) fn origins(&self) -> impl Iterator<Item = String> {
        self.origins.iter().map(|origin| origin.origin().ascii_serialization())
    }

    /// Every host with its port.
    pub(super) fn hosts(&self) -> impl Iterator<Item = (String, u16)> {
        self.origins.iter().filter_map(|origin| {
            let host = origin.host_str()?.trim_start_matches('[').trim_end_matches(']');
            Some((host.to_owned(), origin.port_or_known_default()?))
        })
    }

    fn holds(&self, url: &Url) -> bool {
        let names_nobody = url.username().is_empty() && url.password().is_none();
        by_network(url) && names_nobody && self.origins.iter().any(|origin| origin.origin() == url.origin())
    }
}

/// What is inside another address (a blob, say) has that one's origin, and is not there.
fn by_network(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether it can stand in a policy as itself: an origin of another kind would stand there as `null`, and a host may have a
/// semicolon in it, behind which a policy begins another rule.
fn is_plain(origin: &Url) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b":/.-_[]".contains(&byte);
    by_network(origin) && origin.origin().ascii_serialization().bytes().all(plain)
}

/// Whatever a portal adds to it, the address is the same.
fn without_details(url: &Url) -> Url {
    let mut bare = url.clone();
    bare.set_query(None);
    bare.set_fragment(None);
    bare
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kiosk_core::Sensitive;

    use super::*;

    const PORTAL: &str = "https://portal.example.org";
    const FILES: &str = "https://files.example.org:8443";

    fn hand_off(url: &str, signed_out_url: &str) -> HandOff {
        HandOff {
            url: Sensitive::new(url.to_owned()),
            signed_out_url: signed_out_url.to_owned(),
            lifetime: Duration::from_secs(60),
        }
    }

    fn site() -> Site {
        let origins = [PORTAL.to_owned(), FILES.to_owned()];
        let hand_off = hand_off("https://portal.example.org/in/1", "https://portal.example.org/signed-out");
        Site::of(&origins, &hand_off).unwrap().0
    }

    #[test]
    fn the_portals_own_origins_are_inside_and_nothing_else_is() {
        for inside in [
            "https://portal.example.org/",
            "https://portal.example.org:443/a?b#c",
            "https://files.example.org:8443/x.html",
            "about:srcdoc",
        ] {
            assert_eq!(site().destination(inside), Destination::Inside, "{inside}");
        }
        for outside in [
            "http://portal.example.org/",
            "https://portal.example.org:444/",
            "https://portal.example.org.evil.example/",
            "https://evil.example/?https://portal.example.org/",
            "https://portal.example.org@evil.example/",
            "https://somebody@portal.example.org/",
            "https://files.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:https://portal.example.org/1",
            "javascript:alert(1)",
            "about:blank",
            "mailto:desk@example.org",
            "tel:+12025550100",
            "tauri://localhost/index.html",
            "ipc://localhost/send_intent",
            "branding://localhost/logo",
            "ftp://portal.example.org/",
            "view-source:https://portal.example.org/",
            "",
            "not an address",
        ] {
            assert_eq!(site().destination(outside), Destination::Outside, "{outside}");
        }
    }

    #[test]
    fn where_the_pages_end_is_known_whatever_the_portal_adds_to_it() {
        for address in ["https://portal.example.org/signed-out", "https://portal.example.org/signed-out?by=time#top"] {
            assert_eq!(site().destination(address), Destination::SignedOut);
        }
        assert_eq!(site().destination("https://portal.example.org/signed-out/not"), Destination::Inside);
    }

    #[test]
    fn a_way_in_that_leads_elsewhere_is_not_taken() {
        let origins = [PORTAL.to_owned()];
        let end = "https://portal.example.org/signed-out";
        for start in ["https://evil.example/in", "http://portal.example.org/in", "https://files.example.org:8443/"] {
            assert_eq!(Site::of(&origins, &hand_off(start, end)), Err(StrangeHandOff::Elsewhere), "{start}");
        }
        let strange_end = hand_off("https://portal.example.org/in", "https://evil.example/out");
        assert_eq!(Site::of(&origins, &strange_end), Err(StrangeHandOff::Elsewhere));
        assert_eq!(Site::of(&origins, &hand_off("portal", end)), Err(StrangeHandOff::NoAddress));
        assert_eq!(Site::of(&[], &hand_off("https://portal.example.org/in", end)), Err(StrangeHandOff::Elsewhere));
    }

    #[test]
    fn an_origin_that_would_be_another_rule_of_the_policy_is_none() {
        let hand_off = hand_off("https://portal.example.org/in/1", "https://portal.example.org/signed-out");
        let strange =
            ["http://;script-src/", "https://a,b.example.org", "hts://portal.example.org", "data:text/html,x"];
        let origins = [&[PORTAL], &strange[..]].concat().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (site, _) = Site::of(&origins, &hand_off).unwrap();
        assert_eq!(site.origins().collect::<Vec<_>>(), [PORTAL]);
    }

    #[test]
    fn hosts_carry_the_port_that_their_scheme_implies() {
        let expected = [("portal.example.org".to_owned(), 443), ("files.example.org".to_owned(), 8443)];
        assert_eq!(site().hosts().collect::<Vec<_>>(), expected);
    }
}
