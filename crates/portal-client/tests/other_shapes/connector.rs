//! The connector: both ports over what this server has.

use std::time::{Duration, SystemTime};

use kiosk_core::{
    AccessCode, Appointment, AppointmentId, AppointmentStatus, AttemptHandle, Branding, CalledFrom, CheckInOutcome,
    CheckInRefused, Colour, Contact, CountryCode, Disclosure, HandOff, HandOffRefused, LanguageTag, LimitOf, Limited,
    LinkRefused, LinkState, ListRefused, LocalTime, Patient, PatientAccess, PatientId, PortalTrouble, ResendRefused,
    Sensitive, SignInMethod, SignedIn, StartRefused, StartedAttempt, Today, VerifyRefused, Welcome,
};
use portal_client::{
    BrandingAnswer, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, IdempotencyKey, PairingCode, PatientPortal,
    SentBranding, SessionGrant, SessionHandle, StaffAnswer, StaffCallHandle, StandCredential, StandPortal,
    StandRefused,
};
use reqwest::{Client, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Stands for the clinic.
pub(crate) const API_KEY: &str = "clinic-key";

/// A clinic's own server, reached with an API key that stands for the clinic.
pub(crate) struct OneTimeCodeServer {
    client: Client,
    url: String,
    api_key: Sensitive<String>,
}

impl OneTimeCodeServer {
    pub(crate) fn at(url: &str) -> Self {
        // An error says that another test has chosen already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().timeout(Duration::from_secs(10)).build().unwrap();
        Self { client, url: url.to_owned(), api_key: Sensitive::new(API_KEY.to_owned()) }
    }

    async fn post(&self, path: &str, body: Value) -> Result<Response, PortalTrouble> {
        let request = self.client.post(format!("{}{path}", self.url)).header("X-Api-Key", self.api_key.expose());
        answered(request.json(&body).send().await)
    }

    /// Both "start" and "send again" are this.
    async fn request_code(&self, number: &Sensitive<String>) -> Result<StartedAttempt, RequestRefused> {
        let response = self.post("/api/otp/request", json!({ "mobile": number.expose() })).await?;
        match response.status() {
            StatusCode::OK => Ok(StartedAttempt {
                handle: AttemptHandle(number.clone()),
                link: None,
                code_lifetime: None,
                resend_wait: None,
                tries_left: None,
            }),
            StatusCode::NOT_FOUND => Err(RequestRefused::NobodyHasIt),
            StatusCode::TOO_MANY_REQUESTS => Err(RequestRefused::TooOften),
            other => Err(trouble(other).into()),
        }
    }
}

/// It says neither whose limit it is nor how long to wait; it counts by number.
const TOO_OFTEN: Limited = Limited { whose: LimitOf::Contact, retry_after: None };

/// Why no code was sent, in this server's words.
enum RequestRefused {
    NobodyHasIt,
    TooOften,
    Trouble(PortalTrouble),
}

impl From<PortalTrouble> for RequestRefused {
    fn from(trouble: PortalTrouble) -> Self {
        Self::Trouble(trouble)
    }
}

fn answered(answer: reqwest::Result<Response>) -> Result<Response, PortalTrouble> {
    answer.map_err(|_| PortalTrouble::OutOfReach)
}

fn trouble(status: StatusCode) -> PortalTrouble {
    match status {
        StatusCode::UNAUTHORIZED => PortalTrouble::SessionEnded,
        status if status.is_server_error() => PortalTrouble::OutOfReach,
        _ => PortalTrouble::Nonsense,
    }
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, PortalTrouble> {
    response.json().await.map_err(|_| PortalTrouble::Nonsense)
}

#[derive(serde::Deserialize)]
struct Exchanged {
    bearer: Sensitive<String>,
    member: u32,
    first_name: String,
}

#[derive(serde::Deserialize)]
struct Visit {
    nr: u32,
    hhmm: String,
    doctor: String,
    arrived: bool,
}

impl Visit {
    fn appointment(self) -> Option<Appointment> {
        let (hour, minute) = self.hhmm.split_once(':')?;
        let time = LocalTime { hour: hour.parse().ok()?, minute: minute.parse().ok()? };
        let status = match self.arrived {
            true => AppointmentStatus::CheckedIn(Welcome::default()),
            false => AppointmentStatus::Expected,
        };
        let id = AppointmentId(self.nr.to_string());
        Some(Appointment { id, time, clinician: self.doctor, place: String::new(), status })
    }
}

impl PatientPortal for OneTimeCodeServer {
    async fn start_attempt(
        &self,
        _key: &IdempotencyKey,
        contact: &Contact,
        _language: &LanguageTag,
        _disclosure: Disclosure,
    ) -> Result<StartedAttempt, StartRefused> {
        // It knows no addresses, and a stand that it serves offers none.
        let Contact::Phone(number) = contact else { return Err(StartRefused::ContactNotFound) };
        let number = Sensitive::new(number.expose().to_owned());
        self.request_code(&number).await.map_err(|refused| match refused {
            RequestRefused::NobodyHasIt => StartRefused::ContactNotFound,
            RequestRefused::TooOften => TOO_OFTEN.into(),
            RequestRefused::Trouble(trouble) => trouble.into(),
        })
    }

    async fn resend(&self, _key: &IdempotencyKey, attempt: &AttemptHandle) -> Result<StartedAttempt, ResendRefused> {
        self.request_code(&attempt.0).await.map_err(|refused| match refused {
            RequestRefused::NobodyHasIt => ResendRefused::AttemptDead,
            RequestRefused::TooOften => TOO_OFTEN.into(),
            RequestRefused::Trouble(trouble) => trouble.into(),
        })
    }

    async fn verify(
        &self,
        _key: &IdempotencyKey,
        attempt: &AttemptHandle,
        code: &AccessCode,
    ) -> Result<SignedIn, VerifyRefused> {
        let body = json!({ "mobile": attempt.0.expose(), "pin": code.expose() });
        let response = self.post("/api/otp/exchange", body).await?;
        match response.status() {
            StatusCode::OK => {
                let exchanged: Exchanged = read(response).await?;
                let id = PatientId(exchanged.member.to_string());
                Ok(SignedIn {
                    access: PatientAccess(exchanged.bearer),
                    patients: vec![Patient { id, name: exchanged.first_name }],
                    session: None,
                })
            }
            StatusCode::FORBIDDEN => Err(VerifyRefused::Wrong { tries_left: None }),
            StatusCode::GONE => Err(VerifyRefused::Expired),
            other => Err(trouble(other).into()),
        }
    }

    async fn poll_link(&self, _key: &IdempotencyKey, _attempt: &AttemptHandle) -> Result<LinkState, LinkRefused> {
        // It sends no links, so a stand has nothing to ask about.
        Err(LinkRefused::AttemptDead)
    }

    async fn list_appointments(&self, access: &PatientAccess, patient: &PatientId) -> Result<Today, ListRefused> {
        let request = self.client.get(format!("{}/api/members/{}/visits", self.url, patient.0));
        let response = answered(request.bearer_auth(access.0.expose()).send().await)?;
        if response.status() != StatusCode::OK {
            return Err(trouble(response.status()).into());
        }
        let visits: Vec<Visit> = read(response).await?;
        let appointments: Option<_> = visits.into_iter().map(Visit::appointment).collect();
        // It knows of no other day.
        Ok(Today { appointments: appointments.ok_or(PortalTrouble::Nonsense)?, next: None })
    }

    async fn check_in(
        &self,
        _key: &IdempotencyKey,
        access: &PatientAccess,
        _patient: &PatientId,
        appointment: &AppointmentId,
    ) -> Result<CheckInOutcome, CheckInRefused> {
        let request = self.client.put(format!("{}/api/visits/{}/arrived", self.url, appointment.0));
        let response = answered(request.bearer_auth(access.0.expose()).send().await)?;
        match response.status() {
            StatusCode::NO_CONTENT => {
                let status = AppointmentStatus::CheckedIn(Welcome::default());
                Ok(CheckInOutcome { appointment: appointment.clone(), status })
            }
            StatusCode::NOT_FOUND => Err(CheckInRefused::NoSuchAppointment),
            other => Err(trouble(other).into()),
        }
    }

    // It has pages, and no way into them without a password.
    async fn hand_off(
        &self,
        _key: &IdempotencyKey,
        _access: &PatientAccess,
        _patient: &PatientId,
    ) -> Result<HandOff, HandOffRefused> {
        Err(HandOffRefused::NoDashboard)
    }
}

/// The clinic's administrator writes the branding into a file, and the API key is the pairing code.
impl StandPortal for OneTimeCodeServer {
    async fn enrol(&self, code: &PairingCode, stand_name: &str) -> Result<Enrolment, EnrolRefused> {
        let response = answered(self.client.get(format!("{}/api/ping", self.url)).send().await)?;
        if response.status() == StatusCode::FORBIDDEN {
            return Err(EnrolRefused::CodeRefused);
        }
        Ok(Enrolment {
            credential: StandCredential(code.0.clone()),
            stand_id: stand_name.to_owned(),
            stand_name: stand_name.to_owned(),
            clinic_name: branding().clinic_name,
        })
    }

    async fn branding(
        &self,
        _credential: &StandCredential,
        known: Option<&BrandingTag>,
    ) -> Result<BrandingAnswer, StandRefused> {
        let tag = BrandingTag("from a file of 23 November".to_owned());
        if known == Some(&tag) {
            return Ok(BrandingAnswer::Unchanged);
        }
        Ok(BrandingAnswer::Changed(Box::new(SentBranding { words: branding(), logo: None, attract: None, tag })))
    }

    async fn heartbeat(&self, _credential: &StandCredential) -> Result<HeartbeatAnswer, StandRefused> {
        answered(self.client.get(format!("{}/api/ping", self.url)).send().await)?;
        Ok(HeartbeatAnswer { portal_clock: SystemTime::now(), portal_enabled: true, can_be_neutral: false })
    }

    async fn open_session(
        &self,
        _credential: &StandCredential,
        _key: &IdempotencyKey,
    ) -> Result<SessionGrant, StandRefused> {
        Ok(SessionGrant::without_sessions())
    }

    async fn renew_session(
        &self,
        _credential: &StandCredential,
        _session: &SessionHandle,
    ) -> Result<SessionGrant, StandRefused> {
        Ok(SessionGrant::without_sessions())
    }

    async fn end_session(&self, _credential: &StandCredential, _session: &SessionHandle) -> Result<(), StandRefused> {
        Ok(())
    }

    async fn end_all_sessions(&self, _credential: &StandCredential) -> Result<(), StandRefused> {
        Ok(())
    }

    // This server has no front desk: the patient is told to walk there.
    async fn call_staff(
        &self,
        _credential: &StandCredential,
        _screen: CalledFrom,
        _key: &IdempotencyKey,
    ) -> Result<StaffCallHandle, StandRefused> {
        Err(PortalTrouble::NotEnabled.into())
    }

    async fn staff_answer(
        &self,
        _credential: &StandCredential,
        _call: &StaffCallHandle,
    ) -> Result<StaffAnswer, StandRefused> {
        Ok(StaffAnswer::Over)
    }

    async fn withdraw_call(&self, _credential: &StandCredential, _call: &StaffCallHandle) -> Result<(), StandRefused> {
        Ok(())
    }
}

fn branding() -> Branding {
    Branding {
        clinic_name: "Linden Practice".to_owned(),
        welcome_title: "Welcome".to_owned(),
        primary_colour: Colour::new(0x33, 0x55, 0x77),
        background_colour: Colour::new(0xff, 0xff, 0xff),
        country: CountryCode("GB".to_owned()),
        methods: vec![SignInMethod::Phone],
        ..Branding::unbranded()
    }
}
