//! Films hold what was on the screen, all of it and nothing else; touches are answered when a pixel changes.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod painter;

use std::time::Duration;

use painter::Painter;
use stand_driver::film::{Film, Filming, Frame};
use stand_driver::{Area, Finger, FingerError, Room, RoomPlan};
use x11rb::protocol::xproto::Rectangle;

const GROUND: [u8; 3] = [0xf4, 0xf8, 0xf8];
const BUTTON: [u8; 3] = [0x0f, 0x6e, 0x78];
const BLACK: [u8; 3] = [0; 3];

/// How long nothing happens, or a picture stays.
const A_MOMENT: Duration = Duration::from_millis(60);

fn shows_a_screen(painter: &Painter) {
    painter.paints(BUTTON, Rectangle { x: 100, y: 1500, width: 880, height: 120 });
}

/// One screen follows another; `between` is what happens in between.
async fn film_of_a_change(between: impl FnOnce(&Painter, &Filming)) -> Film {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let painter = Painter::in_room(&room);
    painter.fills(GROUND);
    shows_a_screen(&painter);
    let filming = room.film().unwrap();
    filming.catch_up();
    between(&painter, &filming);
    painter.paints(BUTTON, Rectangle { x: 100, y: 300, width: 880, height: 120 });
    filming.stop().unwrap()
}

fn blank_frames(film: &Film) -> Vec<&Frame> {
    film.frames().iter().filter(|frame| frame.is_plain(BLACK) || frame.is_plain(GROUND)).collect()
}

#[tokio::test]
async fn a_film_of_two_screens_holds_just_those() {
    let film = film_of_a_change(|_, _| {}).await;
    assert_eq!(film.frames().len(), 2);
    assert_eq!(blank_frames(&film).len(), 0);
    let (first, second) = (&film.frames()[0], &film.frames()[1]);
    assert!(first.at() < second.at());
    assert!(first.lasted() > Duration::ZERO && first.at() + first.lasted() <= second.at() + Duration::from_millis(1));
    let changed = 880.0 * 120.0 / (1080.0 * 1920.0);
    assert!((first.difference_to(&second.picture()) - changed).abs() < 1e-9);
    assert!((first.share_of(BUTTON) - changed).abs() < 1e-9);
}

#[tokio::test]
async fn a_blank_frame_between_two_screens_is_caught() {
    for blank in [BLACK, GROUND] {
        let film = film_of_a_change(|painter, filming| {
            painter.fills(blank);
            filming.catch_up();
            std::thread::sleep(A_MOMENT);
            filming.catch_up();
            painter.fills(GROUND);
            shows_a_screen(painter);
        })
        .await;
        let caught = blank_frames(&film);
        assert!(!caught.is_empty(), "{blank:?}");
        assert!(caught[0].is_plain(blank), "{blank:?}");
        assert!(caught[0].lasted() > A_MOMENT / 2, "{:?}", caught[0].lasted());
    }
}

#[tokio::test]
async fn drawing_the_same_again_is_no_new_frame() {
    let film = film_of_a_change(|painter, filming| {
        shows_a_screen(painter);
        filming.catch_up();
    })
    .await;
    assert_eq!(film.frames().len(), 2);
}

#[tokio::test]
async fn a_film_ends_with_what_was_on_the_screen_at_its_end() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let painter = Painter::in_room(&room);
    let filming = room.film().unwrap();
    painter.fills(BUTTON);
    let film = filming.stop().unwrap();
    assert!(film.frames().last().unwrap().is_plain(BUTTON));
    assert_eq!(film.frames().last().unwrap().picture(), room.picture().unwrap());
}

#[tokio::test]
async fn a_touch_without_an_answer_is_an_error() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let _painter = Painter::in_room(&room);
    let finger = Finger::in_room(&room).unwrap();
    let watched = Area { x: 0, y: 0, width: 100, height: 100 };
    let refused = finger.touches_until_painted((50, 50), watched, A_MOMENT).unwrap_err();
    assert!(matches!(refused, FingerError::NoAnswer(_)), "{refused}");
}

#[tokio::test]
async fn a_touch_is_answered_by_a_pixel_in_the_watched_part() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let painter = Painter::in_room(&room);
    let finger = Finger::in_room(&room).unwrap();
    let watched = Area { x: 200, y: 200, width: 10, height: 10 };
    let touched = (205, 205);
    let answering = std::thread::spawn(move || {
        painter.awaits_pointer_at(touched);
        painter.paints(BUTTON, Rectangle { x: 0, y: 0, width: 100, height: 100 });
        std::thread::sleep(A_MOMENT);
        painter.paints(BUTTON, Rectangle { x: 209, y: 209, width: 1, height: 1 });
        painter
    });
    let took = finger.touches_until_painted(touched, watched, Duration::from_secs(10)).unwrap();
    let _painter = answering.join().unwrap();
    assert!(took > A_MOMENT / 4, "the change outside was taken for the answer: {took:?}");
}
