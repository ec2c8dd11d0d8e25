//! Every number that the journey keeps to. A kiosk's configuration may change them; these are the defaults.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Disclosure, NameShown, SignInMethod, TextCountries, VisitDetails};

/// The journey's numbers. Where the portal states its own limit for something, the portal's wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    /// Wrong codes that an attempt bears, its resends included.
    pub wrong_codes: u8,
    /// How long a code lasts where the portal does not say.
    pub code_lifetime: Duration,
    /// The wait before each resend of an attempt; there are as many resends as waits.
    pub resend_waits: Vec<Duration>,
    /// How long a stand may be left alone before it asks "Still there?".
    pub idle: Duration,
    /// How long "Still there?" waits before everything is cleared.
    pub idle_warning: Duration,
    /// The same two on the sign-in screen once something has been typed: a contact stands there.
    pub idle_typed: Duration,
    /// See [`Rules::idle_typed`].
    pub idle_typed_warning: Duration,
    /// How long somebody who is signed in may do nothing before what is theirs is covered with "Still you?". It counts
    /// within [`Rules::idle`] and is never longer.
    pub still_you: Duration,
    /// How long a patient may look for the text message.
    pub idle_verification: Duration,
    /// How long a patient may be busy with their own phone, looking for the e-mail.
    pub idle_verification_link: Duration,
    /// How long the staff panel may be left alone.
    pub idle_staff: Duration,
    /// After how long a message that has not come is said to be late.
    pub not_arrived: Duration,
    /// How long to wait between two questions whether the link has been approved, where the portal does not say.
    pub link_interval: Duration,
    /// How long a stand shows its sign-in screen to nobody before it shows the attract picture.
    pub attract: Duration,
    /// The longest session, from signing in on.
    pub session: Duration,
    /// How long before its end that is announced.
    pub session_warning: Duration,
    /// How much longer `I need more time` makes it.
    pub session_extension: Duration,
    /// How often.
    pub session_extensions: u8,
    /// How often today's appointments are asked for while they are on the screen.
    pub appointments_refresh: Duration,
    /// What of a patient's name stands on the screen.
    pub patient_name: NameShown,
    /// What of a visit stands on the list.
    pub visit_details: VisitDetails,
    /// The side of the toggle between Email and Phone that a journey begins with.
    pub method: SignInMethod,
    /// What the portal is asked to say of contacts that nobody has.
    pub disclosure: Disclosure,
    /// The domains that have a key on the e-mail keyboard.
    pub email_domains: Vec<String>,
    /// To whose numbers a code is sent.
    pub text_countries: TextCountries,
    /// For how long after one call staff cannot be called again, and what became of it is shown.
    pub staff_call_interval: Duration,
    /// How long a call to staff waits for an answer before it counts as not sent.
    pub staff_call_patience: Duration,
    /// How long the first of the portal's pages may take to come.
    pub page_patience: Duration,
    /// How long the bar above the portal's pages says that something is not done here.
    pub page_refusal: Duration,
    /// The waits between asking a portal that cannot be reached; the last one is repeated.
    pub retry_waits: Vec<Duration>,
}

impl Default for Rules {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self {
            wrong_codes: 5,
            code_lifetime: minutes(10),
            resend_waits: [30, 60, 120].map(seconds).to_vec(),
            idle: seconds(60),
            idle_warning: seconds(30),
            idle_typed: seconds(30),
            idle_typed_warning: seconds(20),
            still_you: seconds(30),
            idle_verification: seconds(120),
            idle_verification_link: seconds(240),
            idle_staff: seconds(120),
            not_arrived: seconds(45),
            link_interval: seconds(5),
            attract: seconds(60),
            session: minutes(15),
            session_warning: minutes(2),
            session_extension: minutes(5),
            session_extensions: 10,
            appointments_refresh: seconds(30),
            patient_name: NameShown::FirstName,
            visit_details: VisitDetails::Hidden,
            method: SignInMethod::Email,
            disclosure: Disclosure::Portal,
            email_domains: ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "hotmail.com"]
                .map(str::to_owned)
                .to_vec(),
            text_countries: TextCountries::Every,
            staff_call_interval: minutes(1),
            staff_call_patience: seconds(20),
            page_patience: seconds(30),
            page_refusal: seconds(8),
            retry_waits: [2, 3, 5, 8, 10].map(seconds).to_vec(),
        }
    }
}
