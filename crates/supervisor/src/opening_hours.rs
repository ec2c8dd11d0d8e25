//! Whether a clinic is open at one moment, when it opens next, and when either changes. Plain functions of hours and time; the
//! calendar and the zones are jiff's.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use kiosk_core::{ClinicHours, LocalTime, Opening, OpeningHours, OpeningSpan, Weekday};

/// How a clinic stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursNow {
    /// Whether it is open.
    pub hours: ClinicHours,
    /// From when on that may be otherwise; `None` where it never will.
    pub until: Option<Timestamp>,
}

impl HoursNow {
    const ALWAYS_OPEN: Self = Self { hours: ClinicHours::Open, until: None };
}

/// From one moment to another, the second not included.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    opens: Timestamp,
    closes: Timestamp,
}

impl Stretch {
    fn holds(&self, moment: Timestamp) -> bool {
        self.opens <= moment && moment < self.closes
    }
}

/// How a clinic with these hours stands at `now`. One that does not say when it is open counts as open, and so does one whose
/// zone is not known.
pub fn hours_at(hours: Option<&OpeningHours>, now: Timestamp) -> HoursNow {
    let Some(hours) = hours else { return HoursNow::ALWAYS_OPEN };
    let Ok(zone) = TimeZone::get(&hours.time_zone) else { return HoursNow::ALWAYS_OPEN };
    let here = now.to_zoned(zone);
    let stretches = stretches_around(&hours.spans, &here);
    if stretches.iter().any(|stretch| stretch.holds(now)) {
        return HoursNow { hours: ClinicHours::Open, until: Some(closing(&stretches, now)) };
    }
    let Some(next) = stretches.iter().map(|stretch| stretch.opens).filter(|opens| *opens > now).min() else {
        return HoursNow { hours: ClinicHours::Closed { opens: None }, until: None };
    };
    // At midnight "tomorrow" becomes "today".
    let midnight = here.tomorrow().and_then(|day| day.start_of_day()).map(|day| day.timestamp());
    let until = midnight.map_or(next, |midnight| midnight.min(next));
    let opens = Some(opening(&next.to_zoned(here.time_zone().clone()), here.date()));
    HoursNow { hours: ClinicHours::Closed { opens }, until: Some(until) }
}

/// All stretches that may hold this moment, or begin within a week of it.
fn stretches_around(spans: &[OpeningSpan], here: &Zoned) -> Vec<Stretch> {
    let days = (-2..=8).filter_map(|days: i64| here.date().checked_add(days.days()).ok());
    let on = |day: Date| {
        let of_that_day = spans.iter().filter(move |span| weekday(day.weekday()) == span.day);
        of_that_day.filter_map(move |span| stretch(span, day, here.time_zone()))
    };
    days.flat_map(on).collect()
}

/// A time that the clock skips is as much later; of one that it shows twice, the first counts.
fn stretch(span: &OpeningSpan, day: Date, zone: &TimeZone) -> Option<Stretch> {
    let last_day = if span.closes > span.opens { day } else { day.tomorrow().ok()? };
    let moment = |day: Date, time: LocalTime| {
        let time = Time::new(time.hour.try_into().ok()?, time.minute.try_into().ok()?, 0, 0).ok()?;
        zone.to_timestamp(DateTime::from_parts(day, time)).ok()
    };
    Some(Stretch { opens: moment(day, span.opens)?, closes: moment(last_day, span.closes)? })
}

/// When the clinic closes, of stretches one of which holds `now`: where one goes over into another, it stays open.
fn closing(stretches: &[Stretch], now: Timestamp) -> Timestamp {
    let mut open_at = now;
    while let Some(latest) = stretches.iter().filter(|stretch| stretch.holds(open_at)).map(|held| held.closes).max() {
        open_at = latest;
    }
    open_at
}

fn opening(next: &Zoned, today: Date) -> Opening {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    Opening {
        weekday: (next.date() != today).then(|| weekday(next.weekday())),
        time: LocalTime { hour: part(next.hour()), minute: part(next.minute()) },
    }
}

fn weekday(day: jiff::civil::Weekday) -> Weekday {
    match day {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weekday::{Friday, Monday, Saturday, Sunday, Tuesday};

    fn time(text: &str) -> LocalTime {
        let (hour, minute) = text.split_once(':').unwrap();
        LocalTime { hour: hour.parse().unwrap(), minute: minute.parse().unwrap() }
    }

    fn hours(zone: &str, spans: &[(Weekday, &str, &str)]) -> OpeningHours {
        let span = |(day, opens, closes): &(Weekday, &str, &str)| OpeningSpan {
            day: *day,
            opens: time(opens),
            closes: time(closes),
        };
        OpeningHours { time_zone: zone.to_owned(), spans: spans.iter().map(span).collect() }
    }

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn open_until(hours: &OpeningHours, now: &str, until: &str) {
        let expected = HoursNow { hours: ClinicHours::Open, until: Some(moment(until)) };
        assert_eq!(hours_at(Some(hours), moment(now)), expected, "{now}");
    }

    fn closed(hours: &OpeningHours, now: &str, opens: (Option<Weekday>, &str), until: &str) {
        let opens = Some(Opening { weekday: opens.0, time: time(opens.1) });
        let expected = HoursNow { hours: ClinicHours::Closed { opens }, until: Some(moment(until)) };
        assert_eq!(hours_at(Some(hours), moment(now)), expected, "{now}");
    }

    #[test]
    fn a_clinic_is_open_from_when_it_opens_until_it_closes_on_its_own_clock() {
        let london = hours("Europe/London", &[(Monday, "08:00", "12:00"), (Monday, "14:00", "18:30")]);
        closed(&london, "2026-11-23T07:59:59Z", (None, "08:00"), "2026-11-23T08:00:00Z");
        open_until(&london, "2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z");
        open_until(&london, "2026-11-23T11:59:59Z", "2026-11-23T12:00:00Z");
        closed(&london, "2026-11-23T12:00:00Z", (None, "14:00"), "2026-11-23T14:00:00Z");
        closed(&london, "2026-11-23T18:30:00Z", (Some(Monday), "08:00"), "2026-11-24T00:00:00Z");
        // An hour earlier in summer, and five later in New York.
        open_until(&london, "2026-07-06T07:00:00Z", "2026-07-06T11:00:00Z");
        let new_york = hours("America/New_York", &[(Monday, "08:00", "12:00")]);
        closed(&new_york, "2026-11-23T08:00:00Z", (None, "08:00"), "2026-11-23T13:00:00Z");
        open_until(&new_york, "2026-11-23T13:00:00Z", "2026-11-23T17:00:00Z");
    }

    #[test]
    fn at_midnight_tomorrow_becomes_today() {
        let clinic = hours("Europe/London", &[(Tuesday, "09:00", "17:00")]);
        closed(&clinic, "2026-11-23T23:59:59Z", (Some(Tuesday), "09:00"), "2026-11-24T00:00:00Z");
        closed(&clinic, "2026-11-24T00:00:00Z", (None, "09:00"), "2026-11-24T09:00:00Z");
    }

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_begins() {
        let night = hours("Europe/London", &[(Sunday, "22:00", "06:00")]);
        closed(&night, "2026-11-22T21:00:00Z", (None, "22:00"), "2026-11-22T22:00:00Z");
        open_until(&night, "2026-11-22T23:30:00Z", "2026-11-23T06:00:00Z");
        open_until(&night, "2026-11-23T05:59:00Z", "2026-11-23T06:00:00Z");
        closed(&night, "2026-11-23T06:00:00Z", (Some(Sunday), "22:00"), "2026-11-24T00:00:00Z");
    }

    #[test]
    fn days_that_go_over_into_each_other_are_one_stretch() {
        let weekend = hours("Europe/London", &[(Saturday, "00:00", "00:00"), (Sunday, "00:00", "13:00")]);
        open_until(&weekend, "2026-11-21T12:00:00Z", "2026-11-22T13:00:00Z");
        let around_the_clock: Vec<_> =
            [Monday, Tuesday, Weekday::Wednesday, Weekday::Thursday, Friday, Saturday, Sunday]
                .map(|day| (day, "00:00", "00:00"))
                .to_vec();
        let always = hours("Europe/London", &around_the_clock);
        for hour in 0..168 {
            let now = moment("2026-11-23T00:00:00Z") + hour.hours();
            assert_eq!(hours_at(Some(&always), now).hours, ClinicHours::Open, "{now}");
        }
    }

    #[test]
    fn when_the_clocks_change_the_clinic_goes_by_its_own() {
        // Berlin, in the night to 29 March 2026: 02:00 becomes 03:00.
        let spring = hours("Europe/Berlin", &[(Sunday, "02:30", "09:00")]);
        closed(&spring, "2026-03-29T00:59:00Z", (None, "03:30"), "2026-03-29T01:30:00Z");
        open_until(&spring, "2026-03-29T01:30:00Z", "2026-03-29T07:00:00Z");
        let morning = hours("Europe/Berlin", &[(Saturday, "08:00", "12:00"), (Sunday, "08:00", "12:00")]);
        open_until(&morning, "2026-03-28T07:00:00Z", "2026-03-28T11:00:00Z");
        open_until(&morning, "2026-03-29T06:00:00Z", "2026-03-29T10:00:00Z");
        // In the night to 25 October 2026, 03:00 becomes 02:00: the shift is an hour longer.
        let autumn = hours("Europe/Berlin", &[(Saturday, "22:00", "06:00")]);
        open_until(&autumn, "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z");
        open_until(&autumn, "2026-10-25T01:30:00Z", "2026-10-25T05:00:00Z");
        // Troll changes by two hours, Lord Howe by half of one.
        open_until(
            &hours("Australia/Lord_Howe", &[(Sunday, "09:00", "10:00")]),
            "2026-10-03T22:00:00Z",
            "2026-10-03T23:00:00Z",
        );
    }

    #[test]
    fn a_clinic_without_hours_is_open_and_one_with_none_is_closed() {
        let now = moment("2026-11-23T12:00:00Z");
        assert_eq!(hours_at(None, now), HoursNow::ALWAYS_OPEN);
        let never = HoursNow { hours: ClinicHours::Closed { opens: None }, until: None };
        assert_eq!(hours_at(Some(&hours("Europe/London", &[])), now), never);
        assert_eq!(hours_at(Some(&hours("Europe/Ruritania", &[])), now), HoursNow::ALWAYS_OPEN);
    }

    proptest::proptest! {
        #[test]
        fn what_is_said_holds_until_it_is_said_to_change(
            spans in proptest::collection::vec((0usize..7, 0u8..24, 0u8..60, 0u8..24, 0u8..60), 0..10),
            start in 1_767_225_600i64..1_798_761_600,
        ) {
            let days = [Monday, Tuesday, Weekday::Wednesday, Weekday::Thursday, Friday, Saturday, Sunday];
            let span = |&(day, h, m, hh, mm): &(usize, u8, u8, u8, u8)| OpeningSpan {
                day: days[day],
                opens: LocalTime { hour: h, minute: m },
                closes: LocalTime { hour: hh, minute: mm },
            };
            let hours = OpeningHours { time_zone: "Europe/Berlin".to_owned(), spans: spans.iter().map(span).collect() };
            let now = Timestamp::from_second(start).unwrap();
            let said = hours_at(Some(&hours), now);
            if let Some(until) = said.until {
                proptest::prop_assert!(until > now);
                let last = until - 1.second();
                if last > now {
                    proptest::prop_assert_eq!(hours_at(Some(&hours), last).hours, said.hours);
                }
            } else {
                proptest::prop_assert!(hours.spans.is_empty());
            }
        }
    }
}
