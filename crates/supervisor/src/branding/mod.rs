//! What the clinic makes of its stand: asked for at start and from time to time, and swapped whole or not at all.

mod logo;

use std::time::Duration;

use kiosk_core::{Branding, Logo};
use portal_client::{BrandingAnswer, BrandingDocument, BrandingTag, StandCredential, StandPortal, StandRefused};
use tokio::task::spawn_blocking;

pub(crate) use logo::safe_logo;

use crate::store::StoredBranding;

/// Asks the portal for the branding and makes it safe; `None` where the stored one is still the one.
///
/// # Errors
///
/// When the portal does not answer the question.
pub(crate) async fn fetched(
    portal: &impl StandPortal,
    credential: &StandCredential,
    stored: Option<&StoredBranding>,
) -> Result<Option<StoredBranding>, StandRefused> {
    let known = stored.map(|stored| BrandingTag(stored.tag.clone()));
    match portal.branding(credential, known.as_ref()).await? {
        BrandingAnswer::Unchanged => Ok(None),
        BrandingAnswer::Changed { document, logo, tag } => {
            let branding = made_safe(document, logo, stored.map(|stored| &stored.branding)).await;
            Ok(Some(StoredBranding { branding, tag: tag.0 }))
        }
    }
}

/// A branding as the portal sent it becomes one that can be drawn. A logo that is none leaves the one before.
async fn made_safe(document: BrandingDocument, logo: Option<Vec<u8>>, before: Option<&Branding>) -> Branding {
    let logo = match logo {
        None => None,
        Some(file) => match decoded(file).await {
            Ok(logo) => Some(logo),
            Err(reason) => {
                tracing::warn!(%reason, "the clinic's logo is not used; the one before stays");
                before.and_then(|before| before.logo.clone())
            }
        },
    };
    document.with_logo(logo)
}

/// Decoding takes its time, and a shell may have something to say meanwhile.
async fn decoded(file: Vec<u8>) -> Result<Logo, String> {
    match spawn_blocking(move || safe_logo(&file)).await {
        Ok(decoded) => decoded.map_err(|error| error.to_string()),
        Err(_) => Err("the decoder gave up".to_owned()),
    }
}

/// An interval, give or take a fifth, so that the stands of a clinic do not all ask at once. `chance` is any number.
pub(crate) fn jittered(interval: Duration, chance: u32) -> Duration {
    let share = f64::from(chance) / f64::from(u32::MAX);
    interval.mul_f64(0.8 + 0.4 * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosk_core::{Colour, ContactInformation, CountryCode, LanguageTag};

    fn document() -> BrandingDocument {
        let plain = Branding::unbranded();
        BrandingDocument {
            clinic_name: "Harbour Clinic".to_owned(),
            welcome_title: "Welcome".to_owned(),
            welcome_message: String::new(),
            contact: ContactInformation::default(),
            labels: plain.labels,
            primary_colour: Colour::new(1, 2, 3),
            background_colour: Colour::new(255, 255, 255),
            languages: vec![LanguageTag("en".to_owned())],
            country: CountryCode("US".to_owned()),
            portal_enabled: true,
        }
    }

    #[tokio::test]
    async fn a_logo_that_is_none_leaves_the_one_before() {
        let logo = Some(Logo { png: vec![1, 2, 3] });
        let before = Branding { logo: logo.clone(), ..Branding::unbranded() };
        let after = made_safe(document(), Some(b"no picture".to_vec()), Some(&before)).await;
        assert_eq!((after.clinic_name.as_str(), after.logo), ("Harbour Clinic", logo));
        assert_eq!(made_safe(document(), Some(b"no picture".to_vec()), None).await.logo, None);
    }

    #[tokio::test]
    async fn a_logo_that_was_taken_away_goes() {
        let before = Branding { logo: Some(Logo { png: vec![1, 2, 3] }), ..Branding::unbranded() };
        assert_eq!(made_safe(document(), None, Some(&before)).await.logo, None);
    }

    #[test]
    fn the_interval_varies_by_a_fifth() {
        let interval = Duration::from_secs(900);
        assert_eq!(jittered(interval, 0), Duration::from_secs(720));
        assert_eq!(jittered(interval, u32::MAX), Duration::from_secs(1080));
    }
}
