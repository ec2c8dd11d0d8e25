//! A browser as a stand has one for the dashboard: it opens pages, keeps the one cookie, and follows nothing by itself.

use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, REFERRER_POLICY, SET_COOKIE};
use reqwest::{Client, Method, redirect};

use crate::portal::{AVERY, Portal};

/// A browser at a stand of its own.
pub(crate) struct Browser {
    pub(crate) portal: Portal,
    http: Client,
    cookie: Option<String>,
}

/// A page, whole.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// Whose visit it is, and by what rights the stand began it.
pub(crate) struct Visit {
    pub(crate) credential: String,
    pub(crate) kiosk_session: String,
    pub(crate) kiosk_token: String,
    pub(crate) access: String,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        Self::at(Portal::start().await)
    }

    pub(crate) fn at(portal: Portal) -> Self {
        let http = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().unwrap();
        Self { portal, http, cookie: None }
    }

    /// Avery has signed in at a stand, and the stand has opened the dashboard for them.
    pub(crate) async fn avery() -> (Self, Visit) {
        let mut browser = Self::start().await;
        let visit = browser.sign_in("HARB-0001", AVERY).await;
        let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
        browser.come_in(&way_in).await;
        (browser, visit)
    }

    pub(crate) async fn sign_in(&self, pairing_code: &str, number: &str) -> Visit {
        let credential = self.portal.enrol(pairing_code).await;
        let (kiosk_session, kiosk_token) = self.portal.open_session(&credential).await;
        let access = self.portal.sign_in(&kiosk_token, number).await;
        Visit { credential, kiosk_session, kiosk_token, access }
    }

    /// Opens a hand-off that is good.
    pub(crate) async fn come_in(&mut self, url: &str) {
        let page = self.visit(Method::GET, url, None).await.expect(303);
        assert_eq!(page.header(LOCATION.as_str()), "/web/");
    }

    pub(crate) async fn open(&mut self, path: &str) -> Page {
        let url = format!("{}{path}", self.portal.running.base_url());
        self.visit(Method::GET, &url, None).await
    }

    pub(crate) async fn send(&mut self, path: &str, form: &str) -> Page {
        let url = format!("{}{path}", self.portal.running.base_url());
        self.visit(Method::POST, &url, Some(form)).await
    }

    /// Fills in the form on a page of the visitor's own.
    pub(crate) async fn fill_in(&mut self, path: &str, form: &str) -> Page {
        let form_token = self.form_token().await;
        self.send(path, &format!("{form}&formToken={form_token}")).await
    }

    pub(crate) async fn form_token(&mut self) -> String {
        let home = self.open("/web/").await.expect(200).html();
        let (_, after) = home.split_once("name=\"formToken\" value=\"").expect("a form on the first page");
        after.split_once('"').unwrap().0.to_owned()
    }

    pub(crate) async fn visit(&mut self, method: Method, url: &str, form: Option<&str>) -> Page {
        let body = form.map(|form| ("application/x-www-form-urlencoded", form.to_owned()));
        self.ask(method, url, body).await
    }

    /// What a script on a page sends.
    pub(crate) async fn send_json(&mut self, url: &str, json: &serde_json::Value) -> Page {
        self.ask(Method::POST, url, Some(("application/json", json.to_string()))).await
    }

    pub(crate) async fn ask(&mut self, method: Method, url: &str, body: Option<(&str, String)>) -> Page {
        let mut request = self.http.request(method, url);
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        if let Some((media_type, body)) = body {
            request = request.header(CONTENT_TYPE, media_type).body(body);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        if let Some(set) = headers.get(SET_COOKIE) {
            self.cookie = set.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        Page { status, headers, body: response.bytes().await.unwrap().to_vec() }
    }

    /// Another browser, at the same portal, that has got hold of the cookie.
    pub(crate) fn with_cookie_of(self, other: &str) -> Self {
        Self { cookie: Some(other.to_owned()), ..self }
    }

    pub(crate) fn cookie(&self) -> &str {
        self.cookie.as_deref().expect("a cookie")
    }
}

impl Portal {
    pub(crate) async fn hand_off(&self, access: &str, patient_id: &str) -> crate::portal::Answer {
        self.post(&format!("/v1/patients/{patient_id}/hand-offs")).bearer(access).new_key().send().await
    }

    pub(crate) async fn way_in(&self, access: &str, patient_id: &str) -> String {
        self.hand_off(access, patient_id).await.expect(201).text("url")
    }
}

impl Page {
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        assert_eq!(self.header(CACHE_CONTROL.as_str()), "no-store");
        assert_eq!(self.header(REFERRER_POLICY.as_str()), "no-referrer");
        self
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("a header `{name}`")).to_str().unwrap()
    }

    pub(crate) fn html(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}
