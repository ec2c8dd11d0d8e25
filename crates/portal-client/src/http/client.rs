//! Asks one question, within limits of time, size and repetition, and leaves one event in the log.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode, redirect};
use thiserror::Error;
use url::Url;

use super::answer::Accepted;
use super::connecting::{SystemNames, obstacle};
use super::portal_url::{LOCALHOST, PortalUrl};
use super::question::Question;
use super::rejection::{Failure, Refusal, Rejection};
use crate::Obstacle;
use crate::wire::ProblemType;

/// How often a call is tried again by itself, where the trouble may pass and nothing can happen twice.
const REPETITIONS: u32 = 2;
/// The shortest and the longest pause before that: short enough for a person who waits, and never the same for all
/// stands of a clinic.
const PAUSE_MILLIS: (u64, u64) = (100, 400);

/// Somebody looks at the screen while it is found out whether there is anything.
const KNOCK: Duration = Duration::from_secs(5);

/// How long a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Until there is a connection, TLS included.
    pub connect: Duration,
    /// Between one piece of an answer and the next, and before the first.
    pub idle: Duration,
    /// For everything, repetitions and pauses included.
    pub whole_call: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(4), idle: seconds(8), whole_call: seconds(15) }
    }
}

/// No client could be made: the system's trust store holds nothing that could be read.
#[derive(Debug, Error)]
#[error("no HTTP client could be made")]
pub struct ClientUnavailable(#[source] reqwest::Error);

/// A portal that can be asked.
pub(super) struct HttpClient {
    client: Client,
    portal: PortalUrl,
    whole_call: Duration,
}

impl HttpClient {
    pub(super) fn new(portal: PortalUrl, timeouts: Timeouts) -> Result<Self, ClientUnavailable> {
        choose_cryptography();
        let builder = Client::builder()
            .user_agent(concat!("portal-kiosk/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .referer(false)
            .dns_resolver(Arc::new(SystemNames))
            // Nothing is unpacked, whatever other parts of the program make of the library: no bound would hold.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .connect_timeout(timeouts.connect)
            .read_timeout(timeouts.idle);
        let builder = if portal.is_plain_loopback() {
            // Plain text stays here: past no proxy, and to no other machine that might be called localhost. No
            // certificate is looked at, so none has to be installed.
            let this_machine = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
            let this_machine = this_machine.map(|address: IpAddr| SocketAddr::new(address, 0));
            builder.no_proxy().resolve_to_addrs(LOCALHOST, &this_machine).tls_certs_only([])
        } else {
            builder.https_only(true)
        };
        let client = builder.build().map_err(ClientUnavailable)?;
        Ok(Self { client, portal, whole_call: timeouts.whole_call })
    }

    /// Asks until there is an answer, the repetitions are used up, or the time is over; `read` makes sense of a yes.
    pub(super) async fn ask<T>(
        &self,
        question: Question<'_>,
        read: impl FnOnce(Accepted) -> Result<T, Failure> + Send,
    ) -> Result<T, Rejection> {
        let began = Instant::now();
        let mut tries = 0;
        let outcome = match question.url(&self.portal) {
            Some(url) => {
                let settled = self.ask_until_settled(&question, &url, &mut tries);
                let in_time = tokio::time::timeout(self.whole_call, settled).await;
                in_time.unwrap_or(Err(Failure::TimedOut.into()))
            }
            None => Err(Failure::UnfitId.into()),
        };
        let outcome = outcome.and_then(|answer| {
            let status = answer.status;
            Ok((status, read(answer)?))
        });
        record(&question, tries, began.elapsed(), outcome.as_ref().map(|(status, _)| *status));
        outcome.map(|(_, answer)| answer)
    }

    /// Finds out, without a credential, what is in the way where nothing answers; what answers does not matter.
    pub(super) async fn knock(&self) -> Result<(), Obstacle> {
        let knock = self.client.head(self.portal.as_str()).timeout(KNOCK);
        knock.send().await.map(drop).map_err(|error| obstacle(&error))
    }

    async fn ask_until_settled(
        &self,
        question: &Question<'_>,
        url: &Url,
        tries: &mut u32,
    ) -> Result<Accepted, Rejection> {
        loop {
            *tries += 1;
            let outcome = self.ask_once(question, url).await;
            let passing = outcome.as_ref().is_err_and(Rejection::may_pass);
            if !passing || !question.is_repeatable() || *tries > REPETITIONS {
                return outcome;
            }
            tokio::time::sleep(pause(getrandom::u32().unwrap_or_default())).await;
        }
    }

    async fn ask_once(&self, question: &Question<'_>, url: &Url) -> Result<Accepted, Rejection> {
        let headers = question.headers().ok_or(Failure::WrongShape)?;
        let mut request = self.client.request(question.method.clone(), url.clone()).headers(headers);
        if let Some(body) = question.body() {
            request = request.body(body);
        }
        let response = request.send().await.map_err(|error| Failure::of_call(&error))?;
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            return Err(Rejection::Refused(Refusal::read(response).await));
        }
        if status == StatusCode::NOT_MODIFIED && question.is_conditional() {
            return Ok(Accepted::unchanged());
        }
        if !status.is_success() {
            return Err(Failure::Undecided.into());
        }
        Ok(question.expecting.read(response).await?)
    }
}

/// The one place where the cryptography of TLS is chosen, for the whole process: the first choice stands.
fn choose_cryptography() {
    // An error says that somebody has chosen already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Spreads a random number over the pauses.
fn pause(random: u32) -> Duration {
    let (shortest, longest) = PAUSE_MILLIS;
    Duration::from_millis(shortest + u64::from(random) % (longest - shortest + 1))
}

fn record(question: &Question<'_>, tries: u32, took: Duration, outcome: Result<StatusCode, &Rejection>) {
    let (method, path, millis) = (question.method.as_str(), question.template, took.as_millis());
    match outcome {
        Ok(status) => tracing::debug!(method, path, status = status.as_u16(), millis, tries, "portal answered"),
        // Every few seconds, as long as a patient looks for the e-mail.
        Err(Rejection::Refused(Refusal { problem: Some(ProblemType::AuthorizationPending), .. })) => {
            tracing::debug!(method, path, millis, tries, "portal has nothing new");
        }
        Err(Rejection::Refused(Refusal { status, problem, .. })) => {
            let problem = problem.map_or("unknown", |problem| problem.name());
            tracing::info!(method, path, status = status.as_u16(), problem, millis, tries, "portal refused");
        }
        Err(Rejection::Failed(failure)) => tracing::warn!(method, path, %failure, millis, tries, "portal failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pause_lies_within_its_bounds_and_they_differ() {
        assert_eq!(pause(0), Duration::from_millis(100));
        assert_eq!(pause(300), Duration::from_millis(400));
        assert_eq!(pause(301), Duration::from_millis(100));
        assert!((100..=400).contains(&pause(u32::MAX).as_millis()));
    }
}
