//! What a shell has been told, from its briefing on.

use std::rc::Rc;

use kiosk_core::{Branding, ClinicHours, CountryCode, Farewell, Role, Standing};
use shell_protocol::{ContactKey, PROTOCOL_VERSION, ShellBriefing};

use super::portal_pages;
use super::situation::Situation;
use crate::configuration::Configuration;

/// Kept to know when that is no longer so.
pub(super) struct Told {
    pub(super) standing: Standing,
    pub(super) hours: ClinicHours,
    pub(super) branding: Rc<Branding>,
    pub(super) portal_url: Option<String>,
    pub(super) farewell: Option<Farewell>,
}

impl<P> From<&Situation<P>> for Told {
    fn from(situation: &Situation<P>) -> Self {
        Self {
            standing: situation.for_patients(),
            hours: situation.hours,
            branding: Rc::clone(&situation.branding),
            portal_url: situation.enrolment.as_ref().map(|enrolment| enrolment.portal_url.clone()),
            farewell: None,
        }
    }
}

impl Told {
    /// What a shell of this role is told first.
    pub(super) fn briefing(&self, role: Role, configuration: &Configuration, contact_key: ContactKey) -> ShellBriefing {
        let usual = || self.branding.country.clone();
        let country: CountryCode = configuration.country.clone().unwrap_or_else(usual);
        let branding = (*self.branding).clone();
        let dashboard = branding.dashboard.and_then(|dashboard| {
            let (portal, configured) = (&self.portal_url, &configuration.dashboard_origins);
            portal_pages::allowed(dashboard, portal.as_deref(), configured)
        });
        ShellBriefing {
            protocol_version: PROTOCOL_VERSION,
            role,
            rules: configuration.rules.clone(),
            branding: Branding { country, dashboard, ..branding },
            standing: self.standing,
            hours: self.hours,
            contact_key,
            portal_url: self.portal_url.clone(),
            window: configuration.window,
            support_contact: match role {
                Role::Patient => None,
                Role::Staff | Role::StaffWithoutPin(_) => configuration.support_contact.clone(),
            },
        }
    }
}
