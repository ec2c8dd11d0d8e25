//! The PIN itself: what can be one, what may be chosen for one, and its hash, which is all that is ever kept.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kiosk_core::Sensitive;
use rlibphonenumber::PHONE_NUMBER_UTIL;
use thiserror::Error;
use tokio::task::{JoinError, spawn_blocking};
use zeroize::Zeroizing;

const FEWEST_DIGITS: usize = 6;
const MOST_DIGITS: usize = 12;

/// OWASP's Password Storage Cheat Sheet asks of argon2id for at least 19 MiB, two passes and one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Up to so many digits that are said over and over are easily guessed: 111111, 121212, 123123.
const LONGEST_REFRAIN: usize = 3;

/// Something typed that could be a PIN: 6 to 12 ASCII digits. Holding one is the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffPin(Sensitive<String>);

/// What was typed cannot be anybody's PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAPin {
    /// Fewer than 6 digits, or more than 12.
    #[error("a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits")]
    Length,
    /// There is something in it that is no digit, a space also.
    #[error("a PIN has digits and nothing else")]
    NotDigits,
}

impl StaffPin {
    /// Reads a PIN in the digits of any script.
    ///
    /// # Errors
    ///
    /// What is the matter with it, in words that do not repeat it.
    pub fn parse(typed: &Sensitive<String>) -> Result<Self, NotAPin> {
        let mut digits = Zeroizing::new(String::with_capacity(MOST_DIGITS));
        // EXPOSE: to be read as digits; what comes out is sensitive again.
        for character in typed.expose().chars() {
            let digit = ascii_digit(character).ok_or(NotAPin::NotDigits)?;
            if digits.len() == MOST_DIGITS {
                return Err(NotAPin::Length);
            }
            digits.push(digit);
        }
        if digits.len() < FEWEST_DIGITS {
            return Err(NotAPin::Length);
        }
        Ok(Self(Sensitive::new(std::mem::take(&mut digits))))
    }

    fn is_easily_guessed(&self) -> bool {
        // EXPOSE: only to look at how the digits follow each other.
        let digits = self.0.expose().as_bytes();
        // Round the clock, so that 567890 is a run as well; the same step each time is also that of 135791.
        let mut steps = digits.windows(2).map(|pair| (10 + pair[1] - pair[0]) % 10);
        let first = steps.next();
        let is_run = steps.all(|step| Some(step) == first);
        is_run || (1..=LONGEST_REFRAIN).any(|length| digits[length..].iter().eq(&digits[..digits.len() - length]))
    }
}

/// The digit of any script as its ASCII one, as kiosk-core reads codes and numbers.
fn ascii_digit(character: char) -> Option<char> {
    let mut buffer = Zeroizing::new([0; 4]);
    PHONE_NUMBER_UTIL.normalize_digits_only(&*character.encode_utf8(&mut *buffer)).chars().next()
}

/// A PIN that may be a stand's: not one that is tried first. What is only typed to be checked need not be so, because an
/// easily guessed one was never set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenPin(StaffPin);

/// Why something cannot be chosen for a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PinRefused {
    /// It is none.
    #[error(transparent)]
    NotAPin(#[from] NotAPin),
    /// One digit or a few over and over, or a straight run.
    #[error("that PIN is easily guessed: take no run such as 123456 or 987654, and no digits over and over")]
    EasilyGuessed,
}

impl ChosenPin {
    /// Reads a PIN that is to be set, in the digits of any script.
    ///
    /// # Errors
    ///
    /// Why it may not be set, in words that do not repeat it.
    pub fn parse(typed: &Sensitive<String>) -> Result<Self, PinRefused> {
        let pin = StaffPin::parse(typed)?;
        if pin.is_easily_guessed() { Err(PinRefused::EasilyGuessed) } else { Ok(Self(pin)) }
    }

    /// Its hash, each time with a salt of its own. Takes long, on purpose, and does so on another thread.
    ///
    /// # Errors
    ///
    /// When there is no memory or no randomness for it.
    pub async fn hash(self) -> Result<PinHash, HashFailed> {
        let hashed = spawn_blocking(move || {
            // EXPOSE: to be hashed.
            let hash: PasswordHash = argon2id().hash_password(self.0.0.expose().as_bytes())?;
            Ok::<_, password_hash::Error>(PinHash(Sensitive::new(hash.to_string())))
        });
        Ok(hashed.await??)
    }
}

/// A PIN as it is kept: argon2id in the PHC string format. Whoever has it and time can find the PIN, there being only so
/// many; so it is not printed either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinHash(Sensitive<String>);

impl PinHash {
    /// Takes back what was kept; `None` where that is no hash, or one that asks for more memory or time than any of ours: the
    /// numbers in it are obeyed when a PIN is compared with it, and a damaged store can have any there.
    pub fn parse(kept: String) -> Option<Self> {
        let read = PasswordHash::new(&kept).ok()?;
        let ours = |cost: &Params| cost.m_cost() <= MEMORY_KIB && cost.t_cost() <= PASSES && cost.p_cost() <= LANES;
        // One of another kind costs nothing: it is not compared with anything.
        let is_bearable = Params::try_from(&read).as_ref().map_or(true, ours);
        is_bearable.then(|| Self(Sensitive::new(kept)))
    }

    /// The PHC string, to be kept.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Whether it is this PIN's. Takes long, on purpose, and does so on another thread.
    ///
    /// # Errors
    ///
    /// When that cannot be found out.
    pub async fn is_of(&self, pin: StaffPin) -> Result<bool, HashFailed> {
        let hash = self.clone();
        let compared = spawn_blocking(move || {
            // EXPOSE: both to be compared; neither comes out.
            match argon2id().verify_password(pin.0.expose().as_bytes(), hash.expose()) {
                Ok(()) => Ok(true),
                Err(password_hash::Error::PasswordInvalid) => Ok(false),
                Err(error) => Err(error),
            }
        });
        Ok(compared.await??)
    }
}

/// A hash could not be worked out; nothing is known of the PIN then.
#[derive(Debug, Error)]
pub enum HashFailed {
    /// The algorithm was not given what it needs.
    #[error("the PIN cannot be hashed ({0})")]
    Algorithm(#[from] password_hash::Error),
    /// The thread that did it has ended before its time.
    #[error("the PIN cannot be hashed: there is no thread to do it")]
    Thread(#[from] JoinError),
}

fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("within what the algorithm allows");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Sensitive<String> {
        Sensitive::new(text.to_owned())
    }

    fn check(text: &str, expected: Result<(), PinRefused>) {
        assert_eq!(ChosenPin::parse(&typed(text)).map(drop), expected, "{text:?}");
    }

    #[test]
    fn a_pin_has_six_to_twelve_digits() {
        for fitting in ["280619", "2806197", "280619735104"] {
            check(fitting, Ok(()));
        }
        for wrong in ["", "2", "28061", "2806197351042", &"28".repeat(50_000)] {
            check(wrong, Err(PinRefused::NotAPin(NotAPin::Length)));
        }
    }

    #[test]
    fn a_pin_has_digits_and_nothing_else() {
        for wrong in ["28061a", "280 619", "280-619", "280619 ", "280619\n", "280619½", "２８０６1九", "+280619", "\0"]
        {
            check(wrong, Err(PinRefused::NotAPin(NotAPin::NotDigits)));
        }
    }

    #[test]
    fn a_pin_may_be_typed_in_the_digits_of_any_script() {
        for same in ["\u{662}\u{668}\u{660}\u{666}\u{661}\u{669}", "２８０６１９", "28\u{966}\u{96c}19"] {
            assert_eq!(StaffPin::parse(&typed(same)), StaffPin::parse(&typed("280619")), "{same}");
        }
    }

    #[test]
    fn what_is_tried_first_may_not_be_chosen() {
        let (over_and_over, runs) = (
            ["000000", "777777777777", "121212", "123123", "1231231", "47474747"],
            ["123456", "012345", "987654", "543210", "567890", "890123", "109876", "123456789012", "135791"],
        );
        for wrong in over_and_over.into_iter().chain(runs) {
            check(wrong, Err(PinRefused::EasilyGuessed));
        }
        check("\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}", Err(PinRefused::EasilyGuessed));
        for fitting in ["123457", "112233", "213456", "777776", "121213"] {
            check(fitting, Ok(()));
        }
    }

    #[test]
    fn what_may_not_be_chosen_may_be_typed_and_is_only_wrong() {
        StaffPin::parse(&typed("123456")).unwrap();
    }

    #[test]
    fn neither_a_pin_nor_its_hash_is_printed() {
        let pin = ChosenPin::parse(&typed("280619")).unwrap();
        assert_eq!(format!("{pin:?}"), "ChosenPin(StaffPin([redacted]))");
        let hash = PinHash::parse("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo".to_owned()).unwrap();
        assert_eq!(format!("{hash:?}"), "PinHash([redacted])");
    }

    #[tokio::test]
    async fn a_hash_is_another_each_time_and_does_not_hold_the_pin() {
        let pin = ChosenPin::parse(&typed("280619")).unwrap();
        let (one, other) = (pin.clone().hash().await.unwrap(), pin.hash().await.unwrap());
        assert_ne!(one, other);
        for hash in [one, other] {
            assert!(hash.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.expose());
            assert!(!hash.expose().contains("280619"), "{}", hash.expose());
            assert_eq!(PinHash::parse(hash.expose().to_owned()), Some(hash.clone()));
            assert!(hash.is_of(StaffPin::parse(&typed("280619")).unwrap()).await.unwrap());
            for wrong in ["280618", "2806190", "028061"] {
                assert!(!hash.is_of(StaffPin::parse(&typed(wrong)).unwrap()).await.unwrap(), "{wrong}");
            }
        }
    }

    #[test]
    fn what_is_no_hash_is_not_taken_for_one() {
        for kept in ["", "280619", "$argon2id$", "\0"] {
            assert_eq!(PinHash::parse(kept.to_owned()), None, "{kept:?}");
        }
    }

    #[test]
    fn a_hash_that_would_take_more_memory_or_time_than_ours_is_not_taken_for_one() {
        let of = |cost: &str| PinHash::parse(format!("$argon2id$v=19${cost}$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"));
        assert!(of("m=19456,t=2,p=1").is_some());
        for cost in ["m=4294967295,t=2,p=1", "m=19457,t=2,p=1", "m=19456,t=4294967295,p=1", "m=19456,t=2,p=2"] {
            assert_eq!(of(cost), None, "{cost}");
        }
    }

    #[tokio::test]
    async fn a_hash_of_another_kind_says_nothing_of_a_pin() {
        let other = PinHash::parse("$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo".to_owned()).unwrap();
        other.is_of(StaffPin::parse(&typed("280619")).unwrap()).await.unwrap_err();
    }
}
