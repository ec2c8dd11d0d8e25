//! Hostile pictures made of pixels.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

use super::Outcome::{Kept, Safe};
use super::check_pictures;

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], name, data, &sum.sum().to_be_bytes()].concat()
}

/// A PNG of this size (8 bits, red, green, blue) with these chunks between its head and its end.
fn png(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunks.concat(), chunk(b"IEND", b"")].concat()
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut file = Vec::new();
    let red = RgbaImage::from_pixel(300, 90, Rgba([255, 0, 0, 255]));
    DynamicImage::from(red).to_rgb8().write_to(&mut Cursor::new(&mut file), format).unwrap();
    file
}

fn half(mut file: Vec<u8>) -> Vec<u8> {
    file.truncate(file.len() / 2);
    file
}

/// A file with these bytes in the place of those at this offset.
fn patched(mut file: Vec<u8>, offset: usize, bytes: &[u8]) -> Vec<u8> {
    file[offset..offset + bytes.len()].copy_from_slice(bytes);
    file
}

/// Height and width stand behind the marker of the first frame.
fn jpeg_of_65535() -> Vec<u8> {
    let file = encoded(ImageFormat::Jpeg);
    let frame = file.windows(2).position(|bytes| bytes == [0xff, 0xc0]).unwrap();
    patched(file, frame + 5, &[0xff; 4])
}

/// A container that promises 16,384 by 16,384 pixels, and an animation of one frame as large.
fn webp_of_16384() -> Vec<u8> {
    let extended = [&b"VP8X\x0a\0\0\0\x02\0\0\0"[..], &[0xff, 0x3f, 0, 0xff, 0x3f, 0]].concat();
    let animation = b"ANIM\x06\0\0\0\0\0\0\0\0\0";
    let body = [&b"WEBP"[..], &extended, animation].concat();
    [&b"RIFF"[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
}

/// Two frames of the same picture, a tenth of a second each.
fn animated_webp() -> Vec<u8> {
    let chunk =
        |name: &[u8; 4], data: &[u8]| [&name[..], &u32::try_from(data.len()).unwrap().to_le_bytes(), data].concat();
    // Width and height, one less than each.
    let size = [&299u32.to_le_bytes()[..3], &89u32.to_le_bytes()[..3]].concat();
    let still = &encoded(ImageFormat::WebP)[12..];
    let frame = chunk(b"ANMF", &[&[0; 6][..], &size, &[100, 0, 0, 0], still].concat());
    let moves = chunk(b"VP8X", &[&[2, 0, 0, 0][..], &size].concat());
    let endless = chunk(b"ANIM", &[0; 6]);
    chunk(b"RIFF", &[&b"WEBP"[..], &moves, &endless, &frame, &frame].concat())
}

fn gif_of(frames: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let picture = |red| Frame::new(RgbaImage::from_pixel(60, 30, Rgba([red, 0, 0, 255])));
    GifEncoder::new(&mut file).encode_frames((0..frames).map(|number| picture(number.to_le_bytes()[0]))).unwrap();
    file
}

/// The good pixels, with an animation of one more frame behind them.
fn animated_png() -> Vec<u8> {
    let rows = zlib(&[0; 3 * 20 * 10 + 10]);
    let control = [&0u32.to_be_bytes()[..], &20u32.to_be_bytes(), &10u32.to_be_bytes(), &[0; 8], &[0, 1, 0, 1, 0, 0]];
    let frame = [&1u32.to_be_bytes()[..], &rows].concat();
    let chunks = [
        chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]),
        chunk(b"IDAT", &rows),
        chunk(b"fcTL", &control.concat()),
        chunk(b"fdAT", &frame),
    ];
    png(20, 10, &chunks)
}

#[tokio::test]
async fn pictures_that_grow_leave_the_last_good_branding_or_do_no_harm() {
    let row = zlib(&[0; 100]);
    let large = |side: usize| zlib(&vec![0; (3 * side + 1) * side]);
    let bomb = zlib(&vec![b'a'; 64 << 20]);
    let small = || chunk(b"IDAT", &zlib(&[0; 3 * 20 * 10 + 10]));
    let profile = chunk(b"iCCP", &[&b"profile\0\0"[..], &bomb].concat());
    let text = chunk(b"zTXt", &[&b"Comment\0\0"[..], &bomb].concat());
    let many_texts = chunk(b"tEXt", &[&b"Comment\0"[..], &[b'a'; 1_000]].concat()).repeat(1_500);
    check_pictures(vec![
        (
            "a PNG of four thousand million pixels by as many",
            png(u32::MAX >> 1, u32::MAX >> 1, &[chunk(b"IDAT", &row)]),
            Kept,
        ),
        ("a PNG of 65,535 by 65,535", png(65_535, 65_535, &[chunk(b"IDAT", &row)]), Kept),
        ("a PNG a pixel wider than allowed", png(4_097, 1, &[chunk(b"IDAT", &zlib(&[0; 3 * 4_097 + 1]))]), Kept),
        ("a PNG of 4,096 by 4,096 in a few bytes", png(4_096, 4_096, &[chunk(b"IDAT", &large(4_096))]), Safe),
        ("a PNG with pixels for a thousand of its kind", png(20, 10, &[chunk(b"IDAT", &bomb)]), Kept),
        ("a PNG whose profile unpacks to 64 MiB", png(20, 10, &[profile, small()]), Safe),
        ("a PNG whose comment unpacks to 64 MiB", png(20, 10, &[text, small()]), Safe),
        ("a PNG of comments", png(20, 10, &[many_texts, small()]), Safe),
        ("a PNG without pixels", png(0, 0, &[chunk(b"IDAT", &row)]), Kept),
        ("a JPEG of 65,535 by 65,535", jpeg_of_65535(), Kept),
        ("a WebP of 16,384 by 16,384", webp_of_16384(), Kept),
        ("a GIF of 65,535 by 65,535", patched(encoded(ImageFormat::Gif), 6, &[0xff; 4]), Kept),
    ])
    .await;
}

#[tokio::test]
async fn pictures_that_move_show_their_first_frame() {
    check_pictures(vec![
        ("a GIF of three hundred frames", gif_of(300), Safe),
        ("a WebP that moves", animated_webp(), Safe),
        ("a PNG that moves", animated_png(), Safe),
    ])
    .await;
}

#[tokio::test]
async fn pictures_that_are_broken_or_none_leave_the_last_good_branding() {
    let cut = |format| half(encoded(format));
    let spoilt = |format, at| patched(encoded(format), at, &[0xaa; 8]);
    check_pictures(vec![
        ("nothing", Vec::new(), Kept),
        ("half a PNG", cut(ImageFormat::Png), Kept),
        ("half a WebP", cut(ImageFormat::WebP), Kept),
        ("half a GIF", cut(ImageFormat::Gif), Kept),
        ("a PNG with a spoilt head", spoilt(ImageFormat::Png, 16), Kept),
        ("a WebP with a spoilt head", spoilt(ImageFormat::WebP, 12), Kept),
        ("the beginning of a JPEG", encoded(ImageFormat::Jpeg)[..20].to_vec(), Kept),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0\0\0".to_vec(), Kept),
        ("a document to print", b"%PDF-1.7\n%\xe2\xe3".to_vec(), Kept),
        ("a packed drawing", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), Kept),
        ("a bitmap", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0".to_vec(), Kept),
        ("a TIFF", b"II*\0\x08\0\0\0".to_vec(), Kept),
        ("an icon", b"\0\0\x01\0\x01\0".to_vec(), Kept),
        ("two mebibytes of zeros", vec![0; 2 << 20], Kept),
        ("more than two mebibytes", vec![0; (2 << 20) + 1], Kept),
    ])
    .await;
}
