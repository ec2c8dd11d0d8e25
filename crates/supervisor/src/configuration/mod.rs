//! `kiosk.toml`: what a stand does differently from every other stand. Everything in it is optional, and nothing in it is
//! passed over: what is not understood is refused, with its line, what can stand there, and the nearest right key.

mod kind;
mod section;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kiosk_core::{
    CountryCode, Disclosure, NameShown, Rules, SignInMethod, SupportContact, TextCountries, VisitDetails,
};
use shell_protocol::WindowPlan;
use thiserror::Error;

use crate::crash_budget::CrashLimit;
use crate::drawing::Drawing;
use crate::limits::{CodeLimits, Limit};
use kind::{country, domain, list, one_of, origin, path, seconds, support_contact, whole_number, yes_or_no};
use section::{Mistake, Section};

/// Where the configuration is looked for unless the command line names a file.
pub const USUAL_FILE: &str = "/etc/portal-kiosk/kiosk.toml";

/// Far longer than a configuration can be; in bytes. A device or a log is not read to its end.
const LONGEST_FILE: u64 = 256 * 1024;

/// A wait on the screen: long enough to be seen, short enough that a stand is not left to somebody else.
const WAIT: RangeInclusive<u32> = 1..=3_600;

/// Often enough that somebody who waits is told in time, and seldom enough for a portal with many stands.
const REFRESH: RangeInclusive<u32> = 5..=600;

/// Something between two people: up to a day.
const LONG: RangeInclusive<u32> = 1..=86_400;

/// So many codes that no waiting room needs more, and so few that all of them can be remembered.
const CODES: RangeInclusive<u32> = 1..=1_000;

/// One is an accident, and no stand bears more than so many.
const CRASHES: RangeInclusive<u32> = 2..=1_000;

/// From what a web engine cannot do without to more than any stand has; in mebibytes.
const MEMORY: RangeInclusive<u32> = 512..=65_536;

/// From what a web engine cannot do without to what the kernel's own bound is on a small machine.
const TASKS: RangeInclusive<u32> = 200..=4_096;

const METHODS: &[(&str, SignInMethod)] = &[("email", SignInMethod::Email), ("phone", SignInMethod::Phone)];

const RENDERINGS: &[(&str, Option<Drawing>)] =
    &[("auto", None), ("accelerated", Some(Drawing::Accelerated)), ("software", Some(Drawing::Software))];

const DISCLOSURES: &[(&str, Disclosure)] = &[("portal", Disclosure::Portal), ("neutral", Disclosure::Neutral)];

const NAMES: &[(&str, NameShown)] = &[("first-name", NameShown::FirstName), ("initials", NameShown::Initials)];

/// From the smallest window that the screens are laid out for to any screen there is; in logical pixels.
const WINDOW: RangeInclusive<u32> = 320..=16_384;

/// A stand's configuration, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    /// How the window lies on the screen.
    pub window: WindowPlan,
    /// The numbers that the journey keeps to.
    pub rules: Rules,
    /// Whose phone numbers may be typed without a prefix, whatever the branding says.
    pub country: Option<CountryCode>,
    /// Whom staff calls about the machine.
    pub support_contact: Option<SupportContact>,
    /// The shell's program; beside the supervisor's own where nothing is said.
    pub shell: Option<PathBuf>,
    /// The notice window's program; beside the supervisor's own where nothing is said.
    pub notice: Option<PathBuf>,
    /// By which path the web engine is to draw; as the machine has it where nothing is said, or where that draws nothing.
    pub rendering: Option<Drawing>,
    /// How often the portal is told that the stand is alive.
    pub heartbeat: Duration,
    /// How often the branding is asked for, give or take a fifth.
    pub branding_refresh: Duration,
    /// How far the stand's clock may be off the portal's before that is said.
    pub clock_tolerance: Duration,
    /// How many codes may be asked for.
    pub limits: CodeLimits,
    /// How many shells may break.
    pub crash_limit: CrashLimit,
    /// How much of the machine one shell may take, where the kernel can be told.
    pub sandbox_limits: SandboxLimits,
    /// Origins that the portal's own pages may reach where the branding names them, beside the portal's own.
    pub dashboard_origins: Vec<String>,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            window: WindowPlan::FullScreen,
            rules: Rules::default(),
            country: None,
            support_contact: None,
            shell: None,
            notice: None,
            rendering: None,
            heartbeat: Duration::from_secs(15),
            branding_refresh: Duration::from_secs(15 * 60),
            clock_tolerance: Duration::from_secs(5 * 60),
            limits: CodeLimits::default(),
            crash_limit: CrashLimit::default(),
            sandbox_limits: SandboxLimits::default(),
            dashboard_origins: Vec::new(),
        }
    }
}

/// How much a sandbox may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SandboxLimits {
    /// Memory, what its files take included; in mebibytes.
    pub memory: u64,
    /// Processes, and threads of processes.
    pub tasks: u32,
}

impl Default for SandboxLimits {
    fn default() -> Self {
        Self { memory: 1024, tasks: 512 }
    }
}

/// Why a configuration cannot be used. Each says which file, what in it, and what to do.
#[derive(Debug, Error)]
pub enum ConfigurationError {
    /// It is not there, or may not be read, or is no file.
    #[error("the configuration {} cannot be read ({source}): it has to be a file that the stand's user may read", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// It is something else.
    #[error("{} is too long for a configuration: name another file", path.display())]
    TooLong {
        /// Which file.
        path: PathBuf,
    },
    /// It is no text, or in an encoding of long ago.
    #[error("the configuration {}, line {line}: this is not UTF-8; save the file as UTF-8", path.display())]
    NotText {
        /// Which file.
        path: PathBuf,
        /// Where, counted from 1.
        line: usize,
    },
    /// It says something that has no meaning here.
    #[error("the configuration {}, line {line}: {what}", path.display())]
    Mistaken {
        /// Which file.
        path: PathBuf,
        /// Where, counted from 1.
        line: usize,
        /// What is wrong and what would be right.
        what: String,
    },
}

impl Configuration {
    /// Reads the file that the command line names, or else the usual one. That the usual one is missing is no error.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError`], in words for whoever wrote the file.
    pub fn load(named: Option<&Path>) -> Result<Self, ConfigurationError> {
        let path = named.unwrap_or_else(|| Path::new(USUAL_FILE));
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(ConfigurationError::Unreadable { path: path.to_owned(), source }),
        };
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_FILE) {
            return Err(ConfigurationError::TooLong { path: path.to_owned() });
        }
        let text = str::from_utf8(&bytes).map_err(|error| ConfigurationError::NotText {
            path: path.to_owned(),
            line: line_at(&bytes, error.valid_up_to()),
        })?;
        Self::parse(text).map_err(|mistake| ConfigurationError::Mistaken {
            path: path.to_owned(),
            line: line_at(&bytes, mistake.place.start),
            what: mistake.what,
        })
    }

    /// Whether a file with this in it would do.
    #[cfg(test)]
    pub(crate) fn understands(text: &str) -> bool {
        Self::parse(text).is_ok()
    }

    fn parse(text: &str) -> Result<Self, Mistake> {
        let mut file = Section::of(text)?;
        let usual = Self::default();
        let window = window(file.section("window")?)?;
        let country = file.take("country", &country())?;
        let support_contact = file.take("support-contact", &support_contact())?;
        let shell = file.take("shell", &path())?;
        let notice = file.take("notice", &path())?;
        let rendering = file.take("rendering", &one_of(RENDERINGS))?;
        let heartbeat = file.take("heartbeat-seconds", &seconds(WAIT))?;
        let branding_refresh = file.take("branding-refresh-seconds", &seconds(LONG))?;
        let clock_tolerance = file.take("clock-tolerance-seconds", &seconds(LONG))?;
        let dashboard_origins = file.take("dashboard-origins", &list(origin(), 0..=16))?;
        let mut of_rules = file.section("rules")?;
        let rules = rules(&mut of_rules, usual.rules)?;
        let mut of_limits = file.section("limits")?;
        let limits = limits(&mut of_limits, usual.limits)?;
        let mut of_recovery = file.section("recovery")?;
        let crash_limit = crash_limit(&mut of_recovery, usual.crash_limit)?;
        let mut of_sandbox = file.section("sandbox")?;
        let sandbox_limits = sandbox_limits(&mut of_sandbox, usual.sandbox_limits)?;
        file.nothing_else(&[&of_rules, &of_limits, &of_recovery, &of_sandbox])?;
        Ok(Self {
            window: window.unwrap_or(usual.window),
            rules,
            country,
            support_contact,
            shell,
            notice,
            rendering: rendering.unwrap_or(usual.rendering),
            heartbeat: heartbeat.unwrap_or(usual.heartbeat),
            branding_refresh: branding_refresh.unwrap_or(usual.branding_refresh),
            clock_tolerance: clock_tolerance.unwrap_or(usual.clock_tolerance),
            limits,
            crash_limit,
            sandbox_limits,
            dashboard_origins: dashboard_origins.unwrap_or(usual.dashboard_origins),
        })
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn line_at(bytes: &[u8], place: usize) -> usize {
    1 + bytes.iter().take(place).filter(|byte| **byte == b'\n').count()
}

/// A window of a size; without it the whole screen.
fn window(mut section: Section<'_>) -> Result<Option<WindowPlan>, Mistake> {
    if section.is_empty() {
        return Ok(None);
    }
    let width = section.take("width", &whole_number(WINDOW))?;
    let height = section.take("height", &whole_number(WINDOW))?;
    section.nothing_else(&[])?;
    let missing = |key| section.missing(key, &whole_number::<u32>(WINDOW));
    Ok(Some(WindowPlan::Windowed {
        width: width.ok_or_else(|| missing("width"))?,
        height: height.ok_or_else(|| missing("height"))?,
    }))
}

fn limits(section: &mut Section<'_>, usual: CodeLimits) -> Result<CodeLimits, Mistake> {
    let CodeLimits { stand, contact } = usual;
    let codes = whole_number(CODES);
    let stand = Limit {
        codes: section.take("stand-codes", &codes)?.unwrap_or(stand.codes),
        within: section.take("stand-codes-within-seconds", &seconds(LONG))?.unwrap_or(stand.within),
    };
    let contact = Limit {
        codes: section.take("contact-codes", &codes)?.unwrap_or(contact.codes),
        within: section.take("contact-codes-within-seconds", &seconds(LONG))?.unwrap_or(contact.within),
    };
    section.nothing_else(&[])?;
    Ok(CodeLimits { stand, contact })
}

fn crash_limit(section: &mut Section<'_>, usual: CrashLimit) -> Result<CrashLimit, Mistake> {
    let limit = CrashLimit {
        crashes: section.take("crashes", &whole_number(CRASHES))?.unwrap_or(usual.crashes),
        within: section.take("crashes-within-seconds", &seconds(LONG))?.unwrap_or(usual.within),
    };
    section.nothing_else(&[])?;
    Ok(limit)
}

fn sandbox_limits(section: &mut Section<'_>, usual: SandboxLimits) -> Result<SandboxLimits, Mistake> {
    let limits = SandboxLimits {
        memory: section.take("memory-mebibytes", &whole_number(MEMORY))?.unwrap_or(usual.memory),
        tasks: section.take("tasks", &whole_number(TASKS))?.unwrap_or(usual.tasks),
    };
    section.nothing_else(&[])?;
    Ok(limits)
}

fn rules(section: &mut Section<'_>, usual: Rules) -> Result<Rules, Mistake> {
    let countries = section.take("text-countries", &list(country(), 1..=250))?;
    let wait = seconds(WAIT);
    let long = seconds(LONG);
    let rules = Rules {
        wrong_codes: section.take("wrong-codes", &whole_number(1..=20))?.unwrap_or(usual.wrong_codes),
        code_lifetime: section.take("code-lifetime-seconds", &long)?.unwrap_or(usual.code_lifetime),
        resend_waits: section.take("resend-waits-seconds", &list(seconds(WAIT), 0..=10))?.unwrap_or(usual.resend_waits),
        idle: section.take("idle-seconds", &wait)?.unwrap_or(usual.idle),
        idle_warning: section.take("idle-warning-seconds", &wait)?.unwrap_or(usual.idle_warning),
        idle_typed: section.take("idle-typed-seconds", &wait)?.unwrap_or(usual.idle_typed),
        idle_typed_warning: section.take("idle-typed-warning-seconds", &wait)?.unwrap_or(usual.idle_typed_warning),
        still_you: section.take("still-you-seconds", &wait)?.unwrap_or(usual.still_you),
        idle_verification: section.take("idle-verification-seconds", &wait)?.unwrap_or(usual.idle_verification),
        idle_verification_link: section
            .take("idle-verification-link-seconds", &wait)?
            .unwrap_or(usual.idle_verification_link),
        idle_staff: section.take("idle-staff-seconds", &wait)?.unwrap_or(usual.idle_staff),
        not_arrived: section.take("not-arrived-seconds", &wait)?.unwrap_or(usual.not_arrived),
        link_interval: section.take("link-interval-seconds", &wait)?.unwrap_or(usual.link_interval),
        attract: section.take("attract-seconds", &long)?.unwrap_or(usual.attract),
        session: section.take("session-seconds", &long)?.unwrap_or(usual.session),
        session_warning: section.take("session-warning-seconds", &long)?.unwrap_or(usual.session_warning),
        session_extension: section.take("session-extension-seconds", &long)?.unwrap_or(usual.session_extension),
        session_extensions: section
            .take("session-extensions", &whole_number(0..=100))?
            .unwrap_or(usual.session_extensions),
        appointments_refresh: section
            .take("appointments-refresh-seconds", &seconds(REFRESH))?
            .unwrap_or(usual.appointments_refresh),
        patient_name: section.take("patient-name", &one_of(NAMES))?.unwrap_or(usual.patient_name),
        visit_details: section
            .take("visit-details", &yes_or_no(VisitDetails::Shown, VisitDetails::Hidden))?
            .unwrap_or(usual.visit_details),
        method: section.take("method", &one_of(METHODS))?.unwrap_or(usual.method),
        disclosure: section.take("disclosure", &one_of(DISCLOSURES))?.unwrap_or(usual.disclosure),
        email_domains: section.take("email-domains", &list(domain(), 0..=8))?.unwrap_or(usual.email_domains),
        text_countries: countries.map_or(usual.text_countries, TextCountries::Only),
        staff_call_interval: section.take("staff-call-seconds", &wait)?.unwrap_or(usual.staff_call_interval),
        staff_call_patience: usual.staff_call_patience,
        page_patience: usual.page_patience,
        page_refusal: usual.page_refusal,
        retry_waits: usual.retry_waits,
    };
    section.nothing_else(&[])?;
    if rules.session_warning >= rules.session {
        return Err(section.mistake(format!(
            "\"session-warning-seconds\" ({}) has to be less than \"session-seconds\" ({})",
            rules.session_warning.as_secs(),
            rules.session.as_secs()
        )));
    }
    Ok(rules)
}
