//! The languages that the invented clinics speak, in their messages and on the links' pages.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::invented::Clinic;
use crate::store::Moment;

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// All of them, for whoever opens a link that is nobody's.
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::German];

    /// The one that was asked for (BCP 47), if the clinic offers it, or else the clinic's own.
    pub(crate) fn for_patient(clinic: &Clinic, asked: &str) -> Self {
        let primary = asked.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let own = clinic.languages.first().copied().unwrap_or_default();
        let chosen = clinic.languages.iter().copied().find(|offered| *offered == primary).unwrap_or(own);
        Self::ALL.into_iter().find(|language| language.tag() == chosen).unwrap_or(Self::English)
    }

    /// As HTML names it.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::German => "de",
        }
    }

    /// A time of day on the clinic's clock, as people who speak it there say it.
    pub(crate) fn time_of_day(self, clinic: &Clinic, moment: Moment) -> String {
        self.time(clinic, moment.timestamp().to_zoned(clinic.time_zone()).datetime())
    }

    /// What the clinic's clock shows, as people who speak it there say it.
    pub(crate) fn time(self, clinic: &Clinic, local: DateTime) -> String {
        let by_twelve = self == Self::English && clinic.country == "US";
        let format = if by_twelve { "%-I:%M %p" } else { "%-H:%M" };
        local.strftime(format).to_string()
    }

    /// A day as people who speak it say it, such as `Monday, 23 November`.
    pub(crate) fn day(self, clinic: &Clinic, date: Date) -> String {
        let weekday = self.weekdays()[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
        let month = self.months()[usize::from(date.month().unsigned_abs()) - 1];
        let day = date.day();
        match self {
            Self::English if clinic.country == "US" => format!("{weekday}, {month} {day}"),
            Self::English => format!("{weekday} {day} {month}"),
            Self::Spanish => format!("{weekday}, {day} de {month}"),
            Self::German => format!("{weekday}, {day}. {month}"),
        }
    }

    #[rustfmt::skip]
    const fn weekdays(self) -> [&'static str; 7] {
        match self {
            Self::English => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            Self::Spanish => ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
            Self::German => ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        }
    }

    #[rustfmt::skip]
    const fn months(self) -> [&'static str; 12] {
        match self {
            Self::English => ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            Self::Spanish => ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
            Self::German => ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(clinic: &str, asked: &str, chosen: Language) {
        assert_eq!(Language::for_patient(Clinic::by_id(clinic).unwrap(), asked), chosen, "{clinic} {asked}");
    }

    #[test]
    fn a_patient_is_written_to_in_the_language_that_was_asked_for() {
        check("harbour", "en", Language::English);
        check("harbour", "es-MX", Language::Spanish);
        check("linden", "DE", Language::German);
    }

    #[test]
    fn a_language_that_the_clinic_does_not_offer_gives_its_own() {
        check("harbour", "de", Language::English);
        check("linden", "tlh", Language::English);
    }

    #[test]
    fn every_language_of_a_clinic_is_spoken() {
        for clinic in crate::invented::CLINICS {
            for offered in clinic.languages {
                assert_eq!(Language::for_patient(clinic, offered).tag(), *offered);
            }
        }
    }

    #[test]
    fn a_time_is_said_as_people_say_it() {
        let moment = Moment::from("2026-11-23T18:05:00Z".parse::<jiff::Timestamp>().unwrap());
        let harbour = Clinic::by_id("harbour").unwrap();
        assert_eq!(Language::English.time_of_day(harbour, moment), "1:05 PM");
        assert_eq!(Language::Spanish.time_of_day(harbour, moment), "13:05");
        assert_eq!(Language::English.time_of_day(Clinic::by_id("linden").unwrap(), moment), "18:05");
    }

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let (harbour, linden) = (Clinic::by_id("harbour").unwrap(), Clinic::by_id("linden").unwrap());
        let date = jiff::civil::date(2026, 11, 23);
        assert_eq!(Language::English.day(harbour, date), "Monday, November 23");
        assert_eq!(Language::Spanish.day(harbour, date), "lunes, 23 de noviembre");
        assert_eq!(Language::English.day(linden, date), "Monday 23 November");
        assert_eq!(Language::German.day(linden, date), "Montag, 23. November");
    }
}
