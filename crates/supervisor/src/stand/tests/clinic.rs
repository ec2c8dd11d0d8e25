//! What the clinic and its portal say of hours, clock, limits and looks, and what the shell hears of it.

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use kiosk_core::{
    Branding, ClinicHours, CountryCode, Disclosure, LocalTime, Opening, OpeningHours, OpeningSpan, OutOfService, Rules,
    Weekday,
};
use shell_protocol::{CodeVerdict, ContactMark};

use super::*;
use crate::limits::{CodeLimits, Limit};

const THREE_DAYS: Duration = Duration::from_secs(3 * 24 * 60 * 60);

const MIDNIGHT: LocalTime = LocalTime { hour: 0, minute: 0 };

/// The day of the week so many days from now.
fn day_in(days: i64) -> Weekday {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let all = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let day = today.checked_add(days.days()).unwrap().weekday();
    all[usize::try_from(day.to_monday_zero_offset()).unwrap()]
}

/// Closed now, and open all day from two to four days from now.
fn open_in_three_days() -> Branding {
    let span = |days| OpeningSpan { day: day_in(days), opens: MIDNIGHT, closes: MIDNIGHT };
    let spans = [2, 3, 4].map(span).to_vec();
    Branding { opening_hours: Some(OpeningHours { time_zone: "UTC".to_owned(), spans }), ..Branding::unbranded() }
}

/// The first shell that hears, or is briefed, that the clinic's hours are such.
async fn shell_that_hears(stand: &mut RunningStand, wanted: impl Fn(ClinicHours) -> bool) -> PlayedShell {
    loop {
        let mut shell = stand.next_shell().await;
        if shell.hours_become(&wanted).await {
            return shell;
        }
    }
}

#[test]
fn a_shell_is_told_when_the_clinic_opens_next() {
    on_one_thread(async {
        let before = Before::default();
        before.portal.lock().branding = Some(open_in_three_days());
        let mut stand = RunningStand::switch_on(before);
        let opens = |weekday| ClinicHours::Closed { opens: Some(Opening { weekday: Some(weekday), time: MIDNIGHT }) };
        // Whether midnight has passed meanwhile or not.
        let expected = [day_in(1), day_in(2)].map(opens);
        shell_that_hears(&mut stand, |hours| expected.contains(&hours)).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_whose_clock_is_wrong_serves_on_and_keeps_the_clinics_hours_by_the_portals_clock() {
    on_one_thread(async {
        let before = Before::default();
        before.portal.lock().branding = Some(open_in_three_days());
        let mut stand = RunningStand::switch_on(before);
        let mut shell = shell_that_hears(&mut stand, |hours| hours != ClinicHours::Open).await;
        shell.says(FromShell::Touched).await;
        stand.portal.lock().clock_ahead = THREE_DAYS;
        let (mut standing, mut hours) = (None, None);
        while standing != Some(Standing::ClockWrong) || hours != Some(ClinicHours::Open) {
            match shell.heard().await {
                ToShell::Standing { standing: now } => standing = Some(now),
                ToShell::Hours { hours: now } => hours = Some(now),
                _ => {}
            }
        }
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_that_has_to_be_neutral_does_not_serve_for_a_portal_that_cannot_be() {
    on_one_thread(async {
        let rules = Rules { disclosure: Disclosure::Neutral, ..Rules::default() };
        let configuration = Configuration { rules, ..Configuration::default() };
        let mut stand = RunningStand::switch_on(Before { configuration, ..Before::default() });
        let mut shell = stand.next_shell().await;
        assert!(shell.becomes(Standing::OutOfService(OutOfService::NeutralNotSupported)).await);
        stand.switch_off().await;
    });
}

#[test]
fn codes_are_counted_over_all_shells_and_the_same_asking_once() {
    on_one_thread(async {
        let limits =
            CodeLimits { stand: Limit { codes: 2, within: Duration::from_secs(600) }, ..CodeLimits::default() };
        let configuration = Configuration { limits, ..Configuration::default() };
        let mut stand = RunningStand::switch_on(Before { configuration, ..Before::default() });
        for (shell_number, allowed) in [(1, true), (2, true), (3, false)] {
            let mut shell = stand.shell_in_service().await;
            shell.says(FromShell::Touched).await;
            let contact = Sensitive::new(format!("+1202555010{shell_number}"));
            let contact = ContactMark::of(&shell.briefing.contact_key, &contact);
            for _ in 0..2 {
                shell.says(FromShell::CodeRequest { asking: 1, contact }).await;
                let verdict = loop {
                    if let ToShell::CodeDecision { asking: 1, verdict } = shell.heard().await {
                        break verdict;
                    }
                };
                assert_eq!(verdict == CodeVerdict::Allowed, allowed, "{shell_number}: {verdict:?}");
            }
            shell.says(FromShell::Ended { reason: kiosk_core::EndReason::SignedOut }).await;
        }
        stand.switch_off().await;
    });
}

#[test]
fn a_change_that_cannot_be_used_leaves_the_last_good_branding_and_says_why_until_it_is_mended() {
    on_one_thread(async {
        let before = Before::default();
        before.portal.lock().clinic = "Harbour Clinic".to_owned();
        let mut stand = RunningStand::switch_on(before);
        let shell = stand.shell_in_service().await;
        let complaint =
            |stand: &RunningStand| Store::open(stand.state.path()).unwrap().branding_complaint("stand-7").unwrap();
        {
            let mut portal = stand.portal.lock();
            portal.clinic = "Harbour Clinic by the Sea".to_owned();
            portal.branding = Some(Branding { country: CountryCode("XX".to_owned()), ..Branding::unbranded() });
        }
        until("there is something to complain of", || complaint(&stand).is_some()).await;
        assert_eq!(complaint(&stand).as_deref(), Some("country has no phone numbers"));
        let stored = Store::open(stand.state.path()).unwrap().branding("stand-7").unwrap().unwrap();
        assert_eq!(stored.branding.clinic_name, "Harbour Clinic");
        assert!(!stand.shells.has_another(), "nothing is shown anew");
        stand.portal.lock().branding = None;
        stand.portal.lock().logo = Some(b"no picture".to_vec());
        until("the logo is complained of", || complaint(&stand).is_some_and(|said| said.starts_with("logoUrl"))).await;
        stand.portal.lock().logo = None;
        until("there is nothing to complain of", || complaint(&stand).is_none()).await;
        drop(shell);
        assert_eq!(stand.next_shell().await.briefing.branding.clinic_name, "Harbour Clinic by the Sea");
        stand.switch_off().await;
    });
}
