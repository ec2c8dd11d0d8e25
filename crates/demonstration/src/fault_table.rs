//! Everything that can go wrong at a stand: how it comes about with the sandbox portal's switches, and what is said then,
//! to the patient and to staff.

use serde_json::json;
use stand_driver::programs::Programs;
use stand_driver::{Keyring, RoomPlan, Trouble, WaitingRoom};

/// Harbour Clinic's.
const PAIRING_CODE: &str = "HARB-0001";

const ADDRESS: &str = "avery@example.org";
const UNKNOWN_ADDRESS: &str = "nobody@example.org";
const NUMBER: &str = "2025550101";
const E164: &str = "+12025550101";
const UNKNOWN_NUMBER: &str = "2025550199";
const LANDLINE: &str = "2025550107";

/// Waits that nobody wants to sit through.
const IMPATIENT: &str = "[rules]\nnot-arrived-seconds = 2\n";
/// What is wrong with the portal is noticed at the next look.
const ATTENTIVE: &str = "heartbeat-seconds = 2\n";
const ONE_CODE_ONLY: &str = "[limits]\ncontact-codes = 1\n";
const ONE_CODE_AT_THIS_STAND: &str = "[limits]\nstand-codes = 1\n";

/// What is said after each wrong code of an attempt.
const AFTER_WRONG_CODES: [&str; 5] = [
    "You have 4 tries left.",
    "You have 3 tries left.",
    "You have 2 tries left.",
    "You have 1 try left.",
    "This sign-in has ended",
];

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultRow {
    /// The portal knows nobody with the address.
    EmailNotFound,
    /// The portal knows nobody with the number.
    PhoneNotFound,
    /// A code that is not the one that was sent.
    CodeWrong,
    /// A code that is too old.
    CodeExpired,
    /// A link that is too old.
    LinkExpired,
    /// Wrong digits were typed on the link's page.
    LinkRefused,
    /// More messages for one contact than may be sent.
    TooManyTries,
    /// More wrong codes for one contact than the portal takes, at whatever stand.
    ContactLocked,
    /// More messages from one stand than may be sent.
    StandLimited,
    /// A landline.
    NumberCannotGetTexts,
    /// The text message does not come.
    TextDidNotCome,
    /// The e-mail does not come.
    EmailDidNotCome,
    /// The clinic's portal is switched off.
    PortalNotEnabled,
    /// The portal does not answer.
    PortalOutOfReach,
    /// The portal answers what nobody can make sense of.
    PortalNonsense,
    /// The stand's clock is far from the portal's.
    ClockWrong,
    /// Nobody has enrolled the stand.
    NotEnrolled,
    /// The portal does not know the stand's credential any more.
    CredentialRefused,
    /// The keyring, and the credential in it, cannot be reached.
    CredentialOutOfReach,
}

impl FaultRow {
    /// The table.
    pub const ALL: &[Self] = &[
        Self::EmailNotFound,
        Self::PhoneNotFound,
        Self::CodeWrong,
        Self::CodeExpired,
        Self::LinkExpired,
        Self::LinkRefused,
        Self::TooManyTries,
        Self::ContactLocked,
        Self::StandLimited,
        Self::NumberCannotGetTexts,
        Self::TextDidNotCome,
        Self::EmailDidNotCome,
        Self::PortalNotEnabled,
        Self::PortalOutOfReach,
        Self::PortalNonsense,
        Self::ClockWrong,
        Self::NotEnrolled,
        Self::CredentialRefused,
        Self::CredentialOutOfReach,
    ];

    /// What it is, in a few words.
    pub const fn caption(self) -> &'static str {
        match self {
            Self::EmailNotFound => "E-mail not found",
            Self::PhoneNotFound => "Phone not found",
            Self::CodeWrong => "Code wrong",
            Self::CodeExpired => "Code expired",
            Self::LinkExpired => "Link expired",
            Self::LinkRefused => "Link refused",
            Self::TooManyTries => "Too many tries",
            Self::ContactLocked => "Contact locked by the portal",
            Self::StandLimited => "Too many tries at this stand",
            Self::NumberCannotGetTexts => "Number cannot get texts",
            Self::TextDidNotCome => "Text did not come",
            Self::EmailDidNotCome => "E-mail did not come",
            Self::PortalNotEnabled => "Portal not enabled",
            Self::PortalOutOfReach => "Portal out of reach",
            Self::PortalNonsense => "Portal answers nonsense",
            Self::ClockWrong => "Clock wrong",
            Self::NotEnrolled => "Stand not enrolled",
            Self::CredentialRefused => "Credential refused",
            Self::CredentialOutOfReach => "Credential out of reach",
        }
    }

    /// What the patient reads: what happened, or what to do now.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::EmailNotFound => "We found no patient with this email address.",
            Self::PhoneNotFound => "We found no patient with this number.",
            Self::CodeWrong => "You have 4 tries left.",
            Self::CodeExpired => "This code is no longer valid.",
            Self::LinkExpired => "The link and the code are no longer valid.",
            Self::LinkRefused => "On the link’s page other digits were typed, or it was said not to be you.",
            Self::TooManyTries | Self::ContactLocked => "You can try again in",
            Self::StandLimited => "There were too many tries at this screen.",
            Self::NumberCannotGetTexts => "This number cannot receive text messages.",
            Self::TextDidNotCome | Self::EmailDidNotCome => "Not arrived?",
            Self::PortalNotEnabled => "Signing in at this screen is switched off.",
            Self::PortalOutOfReach => "We cannot reach the clinic’s portal just now.",
            Self::PortalNonsense => "The clinic’s portal is having a problem.",
            Self::ClockWrong => "The clock of this screen is wrong.",
            Self::NotEnrolled => "This screen has not been set up yet.",
            Self::CredentialRefused | Self::CredentialOutOfReach => "This screen is out of service.",
        }
    }

    /// What staff reads.
    pub const fn staff_line(self) -> &'static str {
        match self {
            Self::EmailNotFound | Self::PhoneNotFound => "The portal has no record with this contact",
            Self::CodeWrong => "only the newest code is good",
            Self::CodeExpired => "A code is good for about ten minutes",
            Self::LinkExpired => "Link and code are good for about ten minutes",
            Self::LinkRefused => "The link’s page got other digits than this screen shows",
            Self::TooManyTries | Self::ContactLocked => "This contact is locked for a while",
            Self::StandLimited => "This stand has sent as many messages as it may for now",
            Self::NumberCannotGetTexts => "this is a landline or the like",
            Self::TextDidNotCome => "Compare the number with the record.",
            Self::EmailDidNotCome => "Compare the address with the record",
            Self::PortalNotEnabled => "The portal is not enabled for this clinic.",
            Self::PortalOutOfReach => "The portal does not answer",
            Self::PortalNonsense => "The portal’s answers make no sense",
            Self::ClockWrong => "The stand’s clock is far from the portal’s",
            Self::NotEnrolled => "This stand has never been enrolled.",
            Self::CredentialRefused => "The portal refuses the stand’s saved password.",
            Self::CredentialOutOfReach => "The system’s password store (its keyring) is not running.",
        }
    }

    /// The control that opens what staff reads, where that is kept out of a patient's way.
    pub const fn staff_control(self) -> Option<&'static str> {
        match self {
            Self::TextDidNotCome | Self::EmailDidNotCome => Some("Not arrived?"),
            Self::PortalNotEnabled | Self::NotEnrolled | Self::CredentialRefused | Self::CredentialOutOfReach => None,
            _ => Some("For staff"),
        }
    }

    /// A stand on whose screen it is said.
    ///
    /// # Errors
    ///
    /// When it does not come to that.
    pub async fn comes_about(self, programs: &Programs) -> Result<WaitingRoom, Trouble> {
        let plan = RoomPlan::portrait();
        let here = match self {
            Self::NotEnrolled => WaitingRoom::open_without_enrolment(programs, plan).await?,
            Self::TextDidNotCome | Self::EmailDidNotCome => {
                WaitingRoom::open_with(programs, plan, PAIRING_CODE, IMPATIENT).await?
            }
            Self::TooManyTries => WaitingRoom::open_with(programs, plan, PAIRING_CODE, ONE_CODE_ONLY).await?,
            Self::StandLimited => WaitingRoom::open_with(programs, plan, PAIRING_CODE, ONE_CODE_AT_THIS_STAND).await?,
            _ => WaitingRoom::open_with(programs, plan, PAIRING_CODE, ATTENTIVE).await?,
        };
        let here = self.goes_wrong(here).await?;
        here.person.sees_text(self.sentence()).await?;
        Ok(here)
    }

    async fn goes_wrong(self, mut here: WaitingRoom) -> Result<WaitingRoom, Trouble> {
        match self {
            Self::EmailNotFound => types_address(&here, UNKNOWN_ADDRESS).await?,
            Self::PhoneNotFound => types_number(&here, UNKNOWN_NUMBER).await?,
            Self::NumberCannotGetTexts => types_number(&here, LANDLINE).await?,
            Self::CodeWrong => {
                here.sends_code_to(NUMBER).await?;
                let code = here.portal.code_on(E164, 1).await?;
                types_code(&here, &other_than(&code)).await?;
            }
            Self::CodeExpired => {
                here.sends_code_to(NUMBER).await?;
                let code = here.portal.code_on(E164, 1).await?;
                here.portal.set_faults(&json!({ "codeExpired": true }))?;
                types_code(&here, &code).await?;
            }
            Self::LinkExpired => {
                here.sends_link_to(ADDRESS).await?;
                here.portal.set_faults(&json!({ "linkExpired": true }))?;
            }
            Self::LinkRefused => {
                here.sends_link_to(ADDRESS).await?;
                here.portal.refuses_link(&here.portal.email_to(ADDRESS, 1).await?)?;
            }
            Self::ContactLocked => {
                here.sends_code_to(NUMBER).await?;
                let wrong = other_than(&here.portal.code_on(E164, 1).await?);
                for said in AFTER_WRONG_CODES {
                    types_code(&here, &wrong).await?;
                    here.person.sees_text(said).await?;
                }
                here.person.touches_button("Resend code").await?;
                let wrong = other_than(&here.portal.code_on(E164, 2).await?);
                let [before_the_last @ .., _] = AFTER_WRONG_CODES;
                for said in before_the_last {
                    types_code(&here, &wrong).await?;
                    here.person.sees_text(said).await?;
                }
                types_code(&here, &wrong).await?;
            }
            Self::TooManyTries | Self::StandLimited => {
                here.sends_code_to(NUMBER).await?;
                here.person.touches_button("Use different phone").await?;
                here.person.touches_button("Send Login Code").await?;
            }
            Self::TextDidNotCome => {
                here.portal.set_faults(&json!({ "messagesLost": true }))?;
                here.sends_code_to(NUMBER).await?;
            }
            Self::EmailDidNotCome => {
                here.portal.set_faults(&json!({ "messagesLost": true }))?;
                here.sends_link_to(ADDRESS).await?;
            }
            Self::PortalNotEnabled => here.portal.set_faults(&json!({ "portalNotEnabled": ["harbour"] }))?,
            Self::PortalOutOfReach => {
                here.portal.set_faults(&json!({ "answers": "down" }))?;
                types_address(&here, ADDRESS).await?;
            }
            Self::PortalNonsense => {
                here.person.fills("Email address", ADDRESS).await?;
                here.portal.set_faults(&json!({ "answers": "wrongShape" }))?;
                here.person.touches_button("Send Login Link").await?;
            }
            Self::ClockWrong => here.portal.set_faults(&json!({ "clockMinutesAhead": 90 }))?,
            Self::NotEnrolled => {}
            Self::CredentialRefused => here.portal.set_faults(&json!({ "credentialRefused": true }))?,
            Self::CredentialOutOfReach => {
                here.room.set_keyring(Keyring::Absent).await?;
                here.stand.start_again()?;
            }
        }
        Ok(here)
    }
}

/// Types an address and sends it, whatever comes of it.
async fn types_address(here: &WaitingRoom, address: &str) -> Result<(), Trouble> {
    here.person.fills("Email address", address).await?;
    Ok(here.person.touches_button("Send Login Link").await?)
}

/// The same with a number.
async fn types_number(here: &WaitingRoom, number: &str) -> Result<(), Trouble> {
    here.chooses_phone().await?;
    here.types_on_keypad(number).await?;
    Ok(here.person.touches_button("Send Login Code").await?)
}

async fn types_code(here: &WaitingRoom, code: &str) -> Result<(), Trouble> {
    here.types_on_keypad(code).await?;
    Ok(here.person.touches_button("Verify & Sign In").await?)
}

/// A code of which no digit is right.
pub fn other_than(code: &str) -> String {
    let digit = |c: char| if c == '9' { '0' } else { '9' };
    code.chars().map(digit).collect()
}
