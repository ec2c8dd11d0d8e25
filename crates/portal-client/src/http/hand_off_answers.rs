//! What the contract says to a hand-off, in the core's words.

use std::time::Duration;

use kiosk_core::{HandOff, HandOffRefused};

use super::answer::Accepted;
use super::page_address::{one_time_address, page_address};
use super::rejection::{Failure, Rejection};
use crate::wire::{HandOffResponse, ProblemType};

/// The way in, if both addresses can be opened at all; whether they are the dashboard's is for the shell to see.
pub(super) fn handed_off(answer: Accepted) -> Result<HandOff, Failure> {
    let response: HandOffResponse = answer.json()?;
    let lifetime = Duration::from_secs(response.expires_in_seconds.into());
    if lifetime.is_zero() {
        return Err(Failure::WrongShape);
    }
    Ok(HandOff {
        url: one_time_address(&response.url).ok_or(Failure::UnfitId)?,
        signed_out_url: page_address(&response.signed_out_url).ok_or(Failure::UnfitId)?,
        lifetime,
    })
}

pub(super) fn refused(rejection: &Rejection) -> HandOffRefused {
    match rejection.problem() {
        Some(ProblemType::DashboardUnavailable) => HandOffRefused::NoDashboard,
        Some(ProblemType::AccessWithdrawn) => HandOffRefused::AccessWithdrawn,
        Some(_) | None => rejection.trouble().into(),
    }
}
