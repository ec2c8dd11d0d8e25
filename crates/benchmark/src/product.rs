//! The product: the shipped programs at an invented clinic.

use std::path::Path;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use kiosk_core::{Briefing, Kiosk, Role, Rules, Standing, View};
use sandbox_portal::{CLINICS, Clinic};
use stand_driver::programs::{Portal, Programs, Stand};
use stand_driver::{ALL_DAY, Room, RoomPlan};
use supervisor::opening_hours::hours_at;
use supervisor::store::{Store, StoredBranding};

use crate::contender::{self, Contender};
use crate::floor::LOGO_URL;
use crate::resting_screen::RestingScreen;

/// The clinic whose stand is measured.
pub(crate) fn clinic() -> &'static Clinic {
    CLINICS[0]
}

/// A stand that has been started once, and ended again.
#[derive(Debug)]
pub(crate) struct Product {
    stand: Stand,
    _portal: Portal,
    /// What it shows at rest.
    pub(crate) resting: RestingScreen,
    room: Room,
}

/// What the page draws at rest, and the logo for it.
pub(crate) struct RestingView {
    pub(crate) view: View,
    pub(crate) logo_png: Option<Vec<u8>>,
}

impl Product {
    /// Enrols a stand and lets it start once, so that it has seen its clinic's branding.
    pub(crate) async fn open(programs: &Programs) -> Result<Self> {
        crate::say("the product starts for the first time");
        let room = Room::open(RoomPlan::portrait()).await?;
        let portal = Portal::start(programs)?;
        let in_room = |program: &Path| room.command(program);
        let stand = Stand::enrol(programs, &in_room, &portal, clinic().pairing_code, ALL_DAY)?;
        let resting = RestingScreen::learn(&room).await.context("the product did not start")?;
        let mut product = Self { stand, _portal: portal, resting, room };
        contender::end_wholly(&mut product).await?;
        Ok(product)
    }

    /// What supervisor and shells have written to their logs.
    pub(crate) fn log(&self) -> Result<String> {
        Ok(self.stand.log()?)
    }

    /// The branding that the stand has kept, as the supervisor reads it at a start.
    pub(crate) fn stored_branding(&self) -> Result<(Store, String, StoredBranding)> {
        let store = Store::open(&self.stand.state_directory())?;
        let stand_id = store.enrolment()?.context("the stand is not enrolled")?.stand_id;
        let branding = store.branding(&stand_id)?.context("the stand has kept no branding")?;
        Ok((store, stand_id, branding))
    }

    /// What a shell of this stand draws at rest, by the core's own word.
    pub(crate) fn resting_view(&self) -> Result<RestingView> {
        let (_, _, StoredBranding { branding, .. }) = self.stored_branding()?;
        let logo_png = branding.logo.as_ref().map(|logo| logo.png.clone());
        let briefing = Briefing {
            role: Role::Patient,
            rules: Rules::default(),
            logo_url: logo_png.as_ref().map(|_| LOGO_URL.to_owned()),
            attract_url: None,
            standing: Standing::InService,
            hours: hours_at(branding.opening_hours.as_ref(), Timestamp::now()).hours,
            branding,
            support_contact: None,
        };
        Ok(RestingView { view: Kiosk::new(briefing).view(), logo_png })
    }
}

impl Contender for Product {
    fn room(&self) -> &Room {
        &self.room
    }

    fn start(&mut self) -> Result<()> {
        Ok(self.stand.start_again()?)
    }

    fn end(&mut self) -> Result<()> {
        Ok(self.stand.take_away()?)
    }
}
