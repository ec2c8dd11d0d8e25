//! Every row of the fault table at the shipped programs, by its name: a sentence for the patient, a line for staff, and
//! nothing of the portal's or the system's own words. `cargo xtask demo` shows a picture of each.

use crate::shipped_programs;
use demonstration::fault_table::FaultRow;
use stand_driver::Role;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

async fn is_said(row: FaultRow) -> Result<(), Trouble> {
    let here = row.comes_about(&shipped_programs()).await?;
    if let Some(control) = row.staff_control() {
        here.person.touches_button(control).await?;
    }
    here.person.sees_text(row.staff_line()).await?;
    let seen = here.person.reads().await?;
    for machine_words in ["http", "rror", "undefined", "null", "NaN", "{ $"] {
        assert!(!seen.contains(machine_words), "{row:?} says {machine_words:?}");
    }
    let headings = here.person.looks().await?.iter().filter(|found| found.role() == Role::Heading).count();
    assert!(headings > 0, "the screen is whole");
    Ok(())
}

macro_rules! rows {
    ($($test:ident: $row:ident,)*) => {
        $(
            #[tokio::test]
            async fn $test() -> Result<(), Trouble> {
                is_said(FaultRow::$row).await
            }
        )*

        #[test]
        fn every_row_has_a_test() {
            assert_eq!([$(FaultRow::$row),*], FaultRow::ALL);
        }
    };
}

rows! {
    an_email_that_is_not_found: EmailNotFound,
    a_phone_that_is_not_found: PhoneNotFound,
    a_code_that_is_wrong_with_the_tries_left: CodeWrong,
    a_code_that_has_expired: CodeExpired,
    a_link_that_has_expired: LinkExpired,
    a_link_that_was_refused: LinkRefused,
    too_many_tries_with_the_wait: TooManyTries,
    a_contact_that_the_portal_has_locked: ContactLocked,
    too_many_tries_at_this_stand: StandLimited,
    a_number_that_cannot_get_texts: NumberCannotGetTexts,
    a_text_that_did_not_come: TextDidNotCome,
    an_email_that_did_not_come: EmailDidNotCome,
    a_portal_that_is_not_enabled: PortalNotEnabled,
    a_portal_out_of_reach: PortalOutOfReach,
    a_portal_that_answers_nonsense: PortalNonsense,
    a_clock_that_is_wrong: ClockWrong,
    a_stand_that_is_not_enrolled: NotEnrolled,
    a_credential_that_is_refused: CredentialRefused,
    a_credential_out_of_reach: CredentialOutOfReach,
}
