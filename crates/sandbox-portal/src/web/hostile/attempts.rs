//! Everything that a hostile or careless page might try, as data. What an attempt by script does stands in `assets/hostile`,
//! under the same id.
//!
//! `{elsewhere}` in an address stands for the other origin and the attempt, so that what arrives there is counted for it.

/// One thing that a page might try.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    /// Names it in paths, in the scripts and in what is counted.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What a stand should make of it.
    pub(super) should: &'static str,
    pub(super) how: How,
}

/// How an attempt is made.
#[derive(Clone, Copy)]
pub(super) enum How {
    /// By a link with this address.
    Link(&'static str),
    /// By a link with this address, in a window of this name.
    Window(&'static str, &'static str),
    /// By a form with this method and address.
    Form(&'static str, &'static str),
    /// By a script.
    Script,
    /// By what stands in a page of its own from the start.
    Page(&'static str),
}

/// Attempts of one kind.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) attempts: &'static [Attempt],
}

/// All of them.
pub(super) static GROUPS: [Group; 6] = [
    Group { title: "Going somewhere else", attempts: AWAY },
    Group { title: "Loading from, and sending to, somewhere else", attempts: LOADING },
    Group { title: "Windows that are not the page's", attempts: DIALOGS },
    Group { title: "The machine and what is connected to it", attempts: DEVICES },
    Group { title: "The kiosk itself", attempts: KIOSK },
    Group { title: "Making a nuisance of itself", attempts: NUISANCE },
];

/// The attempt with this id.
pub(super) fn by_id(id: &str) -> Option<&'static Attempt> {
    GROUPS.iter().flat_map(|group| group.attempts).find(|attempt| attempt.id == id)
}

const STAYS: &str = "The page stays, and the bar says that it is not available here.";
const NOTHING_LEAVES: &str = "Nothing arrives at the other origin.";
const NOT_HERE: &str = "Nothing opens, and nothing is granted.";
const A_SENTENCE: &str = "No window opens; the bar says what to do instead.";
const USUAL: &str = "Works as on any page, inside the page.";
const UNKNOWN: &str = "The page finds nothing of the kind.";
const SURVIVES: &str = "The bar stays usable, and leaving clears it all.";

const fn link(id: &'static str, title: &'static str, should: &'static str, address: &'static str) -> Attempt {
    Attempt { id, title, should, how: How::Link(address) }
}

const fn script(id: &'static str, title: &'static str, should: &'static str) -> Attempt {
    Attempt { id, title, should, how: How::Script }
}

const fn page(id: &'static str, title: &'static str, should: &'static str, markup: &'static str) -> Attempt {
    Attempt { id, title, should, how: How::Page(markup) }
}

#[rustfmt::skip]
const AWAY: &[Attempt] = &[
    link("link", "A link to another origin", STAYS, "{elsewhere}/page.html"),
    link("link-download", "A link to a file of another origin", STAYS, "{elsewhere}/file.zip"),
    link("link-other-scheme", "A link to the same host, by https", STAYS, "https://{host}/web/"),
    link("link-with-user", "A link that hides another host behind a user's name", STAYS, "http://{host}@{elsewhere-host}/arrived/link-with-user/page.html"),
    script("location", "A script that goes to another origin", STAYS),
    script("location-replace", "A script that replaces this page by another origin's", STAYS),
    script("location-late", "A script that goes to another origin five seconds later", STAYS),
    Attempt { id: "form-get", title: "A form that asks another origin", should: STAYS, how: How::Form("get", "{elsewhere}/form") },
    Attempt { id: "form-post", title: "A form that sends to another origin", should: STAYS, how: How::Form("post", "{elsewhere}/form") },
    Attempt { id: "form-redirected", title: "A form whose answer leads to another origin, with what was sent", should: STAYS, how: How::Form("post", "/web/hostile/support/form-redirected/keeping") },
    link("redirect", "A link to this portal that leads on to another origin", STAYS, "/web/hostile/support/redirect/redirected"),
    link("redirect-twice", "The same over two steps", STAYS, "/web/hostile/support/redirect-twice/twice"),
    link("refresh-header", "A page whose header leads to another origin", "The page with the header stays, and the bar says that it is not available here.", "/web/hostile/support/refresh-header/refreshed"),
    page("meta-refresh", "A page that leads to another origin by itself", STAYS, "<meta http-equiv='refresh' content='1; url={elsewhere}/page.html'>"),
    page("iframe", "A frame of another origin", NOTHING_LEAVES, "<iframe src='{elsewhere}/page.html'></iframe>"),
    page("iframe-redirected", "A frame of this portal that leads on to another origin", NOTHING_LEAVES, "<iframe src='/web/hostile/support/iframe-redirected/redirected'></iframe>"),
    page("iframe-srcdoc", "A frame written into the page, with a picture of another origin", NOTHING_LEAVES, "<iframe srcdoc=\"<img src='{elsewhere}/in-frame.png'>\"></iframe>"),
    page("frame-top", "A frame of this portal that takes the whole page to another origin", STAYS, "<iframe src='/web/hostile/support/frame-top/frame'></iframe>"),
    page("object", "An object of another origin", NOTHING_LEAVES, "<object data='{elsewhere}/object.html' type='text/html'></object><embed src='{elsewhere}/embed.html'>"),
    script("window-open", "A second window", "No second window opens."),
    Attempt { id: "target-blank", title: "A link into a new window", should: "No second window opens.", how: How::Window("{elsewhere}/page.html", "_blank") },
    Attempt { id: "target-named", title: "A link into a window with a name", should: "No second window opens.", how: How::Window("{elsewhere}/page.html", "another") },
    Attempt { id: "target-own", title: "A page of this portal in a new window", should: "No second window opens.", how: How::Window("/web/documents", "_blank") },
    page("base", "A page whose every address is another origin's", STAYS, "<base href='{elsewhere}/'><a id='attempt' href='page.html'>On</a>"),
    link("scheme-mailto", "A link that writes an e-mail", STAYS, "mailto:avery@example.org?subject=Hello"),
    link("scheme-tel", "A link that calls somebody", STAYS, "tel:+12025550101"),
    link("scheme-sms", "A link that sends a text message", STAYS, "sms:+12025550101?body=Hello"),
    link("scheme-file", "A link to a file of this machine", STAYS, "file:///etc/passwd"),
    link("scheme-data", "A link that holds a page", STAYS, "data:text/html,<h1>Another page</h1>"),
    script("scheme-blob", "A page that is made up by a script", STAYS),
    link("scheme-javascript", "A link that is a script", USUAL, "javascript:void(document.body.dataset.ran='yes')"),
    link("scheme-custom", "A link to another program", STAYS, "portal-kiosk-other:open"),
    link("scheme-tauri", "A link into the kiosk", STAYS, "tauri://localhost/index.html"),
    link("scheme-ipc", "A link to the kiosk's inner door", STAYS, "ipc://localhost/send_intent"),
    link("scheme-branding", "A link to the kiosk's pictures", STAYS, "branding://localhost/logo"),
    link("scheme-about", "A link to an empty page", STAYS, "about:blank"),
    link("scheme-view-source", "A link to the page's source", STAYS, "view-source:http://{host}/web/"),
    link("scheme-webkit", "A link to the web engine's own pages", STAYS, "webkit://gpu"),
    link("scheme-ftp", "A link to a file server", STAYS, "ftp://{elsewhere-host}/file"),
];

#[rustfmt::skip]
const LOADING: &[Attempt] = &[
    page("markup", "A page with everything from another origin in it", NOTHING_LEAVES, "<link rel='stylesheet' href='{elsewhere}/m.css'><link rel='icon' href='{elsewhere}/m.ico'><img src='{elsewhere}/m.png'><script src='{elsewhere}/m.js'></script><video src='{elsewhere}/m.mp4' preload='auto'></video><picture><source srcset='{elsewhere}/s.png'><img></picture>"),
    page("hints", "A page that lets the browser look ahead at another origin", NOTHING_LEAVES, "<link rel='prefetch' href='{elsewhere}/ahead.html'><link rel='preload' as='image' href='{elsewhere}/ahead.png'><link rel='modulepreload' href='{elsewhere}/ahead.js'><link rel='prerender' href='{elsewhere}/ahead2.html'>"),
    page("preconnect", "A page that lets the browser connect ahead", "No connection is made to the other origin.", "<link rel='preconnect' href='{elsewhere}/' crossorigin>"),
    page("dns-prefetch", "A page that lets the browser look up a name ahead", "No name is looked up.", "<link rel='dns-prefetch' href='//ahead.portal-kiosk-test.example.org'>"),
    page("svg-image", "A drawing with a picture of another origin in it", NOTHING_LEAVES, "<svg width='10' height='10'><image href='{elsewhere}/drawing.png' width='10' height='10'/></svg>"),
    page("css-page", "A page whose style loads from another origin", NOTHING_LEAVES, "<style>@import url('{elsewhere}/import.css'); .from-elsewhere { background: url('{elsewhere}/background.png') }</style><p class='from-elsewhere'>Styled</p>"),
    page("manifest", "A page that says what to install", NOTHING_LEAVES, "<link rel='manifest' href='{elsewhere}/app.webmanifest'>"),
    page("hidden-form", "A form that sends to another origin out of sight", NOTHING_LEAVES, "<iframe name='unseen' hidden></iframe><form id='attempt' method='post' action='{elsewhere}/form' target='unseen'><input type='hidden' name='word' value='heron'></form>"),
    page("ping", "A link that tells another origin that it was touched", NOTHING_LEAVES, "<a id='attempt' href='#there' ping='{elsewhere}/ping'>On</a>"),
    script("img", "A picture", NOTHING_LEAVES),
    script("script", "A script", NOTHING_LEAVES),
    script("module", "A script that is a module", NOTHING_LEAVES),
    script("css", "A style sheet", NOTHING_LEAVES),
    script("font", "A font", NOTHING_LEAVES),
    script("video", "A film", NOTHING_LEAVES),
    script("audio", "A sound", NOTHING_LEAVES),
    script("fetch", "A request", NOTHING_LEAVES),
    script("fetch-post", "A request that sends something", NOTHING_LEAVES),
    script("fetch-no-cors", "A request that does not want to know the answer", NOTHING_LEAVES),
    script("fetch-redirected", "A request to this portal that is led on to another origin", NOTHING_LEAVES),
    script("xhr", "A request as they were made before", NOTHING_LEAVES),
    script("beacon", "A last word when the page is left", NOTHING_LEAVES),
    script("websocket", "A line that stays open", NOTHING_LEAVES),
    script("event-source", "A stream of news", NOTHING_LEAVES),
    script("webrtc", "A line from browser to browser", NOTHING_LEAVES),
    script("worker-blob", "A worker that is made up, and asks another origin", NOTHING_LEAVES),
    script("worker-import", "A worker that loads a script of another origin", NOTHING_LEAVES),
    script("shared-worker", "A worker that outlives the page", NOTHING_LEAVES),
    script("service-worker", "A worker that answers for the portal from now on", "It is gone when the patient leaves, and nothing arrives at the other origin."),
    script("css-report", "A style that tells another origin what was typed", NOTHING_LEAVES),
];

#[rustfmt::skip]
const DIALOGS: &[Attempt] = &[
    script("print", "Printing", A_SENTENCE),
    page("print-at-load", "A page that prints as soon as it is there", A_SENTENCE, "<script>addEventListener('load', () => print())</script>"),
    script("alert", "A message in a window", "No window opens; the page goes on."),
    script("alert-long", "A very long message in a window", "No window opens; the page goes on."),
    script("alert-endless", "A message in a window, again and again", "No window opens; the bar stays usable."),
    script("confirm", "A question in a window", "No window opens; the answer is no."),
    script("prompt", "A question with a field in a window", "No window opens; the answer is nothing."),
    script("beforeunload", "A page that does not want to be left", "It is left without a question."),
    script("file", "Choosing a file", A_SENTENCE),
    script("file-many", "Choosing files", A_SENTENCE),
    script("file-capture", "Taking a picture", A_SENTENCE),
    script("file-directory", "Choosing a folder", A_SENTENCE),
    script("file-picker", "Choosing a file by script", NOT_HERE),
    script("save-picker", "Choosing where to save", NOT_HERE),
    script("colour", "Choosing a colour", "No window opens."),
    script("date", "Choosing a date from a calendar", UNKNOWN),
    page("select", "Choosing from a list", "The list opens and closes inside the page.", "<select id='attempt'><option>One</option><option>Two</option><option>Three</option></select>"),
    script("datalist", "Choosing from what a page proposes", UNKNOWN),
    script("validation-bubble", "A sentence above the page, at a field that is not filled in", NOT_HERE),
    script("validation-bubble-shadow", "The same, at a field that no script finds", NOT_HERE),
    script("tooltip", "A sentence above the page, where a pointer rests", NOT_HERE),
    script("drag-picture", "A picture of the page's, above everything, as long as a finger draws it", NOT_HERE),
    link("download-header", "A file that wants to be kept", A_SENTENCE, "/web/documents/vaccination-record.pdf"),
    script("download-attribute", "A link that keeps what it leads to", A_SENTENCE),
    script("download-blob", "A file that is made up by a script", A_SENTENCE),
    script("download-many", "Twenty files at once", A_SENTENCE),
    link("pdf", "A PDF", A_SENTENCE, "/web/documents/laboratory-results.pdf"),
    link("picture", "A picture by itself, with no way back on it", "It is shown, and the bar leads back.", "/web/documents/exercises.png"),
    link("unknown-type", "A file of a kind that no browser shows", A_SENTENCE, "/web/hostile/support/unknown-type/unknown"),
    link("basic-auth", "A page that asks for name and password", "No window opens.", "/web/hostile/support/basic-auth/protected"),
    script("basic-auth-fetch", "The same without being seen", "No window opens."),
    script("fullscreen", "The whole screen", NOT_HERE),
    script("pointer-lock", "The pointer", NOT_HERE),
    script("keyboard-lock", "The keyboard", NOT_HERE),
    script("picture-in-picture", "A film that floats above all", NOT_HERE),
    script("notification", "A notification", NOT_HERE),
    script("share", "Sharing with another program", NOT_HERE),
    script("eye-dropper", "Taking a colour from the screen", NOT_HERE),
    script("contacts", "Choosing from an address book", NOT_HERE),
    script("install", "Installing the page", NOT_HERE),
    script("register-protocol", "Becoming the program for a kind of link", NOT_HERE),
    script("window-close", "Closing the window", "The page stays, or the appointments come back."),
    script("window-move", "Moving the window", "Nothing moves."),
    script("window-resize", "Changing the window's size", "Nothing changes."),
    page("context-menu", "A menu at a long touch", "No menu opens.", "<p id='attempt' style='user-select: all'>Touch and hold these words, and <a href='/web/'>this link</a>.</p>"),
    page("drag-out", "Something that can be dragged out of the page", "Nothing leaves the page.", "<a draggable='true' href='{elsewhere}/dragged.html'>Drag me</a><img draggable='true' src='/assets/harbour.png' alt='Drag me'>"),
];

#[rustfmt::skip]
const DEVICES: &[Attempt] = &[
    script("clipboard-read", "Reading the clipboard", "It is empty or cannot be read."),
    script("clipboard-write", "Writing to the clipboard", "It is empty again for the next patient."),
    script("clipboard-command", "Copying and pasting by the old command", "It is empty again for the next patient."),
    script("geolocation", "Where the stand is", NOT_HERE),
    script("camera", "The camera", NOT_HERE),
    script("microphone", "The microphone", NOT_HERE),
    script("devices-list", "Which cameras and microphones there are", "They have no names."),
    script("screen-capture", "A picture of the screen", NOT_HERE),
    script("wake-lock", "Keeping the screen on", "The rules of the stand go on."),
    script("vibration", "Shaking", NOT_HERE),
    script("gamepad", "A game's controls", UNKNOWN),
    script("usb", "What is plugged in", UNKNOWN),
    script("bluetooth", "What is near", UNKNOWN),
    script("serial", "A serial line", UNKNOWN),
    script("hid", "Keyboards and the like", UNKNOWN),
    script("nfc", "Cards that are held to the stand", UNKNOWN),
    script("midi", "Instruments", UNKNOWN),
    script("motion", "How the stand is moved", UNKNOWN),
    script("idle-detection", "Whether somebody is there", UNKNOWN),
    script("payment", "Paying", NOT_HERE),
    script("credential-password", "A password that was kept", NOT_HERE),
    script("credential-store", "Keeping a password", NOT_HERE),
    script("credential-key", "A key on a stick", NOT_HERE),
    script("storage-access", "Other pages' cookies", "It gets its own, which it has anyway."),
    script("storage-persist", "Keeping things for ever", "They are gone when the patient leaves."),
    script("file-system", "Files of its own", "They are gone when the patient leaves."),
    script("local-fonts", "Which fonts there are", UNKNOWN),
    script("speech", "Speaking", "It is silent when the patient leaves."),
    script("speech-recognition", "Listening", NOT_HERE),
    script("audio-autoplay", "A tone at once", "It is silent when the patient leaves."),
    script("media-session", "The keys for music", "They do nothing here."),
];

#[rustfmt::skip]
const KIOSK: &[Attempt] = &[
    script("tauri-global", "The kiosk's functions", UNKNOWN),
    script("ipc-global", "The kiosk's inner door", UNKNOWN),
    script("message-handlers", "The web engine's door to the program", UNKNOWN),
    script("tauri-fetch", "The kiosk's own pages", UNKNOWN),
    script("ipc-fetch", "The kiosk's inner door, by a request", UNKNOWN),
    script("branding-fetch", "The kiosk's pictures", UNKNOWN),
    script("file-fetch", "A file of this machine", UNKNOWN),
    page("file-frame", "A file of this machine in a frame", UNKNOWN, "<iframe src='file:///etc/passwd'></iframe><img src='file:///usr/share/pixmaps/debian-logo.png'>"),
    script("loopback", "Other programs on this machine", NOTHING_LEAVES),
    script("post-message", "A message to whatever is around the page", "Nobody hears it."),
    script("opener", "The window that opened this one", UNKNOWN),
    script("stand-call", "The portal's own calls for stands", "Refused: a page has no such right."),
    script("cookie-read", "The session's cookie", "A script cannot see it."),
    script("inspector", "The web engine's tools", UNKNOWN),
];

#[rustfmt::skip]
const NUISANCE: &[Attempt] = &[
    script("history-flood", "A history without end", SURVIVES),
    script("reload-endless", "Loading itself again and again", SURVIVES),
    script("freeze", "Never answering again", "Within three seconds the appointments are back, with a sentence."),
    script("memory-hog", "Taking all memory", "The page ends, and the appointments are back."),
    script("recursion", "Calling itself without end", SURVIVES),
    script("crash", "Far too much at once", "The page ends or goes on; the appointments are back or still there."),
    script("worker-flood", "A hundred workers that never rest", SURVIVES),
    script("timer-flood", "A hundred thousand timers", SURVIVES),
    script("huge-page", "A page without end", SURVIVES),
    script("title-spoof", "Another title", "The bar does not show it."),
    script("address-spoof", "Another address", "The bar does not show it."),
    script("look-alike", "Looking like the kiosk itself", "The kiosk's own bar stays above it."),
    script("hot-keys", "Swallowing every key", SURVIVES),
    script("touch-swallowed", "Swallowing every touch", SURVIVES),
    script("focus-theft", "Taking the focus again and again", "The bar stays usable, and the keyboard can be closed."),
    script("zoom", "Magnifying itself", "The page stays as large as it was, and the bar too."),
    script("scroll-endless", "Scrolling without end", SURVIVES),
    script("cursor-hidden", "Hiding the pointer", SURVIVES),
    script("console-flood", "Talking without end to nobody", SURVIVES),
    script("cookie-flood", "A thousand cookies", "They are gone when the patient leaves."),
    script("storage-fill", "Filling every storage", "It is gone when the patient leaves."),
    script("selection", "Selecting everything", SURVIVES),
    script("keep-alive", "Pretending that somebody is there", "The idle time goes on: it is sensed below the page."),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_attempts_have_the_same_id_and_there_are_more_than_enough() {
        let ids: Vec<_> = GROUPS.iter().flat_map(|group| group.attempts).map(|attempt| attempt.id).collect();
        assert!(ids.len() >= 150, "{}", ids.len());
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert!(ids.iter().all(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }

    #[test]
    fn every_attempt_by_script_has_its_script_and_no_script_is_left_over() {
        let scripts =
            crate::web::hostile::SCRIPTS.map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap()).concat();
        let written = scripts.lines().filter_map(|line| line.strip_prefix("  async \"")?.split_once('"'));
        let written: HashSet<_> = written.map(|(id, _)| id).collect();
        let attempts = GROUPS.iter().flat_map(|group| group.attempts);
        let meant: HashSet<_> =
            attempts.filter(|attempt| matches!(attempt.how, How::Script)).map(|attempt| attempt.id).collect();
        assert_eq!(meant.difference(&written).collect::<Vec<_>>(), Vec::<&&str>::new(), "without a script");
        assert_eq!(written.difference(&meant).collect::<Vec<_>>(), Vec::<&&str>::new(), "left over");
    }
}
