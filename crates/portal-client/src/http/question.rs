//! One call as it is asked, before it has an address.
//!
//! A question is made with one of a few words that say what asking it again would do. Only one of them makes a question
//! that is never repeated.

use bytes::Bytes;
use kiosk_core::Sensitive;
use reqwest::Method;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH};
use serde::Serialize;
use url::Url;
use zeroize::Zeroizing;

use super::answer::Expecting;
use super::portal_url::PortalUrl;
use crate::wire::IDEMPOTENCY_KEY;
use crate::{BrandingTag, IdempotencyKey};

/// More than any body that is sent; so none is ever moved to grow, and none leaves a copy behind.
const BODY_CAPACITY: usize = 8 * 1024;

/// A call: what is asked, with which right, and what kind of answer is wanted.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) method: Method,
    /// Where, as it may stand in a log: ids are only named, as in `/v1/attempts/{attempt}/resends`.
    pub(super) template: &'static str,
    address: Address<'a>,
    bearer: Option<&'a Sensitive<String>>,
    key: Option<IdempotencyKey>,
    repeated: Repeated,
    known: Option<&'a BrandingTag>,
    body: Option<Bytes>,
    pub(super) expecting: Expecting,
}

/// What asking again does when the answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeated {
    /// Nothing: it reads or ends something, carries a key, or can be said any number of times.
    DoesNothingTwice,
    /// Something that nobody wants.
    MayDoHarm,
}

#[derive(Debug)]
enum Address<'a> {
    /// The template, with these values for its ids.
    Filled(Vec<&'a str>),
    /// A link that stands in the document at this template.
    Linked { document: &'static str, link: &'a str },
}

impl<'a> Question<'a> {
    /// Reads something, as JSON.
    pub(super) fn get(template: &'static str) -> Self {
        Self::new(Method::GET, template, Expecting::Json)
    }

    /// Does something that must not happen twice, under a key, and reads what came of it.
    pub(super) fn post(template: &'static str, key: &IdempotencyKey) -> Self {
        Self { key: Some(key.clone()), ..Self::new(Method::POST, template, Expecting::Json) }
    }

    /// Says something that may be said any number of times, and reads what came of it.
    pub(super) fn tell(template: &'static str) -> Self {
        Self::new(Method::POST, template, Expecting::Json)
    }

    /// Does something that must not happen twice, and for which the contract has no key.
    pub(super) fn post_once(template: &'static str) -> Self {
        Self { repeated: Repeated::MayDoHarm, ..Self::new(Method::POST, template, Expecting::Json) }
    }

    /// Ends something; there is nothing to read.
    pub(super) fn delete(template: &'static str) -> Self {
        Self::new(Method::DELETE, template, Expecting::Nothing)
    }

    /// Reads the picture that a document links to.
    pub(super) fn picture(name: &'static str, document: &'static str, link: &'a str) -> Self {
        let address = Address::Linked { document, link };
        Self { address, ..Self::new(Method::GET, name, Expecting::Picture) }
    }

    fn new(method: Method, template: &'static str, expecting: Expecting) -> Self {
        let address = Address::Filled(Vec::new());
        let repeated = Repeated::DoesNothingTwice;
        Self { method, template, address, bearer: None, key: None, repeated, known: None, body: None, expecting }
    }

    /// The values of the template's ids, in their order.
    pub(super) fn of<const COUNT: usize>(self, values: [&'a str; COUNT]) -> Self {
        Self { address: Address::Filled(values.to_vec()), ..self }
    }

    /// With this right.
    pub(super) fn by(self, bearer: &'a Sensitive<String>) -> Self {
        Self { bearer: Some(bearer), ..self }
    }

    /// An answer that is still this one need not be sent again.
    pub(super) fn unless_still(self, known: Option<&'a BrandingTag>) -> Self {
        Self { known, ..self }
    }

    /// With this body.
    pub(super) fn saying<T: Serialize>(self, request: &T) -> Self {
        let mut written = Zeroizing::new(Vec::with_capacity(BODY_CAPACITY));
        serde_json::to_writer(&mut *written, request).expect("a wire type has string keys only and fails at nothing");
        // The bytes are overwritten when the last one who sends them lets go.
        Self { body: Some(Bytes::from_owner(written)), ..self }
    }

    /// Whether it can be asked again when there was no answer.
    pub(super) fn is_repeatable(&self) -> bool {
        self.repeated == Repeated::DoesNothingTwice
    }

    /// Whether "still the same" is an answer.
    pub(super) fn is_conditional(&self) -> bool {
        self.known.is_some()
    }

    /// Where it is asked; `None` where an id or a link leads elsewhere.
    pub(super) fn url(&self, portal: &PortalUrl) -> Option<Url> {
        match &self.address {
            Address::Filled(values) => portal.below(self.template, values),
            Address::Linked { document, link } => portal.linked(document, link),
        }
    }

    /// All headers; `None` where a right or a tag cannot stand in one.
    pub(super) fn headers(&self) -> Option<HeaderMap> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, self.expecting.accept());
        if let Some(bearer) = self.bearer {
            headers.insert(AUTHORIZATION, authorization(bearer)?);
        }
        if let Some(key) = &self.key {
            let name = HeaderName::from_bytes(IDEMPOTENCY_KEY.as_bytes()).ok()?;
            headers.insert(name, HeaderValue::from_str(&key.to_string()).ok()?);
        }
        if let Some(BrandingTag(tag)) = self.known {
            headers.insert(IF_NONE_MATCH, HeaderValue::from_str(tag).ok()?);
        }
        if self.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        Some(headers)
    }

    /// The body, for one more try.
    pub(super) fn body(&self) -> Option<Bytes> {
        self.body.clone()
    }
}

/// The header is overwritten when it has been sent, prints as `Sensitive` and stays out of header compression.
fn authorization(bearer: &Sensitive<String>) -> Option<HeaderValue> {
    const SCHEME: &str = "Bearer ";
    // EXPOSE: the header is where a right is used up.
    let bearer = bearer.expose();
    let mut written = Zeroizing::new(Vec::with_capacity(SCHEME.len() + bearer.len()));
    written.extend_from_slice(SCHEME.as_bytes());
    written.extend_from_slice(bearer.as_bytes());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(written)).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_prints_neither_its_right_nor_its_body() {
        let right = Sensitive::new(String::from("right-Zq7"));
        let question = Question::post("/v1/attempts", &IdempotencyKey::random()).by(&right);
        let headers = question.headers().unwrap();
        assert_eq!(headers[AUTHORIZATION], "Bearer right-Zq7");
        let printed = format!("{question:?} {headers:?}");
        assert!(printed.contains("/v1/attempts") && !printed.contains("right-Zq7"), "{printed}");
    }

    #[test]
    fn a_right_that_cannot_stand_in_a_header_is_not_sent() {
        let right = Sensitive::new(String::from("a\r\nX-Other: 1"));
        assert!(Question::get("/v1/stand/branding").by(&right).headers().is_none());
    }
}
