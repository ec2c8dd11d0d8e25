//! How far the portal's own pages may reach on this stand: where the portal says that they do, and the stand's configuration lets them.

use kiosk_core::Dashboard;
use portal_client::http::PortalUrl;

/// The pages as a shell may open them; none where nothing is left of where they are. The portal's own origin needs nobody's leave.
pub(super) fn allowed(dashboard: Dashboard, portal: Option<&str>, configured: &[String]) -> Option<Dashboard> {
    let own = portal.and_then(|url| PortalUrl::parse(url).ok()).map(|url| url.origin());
    let may_be_visited = |origin: &String| own.as_ref() == Some(origin) || configured.contains(origin);
    let origins: Vec<_> = dashboard.origins.into_iter().filter(may_be_visited).collect();
    (!origins.is_empty()).then_some(Dashboard { origins, ..dashboard })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTAL: &str = "https://portal.example.org/clinics/";

    fn dashboard(origins: &[&str]) -> Dashboard {
        Dashboard {
            origins: origins.iter().map(|origin| (*origin).to_owned()).collect(),
            public_url: "https://portal.example.org/".to_owned(),
        }
    }

    fn left_of(origins: &[&str], configured: &[&str]) -> Vec<String> {
        let configured: Vec<_> = configured.iter().map(|origin| (*origin).to_owned()).collect();
        allowed(dashboard(origins), Some(PORTAL), &configured).map(|left| left.origins).unwrap_or_default()
    }

    #[test]
    fn the_portals_own_pages_need_no_leave() {
        assert_eq!(left_of(&["https://portal.example.org"], &[]), ["https://portal.example.org"]);
    }

    #[test]
    fn what_the_configuration_does_not_name_is_left_out() {
        let named = ["https://portal.example.org", "https://files.example.org", "https://elsewhere.example"];
        assert_eq!(
            left_of(&named, &["https://files.example.org"]),
            ["https://portal.example.org", "https://files.example.org"]
        );
    }

    #[test]
    fn what_only_the_configuration_names_is_not_let_in() {
        assert_eq!(
            left_of(&["https://portal.example.org"], &["https://files.example.org"]),
            ["https://portal.example.org"]
        );
    }

    #[test]
    fn a_portal_whose_pages_are_all_elsewhere_has_none_here() {
        assert_eq!(allowed(dashboard(&["https://elsewhere.example"]), Some(PORTAL), &[]), None);
        assert_eq!(allowed(dashboard(&["https://portal.example.org:8443"]), Some(PORTAL), &[]), None);
        assert_eq!(allowed(dashboard(&["https://portal.example.org"]), None, &[]), None);
    }
}
