//! The supervisor's port over the contract: the calls. What they say is translated in `stand_answers.rs`.

use kiosk_core::{CalledFrom, PortalTrouble, Sensitive};

use super::answer::Accepted;
use super::client::{ClientUnavailable, HttpClient, Timeouts};
use super::portal_url::PortalUrl;
use super::question::Question;
use super::rejection::{Failure, Rejection};
use super::stand_answers as answers;
use super::stand_branding::{self, BrandingRead};
use crate::wire::{EnrolmentRequest, HeartbeatRequest, HelpRequest, ProblemType};
use crate::{
    BrandingAnswer, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, IdempotencyKey, Obstacle, PairingCode,
    SentBranding, SentPicture, SessionGrant, SessionHandle, StaffAnswer, StaffCallHandle, StandCredential, StandPortal,
    StandRefused,
};

/// Where the branding is; the links to its pictures start from here.
const BRANDING: &str = "/v1/stand/branding";

const HELP_REQUEST: &str = "/v1/stand/help-requests/{helpRequest}";

/// A portal that speaks the contract, as a stand meets it.
pub struct HttpStandPortal {
    http: HttpClient,
}

impl HttpStandPortal {
    /// A portal at this URL.
    pub fn new(portal: PortalUrl, timeouts: Timeouts) -> Result<Self, ClientUnavailable> {
        Ok(Self { http: HttpClient::new(portal, timeouts)? })
    }

    /// Finds out whether anything answers at the portal's URL, whatever it is. No credential is shown, and nothing is asked.
    ///
    /// # Errors
    ///
    /// What is in the way, where nothing does.
    pub async fn knock(&self) -> Result<(), Obstacle> {
        self.http.knock().await
    }

    /// Fetches what a link in the branding leads to; `name` is what the log calls it.
    async fn picture(
        &self,
        credential: &StandCredential,
        name: &'static str,
        link: Option<String>,
    ) -> Result<Option<SentPicture>, StandRefused> {
        let Some(link) = link else { return Ok(None) };
        let question = Question::picture(name, BRANDING, &link).by(&credential.0);
        match self.http.ask(question, |answer| Ok(answer.into_bytes())).await {
            Ok(file) => Ok(Some(SentPicture::File(file))),
            Err(rejection) if is_no_picture(&rejection) => Ok(Some(SentPicture::NoPicture)),
            Err(rejection) => Err(answers::stand_refused(&rejection)),
        }
    }

    /// Ends what the portal keeps for this stand. What it has forgotten has ended.
    async fn end(&self, question: Question<'_>) -> Result<(), StandRefused> {
        match self.http.ask(question, done).await {
            Ok(()) => Ok(()),
            Err(rejection) if has_ended(&rejection) => Ok(()),
            Err(rejection) => Err(answers::stand_refused(&rejection)),
        }
    }
}

/// Only a portal that says so in the contract's own words: a 404 from anything else on the way proves nothing.
fn has_ended(rejection: &Rejection) -> bool {
    matches!(rejection.problem(), Some(ProblemType::SessionEnded | ProblemType::NotFound))
}

/// Whether asking again would bring the same: the portal says what cannot be a picture, or that there is none. An answer that
/// broke off is another matter.
fn is_no_picture(rejection: &Rejection) -> bool {
    let broke_off = matches!(rejection, Rejection::Failed(Failure::CutOff | Failure::Garbled));
    !broke_off && rejection.trouble() == PortalTrouble::Nonsense
}

impl StandPortal for HttpStandPortal {
    async fn enrol(&self, code: &PairingCode, stand_name: &str) -> Result<Enrolment, EnrolRefused> {
        let request = EnrolmentRequest { pairing_code: code.0.clone(), stand_name: stand_name.to_owned() };
        let question = Question::post_once("/v1/enrolments").saying(&request);
        self.http.ask(question, answers::enrolment).await.map_err(|rejection| answers::enrol_refused(&rejection))
    }

    async fn branding(
        &self,
        credential: &StandCredential,
        known: Option<&BrandingTag>,
    ) -> Result<BrandingAnswer, StandRefused> {
        let question = Question::get(BRANDING).by(&credential.0).unless_still(known);
        let branding = self.http.ask(question, stand_branding::branding).await;
        let linked = match branding.map_err(|rejection| answers::stand_refused(&rejection))? {
            BrandingRead::Unchanged => return Ok(BrandingAnswer::Unchanged),
            BrandingRead::Unusable(unusable) => return Ok(BrandingAnswer::Unusable(unusable)),
            BrandingRead::Linked(linked) => *linked,
        };
        Ok(BrandingAnswer::Changed(Box::new(SentBranding {
            words: linked.words,
            logo: self.picture(credential, "{logoUrl}", linked.logo_link).await?,
            attract: self.picture(credential, "{attractUrl}", linked.attract_link).await?,
            tag: linked.tag,
        })))
    }

    async fn heartbeat(&self, credential: &StandCredential) -> Result<HeartbeatAnswer, StandRefused> {
        let question = Question::tell("/v1/stand/heartbeat").by(&credential.0).saying(&HeartbeatRequest {});
        self.http.ask(question, answers::heartbeat).await.map_err(|rejection| answers::stand_refused(&rejection))
    }

    async fn open_session(
        &self,
        credential: &StandCredential,
        key: &IdempotencyKey,
    ) -> Result<SessionGrant, StandRefused> {
        let question = Question::post("/v1/kiosk-sessions", key).by(&credential.0);
        self.http.ask(question, answers::session).await.map_err(|rejection| answers::stand_refused(&rejection))
    }

    async fn renew_session(
        &self,
        credential: &StandCredential,
        session: &SessionHandle,
    ) -> Result<SessionGrant, StandRefused> {
        let question =
            Question::tell("/v1/kiosk-sessions/{session}/renewals").of([path_segment(session)]).by(&credential.0);
        match self.http.ask(question, |answer| answers::renewal(answer, session)).await {
            Ok(grant) => Ok(grant),
            Err(rejection) if has_ended(&rejection) => Err(PortalTrouble::SessionEnded.into()),
            Err(rejection) => Err(answers::stand_refused(&rejection)),
        }
    }

    async fn end_session(&self, credential: &StandCredential, session: &SessionHandle) -> Result<(), StandRefused> {
        self.end(Question::delete("/v1/kiosk-sessions/{session}").of([path_segment(session)]).by(&credential.0)).await
    }

    async fn end_all_sessions(&self, credential: &StandCredential) -> Result<(), StandRefused> {
        // Not one that could be forgotten: "not found" is no answer to this.
        let question = Question::delete("/v1/kiosk-sessions").by(&credential.0);
        self.http.ask(question, done).await.map_err(|rejection| answers::stand_refused(&rejection))
    }

    async fn call_staff(
        &self,
        credential: &StandCredential,
        screen: CalledFrom,
        key: &IdempotencyKey,
    ) -> Result<StaffCallHandle, StandRefused> {
        let request = HelpRequest { screen: answers::help_screen(screen) };
        let question = Question::post("/v1/stand/help-requests", key).by(&credential.0).saying(&request);
        self.http.ask(question, answers::help_request).await.map_err(|rejection| answers::stand_refused(&rejection))
    }

    async fn staff_answer(
        &self,
        credential: &StandCredential,
        call: &StaffCallHandle,
    ) -> Result<StaffAnswer, StandRefused> {
        let question = Question::get(HELP_REQUEST).of([&call.0]).by(&credential.0);
        match self.http.ask(question, answers::staff_answer).await {
            Ok(answer) => Ok(answer),
            Err(rejection) if has_ended(&rejection) => Ok(StaffAnswer::Over),
            Err(rejection) => Err(answers::stand_refused(&rejection)),
        }
    }

    async fn withdraw_call(&self, credential: &StandCredential, call: &StaffCallHandle) -> Result<(), StandRefused> {
        self.end(Question::delete(HELP_REQUEST).of([&call.0]).by(&credential.0)).await
    }
}

/// A yes is all there is to read.
fn done(_yes: Accepted) -> Result<(), Failure> {
    Ok(())
}

fn path_segment(session: &SessionHandle) -> &str {
    let handle: &Sensitive<String> = &session.0;
    // EXPOSE: the contract's sessions are named in the path; the name is of no use without the stand's credential.
    handle.expose()
}
