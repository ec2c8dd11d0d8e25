//! The way to a portal that speaks the product's own contract.

use portal_client::http::{HttpStandPortal, PortalUrl, Timeouts};

use super::default_route::has_default_route;
use crate::stand::{Portals, Reach};

/// Portals over HTTP.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HttpPortals;

impl Portals for HttpPortals {
    type Portal = HttpStandPortal;

    fn at(&self, url: &str) -> Option<HttpStandPortal> {
        let url = PortalUrl::parse(url).inspect_err(|error| tracing::error!(%error, "the stored portal's URL")).ok()?;
        portal(url).inspect_err(|error| tracing::error!(error, "no HTTP client")).ok()
    }

    async fn reach(&self, url: Option<&str>) -> Reach {
        let answers = match url.map(|url| self.at(url)) {
            Some(Some(portal)) => Some(portal.answers().await),
            Some(None) => Some(false),
            None => None,
        };
        match answers {
            Some(true) => Reach::Answers,
            Some(false) | None if !has_default_route() => Reach::NoNetwork,
            Some(false) => Reach::NoAnswer,
            None => Reach::NotKnown,
        }
    }
}

/// The portal at this URL, or why there is no way to it.
pub(super) fn portal(url: PortalUrl) -> Result<HttpStandPortal, String> {
    HttpStandPortal::new(url, Timeouts::default()).map_err(|error| error.to_string())
}
