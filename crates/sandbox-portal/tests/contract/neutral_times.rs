//! Neutral disclosure again: the time that an answer takes tells nobody who is a patient here.

use std::time::{Duration, Instant};

use crate::portal::{Portal, attempt_by_email};

/// How often each side is asked.
const CONTACTS: usize = 200;
/// Standard deviations from what chance alone would give: once in two million walks.
const UNLIKELY: f64 = 5.0;
/// What a difference has to be found for.
const SEEDED: Duration = Duration::from_millis(20);

const PATIENTS: [&str; 4] =
    ["avery@example.org", "blair+clinic@example.org", "gray@example.org", "ives.family@example.org"];

/// How long it takes to begin, to poll, and to type a wrong code. `delay` is what the portal takes longer in.
async fn walk(portal: &Portal, token: &str, contact: &str, delay: Duration) -> Duration {
    let mut body = attempt_by_email(contact);
    body["disclosure"] = "neutral".into();
    let began = Instant::now();
    let started = portal.post("/v1/attempts").bearer(token).new_key().json(&body).send().await;
    let id = started.expect(201).text("attemptId");
    portal.poll(token, &id).await.expect(400);
    portal.verify(token, &id, "000000").await;
    tokio::time::sleep(delay).await;
    began.elapsed()
}

/// How far the ranks of the two sides are apart, in standard deviations (Mann and Whitney's U, as a normal variable).
fn apart(known: &[Duration], unknown: &[Duration]) -> f64 {
    let pairs = known.iter().flat_map(|known| unknown.iter().map(move |unknown| known.cmp(unknown)));
    let greater: f64 = pairs
        .map(|order| match order {
            std::cmp::Ordering::Less => 0.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Greater => 1.0,
        })
        .sum();
    let (m, n) = (known.len() as f64, unknown.len() as f64);
    (greater - m * n / 2.0) / (m * n * (m + n + 1.0) / 12.0).sqrt()
}

/// Patients and nobodies in turn, each contact at most a few times in an hour, so that none is locked out.
async fn measured(delay_for_patients: Duration) -> f64 {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..CONTACTS {
        let (_, token) = portal.open_session(&credential).await;
        let patient = PATIENTS[number % PATIENTS.len()];
        let nobody = format!("nobody-{}@example.org", number % PATIENTS.len());
        known.push(walk(&portal, &token, patient, delay_for_patients).await);
        unknown.push(walk(&portal, &token, &nobody, Duration::ZERO).await);
        portal.later(5 * 60);
    }
    apart(&known, &unknown).abs()
}

#[test]
fn two_sides_that_are_the_same_are_not_apart_and_two_that_are_not_are() {
    let millis = |of: fn(u64) -> u64| (0..200).map(|n| Duration::from_millis(of(n * 7919 % 211))).collect::<Vec<_>>();
    assert!(apart(&millis(|n| n), &millis(|n| n)).abs() < 0.01);
    assert!(apart(&millis(|n| n + 60), &millis(|n| n)) > UNLIKELY);
}

#[tokio::test]
#[ignore = "long: 400 walks, and the same again with a difference that has to be found"]
async fn long_patients_and_nobodies_take_the_same_time_and_a_difference_of_20_ms_would_be_found() {
    let found = measured(SEEDED).await;
    assert!(found > UNLIKELY, "a difference of {SEEDED:?} was not found: {found:.1}");
    let apart = measured(Duration::ZERO).await;
    println!("apart by {apart:.1} standard deviations; with {SEEDED:?} between them by {found:.1}");
    assert!(apart < UNLIKELY, "patients and nobodies are {apart:.1} standard deviations apart");
}
