//! Nobody can sign in at present. What somebody had typed is kept for when it is over.

use super::SignIn;
use crate::OutOfService;

#[derive(Clone, Debug)]
pub(crate) struct Unavailable {
    pub(super) reason: OutOfService,
    /// The screen before, with its fields.
    pub(super) before: SignIn,
}
