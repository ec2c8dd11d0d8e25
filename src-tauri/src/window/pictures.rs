//! The clinic's pictures, served to the user interface by a scheme of their own. They came with the briefing and lie in this
//! process's memory; no request leads to a file.

use std::sync::Arc;

use kiosk_core::{Branding, Picture};
use tauri::http::{Request, Response, StatusCode, header};

const LOGO_URL: &str = "branding://localhost/logo";
const ATTRACT_URL: &str = "branding://localhost/attract";

/// What there is to serve. Clones share the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Pictures {
    logo: Option<Arc<[u8]>>,
    attract: Option<Arc<[u8]>>,
}

impl Pictures {
    /// Takes the pictures out of a branding: they are large, and this is the only place for them.
    pub(crate) fn taken_from(branding: &mut Branding) -> Self {
        let bytes = |picture: Option<Picture>| picture.map(|picture| picture.png.into());
        Self { logo: bytes(branding.logo.take()), attract: bytes(branding.attract.take()) }
    }

    /// Where the logo is loaded from, if there is one.
    pub(crate) fn logo_url(&self) -> Option<String> {
        self.logo.as_ref().map(|_| LOGO_URL.to_owned())
    }

    /// Where the attract picture is loaded from, if there is one.
    pub(crate) fn attract_url(&self) -> Option<String> {
        self.attract.as_ref().map(|_| ATTRACT_URL.to_owned())
    }

    /// Answers the user interface.
    pub(super) fn serve(&self, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
        let picture = match request.uri() {
            uri if *uri == *LOGO_URL => self.logo.as_deref(),
            uri if *uri == *ATTRACT_URL => self.attract.as_deref(),
            _ => None,
        };
        let (status, body) = match picture {
            Some(png) => (StatusCode::OK, png.to_vec()),
            None => (StatusCode::NOT_FOUND, Vec::new()),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/png"));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pictures() -> Pictures {
        let picture = |bytes: &[u8]| Some(Picture { png: bytes.to_vec() });
        let mut branding = Branding { logo: picture(b"logo"), attract: picture(b"attract"), ..Branding::unbranded() };
        let pictures = Pictures::taken_from(&mut branding);
        assert_eq!((branding.logo, branding.attract), (None, None));
        pictures
    }

    fn asked(pictures: &Pictures, uri: &str) -> (StatusCode, Vec<u8>) {
        let response = pictures.serve(&Request::builder().uri(uri).body(Vec::new()).unwrap());
        (response.status(), response.into_body())
    }

    #[test]
    fn the_branding_scheme_serves_the_clinics_pictures_and_no_file() {
        let pictures = pictures();
        let url = |url: Option<String>| url.expect("there is such a picture");
        assert_eq!(asked(&pictures, &url(pictures.logo_url())), (StatusCode::OK, b"logo".to_vec()));
        assert_eq!(asked(&pictures, &url(pictures.attract_url())), (StatusCode::OK, b"attract".to_vec()));
        for uri in [
            "branding://localhost/",
            "branding://localhost/logo/../../etc/passwd",
            "branding://localhost/etc/passwd",
            "branding://elsewhere/logo",
            "branding://localhost/logo?file=/etc/passwd",
        ] {
            assert_eq!(asked(&pictures, uri), (StatusCode::NOT_FOUND, Vec::new()), "{uri}");
        }
    }

    #[test]
    fn a_clinic_without_pictures_names_none() {
        let none = Pictures::taken_from(&mut Branding::unbranded());
        assert_eq!((none.logo_url(), none.attract_url()), (None, None));
        assert_eq!(asked(&none, LOGO_URL).0, StatusCode::NOT_FOUND);
    }
}
