//! The policy that every one of the portal's pages is held to by the web engine, on top of whatever the portal's own says:
//! nothing is loaded from, sent to or framed from anywhere but the portal's origins. What gets past it meets the [`gate`](super::gate).

use super::site::Site;

/// In the words of a `Content-Security-Policy` header.
pub(super) fn policy(site: &Site) -> String {
    let origins = site.origins().collect::<Vec<_>>().join(" ");
    let sockets = site.origins().filter_map(|origin| origin.strip_prefix("http").map(|rest| format!("ws{rest}")));
    let sockets = sockets.collect::<Vec<_>>().join(" ");
    [
        // How a portal writes its own pages is its own affair.
        format!("default-src {origins} 'unsafe-inline' 'unsafe-eval' data: blob:"),
        format!("connect-src {origins} {sockets}"),
        format!("form-action {origins}"),
        format!("frame-src {origins}"),
        format!("base-uri {origins}"),
        "object-src 'none'".to_owned(),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kiosk_core::{HandOff, Sensitive};

    use super::*;

    #[test]
    fn no_directive_lets_anything_come_from_or_go_elsewhere() {
        let hand_off = HandOff {
            url: Sensitive::new("https://portal.example.org/in".to_owned()),
            signed_out_url: "https://portal.example.org/out".to_owned(),
            lifetime: Duration::from_secs(60),
        };
        let (site, _) = Site::of(&["https://portal.example.org".to_owned()], &hand_off).unwrap();
        let policy = policy(&site);
        for directive in policy.split("; ") {
            let (name, sources) = directive.split_once(' ').unwrap();
            for source in sources.split_whitespace() {
                let allowed = ["https://portal.example.org", "wss://portal.example.org", "'none'"].contains(&source)
                    || (name == "default-src"
                        && ["'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"].contains(&source));
                assert!(allowed, "{name} allows {source}");
            }
        }
        let mut directives: Vec<_> = policy.split("; ").filter_map(|directive| directive.split(' ').next()).collect();
        directives.sort_unstable();
        assert_eq!(directives, ["base-uri", "connect-src", "default-src", "form-action", "frame-src", "object-src"]);
    }
}
