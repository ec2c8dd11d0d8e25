//! The way to a portal that speaks the product's own contract.

use kiosk_core::PortalTrouble;
use portal_client::Obstacle;
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
        let knocked = match url.map(|url| self.at(url)) {
            Some(Some(portal)) => Some(portal.knock().await),
            Some(None) => Some(Err(Obstacle::NoAnswer)),
            None => None,
        };
        match knocked {
            Some(Ok(())) => Reach::Answers,
            // A pulled cable looks like this, and nothing else does.
            Some(Err(Obstacle::NoAddress | Obstacle::NoAnswer | Obstacle::ProxyAway)) | None
                if !has_default_route() =>
            {
                Reach::NoNetwork
            }
            Some(Err(obstacle)) => Reach::Hindered(obstacle),
            None => Reach::NotKnown,
        }
    }
}

/// What is wrong, with what is in the way, and what can be done about it.
pub(super) async fn in_full(portal: &HttpStandPortal, trouble: PortalTrouble) -> String {
    match trouble {
        PortalTrouble::OutOfReach => match portal.knock().await {
            Ok(()) => {
                format!("{trouble}, though something answers there: the portal has a fault, or it is not the portal")
            }
            Err(obstacle) => format!("{trouble}: {obstacle}"),
        },
        PortalTrouble::Nonsense => {
            format!("{trouble}: something else may answer in its place, such as the login page of a network")
        }
        _ => trouble.to_string(),
    }
}

/// The portal at this URL, or why there is no way to it.
pub(super) fn portal(url: PortalUrl) -> Result<HttpStandPortal, String> {
    HttpStandPortal::new(url, Timeouts::default()).map_err(|error| error.to_string())
}
