//! Contacts that belong to several patients, by phone and by e-mail.

use crate::portal::{Answer, Portal};

impl Portal {
    /// Signs in with this number and with this address; both answers.
    async fn signs_in_both_ways(&self, number: &str, address: &str) -> [Answer; 2] {
        let (_, _, token) = self.stand_with_session().await;
        let by_phone = self.start_attempt(&token, number).await.expect(201).text("attemptId");
        let by_phone = self.verify(&token, &by_phone, &self.code_for(number)).await.expect(200);
        let by_email = self.start_by_email(&token, address).await.expect(201).text("attemptId");
        let by_email = self.verify(&token, &by_email, &self.email_for(address).code).await.expect(200);
        [by_phone, by_email]
    }

    async fn lists(&self, access: &str, patient_id: &str) -> Answer {
        self.get(&format!("/v1/patients/{patient_id}/appointments/today")).bearer(access).send().await
    }
}

fn names(answer: &Answer) -> Vec<&str> {
    let patients = answer.body["patients"].as_array().unwrap();
    patients.iter().map(|patient| patient["displayName"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_family_of_three_is_reached_by_phone_and_by_email() {
    let portal = Portal::start().await;
    for signed_in in portal.signs_in_both_ways("+12025550108", "ives.family@example.org").await {
        assert_eq!(names(&signed_in), ["Ives", "Jules", "Kit"]);
        for patient_id in ["pat-ives", "pat-jules", "pat-kit"] {
            portal.lists(&signed_in.text("accessToken"), patient_id).await.expect(200);
        }
    }
}

#[tokio::test]
async fn a_family_may_have_twelve_members() {
    let portal = Portal::start().await;
    for signed_in in portal.signs_in_both_ways("+12025550109", "twelve@example.org").await {
        assert_eq!(names(&signed_in).len(), 12);
    }
}

#[tokio::test]
async fn who_may_not_act_for_a_member_any_more_hears_it_when_they_try() {
    let portal = Portal::start().await;
    for signed_in in portal.signs_in_both_ways("+12025550110", "lennon@example.org").await {
        assert_eq!(names(&signed_in), ["Lennon", "Mercer"]);
        let access = signed_in.text("accessToken");
        portal.lists(&access, "pat-lennon").await.expect(200);
        portal.lists(&access, "pat-mercer").await.expect_problem(403, "access-withdrawn");
        let check_in = portal.post("/v1/patients/pat-mercer/appointments/any/check-ins").bearer(&access).new_key();
        check_in.send().await.expect_problem(403, "access-withdrawn");
    }
}
