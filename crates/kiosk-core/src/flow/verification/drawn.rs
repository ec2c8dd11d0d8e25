//! What is drawn of the verification screen.

use super::{State, Verification};
use crate::flow::sign_in::other_way;
use crate::view::{Notice, ResendView, Screen, SubmitView};
use crate::{Disclosure, Fault, Moment, SignInMethod, Typing};

impl Verification {
    pub(in crate::flow) fn view(&self, now: Moment, disclosure: Disclosure, methods: &[SignInMethod]) -> Screen {
        let method = self.method();
        let notice = self.notice(now);
        let is_good = self.attempt.code_expires > now;
        let code_wanted = matches!(self.state, State::Typing { .. } | State::Verifying(_));
        let submit = match (&self.state, self.typing) {
            (State::Verifying(_), _) => SubmitView::Busy,
            (State::Typing { .. }, Typing::Complete) => SubmitView::Ready,
            _ => SubmitView::Disabled,
        };
        Screen::Verification {
            method,
            masked_contact: self.contact.masked(),
            disclosure,
            link_digits: self.attempt.link.as_ref().filter(|_| is_good).map(|link| link.digits().to_owned()),
            not_arrived: code_wanted && self.attempt.late_from <= now,
            notice: notice.map(|notice| notice.offering(other_way(notice.fault, method, methods))),
            code_wanted,
            entry: self.entry,
            typing: self.typing,
            submit,
            resend: self.resend_view(now),
        }
    }

    fn notice(&self, now: Moment) -> Option<Notice> {
        let own = match &self.state {
            State::Typing { fault: Some(Fault::CodeWrong) } => {
                Some(Notice { tries_left: Some(self.attempt.tries_left), ..Notice::of(Fault::CodeWrong) })
            }
            State::Typing { fault } | State::Over { fault } => fault.map(Notice::of),
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => asking.notice(now),
            State::Expired => Some(Notice::of(match self.method() {
                SignInMethod::Email => Fault::LinkExpired,
                SignInMethod::Phone => Fault::CodeExpired,
            })),
            State::Locked { limit, until: None } => Some(Notice::of(*limit)),
            State::Locked { limit, until: Some(until) } => Some(Notice::of(*limit).waiting(now.seconds_until(*until))),
        };
        own.or_else(|| self.attempt.link.as_ref().and_then(|link| link.notice(now)))
    }

    fn resend_view(&self, now: Moment) -> ResendView {
        match self.state {
            State::Resending(_) | State::Restarting(_) => return ResendView::Busy,
            State::Over { .. } => return ResendView::NewAttempt,
            State::Locked { .. } => return ResendView::Unavailable,
            State::Typing { .. } | State::Verifying(_) | State::Expired => {}
        }
        match now.seconds_until(self.attempt.resend_from) {
            0 if self.attempt.resends_left == 0 => ResendView::NewAttempt,
            0 => ResendView::Ready,
            seconds => ResendView::Wait { seconds },
        }
    }
}
