//! What the product's side adds to a portal call: the same call of the same sandbox by the shell's own client, and by
//! nothing but an HTTP client, in turn.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use kiosk_core::{
    AccessCode, Answer, Contact, CountryCode, Disclosure, LanguageTag, PatientAccess, PatientId, PhoneNumber,
    PortalCall, Sensitive,
};
use portal_client::http::{HttpPatientPortal, HttpStandPortal, PortalUrl, Timeouts};
use portal_client::{IdempotencyKey, PairingCode, PatientPortal as _, StandPortal as _};
use stand_driver::programs::{Portal, Programs};

use crate::figure::Figure;
use crate::product::clinic;
use crate::sample::Sample;

/// Calls that are made before any is measured.
const WARM_UP: usize = 50;

/// Somebody who is signed in.
struct SignedIn {
    portal: HttpPatientPortal,
    access: PatientAccess,
    patient: PatientId,
}

/// Asks for the day's appointments both ways.
pub(crate) async fn figures(programs: &Programs, calls: usize) -> Result<Vec<Figure>> {
    crate::say("portal calls");
    let sandbox = Portal::start(programs)?;
    let signed_in = sign_in(&sandbox).await?;
    let url = format!("{}/v1/patients/{}/appointments/today", sandbox.base_url(), signed_in.patient.0);
    // The client before it has chosen the process's cryptography.
    let bare_client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for number in 0..WARM_UP + calls {
        let times = (signed_in.list_appointments().await?, bare_call(&bare_client, &url, &signed_in.access).await?);
        if number >= WARM_UP {
            ours.push(times.0);
            bare.push(times.1);
        }
    }
    let (ours, bare) = (Sample::of_millis(&ours)?.median(), Sample::of_millis(&bare)?.median());
    Ok(vec![
        Figure::at_most(1.0, "what the backend adds to a portal call, median", ours - bare, "ms")?,
        Figure::explaining("portal call by the backend, median", ours, "ms")?,
        Figure::explaining("portal call by a bare client, median", bare, "ms")?,
    ])
}

impl SignedIn {
    /// As the shell's loop has it done: a question of the core's goes in, its answer comes out.
    async fn list_appointments(&self) -> Result<Duration> {
        let key = IdempotencyKey::random();
        let begun = Instant::now();
        let call = PortalCall::ListAppointments { access: self.access.clone(), patient: self.patient.clone() };
        let answer = self.portal.answer(&key, call).await;
        let took = begun.elapsed();
        ensure!(matches!(answer, Answer::Listed(Ok(_))), "the portal does not list the appointments");
        Ok(took)
    }
}

async fn bare_call(client: &reqwest::Client, url: &str, access: &PatientAccess) -> Result<Duration> {
    let begun = Instant::now();
    // EXPOSE: an invented patient's right, sent to the sandbox.
    let request = client.get(url).bearer_auth(access.0.expose());
    let answer = request.send().await?.error_for_status()?.bytes().await?;
    let took = begun.elapsed();
    ensure!(!answer.is_empty(), "the portal's answer is empty");
    Ok(took)
}

async fn sign_in(sandbox: &Portal) -> Result<SignedIn> {
    let url = || PortalUrl::parse(sandbox.base_url());
    let stand = HttpStandPortal::new(url()?, Timeouts::default())?;
    let pairing_code = PairingCode(Sensitive::new(clinic().pairing_code.to_owned()));
    let credential = stand.enrol(&pairing_code, "Entrance").await?.credential;
    let session = stand.open_session(&credential, &IdempotencyKey::random()).await?;

    let portal = HttpPatientPortal::new(url()?, Timeouts::default())?;
    portal.set_session_token(session.token);
    let number = clinic().phones[0].number;
    let contact =
        Contact::Phone(PhoneNumber::parse(&Sensitive::new(number.to_owned()), &CountryCode("US".to_owned()))?);
    let english = LanguageTag("en".to_owned());
    let started = portal.start_attempt(&IdempotencyKey::random(), &contact, &english, Disclosure::Portal).await?;
    let code = AccessCode::parse(&Sensitive::new(sandbox.code_on(number, 1).await?))?;
    let signed_in = portal.verify(&IdempotencyKey::random(), &started.handle, &code).await?;
    let patient = signed_in.patients.first().context("the phone is nobody's")?.id.clone();
    Ok(SignedIn { portal, access: signed_in.access, patient })
}
