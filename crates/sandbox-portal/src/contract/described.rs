//! How the refusals of a call are described: from the same types that they are made of.

use std::collections::BTreeMap;

use portal_client::wire::{PROBLEM_MEDIA_TYPE, Problem, ProblemType};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

/// Not JSON at all, too long, not said to be JSON, and not the JSON that was expected.
const INVALID_REQUEST_STATUSES: [u16; 4] = [400, 413, 415, 422];

/// Names the refusals that a call can end in, beside those that any call can ([`ProblemType::Busy`],
/// [`ProblemType::Internal`]).
macro_rules! refusals {
    ($name:ident: $($problem:ident),+ $(,)?) => {
        struct $name;

        impl utoipa::IntoResponses for $name {
            fn responses()
            -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::response::Response>> {
                use portal_client::wire::ProblemType;
                $crate::contract::described::responses(&[$(ProblemType::$problem),+])
            }
        }
    };
}

pub(super) use refusals;

/// One response a status, with the names of its problems.
pub(super) fn responses(problems: &[ProblemType]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<u16, Vec<Problem>> = BTreeMap::new();
    for problem_type in problems.iter().copied().chain([ProblemType::Busy, ProblemType::Internal]) {
        for problem in variants(problem_type) {
            by_status.entry(problem.status).or_default().push(problem);
        }
    }
    by_status.into_iter().map(|(status, problems)| (status.to_string(), response(&problems).into())).collect()
}

/// A call that is not as the contract has it gets the status that says most about it.
fn variants(problem_type: ProblemType) -> Vec<Problem> {
    let problem = Problem::new(problem_type);
    if problem_type != ProblemType::InvalidRequest {
        return vec![problem];
    }
    INVALID_REQUEST_STATUSES.map(|status| Problem { status, ..problem.clone() }).into()
}

fn response(problems: &[Problem]) -> Response {
    let says = |problem: &Problem| format!("`{}`: {}", problem.problem_type.name(), problem.title);
    let description = problems.iter().map(says).collect::<Vec<_>>().join("\n\n");
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response = ResponseBuilder::new().description(description).content(PROBLEM_MEDIA_TYPE, content);
    let says_wait = |problem: &Problem| {
        matches!(problem.status, 429 | 503) || problem.problem_type == ProblemType::AuthorizationPending
    };
    if !problems.iter().any(says_wait) {
        return response.build();
    }
    let wait = HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).examples(["30"])))
        .description(Some("How long to wait: whole seconds, or a date as HTTP has it"));
    response.header("Retry-After", wait.build()).build()
}
