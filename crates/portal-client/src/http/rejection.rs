//! Everything that a call can come back with instead of a yes, and what that is to a stand.
//!
//! A portal that says what is wrong is taken at its word (RFC 9457's `type`); one that does not, or says something from a
//! newer contract, is judged by its status. Neither keeps a text of the portal's, nor a URL.

use std::error::Error;
use std::time::{Duration, SystemTime};

use kiosk_core::PortalTrouble;
use reqwest::{Response, StatusCode};
use thiserror::Error;

use super::answer::{is_json, media_type};
use super::bounded::read_bounded;
use super::connecting::obstacle;
use super::retry_after::retry_after;
use crate::Obstacle;
use crate::wire::{Problem, ProblemType};

/// A problem document is a few lines.
const LARGEST_PROBLEM: usize = 16 * 1024;

/// No yes.
#[derive(Clone, Debug)]
pub(super) enum Rejection {
    /// There is no answer that could be read.
    Failed(Failure),
    /// The portal says no.
    Refused(Refusal),
}

/// Why there is no answer, for the log; a patient hears only whether it was out of reach or made no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum Failure {
    /// No connection, and what was in the way.
    #[error("no connection: {0}")]
    Unreachable(Obstacle),
    /// Connected, and then no answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Connected, and closed before an answer began.
    #[error("closed without an answer")]
    Dropped,
    /// What came is no HTTP.
    #[error("no HTTP")]
    Garbled,
    /// The answer ended before its end.
    #[error("cut off")]
    CutOff,
    /// More than such an answer can have.
    #[error("too large")]
    TooLarge,
    /// Neither yes nor no: a redirect, or something that was not asked for.
    #[error("neither yes nor no")]
    Undecided,
    /// HTML where JSON was asked for, and the like.
    #[error("another kind of document")]
    WrongKind,
    /// The right kind, and not what the contract has.
    #[error("not as the contract has it")]
    WrongShape,
    /// An id or a link of the portal's leads elsewhere; it is not followed.
    #[error("an id or link that leads elsewhere")]
    UnfitId,
}

/// The portal's no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    /// What it says is wrong, if this version knows it.
    pub(super) problem: Option<ProblemType>,
    /// How many tries are left, where it says so.
    pub(super) tries_left: Option<u8>,
    /// How long it wants to be left alone, if it says so.
    pub(super) retry_after: Option<Duration>,
}

impl Rejection {
    /// What the portal says is wrong, if it says something that this version knows.
    pub(super) fn problem(&self) -> Option<ProblemType> {
        match self {
            Self::Failed(_) => None,
            Self::Refused(refusal) => refusal.problem,
        }
    }

    /// How long the portal wants to be left alone, if it says so.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Failed(_) => None,
            Self::Refused(refusal) => refusal.retry_after,
        }
    }

    /// How many tries are left, if the portal says so.
    pub(super) fn tries_left(&self) -> Option<u8> {
        match self {
            Self::Failed(_) => None,
            Self::Refused(refusal) => refusal.tries_left,
        }
    }

    /// Whether the right that was used is not, or no longer, one.
    pub(super) fn is_about_the_right(&self) -> bool {
        match self {
            Self::Failed(_) => false,
            Self::Refused(refusal) => refusal.status == StatusCode::UNAUTHORIZED,
        }
    }

    /// Whether it may be over in a moment, so that asking again makes sense at once.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Failed(failure) => matches!(failure, Failure::Unreachable(_) | Failure::Dropped),
            Self::Refused(refusal) => refusal.may_pass(),
        }
    }

    /// What it is where the call itself has no better word for it.
    pub(super) fn trouble(&self) -> PortalTrouble {
        match self {
            Self::Failed(failure) => (*failure).into(),
            Self::Refused(refusal) => refusal.trouble(),
        }
    }
}

impl Refusal {
    /// Reads a no. A problem that cannot be read is none: the status says enough.
    pub(super) async fn read(response: Response) -> Self {
        let status = response.status();
        let retry_after = retry_after(response.headers(), SystemTime::now());
        let problem = if is_json(&media_type(&response)) { problem(response).await } else { None };
        let tries_left = problem.as_ref().and_then(|problem| problem.tries_left);
        let problem = problem.map(|problem| problem.problem_type).filter(|known| *known != ProblemType::Unknown);
        Self { status, problem, tries_left, retry_after }
    }

    fn may_pass(&self) -> bool {
        let passing = [StatusCode::BAD_GATEWAY, StatusCode::SERVICE_UNAVAILABLE, StatusCode::GATEWAY_TIMEOUT];
        passing.contains(&self.status) && self.retry_after.is_none()
    }

    fn trouble(&self) -> PortalTrouble {
        match self.problem {
            Some(ProblemType::PortalNotEnabled) => PortalTrouble::NotEnabled,
            Some(ProblemType::SessionEnded) => PortalTrouble::SessionEnded,
            Some(_) | None => self.trouble_by_status(),
        }
    }

    /// A portal that makes mistakes of its own (5xx) is as good as away: the stand goes on asking. One that finds fault
    /// with a call that the contract allows speaks another contract.
    fn trouble_by_status(&self) -> PortalTrouble {
        match self.status {
            StatusCode::UNAUTHORIZED => PortalTrouble::SessionEnded,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                PortalTrouble::Busy { retry_after: self.retry_after }
            }
            status if status.is_server_error() => PortalTrouble::OutOfReach,
            _ => PortalTrouble::Nonsense,
        }
    }
}

async fn problem(response: Response) -> Option<Problem> {
    let body = read_bounded(response, LARGEST_PROBLEM).await.ok()?;
    serde_json::from_slice(&body).ok()
}

impl Failure {
    /// Why no answer began.
    pub(super) fn of_call(error: &reqwest::Error) -> Self {
        if error.is_connect() {
            return Self::Unreachable(obstacle(error));
        }
        if error.is_timeout() {
            return Self::TimedOut;
        }
        match hyper_error(error) {
            Some(inner) if inner.is_parse() => Self::Garbled,
            Some(_) | None => Self::Dropped,
        }
    }

    /// Why an answer did not go on.
    pub(super) fn of_body(error: &reqwest::Error) -> Self {
        if error.is_timeout() { Self::TimedOut } else { Self::CutOff }
    }
}

fn hyper_error(error: &reqwest::Error) -> Option<&hyper::Error> {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        cause = error.source();
    }
    None
}

impl From<Failure> for PortalTrouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unreachable(_) | Failure::TimedOut | Failure::Dropped => Self::OutOfReach,
            Failure::Garbled
            | Failure::CutOff
            | Failure::TooLarge
            | Failure::Undecided
            | Failure::WrongKind
            | Failure::WrongShape
            | Failure::UnfitId => Self::Nonsense,
        }
    }
}

impl From<Failure> for Rejection {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}
