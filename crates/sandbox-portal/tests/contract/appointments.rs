//! Today's appointments, and "I'm here".

use serde_json::{Value, json};

use crate::portal::{AVERY, Answer, Portal};

impl Portal {
    /// Today's appointments of whoever has this number.
    async fn day_of(&self, number: &str, patient_id: &str) -> (String, Vec<Value>) {
        let (_, _, token) = self.stand_with_session().await;
        let access = self.sign_in(&token, number).await;
        let listed = self.list(&access, patient_id).await.expect(200);
        (access, listed.body["appointments"].as_array().unwrap().clone())
    }

    async fn list(&self, access: &str, patient_id: &str) -> Answer {
        self.get(&format!("/v1/patients/{patient_id}/appointments/today")).bearer(access).send().await
    }

    async fn check_in(&self, access: &str, patient_id: &str, appointment: &Value) -> Answer {
        let id = appointment["appointmentId"].as_str().unwrap();
        let path = format!("/v1/patients/{patient_id}/appointments/{id}/check-ins");
        self.post(&path).bearer(access).new_key().send().await
    }
}

#[tokio::test]
async fn times_are_the_clinics_own() {
    let portal = Portal::start().await;
    let (_, day) = portal.day_of(AVERY, "pat-avery").await;
    assert_eq!(day.len(), 2);
    assert_eq!(day[0]["startsAt"], "2026-11-23T09:20:00-05:00");
    assert_eq!(day[0]["clinician"], "Dr. Rowan Ellery");
    assert_eq!(day[0]["status"], json!({ "kind": "expected" }));
    assert_eq!(day[1]["startsAt"], "2026-11-23T10:20:00-05:00");
}

#[tokio::test]
async fn checking_in_says_where_to_wait_and_stays_so() {
    let portal = Portal::start().await;
    let (access, day) = portal.day_of(AVERY, "pat-avery").await;
    let mut checked_in = json!({
        "kind": "checkedIn", "room": "Room 4", "queuePlace": 2, "waitMinutes": 15,
        "instruction": "Take a seat by the windows. We will call you by your first name.",
    });
    for _ in 0..2 {
        let answer = portal.check_in(&access, "pat-avery", &day[0]).await.expect(200);
        assert_eq!(answer.body["appointmentId"], day[0]["appointmentId"]);
        assert_eq!(answer.body["status"], checked_in);
    }
    let today = portal.list(&access, "pat-avery").await.expect(200);
    assert_eq!(today.body["appointments"][0]["status"], checked_in, "also on the list of this session");
    let (_, day) = portal.day_of(AVERY, "pat-avery").await;
    checked_in["kind"] = "alreadyCheckedIn".into();
    assert_eq!(day[0]["status"], checked_in, "at the next sign-in it was said before");
    assert_eq!(day[1]["status"]["kind"], "expected");
}

#[tokio::test]
async fn queue_place_and_wait_go_on_while_somebody_waits() {
    let portal = Portal::start().await;
    let (access, day) = portal.day_of(AVERY, "pat-avery").await;
    portal.check_in(&access, "pat-avery", &day[0]).await.expect(200);
    for (later, place, minutes) in [(4 * 60, 2, 11), (60, 1, 10)] {
        portal.later(later);
        let today = portal.list(&access, "pat-avery").await.expect(200);
        let status = &today.body["appointments"][0]["status"];
        assert_eq!((&status["queuePlace"], &status["waitMinutes"]), (&json!(place), &json!(minutes)));
    }
}

#[tokio::test]
async fn who_has_no_appointment_today_gets_an_empty_list() {
    let portal = Portal::start().await;
    assert!(portal.day_of("+12025550102", "pat-blair").await.1.is_empty());
}

#[tokio::test]
async fn the_next_appointment_is_named_where_the_record_has_one() {
    let portal = Portal::start().await;
    let (blair, _) = portal.day_of("+12025550102", "pat-blair").await;
    let today = portal.list(&blair, "pat-blair").await.expect(200);
    assert_eq!(today.body["next"], json!({ "startsAt": "2026-11-25T09:00:00-05:00" }));
    let (avery, _) = portal.day_of(AVERY, "pat-avery").await;
    assert_eq!(portal.list(&avery, "pat-avery").await.expect(200).body.get("next"), None);
}

#[tokio::test]
async fn who_is_too_early_is_told_from_when_and_can_check_in_then() {
    let portal = Portal::start().await;
    let (access, day) = portal.day_of("+12025550103", "pat-casey").await;
    let too_early = json!({ "kind": "tooEarly", "from": "2026-11-23T11:00:00-05:00" });
    assert_eq!(day[0]["status"], too_early);
    let answer = portal.check_in(&access, "pat-casey", &day[0]).await.expect(200);
    assert_eq!(answer.body["status"], too_early);
    portal.later(2 * 60 * 60);
    let (access, day) = portal.day_of("+12025550103", "pat-casey").await;
    let answer = portal.check_in(&access, "pat-casey", &day[0]).await.expect(200);
    assert_eq!(answer.body["status"]["kind"], "checkedIn");
}

#[tokio::test]
async fn what_cannot_be_checked_in_to_says_how_it_stands() {
    let portal = Portal::start().await;
    let rule = json!({ "kind": "clinicRule", "message": "Please bring your new insurance card to the front desk." });
    let another_place = json!({ "kind": "anotherPlace", "address": "Harbour Clinic North\n8 Pier Road\nSpringfield" });
    let another_day = json!({ "kind": "anotherDay", "startsAt": "2026-11-25T09:40:00-05:00" });
    let at_the_desk = json!({ "kind": "alreadyCheckedIn", "room": "Room 2", "queuePlace": 3, "waitMinutes": 20 });
    let cases = [
        ("+12025550104", "pat-devon", json!({ "kind": "cancelled" })),
        ("+12025550106", "pat-gray", rule),
        ("+12025550111", "pat-piper", json!({ "kind": "tooLate" })),
        ("+12025550112", "pat-reese", another_place),
        ("+12025550113", "pat-shay", another_day),
        ("+12025550114", "pat-toni", at_the_desk),
    ];
    for (number, patient, status) in cases {
        let (access, day) = portal.day_of(number, patient).await;
        assert_eq!(day[0]["status"], status);
        let answer = portal.check_in(&access, patient, &day[0]).await.expect(200);
        assert_eq!(answer.body["status"], status);
    }
}

#[tokio::test]
async fn a_list_can_change_while_somebody_is_signed_in() {
    let portal = Portal::start().await;
    let (access, before) = portal.day_of("+12025550115", "pat-umi").await;
    assert_eq!(before.len(), 4);
    portal.later(60);
    let today = portal.list(&access, "pat-umi").await.expect(200);
    let after = today.body["appointments"].as_array().unwrap();
    assert_eq!(after.len(), 4);
    assert_eq!(after[0], before[0]);
    assert!(before.iter().all(|appointment| appointment["appointmentId"] != after[1]["appointmentId"]), "one came");
    assert_eq!(after[2]["status"], json!({ "kind": "cancelled" }));
    let vanished = portal.check_in(&access, "pat-umi", &before[3]).await;
    vanished.expect_problem(404, "no-such-appointment");
    let still_here = portal.check_in(&access, "pat-umi", &before[1]).await.expect(200);
    assert_eq!(still_here.body["status"], json!({ "kind": "cancelled" }));
}

#[tokio::test]
async fn nobody_sees_another_patients_day() {
    let portal = Portal::start().await;
    let (avery, day) = portal.day_of(AVERY, "pat-avery").await;
    let (ellis, _) = portal.day_of("+12025550105", "pat-ellis").await;
    for patient in ["pat-ellis", "cli-marlowe", "nobody"] {
        portal.list(&avery, patient).await.expect_problem(404, "not-found");
    }
    portal.check_in(&ellis, "pat-avery", &day[0]).await.expect_problem(404, "not-found");
    portal.check_in(&ellis, "pat-ellis", &day[0]).await.expect_problem(404, "no-such-appointment");
    let nothing = json!({ "appointmentId": "appointment-0" });
    portal.check_in(&avery, "pat-avery", &nothing).await.expect_problem(404, "no-such-appointment");
}

#[tokio::test]
async fn a_day_that_is_over_is_planned_anew_at_the_next_sign_in() {
    let portal = Portal::start().await;
    let (access, day) = portal.day_of(AVERY, "pat-avery").await;
    portal.check_in(&access, "pat-avery", &day[0]).await.expect(200);
    portal.later(60 * 60);
    let (_, day) = portal.day_of(AVERY, "pat-avery").await;
    assert_eq!(day[0]["startsAt"], "2026-11-23T10:20:00-05:00");
    assert_eq!(day[0]["status"]["kind"], "expected");
    portal.later(24 * 60 * 60);
    let (_, day) = portal.day_of(AVERY, "pat-avery").await;
    assert_eq!(day[0]["startsAt"], "2026-11-24T10:20:00-05:00");
}

#[tokio::test]
async fn the_days_of_the_other_clinic_are_on_its_own_clock() {
    let portal = Portal::start().await;
    let credential = portal.enrol("LIND-0001").await;
    let (_, token) = portal.open_session(&credential).await;
    let access = portal.sign_in(&token, "+447700900101").await;
    let day = portal.list(&access, "cli-marlowe").await.expect(200);
    assert_eq!(day.body["appointments"][0]["startsAt"], "2026-11-23T14:15:00+00:00");
}
