//! What must not happen twice happens once: the answer is kept under the caller's `Idempotency-Key`.

use portal_client::wire::{Problem, ProblemType};

use super::answer::Answer;
use super::call::Call;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::rules::ANSWER_LIFETIME;
use crate::store::Answers;

impl Desk<'_> {
    /// Does the work, or gives the answer that the same call was given before.
    ///
    /// `caller` is whose key it is: the same key of two callers are two keys.
    pub(super) fn once(
        &self,
        call: &Call,
        caller: &str,
        work: impl FnOnce() -> Result<Answer, Refusal>,
    ) -> Result<Answer, Refusal> {
        let key = call.idempotency_key()?;
        let answers = Answers(self.tables);
        answers.forget_before(self.now.minus(ANSWER_LIFETIME))?;
        if let Some(given) = answers.given(caller, key)? {
            let is_same_call = given.fingerprint == call.fingerprint;
            return if is_same_call { Ok(given.into()) } else { Err(ProblemType::IdempotencyKeyReused.into()) };
        }
        let answer = match work() {
            Ok(answer) => answer,
            Err(Refusal::Because(problem)) if is_final(&problem) => Answer::problem(&problem),
            Err(refusal) => return Err(refusal),
        };
        answers.keep(caller, key, &answer.kept_for(call.fingerprint), self.now)?;
        Ok(answer)
    }
}

/// Whether asking again cannot lead to another answer. A clinic may switch its portal on.
fn is_final(problem: &Problem) -> bool {
    problem.problem_type != ProblemType::PortalNotEnabled
}
