//! The numbers that the contract is kept to. Times are the sandbox's [`Clock`](crate::Clock)'s.

use std::time::Duration;

/// How many digits a code has.
pub(crate) const CODE_DIGITS: usize = 6;

/// How long a code works.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_mins(10);

/// Wrong codes that an attempt bears, its resends included.
pub(crate) const WRONG_CODES_PER_ATTEMPT: u32 = 5;

/// Wrong codes that a contact bears within [`CONTACT_WINDOW`], at whatever stand.
pub(crate) const WRONG_CODES_PER_CONTACT: u32 = 10;

/// See [`WRONG_CODES_PER_CONTACT`].
pub(crate) const CONTACT_WINDOW: Duration = Duration::from_hours(1);

/// The wait before each resend of an attempt; there are as many resends as waits.
pub(crate) const RESEND_WAITS: [Duration; 3] =
    [Duration::from_secs(30), Duration::from_secs(60), Duration::from_secs(120)];

/// How long a kiosk session's token lasts unless it is renewed.
pub(crate) const KIOSK_TOKEN_LIFETIME: Duration = Duration::from_mins(10);

/// The longest kiosk session, however often it is renewed; what was begun in it ends with it.
pub(crate) const KIOSK_SESSION_LIFETIME: Duration = Duration::from_mins(30);

/// How long an answer is kept to be given again to the same `Idempotency-Key`.
pub(crate) const ANSWER_LIFETIME: Duration = Duration::from_hours(24);
