//! `kiosk.toml`: what a stand does differently from every other stand. Everything in it is optional.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use kiosk_core::{CountryCode, Rules};
use serde::Deserialize;
use shell_protocol::WindowPlan;
use thiserror::Error;

/// Where the configuration is looked for unless the command line names a file.
pub const USUAL_FILE: &str = "/etc/portal-kiosk/kiosk.toml";

/// A stand's configuration, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    /// How the window lies on the screen.
    pub window: WindowPlan,
    /// The numbers that the journey keeps to.
    pub rules: Rules,
    /// Whose phone numbers may be typed without a prefix, whatever the branding says.
    pub country: Option<CountryCode>,
    /// The shell's program; beside the supervisor's own where nothing is said.
    pub shell: Option<PathBuf>,
    /// The notice window's program; beside the supervisor's own where nothing is said.
    pub notice: Option<PathBuf>,
    /// How often the portal is told that the stand is alive.
    pub heartbeat: Duration,
    /// How often the branding is asked for, give or take a fifth.
    pub branding_refresh: Duration,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            window: WindowPlan::FullScreen,
            rules: Rules::default(),
            country: None,
            shell: None,
            notice: None,
            heartbeat: Duration::from_secs(15),
            branding_refresh: Duration::from_secs(15 * 60),
        }
    }
}

/// Why a configuration cannot be used. Each says which file, and what in it.
#[derive(Debug, Error)]
pub enum ConfigurationError {
    /// It is not there, or may not be read.
    #[error("the configuration {} cannot be read: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// It says something that has no meaning here; the parser names line, column and key.
    #[error("the configuration {} is not understood: {source}", path.display())]
    NotUnderstood {
        /// Which file.
        path: PathBuf,
        /// Where, and what was expected.
        source: Box<toml::de::Error>,
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
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&text).map_err(|source| ConfigurationError::NotUnderstood {
                path: path.to_owned(),
                source: Box::new(source),
            }),
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(ConfigurationError::Unreadable { path: path.to_owned(), source }),
        }
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: ConfigurationFile = toml::from_str(text)?;
        let usual = Self::default();
        Ok(Self {
            window: file.window.map_or(usual.window, |size| WindowPlan::Windowed {
                width: size.width.get(),
                height: size.height.get(),
            }),
            rules: file.rules.over(usual.rules),
            country: file.country.map(CountryCode),
            shell: file.shell,
            notice: file.notice,
            heartbeat: file.heartbeat_seconds.map_or(usual.heartbeat, seconds),
            branding_refresh: file.branding_refresh_seconds.map_or(usual.branding_refresh, seconds),
        })
    }
}

/// The file as it is written. Durations are whole seconds, and no duration is zero.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct ConfigurationFile {
    /// A window of this size; without it the whole screen.
    window: Option<WindowSize>,
    country: Option<String>,
    shell: Option<PathBuf>,
    notice: Option<PathBuf>,
    heartbeat_seconds: Option<NonZeroU32>,
    branding_refresh_seconds: Option<NonZeroU32>,
    rules: RulesFile,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WindowSize {
    width: NonZeroU32,
    height: NonZeroU32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RulesFile {
    wrong_codes: Option<std::num::NonZeroU8>,
    code_lifetime_seconds: Option<NonZeroU32>,
    resend_waits_seconds: Option<Vec<NonZeroU32>>,
    idle_seconds: Option<NonZeroU32>,
    idle_warning_seconds: Option<NonZeroU32>,
    idle_typed_seconds: Option<NonZeroU32>,
    idle_typed_warning_seconds: Option<NonZeroU32>,
    idle_verification_seconds: Option<NonZeroU32>,
    session_seconds: Option<NonZeroU32>,
    session_warning_seconds: Option<NonZeroU32>,
    session_extension_seconds: Option<NonZeroU32>,
    session_extensions: Option<u8>,
}

impl RulesFile {
    fn over(self, usual: Rules) -> Rules {
        let or = |written: Option<NonZeroU32>, usual: Duration| written.map_or(usual, seconds);
        Rules {
            wrong_codes: self.wrong_codes.map_or(usual.wrong_codes, std::num::NonZeroU8::get),
            code_lifetime: or(self.code_lifetime_seconds, usual.code_lifetime),
            resend_waits: self
                .resend_waits_seconds
                .map_or(usual.resend_waits, |waits| waits.into_iter().map(seconds).collect()),
            idle: or(self.idle_seconds, usual.idle),
            idle_warning: or(self.idle_warning_seconds, usual.idle_warning),
            idle_typed: or(self.idle_typed_seconds, usual.idle_typed),
            idle_typed_warning: or(self.idle_typed_warning_seconds, usual.idle_typed_warning),
            idle_verification: or(self.idle_verification_seconds, usual.idle_verification),
            session: or(self.session_seconds, usual.session),
            session_warning: or(self.session_warning_seconds, usual.session_warning),
            session_extension: or(self.session_extension_seconds, usual.session_extension),
            session_extensions: self.session_extensions.unwrap_or(usual.session_extensions),
            retry_waits: usual.retry_waits,
        }
    }
}

fn seconds(written: NonZeroU32) -> Duration {
    Duration::from_secs(written.get().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        Configuration::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn an_empty_configuration_is_the_usual_one() {
        assert_eq!(Configuration::parse("").unwrap(), Configuration::default());
    }

    #[test]
    fn what_is_written_replaces_what_is_usual_and_nothing_else() {
        let written = Configuration::parse(
            r#"
            country = "GB"
            window = { width = 540, height = 960 }
            heartbeat-seconds = 5
            [rules]
            idle-seconds = 45
            resend-waits-seconds = [5, 10]
            "#,
        );
        let usual = Configuration::default();
        assert_eq!(
            written.unwrap(),
            Configuration {
                country: Some(CountryCode("GB".to_owned())),
                window: WindowPlan::Windowed { width: 540, height: 960 },
                heartbeat: Duration::from_secs(5),
                rules: Rules {
                    idle: Duration::from_secs(45),
                    resend_waits: vec![Duration::from_secs(5), Duration::from_secs(10)],
                    ..usual.rules.clone()
                },
                ..usual
            }
        );
    }

    #[test]
    fn a_refusal_names_the_line_and_the_key() {
        let refused = refusal("country = \"GB\"\n[rules]\nidle-secnods = 45\n");
        assert!(refused.contains("line 3") && refused.contains("idle-secnods"), "{refused}");
        let refused = refusal("[rules]\nidle-seconds = \"a minute\"\n");
        assert!(refused.contains("line 2") && refused.contains("idle-seconds"), "{refused}");
    }

    #[test]
    fn a_duration_of_nothing_is_refused() {
        for text in ["heartbeat-seconds = 0", "[rules]\nidle-seconds = 0", "window = { width = 0, height = 9 }"] {
            assert!(refusal(text).contains("zero"), "{text}");
        }
    }

    #[test]
    fn a_missing_file_is_an_error_only_if_somebody_named_it() {
        let nowhere = tempfile::tempdir().unwrap().path().join("kiosk.toml");
        let refused = Configuration::load(Some(&nowhere)).unwrap_err().to_string();
        assert!(refused.contains("kiosk.toml"), "{refused}");
    }
}
