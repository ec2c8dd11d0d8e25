//! From one patient's screen to the next one's, filmed: nothing is seen that is not meant to be.

use std::path::Path;
use std::time::Duration;

use crate::shipped_programs;
use image::{Rgb, RgbImage};
use sandbox_portal::CLINICS;
use stand_driver::film::Frame;
use stand_driver::{ALL_DAY, Role, RoomPlan, WaitingRoom, processes};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

const SIGN_OUTS: usize = 20;

/// Longest wait for a picture that moves no more.
const STILL: Duration = Duration::from_secs(3);

/// The focus coming to a field, an edge: less than this share of the screen.
const SMALL: f64 = 0.03;

/// `Sign out` while it is pressed, on the patient's own screen.
const PRESSED: f64 = 0.05;

/// All that may be seen from the touch on `Sign out` on.
struct MeantToBeSeen {
    /// The patient's own screen.
    old: RgbImage,
    /// What covers it at once.
    cover: RgbImage,
    /// The clinic's plain colour.
    ground: [u8; 3],
    /// The next sign-in screen, whole.
    next: RgbImage,
    /// The same before it says how the journey before ended: a page that a busy machine makes late is shown as it is.
    unspoken: RgbImage,
}

impl MeantToBeSeen {
    fn holds(&self, frame: &Frame) -> bool {
        frame.is_plain(self.ground)
            || frame.difference_to(&self.old) < PRESSED
            || [&self.cover, &self.next, &self.unspoken].iter().any(|picture| frame.difference_to(picture) < SMALL)
            || self.is_being_covered(&frame.picture())
            || self.is_being_copied(&frame.picture())
    }

    /// Part of the cover is drawn, and the rest is still the patient's own screen. The shell may be ended while it draws.
    fn is_being_covered(&self, seen: &RgbImage) -> bool {
        let meant = self.old.pixels().zip(self.cover.pixels());
        let strange = seen.pixels().zip(meant).filter(|(pixel, (old, cover))| !same(pixel, old) && !same(pixel, cover));
        // The button that is being touched is one of the strange things.
        is_within(PRESSED, strange.count(), seen)
    }

    /// The next screen, whole, on its way from the X server's own memory to the screen, line by line from the top: a film on a
    /// busy machine can catch the server in the middle. What a web engine has half drawn looks otherwise.
    fn is_being_copied(&self, seen: &RgbImage) -> bool {
        let is_ground = |line: u32| (0..seen.width()).all(|x| same(seen.get_pixel(x, line), &Rgb(self.ground)));
        let copied = (0..seen.height()).rev().find(|line| !is_ground(*line)).map_or(0, |last| last + 1);
        let pixels = seen.enumerate_pixels().zip(self.next.pixels());
        let strange = pixels.filter(|((_, line, pixel), next)| *line < copied && !same(pixel, next));
        is_within(SMALL, strange.count(), seen)
    }
}

fn same(one: &Rgb<u8>, other: &Rgb<u8>) -> bool {
    one.0.iter().zip(other.0).all(|(a, b)| a.abs_diff(b) < 8)
}

/// Whether so many pixels are less than this share of the picture.
fn is_within(share: f64, count: usize, picture: &RgbImage) -> bool {
    let allowed = f64::from(picture.width()) * f64::from(picture.height()) * share;
    u32::try_from(count).is_ok_and(|count| f64::from(count) < allowed)
}

async fn signs_in(here: &WaitingRoom, count: usize) -> Result<RgbImage, Trouble> {
    let person = &here.person;
    here.chooses_phone().await?;
    person.fills("Mobile phone number", NUMBER).await?;
    person.touches_button("Send Login Code").await?;
    person.sees(Role::Button, "Verify & Sign In").await?;
    let code = here.portal.code_on(&format!("+1{NUMBER}"), count).await?;
    person.fills("6-digit code", &code).await?;
    person.touches_button("Verify & Sign In").await?;
    person.sees(Role::Heading, "Your appointments today").await?;
    Ok(here.room.still_picture(STILL).await?)
}

/// Signs out once with a supervisor that does nothing for a moment, so that the cover can be looked at.
async fn learn(here: &WaitingRoom) -> Result<MeantToBeSeen, Trouble> {
    let unspoken = here.room.still_picture(STILL).await?;
    let old = signs_in(here, 1).await?;
    processes::freeze(here.stand.supervisor())?;
    here.person.touches_button("Sign out").await?;
    here.person.no_longer_sees(Role::Button, "Sign out").await?;
    let cover = here.room.still_picture(STILL).await?;
    processes::thaw(here.stand.supervisor())?;
    here.person.sees_text("You are signed out.").await?;
    let next = here.room.still_picture(STILL).await?;
    // The head of the sign-in screen stands on the clinic's ground.
    let ground = next.get_pixel(2, 2).0;
    Ok(MeantToBeSeen { old, cover, ground, next, unspoken })
}

#[tokio::test]
async fn a_film_of_twenty_sign_outs_holds_nothing_but_what_is_meant_to_be_seen() -> Result<(), Trouble> {
    let (programs, code) = (shipped_programs(), CLINICS[0].pairing_code);
    let here = WaitingRoom::open_with(&programs, RoomPlan::portrait(), code, ALL_DAY).await?;
    let mut meant = learn(&here).await?;
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-meant-to-be-seen");
    let _none_from_before = std::fs::remove_dir_all(&kept);
    let mut strange = Vec::new();
    for number in 1..=SIGN_OUTS {
        meant.old = signs_in(&here, number + 1).await?;
        let film = here.room.film()?;
        here.person.touches_button("Sign out").await?;
        here.person.sees_text("You are signed out.").await?;
        here.room.still_picture(STILL).await?;
        film.catch_up();
        let film = film.stop()?;
        assert!(film.frames().iter().any(|frame| frame.difference_to(&meant.next) < SMALL), "the film ends too early");
        for (place, frame) in film.frames().iter().enumerate().filter(|(_, frame)| !meant.holds(frame)) {
            std::fs::create_dir_all(&kept)?;
            let file = kept.join(format!("sign-out-{number}-frame-{place}.png"));
            frame.picture().save(&file)?;
            strange.push(format!("{} was seen for {:?}", file.display(), frame.lasted()));
        }
    }
    assert!(strange.is_empty(), "{strange:#?}");
    Ok(())
}
