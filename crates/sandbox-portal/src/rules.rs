//! The numbers that the contract is kept to. Times are the sandbox's [`Clock`](crate::Clock)'s.

use std::time::Duration;

/// How many digits a code has.
pub(crate) const CODE_DIGITS: usize = 6;

/// How long a code works.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_mins(10);

/// How long a link works, counted from its e-mail.
pub(crate) const LINK_LIFETIME: Duration = CODE_LIFETIME;

/// How long a stand waits from one poll to the next.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_secs(5);

/// What a poll that is too soon adds to the interval (RFC 8628, 3.5), up to [`LONGEST_POLL_INTERVAL`].
pub(crate) const SLOWED_DOWN_BY: Duration = Duration::from_secs(5);

/// Slower than this nobody is made to ask: a patient is waiting.
pub(crate) const LONGEST_POLL_INTERVAL: Duration = Duration::from_secs(30);

/// How long a stand that is limited has to wait.
pub(crate) const STAND_LIMITED_FOR: Duration = Duration::from_mins(2);

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

/// How long a hand-off can be opened.
pub(crate) const HAND_OFF_LIFETIME: Duration = Duration::from_secs(60);

/// How long an answer is kept to be given again to the same `Idempotency-Key`.
pub(crate) const ANSWER_LIFETIME: Duration = Duration::from_hours(24);
