//! Sending what an attempt sends: a text message with a code, or an e-mail with a code and a link.

use crate::contact::Contact;
use crate::desk::Desk;
use crate::invented::Clinic;
use crate::language::Language;
use crate::ledger::RightKind;
use crate::refusal::Refusal;
use crate::rights::{Right, new_link_digits, other_than};
use crate::rules::{LINK_LIFETIME, POLL_INTERVAL};
use crate::store::{
    Attempt, Attempts, Delivery, Emails, KioskSessions, Letter, Link, LinkState, Links, Recipient, Stand, Stands,
    TextMessages,
};
use crate::texts::{EmailWords, Occasion, code_message, link_email};

/// Where the links' pages are. What follows is a link's token.
pub(crate) const LINKS_PATH: &str = "/links/";

impl Desk<'_> {
    /// Keeps the attempt as it is now, and sends its newest code. To nobody it is sent too, and never arrives.
    pub(crate) fn send(&self, clinic: &Clinic, attempt: &Attempt) -> Result<(), Refusal> {
        Attempts(self.tables).put(attempt)?;
        let is_lost = self.faults.messages_lost || attempt.recipient != Recipient::Patient;
        let delivery = if is_lost { Delivery::NeverArrives } else { Delivery::Arrives };
        match &attempt.contact {
            Contact::Phone(number) => self.send_text(clinic, attempt, number, delivery),
            Contact::Email(address) => self.send_email(clinic, attempt, address, delivery),
        }
    }

    /// The stand at which an attempt was begun.
    pub(crate) fn stand_of(&self, attempt: &Attempt) -> Result<Option<Stand>, Refusal> {
        let Some(session) = KioskSessions(self.tables).by_id(&attempt.kiosk_session_id)? else { return Ok(None) };
        Ok(Stands(self.tables).by_id(&session.stand_id)?)
    }

    fn send_text(&self, clinic: &Clinic, attempt: &Attempt, number: &str, delivery: Delivery) -> Result<(), Refusal> {
        let language = Language::for_patient(clinic, &attempt.language);
        let text = code_message(clinic, language, &attempt.code);
        Ok(TextMessages(self.tables).add(clinic.id, number, &text, self.now, delivery)?)
    }

    fn send_email(&self, clinic: &Clinic, attempt: &Attempt, address: &str, delivery: Delivery) -> Result<(), Refusal> {
        let token = self.new_link(attempt)?.into_inner();
        // EXPOSE: in an inbox is where a link belongs; the sandbox shows it to whoever tries the kiosk.
        let link = format!("{LINKS_PATH}{}", token.expose());
        let language = Language::for_patient(clinic, &attempt.language);
        let stand_name = self.stand_of(attempt)?.map(|stand| stand.stand_name).unwrap_or_default();
        let time = language.time_of_day(clinic, self.now);
        let occasion = Occasion { clinic, stand_name: &stand_name, time: &time };
        let EmailWords { subject, text } = link_email(&occasion, language, &attempt.code);
        let letter =
            Letter { clinic_id: clinic.id, address, subject: &subject, text: &text, code: &attempt.code, link: &link };
        Ok(Emails(self.tables).add(&letter, self.now, delivery)?)
    }

    /// A link that is the attempt's only one from now on, with digits that its last one did not have.
    fn new_link(&self, attempt: &Attempt) -> Result<Right, Refusal> {
        let earlier = Links(self.tables).newest_of(&attempt.attempt_id)?;
        let earlier_digits = earlier.map(|link| link.digits).unwrap_or_default();
        Links(self.tables).supersede_those_of(&attempt.attempt_id)?;
        let token = self.new_right(RightKind::Link);
        let link = Link {
            token: token.hash(),
            attempt_id: attempt.attempt_id.clone(),
            digits: other_than(&earlier_digits, new_link_digits),
            sent_at: self.now,
            expires_at: self.now.plus(LINK_LIFETIME),
            poll_from: self.now,
            poll_interval: POLL_INTERVAL,
            state: LinkState::Open,
        };
        Links(self.tables).put(&link)?;
        Ok(token)
    }
}
