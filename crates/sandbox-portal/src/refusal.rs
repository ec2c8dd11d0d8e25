//! Why a call was not done: a problem of the contract for the caller, or our own trouble, which only the log hears of.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use portal_client::wire::{PROBLEM_MEDIA_TYPE, Problem, ProblemType};

/// Why a call was not done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The caller can do something about it.
    Because(Problem),
    /// The same call may be done after a wait.
    NotBefore(Problem, Duration),
    /// Ours: nothing that this call wrote is kept.
    Broken(rusqlite::Error),
}

impl Refusal {
    /// A refusal that says how long to wait.
    pub(crate) fn after(problem_type: ProblemType, wait: Duration) -> Self {
        Self::NotBefore(Problem::new(problem_type), wait)
    }

    /// The call is not as the contract has it; `detail` is for the integrator and never repeats what was sent.
    pub(crate) fn invalid(detail: &str) -> Self {
        Self::invalid_with(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// The same with a status that says more.
    pub(crate) fn invalid_with(status: StatusCode, detail: &str) -> Self {
        let problem = Problem::new(ProblemType::InvalidRequest);
        Self::Because(Problem { status: status.as_u16(), detail: Some(detail.to_owned()), ..problem })
    }

    /// The code was wrong, with so many tries left.
    pub(crate) fn wrong_code(tries_left: u8) -> Self {
        Self::Because(Problem { tries_left: Some(tries_left), ..Problem::new(ProblemType::CodeWrong) })
    }
}

impl From<ProblemType> for Refusal {
    fn from(problem_type: ProblemType) -> Self {
        Self::Because(Problem::new(problem_type))
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Because(problem) => problem_response(&problem),
            Self::NotBefore(problem, wait) => {
                let mut response = problem_response(&problem);
                response.headers_mut().insert(header::RETRY_AFTER, whole_seconds(wait).into());
                response
            }
            Self::Broken(error) => {
                tracing::error!(%error, "the sandbox's state cannot be read or written");
                problem_response(&Problem::new(ProblemType::Internal))
            }
        }
    }
}

fn problem_response(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, axum::Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_MEDIA_TYPE));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// Rounded up: who waits that long is not too early.
pub(crate) fn whole_seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_rounded_up_to_whole_seconds() {
        assert_eq!(whole_seconds(Duration::ZERO), 0);
        assert_eq!(whole_seconds(Duration::from_millis(1)), 1);
        assert_eq!(whole_seconds(Duration::from_secs(30)), 30);
        assert_eq!(whole_seconds(Duration::from_millis(30_001)), 31);
    }
}
