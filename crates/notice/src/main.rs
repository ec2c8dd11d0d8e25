//! The window beneath all shells. It has no web engine, so that it can still speak when that is what broke: from the start
//! it shows the clinic's plain colour, and while no shell can be had, a few words.
//!
//! # Where to start
//!
//! - [`window`]: what is drawn.
//! - [`words`]: what is said, in the clinic's languages.

mod window;
mod words;

use std::process::ExitCode;

use gtk::glib;
use shell_protocol::{ChannelError, FromNotice, NoticeView, Receiver, Sender, ToNotice};
use tokio::sync::mpsc;

use crate::window::NoticeWindow;

fn main() -> ExitCode {
    let socket = match shell_protocol::take_standard_input() {
        Ok(socket) => socket,
        Err(started_by_hand) => {
            eprintln!("{started_by_hand}.");
            return ExitCode::from(2);
        }
    };
    let level = tracing_subscriber::filter::LevelFilter::INFO;
    tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr).with_ansi(false).init();
    if let Err(error) = gtk::init() {
        tracing::error!(%error, "there is no screen to draw on");
        return ExitCode::FAILURE;
    }
    let (views, views_in) = mpsc::unbounded_channel();
    let (shown, shown_in) = mpsc::unbounded_channel();
    let talking =
        std::thread::Builder::new().name("supervisor".to_owned()).spawn(move || talk(socket, views, shown_in));
    if let Err(error) = talking {
        tracing::error!(%error, "the supervisor cannot be heard");
        return ExitCode::FAILURE;
    }
    glib::MainContext::default().spawn_local(draw(views_in, shown));
    gtk::main();
    ExitCode::SUCCESS
}

/// Draws each view that comes, until none can come any more.
async fn draw(mut views: mpsc::UnboundedReceiver<NoticeView>, shown: mpsc::UnboundedSender<FromNotice>) {
    let window = NoticeWindow::new();
    let mut is_first = true;
    while let Some(view) = views.recv().await {
        window.show(&view);
        let shown = shown.clone();
        let say = move || {
            // The thread that is told ends the process by itself when nobody listens.
            let _ = shown.send(FromNotice::Shown);
        };
        // Others come above it from the first time on. What changes on it later is drawn in the next frame.
        if std::mem::take(&mut is_first) { window.once_on_the_screen(say) } else { say() }
    }
    gtk::main_quit();
}

/// Hears and speaks, on a thread of its own, and ends the process with the supervisor.
fn talk(
    socket: std::os::unix::net::UnixStream,
    views: mpsc::UnboundedSender<NoticeView>,
    shown: mpsc::UnboundedReceiver<FromNotice>,
) {
    let error = match tokio::runtime::Builder::new_current_thread().enable_io().build() {
        Ok(runtime) => runtime.block_on(async move {
            let stream = tokio::net::UnixStream::from_std(socket)?;
            let (say, hear) = shell_protocol::notice_end(stream);
            let Err(error) = tokio::try_join!(hear_all(hear, views), say_all(say, shown));
            Err(error)
        }),
        Err(error) => Err::<(), _>(ChannelError::from(error)),
    };
    tracing::info!("the supervisor is gone ({error:?}); the notice window ends");
    std::process::exit(0);
}

async fn hear_all(
    mut hear: Receiver<ToNotice>,
    views: mpsc::UnboundedSender<NoticeView>,
) -> Result<std::convert::Infallible, ChannelError> {
    loop {
        let ToNotice::Show(view) = hear.receive().await?;
        views.send(*view).map_err(|_| ChannelError::Closed)?;
    }
}

async fn say_all(
    mut say: Sender<FromNotice>,
    mut shown: mpsc::UnboundedReceiver<FromNotice>,
) -> Result<std::convert::Infallible, ChannelError> {
    loop {
        let word = shown.recv().await.ok_or(ChannelError::Closed)?;
        say.send(&word).await?;
    }
}
