//! What one patient does at one stand, decided by data alone.
//!
//! # Where to start
//!
//! - [`Kiosk`]: the machine. An [`Event`] and the time go in, [`Effect`]s come out, a [`View`] says what to draw.
//! - [`flow`](crate::Flow): a file a screen; what each screen knows and where it leads.
//! - [`Rules`]: every number that the journey keeps to.
//! - [`Fault`]: everything that can go wrong, each with a sentence in the user interface's words.

mod access_code;
mod appointment;
mod asking;
mod attention;
mod branding;
mod contact;
mod effect;
mod email_address;
mod event;
mod fault;
mod flow;
mod intent;
mod kiosk;
mod moment;
mod name_shown;
mod opening_hours;
mod own_phone;
mod palette;
mod phone_number;
mod portal;
mod portal_page;
mod rules;
mod sensitive;
mod service;
mod session;
mod staff;
mod staff_call;
mod support_contact;
mod turn;
mod typed;
mod view;

#[cfg(test)]
mod tests;

pub use access_code::{AccessCode, NotACode};
pub use appointment::{
    Appointment, AppointmentId, AppointmentStatus, CheckInOutcome, LocalDay, LocalTime, Today, VisitDetails, Welcome,
};
pub use branding::{
    Branding, ContactInformation, Dashboard, Labels, LanguageTag, OpeningHours, OpeningSpan, PatientLabel, Picture,
};
pub use contact::{Contact, CountryCode, Disclosure, SignInMethod, TextCountries};
pub use effect::{Effect, EndReason, PortalCall, Ticket};
pub use email_address::{EmailAddress, NotAnEmailAddress};
pub use event::{Answer, Event};
pub use fault::Fault;
pub use flow::Flow;
pub use intent::{Intent, Typing};
pub use kiosk::{Briefing, Kiosk};
pub use moment::Moment;
pub use name_shown::NameShown;
pub use opening_hours::{ClinicHours, Opening, Weekday};
pub use own_phone::OwnPhone;
pub use palette::{Colour, NotAColour, Palette};
pub use phone_number::{NotAPhoneNumber, PhoneNumber};
pub use portal::{
    AttemptHandle, CheckInRefused, HandOff, HandOffRefused, LimitOf, Limited, LinkRefused, LinkState, ListRefused,
    LoginLink, Patient, PatientAccess, PatientId, PortalTrouble, ResendRefused, SignedIn, StartRefused, StartedAttempt,
    VerifyRefused,
};
pub use portal_page::{PageField, PageKey, PageNews, PageRefusal, PageRoom};
pub use rules::Rules;
pub use sensitive::Sensitive;
pub use service::{Farewell, OutOfService, Standing};
pub use staff::{
    EnrolAnswer, Finding, Health, Incident, Lately, NoPin, PinAnswer, Role, StaffNews, StaffRequest, StandFacts,
    TakenOut,
};
pub use staff_call::{CallNews, CalledFrom, StaffCallView};
pub use support_contact::{NotALine, SupportContact};
pub use view::{
    AppointmentStatusView, AppointmentView, Check, ClinicView, DayView, Notice, Overlay, PageView, PatientView,
    PinNotice, ResendView, Screen, StaffPage, StandingView, SubmitView, ToDo, View, VisitView,
};
