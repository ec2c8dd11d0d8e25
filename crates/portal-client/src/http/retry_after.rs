//! `Retry-After` in both of its forms (RFC 9110, 10.2.3).

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// No patient waits longer in front of a stand; what is longer is asked for again then.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// How long the portal wants to be left alone. A date is counted from the portal's own `Date` where it says one: then
/// neither clock need be right. `now` is the stand's clock, for a portal that says none.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match in_seconds(text) {
        Some(wait) => wait,
        None => {
            let until = httpdate::parse_http_date(text).ok()?;
            let said_at = headers.get(DATE).and_then(|date| date.to_str().ok());
            let since = said_at.and_then(|date| httpdate::parse_http_date(date).ok()).unwrap_or(now);
            until.duration_since(since).unwrap_or(Duration::ZERO)
        }
    };
    Some(wait.min(LONGEST))
}

fn in_seconds(text: &str) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // More seconds than fit are more than the longest.
    is_number.then(|| text.parse().map_or(LONGEST, Duration::from_secs))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    const NOW: &str = "Mon, 23 Nov 2026 09:00:00 GMT";

    fn check(said: &str, date: Option<&'static str>, expected: Option<u64>) {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(said).unwrap());
        if let Some(date) = date {
            headers.insert(DATE, HeaderValue::from_static(date));
        }
        let now = httpdate::parse_http_date(NOW).unwrap();
        assert_eq!(retry_after(&headers, now), expected.map(Duration::from_secs), "{said} {date:?}");
    }

    #[test]
    fn a_wait_may_be_said_in_seconds() {
        check("0", None, Some(0));
        check("120", None, Some(120));
        check(" 7 ", None, Some(7));
    }

    #[test]
    fn a_wait_may_be_said_as_a_date_counted_from_the_portals_own() {
        check("Mon, 23 Nov 2026 09:02:00 GMT", None, Some(120));
        check("Mon, 23 Nov 2026 09:02:00 GMT", Some("Mon, 23 Nov 2026 09:01:30 GMT"), Some(30));
        check("Fri, 01 Jan 2027 00:00:30 GMT", Some("Fri, 01 Jan 2027 00:00:00 GMT"), Some(30));
        check("Mon, 23 Nov 2026 09:02:00 GMT", Some("yesterday"), Some(120));
        check("Monday, 23-Nov-26 09:02:00 GMT", None, Some(120));
    }

    #[test]
    fn a_date_that_has_passed_is_no_wait() {
        check("Mon, 23 Nov 2026 08:00:00 GMT", None, Some(0));
    }

    #[test]
    fn no_wait_is_longer_than_an_hour() {
        for long in ["3601", "99999999999999999999999", "Tue, 23 Nov 2027 09:00:00 GMT"] {
            check(long, None, Some(3600));
        }
    }

    #[test]
    fn what_is_no_wait_says_nothing() {
        for text in ["", "soon", "-5", "1.5", "+5", "2026-11-23T09:02:00Z"] {
            check(text, None, None);
        }
    }
}
