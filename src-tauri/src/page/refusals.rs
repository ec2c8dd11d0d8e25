//! What pages ask for and do not get. Who asked is told in the bar, once; nothing opens over the kiosk.

use std::cell::Cell;
use std::rc::Rc;

use gtk::prelude::*;
use kiosk_core::{PageNews, PageRefusal};
use webkit2gtk::{
    AuthenticationRequestExt as _, ColorChooserRequestExt as _, DownloadExt as _, FileChooserRequestExt as _,
    LoadEvent, NavigationPolicyDecision, NavigationPolicyDecisionExt as _, PermissionRequestExt as _, PolicyDecision,
    PolicyDecisionExt as _, PolicyDecisionType, ResponsePolicyDecision, ResponsePolicyDecisionExt as _,
    ScriptDialogType, URIRequestExt as _, URIResponseExt as _, WebContextExt as _, WebView, WebViewExt as _,
};

use super::Speaker;
use super::site::{Destination, Site};
use crate::window::keep_within;

/// What the handlers of one view share.
struct Refusals {
    site: Site,
    /// A page has come. Before that, what goes wrong goes wrong with all of it.
    shown: Cell<bool>,
    speaker: Speaker,
}

/// Connects to everything that the web engine would otherwise do by itself.
pub(super) fn attach(view: &WebView, site: Site, speaker: &Speaker) {
    let refusals = Rc::new(Refusals { site, shown: Cell::new(false), speaker: speaker.clone() });
    follow_navigation(view, &refusals);
    follow_loading(view, refusals);
    refuse_wishes(view, speaker);
    refuse_quietly(view);
    keep_within(view);
}

fn follow_navigation(view: &WebView, refusals: &Rc<Refusals>) {
    let here = Rc::clone(refusals);
    view.connect_decide_policy(move |view, decision, kind| here.decide(view, decision, kind));
}

fn follow_loading(view: &WebView, refusals: Rc<Refusals>) {
    let here = Rc::clone(&refusals);
    view.connect_load_changed(move |_, event| {
        // There is something to be drawn; what is missing of it may take its time.
        if event == LoadEvent::Committed && !here.shown.replace(true) {
            here.speaker.say(PageNews::Shown);
        }
    });
    let here = Rc::clone(&refusals);
    view.connect_load_failed(move |_, _, _, error| {
        // What was refused here, or overtaken by another page, has not failed.
        let refused = error.matches(webkit2gtk::PolicyError::FrameLoadInterruptedByPolicyChange);
        if !refused && !error.matches(webkit2gtk::NetworkError::Cancelled) {
            here.failed();
        }
        true
    });
    view.connect_load_failed_with_tls_errors(move |_, _, _, _| {
        tracing::warn!("the portal's pages have no certificate that this stand trusts");
        refusals.failed();
        true
    });
}

impl Refusals {
    /// Where no page has come yet, none will.
    fn say(&self, what: PageRefusal) {
        self.speaker.say(if self.shown.get() { PageNews::Refused(what) } else { PageNews::NotShown });
    }

    /// A page did not come.
    fn failed(&self) {
        self.say(PageRefusal::NotLoaded);
    }

    /// Says whether the decision has been made here, which it always is.
    fn decide(&self, view: &WebView, decision: &PolicyDecision, kind: PolicyDecisionType) -> bool {
        match kind {
            PolicyDecisionType::NavigationAction => self.navigate(decision),
            PolicyDecisionType::NewWindowAction => self.open_window(view, decision),
            PolicyDecisionType::Response => self.respond(decision),
            _ => decision.ignore(),
        }
        true
    }

    fn navigate(&self, decision: &PolicyDecision) {
        let Some((address, wanted)) = navigation(decision) else { return decision.ignore() };
        match self.site.destination(&address) {
            Destination::Inside => decision.use_(),
            Destination::SignedOut => {
                decision.ignore();
                self.speaker.say(PageNews::SignedOut);
            }
            Destination::Outside => {
                decision.ignore();
                // A frame full of advertisements is not spoken of.
                if wanted || !self.shown.get() {
                    self.say(PageRefusal::Elsewhere);
                }
            }
        }
    }

    /// There is one window: what would open in another opens in it, where somebody wanted it.
    fn open_window(&self, view: &WebView, decision: &PolicyDecision) {
        decision.ignore();
        let Some((address, wanted)) = navigation(decision) else { return };
        if !wanted {
            return;
        }
        match self.site.destination(&address) {
            Destination::Inside => view.load_uri(&address),
            Destination::SignedOut => self.speaker.say(PageNews::SignedOut),
            Destination::Outside => self.say(PageRefusal::Elsewhere),
        }
    }

    fn respond(&self, decision: &PolicyDecision) {
        let Some(response) = decision.downcast_ref::<ResponsePolicyDecision>() else { return decision.ignore() };
        let refused = response.response().is_some_and(|response| response.status_code() >= 400);
        if refused && !self.shown.get() && response.is_main_frame_main_resource() {
            decision.ignore();
            self.speaker.say(PageNews::NotShown);
        } else if is_page(response) {
            decision.use_();
        } else {
            decision.ignore();
            self.say(PageRefusal::Saving);
        }
    }
}

/// Where to, and whether somebody, or the portal's own answer, wants it.
fn navigation(decision: &PolicyDecision) -> Option<(String, bool)> {
    let decision = decision.downcast_ref::<NavigationPolicyDecision>()?;
    let mut action = decision.navigation_action()?;
    let address = action.request()?.uri()?.to_string();
    Some((address, action.is_user_gesture() || action.is_redirect()))
}

/// What is shown in a page. Anything else would be kept as a file, and the engine's own viewer of documents can print and keep.
fn is_page(decision: &ResponsePolicyDecision) -> bool {
    let kind = decision.response().and_then(|response| response.mime_type());
    let is_document = kind.is_some_and(|kind| kind.ends_with("/pdf"));
    let is_attached = decision.response().is_some_and(|response| {
        response
            .http_headers()
            .and_then(|headers| headers.one("Content-Disposition"))
            .is_some_and(|disposition| disposition.trim_start().to_ascii_lowercase().starts_with("attachment"))
    });
    decision.is_mime_type_supported() && !is_document && !is_attached
}

/// What a person may have meant: they are told.
fn refuse_wishes(view: &WebView, speaker: &Speaker) {
    let say = |what: PageRefusal| {
        let speaker = speaker.clone();
        move || speaker.say(PageNews::Refused(what))
    };
    let printing = say(PageRefusal::Printing);
    view.connect_print(move |_, _| {
        printing();
        true
    });
    let sending = say(PageRefusal::Sending);
    view.connect_run_file_chooser(move |_, request| {
        request.cancel();
        sending();
        true
    });
    let saving = say(PageRefusal::Saving);
    if let Some(context) = view.context() {
        context.connect_download_started(move |_, download| {
            download.cancel();
            saving();
        });
    }
}

/// What nobody asks a stand for.
fn refuse_quietly(view: &WebView) {
    view.connect_context_menu(|_, _, _, _| true);
    view.connect_create(|_, _| None);
    view.connect_enter_fullscreen(|_| true);
    view.connect_show_notification(|_, _| true);
    view.connect_permission_request(|_, request| {
        request.deny();
        true
    });
    view.connect_authenticate(|_, request| {
        request.cancel();
        true
    });
    view.connect_run_color_chooser(|_, request| {
        request.cancel();
        true
    });
    view.connect_script_dialog(|_, dialog| {
        // Who leaves a page leaves it; every other question is answered with no.
        if dialog.dialog_type() == ScriptDialogType::BeforeUnloadConfirm {
            dialog.confirm_set_confirmed(true);
        }
        true
    });
}
