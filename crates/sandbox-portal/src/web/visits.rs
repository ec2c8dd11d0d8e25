//! Who may see the dashboard: a hand-off lets one browser in, once, and every page asks anew whether it still may.

use axum::http::{HeaderMap, header};

use super::visitor::Visitor;
use crate::desk::Desk;
use crate::invented::{Access, Clinic, Patient};
use crate::language::Language;
use crate::ledger::RightKind;
use crate::refusal::Refusal;
use crate::rights::{Right, RightHash};
use crate::rules::HAND_OFF_LIFETIME;
use crate::store::{HandOff, HandOffState, HandOffs, PatientSession, PatientSessions, WebSession, WebSessions};

/// The cookie that a browser is known by.
pub(super) const COOKIE: &str = "sandbox-dashboard";

/// What comes of opening a hand-off.
pub(super) enum Opened {
    /// The browser is let in.
    LetIn {
        /// For its cookie.
        right: Right,
        /// Who its visitor is.
        patient_id: String,
    },
    /// It was good once.
    NotAnyMore,
    /// There never was such a one.
    Unknown,
}

impl Desk<'_> {
    /// Where the dashboard is for a caller who reached this server there; `None` where there is none.
    pub(crate) fn dashboard_at(&self, reached_at: Option<String>) -> Option<String> {
        reached_at.filter(|_| !self.faults.dashboard_unavailable)
    }

    /// Makes a way in for this patient. Earlier ones that nobody has opened lead nowhere from then on.
    pub(crate) fn hand_off(&self, session: &PatientSession, patient: &Patient) -> Result<Right, Refusal> {
        let token = self.new_right(RightKind::HandOff);
        let hand_offs = HandOffs(self.tables);
        hand_offs.supersede_those_of(&session.patient_session_id)?;
        hand_offs.add(&HandOff {
            token: token.hash(),
            patient_session_id: session.patient_session_id.clone(),
            patient_id: patient.id.to_owned(),
            expires_at: self.now.plus(HAND_OFF_LIFETIME),
            state: HandOffState::Waiting,
        })?;
        Ok(token)
    }

    /// Lets a browser in. There is one at a time: who was let in before is not any more.
    pub(super) fn open_hand_off(&self, token: &str) -> Result<Opened, Refusal> {
        let Some(hand_off) = HandOffs(self.tables).by_token(&RightHash::of(token))? else { return Ok(Opened::Unknown) };
        let is_good = hand_off.state == HandOffState::Waiting && self.now < hand_off.expires_at;
        if !is_good || self.open_session(&hand_off.patient_session_id)?.is_none() {
            return Ok(Opened::NotAnyMore);
        }
        HandOffs(self.tables).opened(&hand_off.token)?;
        let sessions = WebSessions(self.tables);
        sessions.end_those_of(&hand_off.patient_session_id, self.now)?;
        let cookie = self.new_right(RightKind::WebSession);
        sessions.add(&WebSession {
            cookie: cookie.hash(),
            patient_session_id: hand_off.patient_session_id,
            patient_id: hand_off.patient_id.clone(),
            opened_at: self.now,
            ended_at: None,
        })?;
        Ok(Opened::LetIn { right: cookie, patient_id: hand_off.patient_id })
    }

    /// Whoever opens a page, if they may: their own session lives, and with it the patient's and the stand's.
    pub(super) fn visitor(&self, headers: &HeaderMap) -> Result<Option<Visitor>, Refusal> {
        let Some(cookie) = cookie(headers) else { return Ok(None) };
        let Some(session) = WebSessions(self.tables).by_cookie(&RightHash::of(cookie))? else { return Ok(None) };
        if session.ended_at.is_some() {
            return Ok(None);
        }
        let Some(signed_in) = self.open_session(&session.patient_session_id)? else { return Ok(None) };
        Ok(visitor(cookie, &session, &signed_in))
    }

    /// Ends the visit of whoever asks; who has none has none afterwards either.
    pub(super) fn end_visit(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        if let Some(cookie) = cookie(headers) {
            WebSessions(self.tables).end(&RightHash::of(cookie), self.now)?;
        }
        Ok(())
    }

    /// The patient's session, if it and the kiosk session that it was begun in are open.
    fn open_session(&self, patient_session_id: &str) -> Result<Option<PatientSession>, Refusal> {
        let found = PatientSessions(self.tables).by_id(patient_session_id)?;
        let Some(signed_in) = found.filter(|found| found.is_open(self.now)) else { return Ok(None) };
        let kiosk_session = self.session_if_open(&signed_in.kiosk_session_id)?;
        Ok(kiosk_session.map(|_| signed_in))
    }
}

fn visitor(cookie: &str, session: &WebSession, signed_in: &PatientSession) -> Option<Visitor> {
    let clinic = Clinic::by_id(&signed_in.clinic_id)?;
    let patients = clinic.patients_at(&signed_in.contact)?;
    let patient = patients.iter().find(|patient| patient.id == session.patient_id)?;
    let language = Language::for_patient(clinic, &signed_in.language);
    (patient.access == Access::Granted).then(|| Visitor::new(clinic, patient, language, cookie))
}

/// The value of our cookie; a browser sends it among others.
fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}
