//! What the sandbox can be made to do wrong. A fault touches the contract's calls only: the pages go on, to end it.
//!
//! To add one: where it excludes other ways to answer, a variant of [`Answers`]; else a field here, its line in
//! [`SWITCHES`], and the one place that obeys it.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use portal_client::wire::Disclosure;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Answers;
use crate::invented::Clinic;
use crate::store::Moment;

/// Which faults are on. Nothing is, after a start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Faults {
    /// What comes back from every call.
    pub answers: Answers,
    /// Every call is answered so many milliseconds after it was done.
    pub slow: u32,
    /// The portal's clock is so many minutes ahead, or behind if negative.
    pub clock_minutes_ahead: i32,
    /// The clinics (by their ids) whose portal is switched off.
    pub portal_not_enabled: BTreeSet<String>,
    /// No stand's credential is known any more.
    pub credential_refused: bool,
    /// A kiosk session is ended as soon as anybody does something in it, or renews it.
    pub sessions_ended: bool,
    /// A code is too old, although it was said to last. What else is in the message is not touched by this switch.
    pub code_expired: bool,
    /// A link that nobody has answered is too old, although it was said to last. The code in the same e-mail is not touched by this switch.
    pub link_expired: bool,
    /// Whoever asks whether a link was approved is told to ask less often, unless it was.
    pub slow_down: bool,
    /// No text message and no e-mail arrives. The portal says that they are on their way.
    pub messages_lost: bool,
    /// No stand may send a message, or another one.
    pub stand_limited: bool,
    /// The portal cannot answer alike for every contact.
    pub neutral_unsupported: bool,
    /// There is no web dashboard to hand a patient over to. One that is open stays so.
    pub dashboard_unavailable: bool,
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
    Answers,
    Number { unit: &'static str, least: i32, most: i32, step: i32 },
    Clinics,
}

const MILLISECONDS: SwitchKind = SwitchKind::Number { unit: "ms", least: 0, most: 120_000, step: 100 };
const MINUTES: SwitchKind = SwitchKind::Number { unit: "min", least: -1440, most: 1440, step: 1 };

/// Every field of [`Faults`], in the page's order.
#[rustfmt::skip]
pub(crate) const SWITCHES: &[Switch] = &[
    Switch { name: "answers", kind: SwitchKind::Answers, label: "Answers", effect: "What comes back from every call." },
    Switch { name: "slow", kind: MILLISECONDS, label: "Slow", effect: "Every answer comes so many milliseconds later." },
    Switch { name: "clockMinutesAhead", kind: MINUTES, label: "Wrong clock", effect: "The portal's clock is so many minutes ahead; negative: behind." },
    Switch { name: "portalNotEnabled", kind: SwitchKind::Clinics, label: "Portal not enabled", effect: "The clinic has its portal switched off." },
    Switch { name: "credentialRefused", kind: SwitchKind::OnOff, label: "Credential refused", effect: "No stand's credential is known any more." },
    Switch { name: "sessionsEnded", kind: SwitchKind::OnOff, label: "Sessions ended early", effect: "A kiosk session ends as soon as anything is done in it." },
    Switch { name: "codeExpired", kind: SwitchKind::OnOff, label: "Code expired", effect: "A code is too old at once." },
    Switch { name: "linkExpired", kind: SwitchKind::OnOff, label: "Link expired", effect: "An e-mail's link is too old at once." },
    Switch { name: "slowDown", kind: SwitchKind::OnOff, label: "Polls slowed down", effect: "A stand that waits for a link is told to ask less often." },
    Switch { name: "messagesLost", kind: SwitchKind::OnOff, label: "Messages lost", effect: "No text message and no e-mail arrives." },
    Switch { name: "standLimited", kind: SwitchKind::OnOff, label: "Stand limited", effect: "No stand may send a message, or another one." },
    Switch { name: "neutralUnsupported", kind: SwitchKind::OnOff, label: "Neutral unsupported", effect: "The portal cannot answer alike for every contact." },
    Switch { name: "dashboardUnavailable", kind: SwitchKind::OnOff, label: "No dashboard", effect: "There is no web dashboard to hand over to." },
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

    /// Whether an attempt may not ask for this.
    pub(crate) fn refuses(&self, disclosure: Disclosure) -> bool {
        self.neutral_unsupported && disclosure == Disclosure::Neutral
    }

    /// What the portal's clock shows when it is this time.
    pub(crate) fn shown_at(&self, time: Timestamp) -> Moment {
        let off_by = Duration::from_secs(60 * u64::from(self.clock_minutes_ahead.unsigned_abs()));
        let time = Moment::from(time);
        if self.clock_minutes_ahead < 0 { time.minus(off_by) } else { time.plus(off_by) }
    }

    /// Reads them as JSON; a clinic that there is not is an error.
    pub(crate) fn from_json(json: Value) -> Result<Self, NotFaults> {
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
                SwitchKind::Answers => values.next().unwrap_or(Answers::default().name()).into(),
                SwitchKind::Number { .. } => values.next().unwrap_or("0").parse::<i64>().map_err(|_| NotFaults)?.into(),
                SwitchKind::Clinics => values.collect(),
            };
            json.insert(switch.name.to_owned(), value);
        }
        Self::from_json(json.into())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
            field("answers", "cutOff"),
            field("slow", "250"),
            field("clockMinutesAhead", "-7"),
            field("portalNotEnabled", "harbour"),
            field("portalNotEnabled", "linden"),
            field("sessionsEnded", "on"),
            field("messagesLost", "on"),
        ]);
        let expected = Faults {
            answers: Answers::CutOff,
            slow: 250,
            clock_minutes_ahead: -7,
            portal_not_enabled: ["harbour", "linden"].map(str::to_owned).into(),
            sessions_ended: true,
            messages_lost: true,
            ..Faults::default()
        };
        assert_eq!(faults, Ok(expected));
        assert_eq!(Faults::from_form(&[]), Ok(Faults::default()));
    }

    #[test]
    fn what_there_is_not_cannot_be_switched_on() {
        for json in [
            json!({ "portalNotEnabled": ["nowhere"] }),
            json!({ "up": true }),
            json!({ "answers": "nicely" }),
            json!({ "slow": -1 }),
        ] {
            assert_eq!(Faults::from_json(json.clone()), Err(NotFaults), "{json}");
        }
    }

    #[test]
    fn a_wrong_clock_is_ahead_or_behind() {
        let shown = |minutes: i32| {
            let faults = Faults { clock_minutes_ahead: minutes, ..Faults::default() };
            faults.shown_at("2026-11-23T14:00:00Z".parse().unwrap()).timestamp().to_string()
        };
        assert_eq!(shown(0), "2026-11-23T14:00:00Z");
        assert_eq!(shown(7), "2026-11-23T14:07:00Z");
        assert_eq!(shown(-7), "2026-11-23T13:53:00Z");
        // However far off, it shows something.
        assert!(shown(i32::MIN) < shown(i32::MAX));
    }
}
