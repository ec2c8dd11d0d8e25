//! What the portal sends to whoever signs in, counted by whom it is for.

use std::collections::BTreeMap;

use stand_driver::programs::Email;
use stand_driver::{Role, WaitingRoom};

use super::Trouble;
use crate::patient::Patient;

/// How many messages each contact has been sent.
#[derive(Debug, Default)]
pub(super) struct Messages {
    sent: BTreeMap<String, usize>,
}

impl Messages {
    /// To the verification screen, by text message; gives the code.
    pub(super) async fn send_code(&mut self, here: &WaitingRoom, patient: &Patient) -> Result<String, Trouble> {
        here.chooses_phone().await?;
        here.person.fills("Mobile phone number", patient.number).await?;
        here.person.touches_button("Send Login Code").await?;
        here.person.sees(Role::Button, "Verify & Sign In").await?;
        let count = self.one_more_to(&patient.e164());
        Ok(here.portal.code_on(&patient.e164(), count).await?)
    }

    /// To the verification screen, by e-mail; gives the e-mail.
    pub(super) async fn send_link(&mut self, here: &WaitingRoom, patient: &Patient) -> Result<Email, Trouble> {
        here.sends_link_to(patient.address).await?;
        let count = self.one_more_to(patient.address);
        Ok(here.portal.email_to(patient.address, count).await?)
    }

    /// From the sign-in screen to whatever comes after the code; gives the code.
    pub(super) async fn sign_in(&mut self, here: &WaitingRoom, patient: &Patient) -> Result<String, Trouble> {
        let code = self.send_code(here, patient).await?;
        here.person.fills("6-digit code", &code).await?;
        here.person.touches_button("Verify & Sign In").await?;
        Ok(code)
    }

    fn one_more_to(&mut self, contact: &str) -> usize {
        let count = self.sent.entry(contact.to_owned()).or_default();
        *count += 1;
        *count
    }
}
