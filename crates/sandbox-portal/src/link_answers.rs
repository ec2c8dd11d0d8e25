//! What the holder of a link may see and say. Looking changes nothing, whoever looks: programs open links too.

use crate::desk::Desk;
use crate::invented::Clinic;
use crate::language::Language;
use crate::refusal::Refusal;
use crate::rights::{RightHash, same_code};
use crate::store::{Attempt, AttemptState, Attempts, KioskSessions, Link, LinkState, Links, Recipient};

/// A link that somebody opened.
pub(crate) struct Opened {
    pub(crate) clinic: &'static Clinic,
    pub(crate) language: Language,
    pub(crate) standing: Standing,
}

/// How a link stands. What cannot be answered any more says nothing of who asked for it.
pub(crate) enum Standing {
    /// It can be answered.
    Waiting {
        /// What the clinic calls the stand.
        stand_name: String,
        /// On the clinic's clock, in the patient's language.
        asked_at: String,
    },
    /// The digits were right, just now.
    Approved,
    /// The digits were others than the stand's, just now.
    WrongDigits,
    /// "This was not me", just now.
    NotMe,
    /// It was used, or its code was.
    Used,
    /// It is too old.
    TooOld,
    /// There is a newer one.
    Superseded,
    /// Its attempt has ended in some other way.
    Over,
}

/// What somebody says who holds a link.
pub(crate) enum LinkAnswer<'a> {
    /// These are the digits that the stand shows.
    Approve { digits: &'a str },
    /// Somebody else asked for it.
    NotMe,
}

impl Desk<'_> {
    /// Shows a link; `None` where there is no such link.
    pub(crate) fn open_link(&self, token: &str) -> Result<Option<Opened>, Refusal> {
        let Some((link, attempt, clinic)) = self.link(token)? else { return Ok(None) };
        let standing = self.standing(clinic, &link, &attempt)?;
        Ok(Some(opened(clinic, &attempt, standing)))
    }

    /// Takes an answer, if the link can still be answered.
    pub(crate) fn answer_link(&self, token: &str, answer: &LinkAnswer<'_>) -> Result<Option<Opened>, Refusal> {
        let Some((link, attempt, clinic)) = self.link(token)? else { return Ok(None) };
        let standing = match self.standing(clinic, &link, &attempt)? {
            Standing::Waiting { .. } => self.decide_link(link, &attempt, answer)?,
            over => over,
        };
        Ok(Some(opened(clinic, &attempt, standing)))
    }

    fn link(&self, token: &str) -> Result<Option<(Link, Attempt, &'static Clinic)>, Refusal> {
        let Some(link) = Links(self.tables).by_token(&RightHash::of(token))? else { return Ok(None) };
        let Some(attempt) = Attempts(self.tables).by_id(&link.attempt_id)? else { return Ok(None) };
        Ok(Clinic::by_id(&attempt.clinic_id).map(|clinic| (link, attempt, clinic)))
    }

    fn standing(&self, clinic: &Clinic, link: &Link, attempt: &Attempt) -> Result<Standing, Refusal> {
        let standing = match (link.state, attempt.state) {
            (LinkState::Superseded, _) => Standing::Superseded,
            (LinkState::Approved, _) | (_, AttemptState::Verified) => Standing::Used,
            (LinkState::Refused, _) | (LinkState::Open, AttemptState::Dead) => Standing::Over,
            (LinkState::Open, AttemptState::Open) if self.is_too_old(link) => Standing::TooOld,
            (LinkState::Open, AttemptState::Open) => self.waiting(clinic, link, attempt)?,
        };
        Ok(standing)
    }

    /// A session that ended by its own time has not ended its attempts, and they are over all the same.
    fn waiting(&self, clinic: &Clinic, link: &Link, attempt: &Attempt) -> Result<Standing, Refusal> {
        let session = KioskSessions(self.tables).by_id(&attempt.kiosk_session_id)?;
        let is_open = session.is_some_and(|session| session.is_open(self.now));
        let Some(stand) = self.stand_of(attempt)?.filter(|_| is_open) else { return Ok(Standing::Over) };
        let asked_at = Language::for_patient(clinic, &attempt.language).time_of_day(clinic, link.sent_at);
        Ok(Standing::Waiting { stand_name: stand.stand_name, asked_at })
    }

    fn decide_link(&self, link: Link, attempt: &Attempt, answer: &LinkAnswer<'_>) -> Result<Standing, Refusal> {
        let standing = match answer {
            LinkAnswer::Approve { digits } if same_code(digits, &link.digits) => Standing::Approved,
            LinkAnswer::Approve { .. } => Standing::WrongDigits,
            LinkAnswer::NotMe => Standing::NotMe,
        };
        let is_approved = matches!(standing, Standing::Approved) && attempt.recipient == Recipient::Patient;
        let state = if is_approved { LinkState::Approved } else { LinkState::Refused };
        Links(self.tables).put(&Link { state, ..link })?;
        if !is_approved {
            Attempts(self.tables).put(&Attempt { state: AttemptState::Dead, ..attempt.clone() })?;
        }
        Ok(standing)
    }
}

fn opened(clinic: &'static Clinic, attempt: &Attempt, standing: Standing) -> Opened {
    Opened { clinic, language: Language::for_patient(clinic, &attempt.language), standing }
}
