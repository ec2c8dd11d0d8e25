//! What the sandbox can be made to do wrong. A fault touches the contract's calls only: the pages go on, to end it.
//!
//! To add one: a field here, its line in [`SWITCHES`], and the one place that obeys it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::invented::Clinic;

/// Which faults are on. Nothing is, after a start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Faults {
    /// Connections are closed without an answer.
    pub down: bool,
    /// Every call is answered so many milliseconds later.
    pub slow: u32,
    /// Every call is answered with status 500.
    pub status500: bool,
    /// The clinics (by their ids) whose portal is switched off.
    pub portal_not_enabled: BTreeSet<String>,
    /// No stand's credential is known any more.
    pub credential_refused: bool,
}

/// One switch of the page.
pub(crate) struct Switch {
    /// The field's name in JSON.
    pub(crate) name: &'static str,
    pub(crate) kind: SwitchKind,
    pub(crate) label: &'static str,
    pub(crate) effect: &'static str,
}

/// What a switch looks like.
#[derive(Clone, Copy)]
pub(crate) enum SwitchKind {
    OnOff,
    Milliseconds,
    Clinics,
}

/// Every field of [`Faults`], in the page's order.
#[rustfmt::skip]
pub(crate) const SWITCHES: &[Switch] = &[
    Switch { name: "down", kind: SwitchKind::OnOff, label: "Down", effect: "Connections are closed without an answer." },
    Switch { name: "slow", kind: SwitchKind::Milliseconds, label: "Slow", effect: "Every answer comes so many milliseconds later." },
    Switch { name: "status500", kind: SwitchKind::OnOff, label: "Status 500", effect: "Every call ends in an internal error." },
    Switch { name: "portalNotEnabled", kind: SwitchKind::Clinics, label: "Portal not enabled", effect: "The clinic has its portal switched off." },
    Switch { name: "credentialRefused", kind: SwitchKind::OnOff, label: "Credential refused", effect: "No stand's credential is known any more." },
];

/// What was sent is not a set of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a set of faults")]
pub(crate) struct NotFaults;

impl Faults {
    /// Whether this clinic's portal is switched off.
    pub(crate) fn switches_off(&self, clinic: &Clinic) -> bool {
        self.portal_not_enabled.contains(clinic.id)
    }

    /// Reads them as JSON; a clinic that there is not is an error.
    pub(crate) fn from_json(json: serde_json::Value) -> Result<Self, NotFaults> {
        let faults: Self = serde_json::from_value(json).map_err(|_| NotFaults)?;
        let all_known = faults.portal_not_enabled.iter().all(|id| Clinic::by_id(id).is_some());
        if all_known { Ok(faults) } else { Err(NotFaults) }
    }

    /// Reads them as the page's form sends them: what is off is not there.
    pub(crate) fn from_form(fields: &[(String, String)]) -> Result<Self, NotFaults> {
        let mut json = serde_json::Map::new();
        for switch in SWITCHES {
            let mut values = fields.iter().filter(|(name, _)| name == switch.name).map(|(_, value)| value.as_str());
            let value = match switch.kind {
                SwitchKind::OnOff => values.next().is_some().into(),
                SwitchKind::Milliseconds => values.next().unwrap_or("0").parse::<u32>().map_err(|_| NotFaults)?.into(),
                SwitchKind::Clinics => values.collect(),
            };
            json.insert(switch.name.to_owned(), value);
        }
        Self::from_json(json.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_switch_on_the_page() {
        let json = serde_json::to_value(Faults::default()).unwrap();
        let mut fields: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
        let mut switches: Vec<_> = SWITCHES.iter().map(|switch| switch.name).collect();
        fields.sort_unstable();
        switches.sort_unstable();
        assert_eq!(fields, switches);
    }

    #[test]
    fn a_form_says_what_is_on() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let faults = Faults::from_form(&[
            field("down", "on"),
            field("slow", "250"),
            field("portalNotEnabled", "harbour"),
            field("portalNotEnabled", "linden"),
        ]);
        let both = ["harbour", "linden"].map(str::to_owned).into();
        assert_eq!(faults, Ok(Faults { down: true, slow: 250, portal_not_enabled: both, ..Faults::default() }));
        assert_eq!(Faults::from_form(&[]), Ok(Faults::default()));
    }

    #[test]
    fn a_clinic_that_there_is_not_cannot_be_switched_off() {
        assert_eq!(Faults::from_json(serde_json::json!({ "portalNotEnabled": ["nowhere"] })), Err(NotFaults));
        assert_eq!(Faults::from_json(serde_json::json!({ "up": true })), Err(NotFaults));
    }
}
