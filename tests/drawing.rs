//! A stand paints, also where the web engine's usual path of drawing shows nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use stand_driver::programs::{Portal, Stand};
use stand_driver::{Room, RoomPlan};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, CreateGCAux, Rectangle, SubwindowMode};

use crate::shipped_programs;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

/// Far more than is needed: two shells that show nothing, and one that does.
const PATIENCE: Duration = Duration::from_secs(60);

/// The shipped shell on a machine whose graphics driver takes everything and draws nothing: Mesa has one for that. A sandbox shows one
/// file of the program's, so the shell itself is at the end of what starts it.
fn shell_with_a_driver_that_draws_nothing(directory: &std::path::Path) -> Result<PathBuf, Trouble> {
    const BEGINNING: &str = "#!/bin/sh\ntail -n +6 \"$0\" >\"$HOME/portal-kiosk-shell\"\nchmod 700 \"$HOME/portal-kiosk-shell\"\n\
         export GALLIUM_NOOP=1\nexec \"$HOME/portal-kiosk-shell\"\n";
    let mut program = BEGINNING.as_bytes().to_vec();
    program.extend(fs::read(shipped_programs().named("portal-kiosk-shell"))?);
    let file = directory.join("shell");
    fs::write(&file, program)?;
    fs::set_permissions(&file, Permissions::from_mode(0o755))?;
    Ok(file)
}

/// Waits until the stand says so many times that a shell is on the screen, and looks whether one is.
async fn paints(room: &Room, stand: &Stand, times: usize) -> Result<Duration, Trouble> {
    let since = Instant::now();
    while since.elapsed() < PATIENCE {
        let picture = room.picture()?;
        let is_said = stand.log()?.matches("the shell is on the screen").count() == times;
        // A screen has writing from one side to the other; what a window manager draws at an edge is less.
        let line = |y| (0..picture.width()).any(|x| picture.get_pixel(x, y) != picture.get_pixel(0, y));
        if is_said && (0..picture.height()).filter(|y| line(*y)).count() > 200 {
            return Ok(since.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("nothing is painted".into())
}

#[tokio::test]
async fn a_stand_whose_graphics_driver_draws_nothing_finds_the_path_that_paints_and_keeps_to_it() -> Result<(), Trouble>
{
    const GIVEN_UP: &str = "nothing is drawn; the other path is tried";
    let (programs, room) = (shipped_programs(), Room::open(RoomPlan::portrait()).await?);
    let portal = Portal::start(&programs)?;
    let directory = tempfile::tempdir()?;
    let shell = shell_with_a_driver_that_draws_nothing(directory.path())?;
    let configuration = format!("rendering = \"accelerated\"\nshell = \"{}\"\n", shell.display());
    let in_room = |program: &std::path::Path| room.command(program);
    let mut stand = Stand::without_enrolment(&programs, &in_room, &configuration)?;
    let first = paints(&room, &stand, 1).await?;
    let log = stand.log()?;
    assert_eq!(log.matches(GIVEN_UP).count(), 1, "{log}");

    stand.take_away()?;
    stand.start_again()?;
    let again = paints(&room, &stand, 2).await?;
    let log = stand.log()?;
    assert_eq!(log.matches(GIVEN_UP).count(), 1, "{log}");
    println!("a path that draws was found after {first:?}, and begun with after {again:?}");
    drop(portal);
    Ok(())
}

/// Paints over all that is on the screen, whoever's window it is.
fn paint_over(room: &Room) -> Result<(), Trouble> {
    let display = room.environment().into_iter().find(|(name, _)| name == "DISPLAY").ok_or("there is no display")?.1;
    let (server, number) = x11rb::connect(display.to_str())?;
    let screen = &server.setup().roots[number];
    let brush = server.generate_id()?;
    let every_window =
        CreateGCAux::new().foreground(screen.black_pixel).subwindow_mode(SubwindowMode::INCLUDE_INFERIORS);
    server.create_gc(brush, screen.root, &every_window)?;
    let everything = Rectangle { x: 0, y: 0, width: screen.width_in_pixels, height: screen.height_in_pixels };
    server.poly_fill_rectangle(screen.root, brush, &[everything])?.check()?;
    Ok(())
}

#[tokio::test]
#[ignore = "long: rests for two minutes and a half"]
async fn long_a_resting_screen_is_looked_at_each_minute_and_replaced_where_it_shows_nothing() -> Result<(), Trouble> {
    const TWO_LOOKS: Duration = Duration::from_secs(130);
    const A_LOOK: Duration = Duration::from_secs(75);
    let (programs, room) = (shipped_programs(), Room::open(RoomPlan::portrait()).await?);
    let portal = Portal::start(&programs)?;
    let in_room = |program: &std::path::Path| room.command(program);
    let stand = Stand::without_enrolment(&programs, &in_room, "[rules]\nattract-seconds = 3600\n")?;
    paints(&room, &stand, 1).await?;
    tokio::time::sleep(TWO_LOOKS).await;
    paints(&room, &stand, 1).await?;

    paint_over(&room)?;
    let since = Instant::now();
    while !stand.log()?.contains("nothing of what the shell draws is on the screen") {
        assert!(since.elapsed() < A_LOOK, "{}", stand.log()?);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    println!("a screen that was painted over is found out after {:?}", since.elapsed());
    paints(&room, &stand, 2).await?;
    drop(portal);
    Ok(())
}
