//! Addresses of pages that the portal names, for a browser to open: their form only. Whether they may be opened is decided
//! where they are.

use kiosk_core::Sensitive;
use url::Url;

use super::portal_url::is_private;

/// As long as the addresses that every browser takes.
const LONGEST: usize = 2_048;

/// The address of a page, in the form in which a browser writes it.
pub(super) fn page_address(text: &str) -> Option<String> {
    parse(text).map(String::from)
}

/// The same with a token in it: there is no other copy of what comes back.
pub(super) fn one_time_address(text: &Sensitive<String>) -> Option<Sensitive<String>> {
    // EXPOSE: to look at its form; it stays sensitive.
    page_address(text.expose()).map(Sensitive::new)
}

/// The address of a page that everybody may open: no right can stand in it, nor anything else that leads to one visitor.
pub(super) fn public_address(text: &str) -> Option<String> {
    parse(text).filter(|url| url.query().is_none()).map(String::from)
}

/// An origin as a browser writes it, and nothing more than that.
pub(super) fn origin(text: String) -> Option<String> {
    let url = parse(&text)?;
    // The parser takes a wildcard for a name.
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-_[]".contains(&byte));
    (plain && url.origin().ascii_serialization() == text).then_some(text)
}

/// A parser passes over white space and control characters; here they make it no address.
fn parse(text: &str) -> Option<Url> {
    let plain = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
    let url = Url::parse(text).ok().filter(|_| plain)?;
    (is_private(&url) && url.fragment().is_none()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_reached_by_https_or_on_this_machine() {
        for text in
            ["https://portal.example.org/web/", "https://portal.example.org:8443/a?b=c", "http://127.0.0.1:81/a"]
        {
            assert_eq!(page_address(text).as_deref(), Some(text));
        }
        let long = format!("https://portal.example.org/{}", "a".repeat(LONGEST));
        for text in [
            "",
            "/web/",
            "//portal.example.org/web/",
            "http://portal.example.org/web/",
            "http://localhost.example.org/",
            "https://avery@portal.example.org/",
            "https://avery:word@portal.example.org/",
            "https://portal.example.org/#token",
            "https://portal.example.org/a b",
            "https://portal.exa\nmple.org/",
            " https://portal.example.org/",
            "ftp://portal.example.org/",
            "file:///etc/hosts",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:blank",
            &long,
        ] {
            assert_eq!(page_address(text), None, "{text}");
        }
    }

    #[test]
    fn a_public_address_asks_for_nothing() {
        assert!(public_address("https://portal.example.org/patients/").is_some());
        assert!(public_address("https://portal.example.org/?token=1").is_none());
    }

    #[test]
    fn an_origin_is_scheme_host_and_port_as_a_browser_writes_them() {
        let is_origin = |text: &str| origin(text.to_owned()).is_some();
        for text in [
            "https://portal.example.org",
            "https://portal.example.org:8443",
            "http://127.0.0.1:8080",
            "http://[::1]:81",
        ] {
            assert!(is_origin(text), "{text}");
        }
        for text in [
            "https://portal.example.org/",
            "https://portal.example.org/web",
            "https://portal.example.org:443",
            "https://PORTAL.example.org",
            "https://*.example.org",
            "https://bücher.example",
            "http://portal.example.org",
            "portal.example.org",
            "https://",
            "*",
            "null",
        ] {
            assert!(!is_origin(text), "{text}");
        }
    }
}
