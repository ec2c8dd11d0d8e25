//! The floor: the least that shows the product's own sign-in page on this machine. One full-screen GTK window with one
//! WebKitGTK view, and nothing of the product but its built pages. What the product takes beyond this is its own doing.
//!
//! Prints the path of each file that the page loads, a line each.

mod stand_in;

use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context as _, Result};
use clap::Parser;
use gtk::gio::MemoryInputStream;
use gtk::glib::{Bytes, Error, FileError};
use gtk::prelude::*;
use webkit2gtk::{
    SecurityManagerExt as _, URISchemeRequest, URISchemeRequestExt as _, UserContentInjectedFrames, UserContentManager,
    UserContentManagerExt as _, UserScript, UserScriptInjectionTime, WebContext, WebContextExt as _, WebView,
    WebViewExt as _,
};

/// Shows the built pages in a bare window.
#[derive(Parser)]
struct Arguments {
    /// Where the built pages are
    #[arg(long)]
    pages: PathBuf,
    /// The view that they draw, as JSON
    #[arg(long)]
    view: PathBuf,
    /// The clinic's logo, a PNG
    #[arg(long)]
    logo: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let view = std::fs::read_to_string(&arguments.view).context("there is no view to draw")?;
    let logo = arguments.logo.map(std::fs::read).transpose().context("there is no logo")?;
    gtk::init().context("there is no display")?;

    let context = WebContext::new_ephemeral();
    serve(&context, "tauri", page_files(arguments.pages));
    serve(&context, "branding", move |_path| logo.clone().map(|png| (png, "image/png")));

    let scripts = UserContentManager::new();
    let (frames, time) = (UserContentInjectedFrames::TopFrame, UserScriptInjectionTime::Start);
    scripts.add_script(&UserScript::new(&stand_in::script(&view), frames, time, &[], &[]));

    let page = WebView::builder().web_context(&context).user_content_manager(&scripts).build();
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_decorated(false);
    window.fullscreen();
    window.add(&page);
    window.connect_destroy(|_| gtk::main_quit());
    page.load_uri("tauri://localhost/index.html");
    window.show_all();
    gtk::main();
    Ok(())
}

/// What is served under a path, and what kind of thing it is.
type Served = Option<(Vec<u8>, &'static str)>;

/// Has every request of a scheme answered by `file`.
fn serve(context: &WebContext, scheme: &'static str, file: impl Fn(&str) -> Served + 'static) {
    if let Some(security) = context.security_manager() {
        security.register_uri_scheme_as_secure(scheme);
    }
    let file = Rc::new(file);
    context.register_uri_scheme(scheme, move |request| answer(request, &*file));
}

fn answer(request: &URISchemeRequest, file: &dyn Fn(&str) -> Served) {
    let path = request.path().unwrap_or_default();
    let Some((content, kind)) = file(&path) else {
        request.finish_error(&mut Error::new(FileError::Noent, &path));
        return;
    };
    let length = i64::try_from(content.len()).unwrap_or(-1);
    request.finish(&MemoryInputStream::from_bytes(&Bytes::from_owned(content)), length, Some(kind));
}

/// The files of a directory; each that is asked for is printed.
fn page_files(directory: PathBuf) -> impl Fn(&str) -> Served {
    move |path| {
        let relative = Path::new(path.trim_start_matches('/'));
        let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let content = std::fs::read(directory.join(relative)).ok().filter(|_| stays_inside)?;
        println!("{path}");
        Some((content, kind_of(relative)))
    }
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
