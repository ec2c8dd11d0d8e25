//! Where a caller reached this server, which is what it calls itself in what it says to them: it may be behind something that
//! listens elsewhere.

use std::net::IpAddr;

use axum::http::uri::Authority;
use axum::http::{HeaderMap, header};

/// The origin that the caller used; `None` where that is not on this machine, for nothing is encrypted here, unless somebody who
/// encrypts stands before it.
pub(crate) fn reached_at(headers: &HeaderMap) -> Option<String> {
    encrypted(headers).or_else(|| plain(headers))
}

/// As who stands before it says (RFC 7239). Only this machine can say so, as nobody else gets here.
fn encrypted(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::FORWARDED)?.to_str().ok()?.to_ascii_lowercase();
    let host = said.strip_prefix("proto=https;host=\"")?.strip_suffix('"')?;
    let authority: Authority = host.parse().ok()?;
    (!host.contains('@')).then(|| format!("https://{authority}"))
}

fn plain(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::HOST)?.to_str().ok()?.to_ascii_lowercase();
    let authority: Authority = said.parse().ok()?;
    let is_plain = !said.contains('@') && is_this_machine(authority.host());
    is_plain.then(|| format!("http://{}", said.strip_suffix(":80").unwrap_or(&said)))
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(host: &'static str, origin: Option<&str>) {
        let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
        assert_eq!(reached_at(&headers).as_deref(), origin, "{host}");
    }

    #[test]
    fn a_server_is_where_the_one_who_encrypts_before_it_says() {
        let said = |forwarded| {
            let headers = [(header::HOST, "portal.example.org"), (header::FORWARDED, forwarded)];
            reached_at(&HeaderMap::from_iter(headers.map(|(name, value)| (name, HeaderValue::from_static(value)))))
        };
        let portal = said("proto=https;host=\"portal.example.org:8443\"");
        assert_eq!(portal.as_deref(), Some("https://portal.example.org:8443"));
        for nothing in ["proto=http;host=\"portal.example.org\"", "proto=https;host=\"a@b\"", "proto=https"] {
            assert_eq!(said(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_server_is_where_its_caller_found_it_on_this_machine() {
        check("127.0.0.1:8080", Some("http://127.0.0.1:8080"));
        check("LOCALHOST:8080", Some("http://localhost:8080"));
        check("[::1]:8080", Some("http://[::1]:8080"));
        check("127.0.0.1:80", Some("http://127.0.0.1"));
        for elsewhere in ["portal.example.org", "192.0.2.7:80", "localhost.example.org", "avery@127.0.0.1", "", "a b"] {
            check(elsewhere, None);
        }
    }
}
