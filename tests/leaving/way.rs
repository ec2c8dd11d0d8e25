//! How a patient leaves.

use fastrand::Rng;
use stand_driver::{Name, Role, processes};

use super::Trouble;
use super::stand::LeftStand;
use crate::patient::{FAMILY, Patient};

/// One way out of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// `Sign out` on the appointments, after saying "I'm here".
    SignsOut,
    /// `Sign out` on the verification screen.
    GivesUpBeforeTheCode,
    /// "This was not me" on the page of the e-mail's link, then `Sign out`.
    SaysNotMe,
    /// `Use different phone`, and then away.
    WantsAnotherNumberAndWalksAway,
    /// `Sign out` where "Still you?" covers the page.
    SignsOutWhenCovered,
    /// `Sign out` in the bar above the portal's pages.
    SignsOutAboveThePortal,
    /// `Leave the portal` on the portal's own pages.
    LeavesThePortalItself,
    /// Touches the screen, and nothing else.
    OnlyTouches,
    /// Half a number is typed, in another language.
    WalksAwayWhileTyping,
    /// Half a code is typed.
    WalksAwayWithHalfACode,
    /// A link is on its way.
    WalksAwayFromALink,
    /// A family's choice is on the screen.
    WalksAwayFromTheFamily,
    /// The appointments are on the screen.
    WalksAwayFromAppointments,
    /// The portal's pages are on the screen.
    WalksAwayFromThePortal,
    /// The portal goes away while the appointments are on the screen.
    LosesThePortal,
    /// A process of the shell is killed, whichever.
    IsCutOffByADeath,
    /// The web process stands still.
    IsCutOffByAFreeze,
}

impl Way {
    pub(super) const ALL: &[Self] = &[
        Self::SignsOut,
        Self::GivesUpBeforeTheCode,
        Self::SaysNotMe,
        Self::WantsAnotherNumberAndWalksAway,
        Self::SignsOutWhenCovered,
        Self::SignsOutAboveThePortal,
        Self::LeavesThePortalItself,
        Self::OnlyTouches,
        Self::WalksAwayWhileTyping,
        Self::WalksAwayWithHalfACode,
        Self::WalksAwayFromALink,
        Self::WalksAwayFromTheFamily,
        Self::WalksAwayFromAppointments,
        Self::WalksAwayFromThePortal,
        Self::LosesThePortal,
        Self::IsCutOffByADeath,
        Self::IsCutOffByAFreeze,
    ];

    /// Whether it takes little waiting.
    pub(super) const fn is_quick(self) -> bool {
        match self {
            Self::SignsOut
            | Self::GivesUpBeforeTheCode
            | Self::SaysNotMe
            | Self::LeavesThePortalItself
            | Self::WalksAwayWhileTyping
            | Self::IsCutOffByADeath => true,
            Self::WantsAnotherNumberAndWalksAway
            | Self::SignsOutWhenCovered
            | Self::SignsOutAboveThePortal
            | Self::OnlyTouches
            | Self::WalksAwayWithHalfACode
            | Self::WalksAwayFromALink
            | Self::WalksAwayFromTheFamily
            | Self::WalksAwayFromAppointments
            | Self::WalksAwayFromThePortal
            | Self::LosesThePortal
            | Self::IsCutOffByAFreeze => false,
        }
    }

    /// What the audit log calls it.
    pub(super) const fn because(self) -> &'static str {
        match self {
            Self::SignsOut
            | Self::GivesUpBeforeTheCode
            | Self::SaysNotMe
            | Self::SignsOutWhenCovered
            | Self::SignsOutAboveThePortal
            | Self::LeavesThePortalItself => "signed-out",
            Self::WantsAnotherNumberAndWalksAway
            | Self::OnlyTouches
            | Self::WalksAwayWhileTyping
            | Self::WalksAwayWithHalfACode
            | Self::WalksAwayFromALink
            | Self::WalksAwayFromTheFamily
            | Self::WalksAwayFromAppointments
            | Self::WalksAwayFromThePortal
            | Self::LosesThePortal => "timed-out",
            Self::IsCutOffByADeath | Self::IsCutOffByAFreeze => "broke",
        }
    }

    /// What the next one reads of it.
    pub(super) fn farewell(self) -> &'static str {
        match self.because() {
            "signed-out" => "You are signed out. Nothing of yours is left on this screen.",
            "timed-out" => "The time was up and this screen was cleared. Nothing of yours is left on it.",
            _ => "This screen had to start again. Nothing of yours is left on it. Please sign in once more.",
        }
    }

    /// Comes and leaves. Who walks away has been let go when this returns.
    pub(super) async fn carry_out(
        self,
        stand: &mut LeftStand,
        patient: &Patient,
        random: &mut Rng,
    ) -> Result<(), Trouble> {
        match self {
            Self::SignsOut => signs_out(stand, patient).await,
            Self::GivesUpBeforeTheCode => {
                stand.sends_code(patient).await?;
                stand.touches("Sign out").await
            }
            Self::SaysNotMe => says_not_me(stand, patient).await,
            Self::WantsAnotherNumberAndWalksAway => {
                stand.sends_code(patient).await?;
                stand.touches("Use different phone").await?;
                stand.here.person.sees(Role::Button, "Send Login Code").await?;
                Ok(())
            }
            Self::SignsOutWhenCovered => {
                stand.signs_in(patient, random).await?;
                stand.here.person.sees_text("Still you?").await?;
                stand.touches("Sign out").await
            }
            Self::SignsOutAboveThePortal => {
                stand.signs_in(patient, random).await?;
                stand.here.opens_the_portal().await?;
                stand.touches("Sign out").await
            }
            Self::LeavesThePortalItself => {
                stand.signs_in(patient, random).await?;
                stand.here.opens_the_portal().await?;
                stand.touches("Leave the portal").await
            }
            Self::OnlyTouches => {
                let heading = stand.here.person.sees(Role::Heading, Name::containing("Sign in by")).await?;
                Ok(stand.here.person.touches(&heading).await?)
            }
            Self::WalksAwayWhileTyping => {
                let spanish = stand.here.person.sees(Role::ToggleButton, "Español").await?;
                stand.here.person.touches(&spanish).await?;
                let field = stand.here.person.awaits("the one field", |seen| {
                    seen.iter()
                        .find(|found| found.role() == Role::Entry && found.name().contains("electrónico"))
                        .cloned()
                });
                let field = field.await?;
                stand.here.person.touches(&field).await?;
                Ok(stand.here.person.types(&patient.address[..4]).await?)
            }
            Self::WalksAwayWithHalfACode => {
                let code = stand.sends_code(patient).await?;
                Ok(stand.here.person.fills("6-digit code", &code[..3]).await?)
            }
            Self::WalksAwayFromALink => stand.sends_link(patient).await.map(drop),
            Self::WalksAwayFromTheFamily => {
                stand.says_the_code(&FAMILY).await?;
                Ok(stand.here.person.sees_text("Who is it for?").await?)
            }
            Self::WalksAwayFromAppointments => stand.signs_in(patient, random).await,
            Self::WalksAwayFromThePortal => {
                stand.signs_in(patient, random).await?;
                Ok(stand.here.opens_the_portal().await?)
            }
            Self::LosesThePortal => {
                stand.signs_in(patient, random).await?;
                Ok(stand.here.portal.take_away()?)
            }
            Self::IsCutOffByADeath => {
                stand.signs_in(patient, random).await?;
                let shell = stand.here.shell_on_screen().await?;
                let victim = random.choice(&shell).ok_or("no shell is on the screen")?;
                println!("    {} is killed", victim.name);
                Ok(processes::kill(victim.pid)?)
            }
            Self::IsCutOffByAFreeze => {
                stand.signs_in(patient, random).await?;
                let shell = stand.here.shell_on_screen().await?;
                let victim = shell.iter().find(|process| process.name.starts_with("WebKitWeb"));
                Ok(processes::freeze(victim.ok_or("no web process is on the screen")?.pid)?)
            }
        }
    }
}

async fn signs_out(stand: &mut LeftStand, patient: &Patient) -> Result<(), Trouble> {
    stand.says_the_code(patient).await?;
    stand.is_greeted(patient).await?;
    let seen = stand.here.person.looks().await?;
    if let Some(here) = seen.iter().find(|found| found.role() == Role::Button && found.name() == "I'm here") {
        stand.here.person.touches(here).await?;
    }
    stand.touches("Sign out").await
}

async fn says_not_me(stand: &mut LeftStand, patient: &Patient) -> Result<(), Trouble> {
    let email = stand.sends_link(patient).await?;
    stand.here.portal.refuses_link(&email)?;
    stand.here.person.sees_text("it was said not to be you").await?;
    stand.touches("Sign out").await
}
