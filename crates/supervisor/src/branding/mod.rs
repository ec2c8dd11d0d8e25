//! What the clinic makes of its stand: asked for at start and from time to time, and swapped whole or not at all.
//!
//! `acceptance` says whether the words will do, `picture` and `drawing` make a stranger's pictures safe to draw, and
//! `picture_process` keeps that work away from the stand's own process.

mod acceptance;
mod drawing;
mod picture;
mod picture_process;

use std::time::Duration;

use kiosk_core::Picture;
use portal_client::{
    BrandingAnswer, BrandingTag, SentBranding, SentPicture, StandCredential, StandPortal, StandRefused,
    UnusableBranding,
};

use crate::store::StoredBranding;
pub(crate) use acceptance::accepted;
#[cfg(test)]
pub(crate) use picture::safe_picture;
pub use picture::{NotAPicture, Purpose};
#[cfg(test)]
pub(crate) use picture_process::InThisProcess;
pub(crate) use picture_process::decode_standard_input;
pub use picture_process::{Decoder, PictureProcess};

/// What has become of the question for the branding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The stored one is still the one.
    Unchanged,
    /// This one takes its place.
    Fresh {
        /// Safe to draw.
        branding: Box<StoredBranding>,
        /// What had to be left out: only of a clinic's first branding, in whose place there is nothing better.
        left_out: Option<UnusableBranding>,
    },
    /// There is another one, and it cannot be used; the stored one stays.
    Unusable(UnusableBranding),
}

/// Asks the portal for the branding and makes it safe.
///
/// # Errors
///
/// When the portal does not answer the question.
pub async fn fetched(
    portal: &impl StandPortal,
    credential: &StandCredential,
    stored: Option<&StoredBranding>,
    decoder: &impl Decoder,
) -> Result<Fetched, StandRefused> {
    let known = stored.and_then(|stored| stored.tag.clone()).map(BrandingTag);
    Ok(match portal.branding(credential, known.as_ref()).await? {
        BrandingAnswer::Unchanged => Fetched::Unchanged,
        BrandingAnswer::Unusable(reason) => Fetched::Unusable(reason),
        BrandingAnswer::Changed(sent) => made_safe(*sent, stored, decoder).await,
    })
}

/// A branding as the portal sent it becomes one that can be drawn.
async fn made_safe(sent: SentBranding, stored: Option<&StoredBranding>, decoder: &impl Decoder) -> Fetched {
    let words = match accepted(sent.words) {
        Ok(words) => words,
        Err(reason) => return Fetched::Unusable(reason),
    };
    let mut branding = words;
    let mut left_out = None;
    for (place, file, purpose) in
        [(&mut branding.logo, sent.logo, Purpose::Logo), (&mut branding.attract, sent.attract, Purpose::Attract)]
    {
        match decoded(file, purpose, decoder).await {
            Ok(picture) => *place = picture,
            Err(reason) if stored.is_some() => return Fetched::Unusable(reason),
            Err(reason) => left_out = left_out.or(Some(reason)),
        }
    }
    let tag = left_out.is_none().then_some(sent.tag.0);
    Fetched::Fresh { branding: Box::new(StoredBranding { branding, tag }), left_out }
}

async fn decoded(
    sent: Option<SentPicture>,
    purpose: Purpose,
    decoder: &impl Decoder,
) -> Result<Option<Picture>, UnusableBranding> {
    let field = match purpose {
        Purpose::Logo => "logoUrl",
        Purpose::Attract => "attractUrl",
    };
    match sent {
        None => Ok(None),
        Some(SentPicture::NoPicture) => Err(UnusableBranding::new(field, "leads to no picture")),
        Some(SentPicture::File(file)) => match decoder.decode(file, purpose).await {
            Ok(picture) => Ok(Some(picture)),
            Err(refused) => Err(UnusableBranding::new(field, refused.what())),
        },
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
    use kiosk_core::{Branding, CountryCode};

    const RED: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#f00"/></svg>"##;

    fn sent(logo: Option<SentPicture>) -> SentBranding {
        let words = Branding { clinic_name: "Harbour Clinic".to_owned(), ..Branding::unbranded() };
        SentBranding { words, logo, attract: None, tag: BrandingTag("new".to_owned()) }
    }

    fn stored() -> StoredBranding {
        let logo = Some(Picture { png: vec![1, 2, 3] });
        StoredBranding { branding: Branding { logo, ..Branding::unbranded() }, tag: Some("old".to_owned()) }
    }

    fn file(bytes: &[u8]) -> Option<SentPicture> {
        Some(SentPicture::File(bytes.to_vec()))
    }

    #[tokio::test]
    async fn a_branding_is_swapped_whole() {
        let sent = SentBranding { attract: file(RED), ..sent(file(RED)) };
        let Fetched::Fresh { branding, left_out: None } = made_safe(sent, Some(&stored()), &InThisProcess).await else {
            panic!("nothing is wrong with it")
        };
        let StoredBranding { branding, tag } = *branding;
        assert_eq!((branding.clinic_name.as_str(), tag.as_deref()), ("Harbour Clinic", Some("new")));
        let wide = |picture: Option<Picture>| image::load_from_memory(&picture.unwrap().png).unwrap().width();
        assert_eq!((wide(branding.logo), wide(branding.attract)), (960, 1920));
    }

    #[tokio::test]
    async fn a_picture_that_is_none_or_words_that_will_not_do_leave_all_as_it_was() {
        let spoilt_attract = SentBranding { attract: file(b"no picture"), ..sent(file(RED)) };
        let mut spoilt_words = sent(file(RED));
        spoilt_words.words.country = CountryCode("XX".to_owned());
        for (sent, expected) in [
            (sent(file(b"no picture")), "logoUrl is in no format that is understood"),
            (sent(Some(SentPicture::NoPicture)), "logoUrl leads to no picture"),
            (spoilt_attract, "attractUrl is in no format that is understood"),
            (spoilt_words, "country has no phone numbers"),
        ] {
            let Fetched::Unusable(reason) = made_safe(sent, Some(&stored()), &InThisProcess).await else {
                panic!("something is wrong with it: {expected}")
            };
            assert_eq!(reason.to_string(), expected);
        }
    }

    #[tokio::test]
    async fn a_clinics_first_branding_is_shown_without_what_is_wrong_with_it_and_asked_for_again() {
        let Fetched::Fresh { branding, left_out } = made_safe(sent(file(b"no picture")), None, &InThisProcess).await
        else {
            panic!("there is nothing better")
        };
        assert_eq!((branding.branding.clinic_name.as_str(), &branding.branding.logo), ("Harbour Clinic", &None));
        assert_eq!(branding.tag, None);
        assert_eq!(left_out.unwrap().field, "logoUrl");
    }

    #[tokio::test]
    async fn a_logo_that_was_taken_away_goes() {
        let Fetched::Fresh { branding, .. } = made_safe(sent(None), Some(&stored()), &InThisProcess).await else {
            panic!("nothing is wrong with it")
        };
        assert_eq!(branding.branding.logo, None);
    }

    #[test]
    fn the_interval_varies_by_a_fifth() {
        let interval = Duration::from_secs(900);
        assert_eq!(jittered(interval, 0), Duration::from_secs(720));
        assert_eq!(jittered(interval, u32::MAX), Duration::from_secs(1080));
    }
}
