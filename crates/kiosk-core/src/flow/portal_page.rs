//! The portal's own pages, signed in, below the kiosk's bar.

use super::{Appointments, Flow};
use crate::asking::Asking;
use crate::session::Session;
use crate::turn::Turn;
use crate::view::{PageView, Screen};
use crate::{
    Answer, Effect, EndReason, Fault, HandOff, HandOffRefused, Intent, Moment, PageField, PageNews, PageRefusal,
    PageRoom, PortalCall, Ticket,
};

#[derive(Clone, Debug)]
pub(crate) struct PortalPage {
    /// What the patient comes back to.
    before: Appointments,
    page: Page,
    /// Where the user interface has left room, if it has.
    room: Option<PageRoom>,
    refused: Option<Refused>,
}

#[derive(Clone, Debug)]
enum Page {
    /// The portal is asked for a way in.
    Asking(Asking),
    /// The way in is being taken, and given up then.
    Opening {
        ticket: Ticket,
        until: Moment,
    },
    Shown {
        ticket: Ticket,
        field: Option<PageField>,
    },
}

/// Said in the bar for a while.
#[derive(Clone, Copy, Debug)]
struct Refused {
    what: PageRefusal,
    until: Moment,
}

impl PortalPage {
    pub(super) fn new(before: Appointments, turn: &mut Turn<'_>) -> Self {
        let (access, patient) = (before.session().access.clone(), before.patient().id.clone());
        let asking = Asking::new(PortalCall::HandOff { access, patient }, turn);
        Self { before, page: Page::Asking(asking), room: None, refused: None }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match intent {
            Intent::BackToAppointments => return self.back(None, turn),
            Intent::SignOut => return Flow::end(EndReason::SignedOut, turn),
            Intent::LeaveRoom { room } => self.room = room,
            Intent::TypeOnPage { key } => {
                if let Page::Shown { field: Some(_), .. } = self.page {
                    turn.effects.push(Effect::TypeOnPage(key));
                }
            }
            _ => {}
        }
        self.stays()
    }

    pub(super) fn answered(mut self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        let (Page::Asking(asking), Answer::HandedOff(result)) = (&mut self.page, answer) else { return self.stays() };
        if !asking.awaits(ticket) {
            return self.stays();
        }
        match result {
            Ok(hand_off) => self.open(hand_off, turn),
            Err(HandOffRefused::AccessWithdrawn) => return self.before.access_withdrawn(),
            Err(HandOffRefused::NoDashboard) => return self.back(Some(Fault::PageNotOpened), turn),
            Err(HandOffRefused::Trouble(trouble)) => {
                if let Err(ended) = asking.failed(trouble, turn) {
                    return Flow::session_ended(ended, turn);
                }
            }
        }
        self.stays()
    }

    fn open(&mut self, hand_off: HandOff, turn: &mut Turn<'_>) {
        let ticket = turn.new_ticket();
        self.page = Page::Opening { ticket, until: turn.now + turn.rules.page_patience };
        turn.effects.push(Effect::OpenPage { ticket, hand_off });
    }

    /// Something happened to a page; what is said of another one than this changes nothing.
    pub(super) fn heard(mut self, ticket: Ticket, news: PageNews, turn: &mut Turn<'_>) -> Flow {
        if self.ticket() != Some(ticket) {
            return self.stays();
        }
        match news {
            PageNews::Shown => self.page = Page::Shown { ticket, field: None },
            PageNews::NotShown => return self.back(Some(Fault::PageNotOpened), turn),
            PageNews::Died => return self.back(Some(Fault::PageDied), turn),
            PageNews::SignedOut => return Flow::end(EndReason::SignedOut, turn),
            // What is being said is not said again: a page could have nothing else said for ever.
            PageNews::Refused(_) if self.refused.is_some() => {}
            PageNews::Refused(what) => self.refused = Some(Refused { what, until: turn.now + turn.rules.page_refusal }),
            PageNews::Field(now) => {
                if let Page::Shown { field, .. } = &mut self.page {
                    *field = now;
                }
            }
        }
        self.stays()
    }

    /// Whether the first of these pages is still to come.
    pub(super) fn awaits(&self, wanted: Ticket) -> bool {
        matches!(self.page, Page::Opening { ticket, .. } if ticket == wanted)
    }

    /// The page that there is, or is to be.
    const fn ticket(&self) -> Option<Ticket> {
        match self.page {
            Page::Asking(_) => None,
            Page::Opening { ticket, .. } | Page::Shown { ticket, .. } => Some(ticket),
        }
    }

    fn back(self, why: Option<Fault>, turn: &mut Turn<'_>) -> Flow {
        Flow::Appointments(Box::new(self.before.again(why, turn)))
    }

    fn stays(self) -> Flow {
        Flow::Portal(Box::new(self))
    }

    pub(super) fn elapsed(mut self, turn: &mut Turn<'_>) -> Flow {
        match &mut self.page {
            Page::Asking(asking) => asking.elapsed(turn),
            Page::Opening { until, .. } if *until <= turn.now => return self.back(Some(Fault::PageNotOpened), turn),
            Page::Opening { .. } | Page::Shown { .. } => {}
        }
        self.refused = self.refused.filter(|refused| refused.until > turn.now);
        self.stays()
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        let asks = match &self.page {
            Page::Asking(asking) => asking.wakes(now),
            Page::Opening { until, .. } => Some(*until),
            Page::Shown { .. } => None,
        };
        let said = self.refused.map(|refused| refused.until);
        let minute = now.next_minute_before(self.session().ends());
        [asks, said, minute].into_iter().flatten().min()
    }

    pub(super) fn session(&self) -> &Session {
        self.before.session()
    }

    pub(super) fn session_mut(&mut self) -> &mut Session {
        self.before.session_mut()
    }

    pub(super) fn view(&self, now: Moment) -> Screen {
        let session = self.session();
        Screen::Portal {
            page: match &self.page {
                Page::Asking(asking) => PageView::Opening { notice: asking.notice(now) },
                Page::Opening { .. } => PageView::Opening { notice: None },
                Page::Shown { field, .. } => PageView::Shown { field: *field, room: self.room },
            },
            refused: self.refused.map(|refused| refused.what),
            ends_in_seconds: if session.is_announced(now) {
                now.seconds_until(session.ends())
            } else {
                60 * now.minutes_until(session.ends())
            },
            extendable: session.is_extendable(),
        }
    }
}
