//! The rehearsal: somebody who can read the screen goes the whole way once, and learns where everything is and how it looks
//! when it can be touched.

use std::time::Duration;

use stand_driver::{Area, Finger, Name, Patch, Point, Role, WaitingRoom};
use tokio::time::{Instant, sleep};

use super::Trouble;
use super::guest::Guest;
use super::visit::shell_ends;

/// How long a screen may take that is as it was at the rehearsal.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where nothing is, on every screen: to touch it says that somebody is there.
const NOWHERE: Point = (3, 3);

/// For so long something holds still that has come to rest.
const STILL: Duration = Duration::from_millis(600);

/// A place on the screen, and how it looks when it can be touched.
pub(super) struct Spot {
    name: &'static str,
    area: Area,
    look: Patch,
}

/// Ten keys.
pub(super) struct Keypad {
    /// One of them, to know that they are there.
    zero: Spot,
    /// All, by what they write.
    keys: Vec<Point>,
    /// The field that they write into.
    field: Area,
}

/// Everything that is touched on the way.
pub(super) struct Rehearsal {
    pub(super) finger: Finger,
    /// The sign-in screen after somebody has left.
    pub(super) at_rest: Spot,
    pub(super) phone: Spot,
    pub(super) number_keys: Keypad,
    pub(super) send_code: Spot,
    pub(super) by_phone: Verification,
    pub(super) by_email: Verification,
    pub(super) open_portal: Spot,
    /// The field on the portal's page.
    pub(super) field: Spot,
    pub(super) copy: Spot,
    pub(super) sign_out: Spot,
}

/// The screen on which a code is typed.
pub(super) struct Verification {
    pub(super) keys: Keypad,
    pub(super) verify: Spot,
}

impl Rehearsal {
    /// Goes the whole way by phone and by e-mail, as others than those who are looked for.
    pub(super) async fn hold(here: &WaitingRoom) -> Result<Self, Trouble> {
        let finger = Finger::in_room(&here.room)?;
        let stage = Stage { here, finger: &finger };
        // The sign-in screen of every patient but the first has a sentence about the one before.
        here.signs_in_with("2025550101", "+1", 1).await?;
        let shell = here.shell_on_screen().await?;
        here.person.touches_button("Sign out").await?;
        shell_ends(shell).await?;
        let at_rest = stage.learns(Role::RadioButton, "Email").await?;

        let guest = Guest::new(0);
        guest.is_invited(here)?;
        finger.touches(NOWHERE)?;
        let phone = stage.learns(Role::RadioButton, "Phone").await?;
        stage.touches(&phone)?;
        let number_keys = stage.learns_keypad("Mobile phone number").await?;
        number_keys.type_with(&finger, &guest.number).await?;
        let send_code = stage.learns(Role::Button, "Send Login Code").await?;
        stage.touches(&send_code)?;
        let by_phone = stage.learns_to_verify(&guest).await?;
        stage.touches(&by_phone.verify)?;
        let open_portal = stage.learns(Role::Button, "Open my portal").await?;
        stage.touches(&open_portal)?;
        let copy = stage.learns(Role::Link, "Copy").await?;
        stage.touches(&copy)?;
        let field = stage.learns(Role::Entry, "Typed").await?;
        stage.touches(&field)?;
        let sign_out = stage.learns(Role::Button, "Sign out").await?;
        let shell = here.shell_on_screen().await?;
        stage.touches(&sign_out)?;
        shell_ends(shell).await?;

        at_rest.is_seen(&finger).await?;
        finger.touches(NOWHERE)?;
        phone.is_seen(&finger).await?;
        finger.types(&format!("{}\n", guest.address))?;
        let by_email = stage.learns_to_verify(&guest).await?;
        stage.touches(&by_email.verify)?;
        open_portal.is_seen(&finger).await?;
        let shell = here.shell_on_screen().await?;
        here.person.touches_button("Sign out").await?;
        shell_ends(shell).await?;
        at_rest.is_seen(&finger).await?;
        Ok(Self {
            at_rest,
            phone,
            number_keys,
            send_code,
            by_phone,
            by_email,
            open_portal,
            field,
            copy,
            sign_out,
            finger,
        })
    }

    /// Somebody steps up to the stand.
    pub(super) fn says_that_somebody_is_there(&self) -> Result<(), Trouble> {
        Ok(self.finger.touches(NOWHERE)?)
    }
}

struct Stage<'a> {
    here: &'a WaitingRoom,
    finger: &'a Finger,
}

impl Stage<'_> {
    /// Waits until it is there, can be used and moves no more.
    async fn learns(&self, role: Role, name: &'static str) -> Result<Spot, Trouble> {
        let wanted = Name::from(name);
        let usable = |seen: &[stand_driver::Found]| {
            seen.iter()
                .find(|found| found.role() == role && wanted == Name::from(found.name()) && found.is_enabled())
                .cloned()
        };
        let found = self.here.person.awaits(name, usable).await?;
        let (mut area, mut look) = (self.here.person.area_of(&found).await?, None);
        // What moves elsewhere, such as a caret, does not matter.
        let mut unchanged_since = Instant::now();
        while unchanged_since.elapsed() < STILL {
            sleep(Duration::from_millis(50)).await;
            let now = (self.here.person.area_of(&found).await?, Some(self.finger.looks_at(area)?));
            if now != (area, look.clone()) {
                ((area, look), unchanged_since) = (now, Instant::now());
            }
        }
        Ok(Spot { name, area, look: self.finger.looks_at(area)? })
    }

    fn touches(&self, spot: &Spot) -> Result<(), Trouble> {
        Ok(self.finger.touches(middle(spot.area))?)
    }

    async fn learns_keypad(&self, field: &str) -> Result<Keypad, Trouble> {
        let mut keys = Vec::new();
        let zero = self.learns(Role::Button, "0").await?;
        for name in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            let key = self.here.person.sees(Role::Button, name).await?;
            keys.push(middle(self.here.person.area_of(&key).await?));
        }
        let field = self.here.person.sees(Role::Entry, field).await?;
        let field = self.here.person.area_of(&field).await?;
        Ok(Keypad { zero, keys, field })
    }

    /// Types the code, and learns what it takes.
    async fn learns_to_verify(&self, guest: &Guest) -> Result<Verification, Trouble> {
        self.here.person.sees(Role::Button, "Verify & Sign In").await?;
        let keys = self.learns_keypad("6-digit code").await?;
        keys.type_with(self.finger, &guest.code).await?;
        let verify = self.learns(Role::Button, "Verify & Sign In").await?;
        Ok(Verification { keys, verify })
    }
}

impl Spot {
    /// Waits until it looks as it did.
    pub(super) async fn is_seen(&self, finger: &Finger) -> Result<(), Trouble> {
        let deadline = Instant::now() + PATIENCE;
        while finger.looks_at(self.area)? != self.look {
            if Instant::now() > deadline {
                return Err(format!("{} does not look as it did at the rehearsal", self.name).into());
            }
            sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// Waits until it looks as it did, and touches it.
    pub(super) async fn is_touched(&self, finger: &Finger) -> Result<(), Trouble> {
        self.is_seen(finger).await?;
        Ok(finger.touches(middle(self.area))?)
    }
}

fn middle(area: Area) -> Point {
    let (x, y) = area.middle();
    (i16::try_from(x).expect("it is on the screen"), i16::try_from(y).expect("it is on the screen"))
}

impl Keypad {
    /// Touches a key for each digit, as slowly as the digits come to the screen.
    pub(super) async fn type_with(&self, finger: &Finger, digits: &str) -> Result<(), Trouble> {
        self.zero.is_seen(finger).await?;
        for digit in digits.bytes() {
            let key = self.keys[usize::from(digit - b'0')];
            finger.touches_until_painted(key, self.field, PATIENCE)?;
        }
        Ok(())
    }
}
