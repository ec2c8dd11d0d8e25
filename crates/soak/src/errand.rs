//! What somebody does at the stand, step by step, with the time that they take to think.

use std::time::Duration;

use anyhow::Result;
use fastrand::Rng;
use stand_driver::{Found, Name, Role, WaitingRoom};
use tokio::time::{sleep, timeout};

use crate::plan::{Errand, Patient};

/// The longest that anybody thinks between two touches.
const THOUGHT: Duration = Duration::from_millis(1200);

/// How long whoever tries everything waits for one thing to hold still.
const MOMENT: Duration = Duration::from_secs(2);

/// What is not tried by whoever tries everything: what only staff knows what to do with, and what needs more than a touch.
const NOT_TRIED: &[&str] = &["Staff", "Send Login", "Sign out"];

/// What a number begins with at this clinic.
const PREFIX: &str = "+1";

impl Errand {
    /// Does it, until it is done or nobody can go on.
    pub(crate) async fn carry_out(self, here: &WaitingRoom, patient: Patient, random: &mut Rng) -> Result<()> {
        match self {
            Self::Touches => touches(here, random).await,
            Self::TypesHalf => {
                let field = here.person.sees(Role::Entry, "Email address").await?;
                here.person.touches(&field).await?;
                let half = random.usize(1..patient.address.len());
                Ok(here.person.types(&patient.address[..half]).await?)
            }
            Self::LooksAround => looks_around(here, random).await,
            Self::AsksForCode => {
                here.sends_code_to(patient.number).await?;
                thinks(random).await;
                Ok(())
            }
            Self::Reads => signs_in(here, patient, random).await,
            Self::ChecksIn => {
                signs_in(here, patient, random).await?;
                let seen = here.person.looks().await?;
                if let Some(button) = seen.iter().find(|found| is_button(found, "I'm here")) {
                    here.person.touches(button).await?;
                    thinks(random).await;
                }
                Ok(())
            }
            Self::ReadsByEmail => signs_in_by_email(here, patient, random).await,
            Self::OpensPortal => {
                signs_in(here, patient, random).await?;
                here.opens_the_portal().await?;
                thinks(random).await;
                Ok(())
            }
        }
    }
}

/// Steps up to the stand: from now on somebody is there.
pub(crate) async fn steps_up(here: &WaitingRoom) -> Result<()> {
    let heading = here.person.sees(Role::Heading, Name::containing("Sign in by")).await?;
    Ok(here.person.touches(&heading).await?)
}

/// Takes some time.
async fn thinks(random: &mut Rng) {
    sleep(THOUGHT.mul_f64(random.f64())).await;
}

pub(crate) fn is_button(found: &Found, name: &str) -> bool {
    found.role() == Role::Button && found.name() == name && found.is_enabled()
}

async fn touches(here: &WaitingRoom, random: &mut Rng) -> Result<()> {
    for _ in 0..random.u32(..4) {
        thinks(random).await;
        let key = random.u32(..10).to_string();
        let seen = here.person.looks().await?;
        if let Some(key) = seen.iter().find(|found| is_button(found, &key)) {
            here.person.touches(key).await?;
        }
    }
    Ok(())
}

async fn looks_around(here: &WaitingRoom, random: &mut Rng) -> Result<()> {
    for _ in 0..random.u32(2..7) {
        let seen = here.person.looks().await?;
        let can_be_tried = |found: &&Found| {
            matches!(found.role(), Role::Button | Role::ToggleButton | Role::RadioButton)
                && found.is_enabled()
                && !NOT_TRIED.iter().any(|name| found.name().contains(name))
        };
        let tried: Vec<&Found> = seen.iter().filter(can_be_tried).collect();
        if let Some(one) = random.choice(&tried) {
            // What has gone by now is not touched any more.
            let _moved = timeout(MOMENT, here.person.touches(one)).await;
        }
        thinks(random).await;
    }
    Ok(())
}

async fn signs_in(here: &WaitingRoom, patient: Patient, random: &mut Rng) -> Result<()> {
    let e164 = format!("{PREFIX}{}", patient.number);
    let before = here.portal.messages()?.iter().filter(|message| message.number == e164).count();
    here.chooses_phone().await?;
    thinks(random).await;
    here.person.fills("Mobile phone number", patient.number).await?;
    here.person.touches_button("Send Login Code").await?;
    here.person.sees(Role::Button, "Verify & Sign In").await?;
    let code = here.portal.code_on(&e164, before + 1).await?;
    verifies(here, &code, patient, random).await
}

async fn signs_in_by_email(here: &WaitingRoom, patient: Patient, random: &mut Rng) -> Result<()> {
    let address = patient.address;
    let before = here.portal.emails()?.iter().filter(|email| email.address.eq_ignore_ascii_case(address)).count();
    here.sends_link_to(address).await?;
    let email = here.portal.email_to(address, before + 1).await?;
    verifies(here, &email.code, patient, random).await
}

async fn verifies(here: &WaitingRoom, code: &str, patient: Patient, random: &mut Rng) -> Result<()> {
    thinks(random).await;
    here.person.fills("6-digit code", code).await?;
    here.person.touches_button("Verify & Sign In").await?;
    here.person.sees(Role::Heading, Name::containing(patient.name)).await?;
    thinks(random).await;
    Ok(())
}
