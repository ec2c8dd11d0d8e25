//! Hostile drawings.

use super::Outcome::{Either, Kept, Safe};
use super::check_pictures;

/// A drawing with this in it.
fn svg(inside: impl AsRef<str>) -> Vec<u8> {
    let inside = inside.as_ref();
    let head = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">"#;
    format!("{head}{inside}</svg>").into_bytes()
}

/// A drawing of this size.
fn sized(attributes: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect width="9" height="9"/></svg>"#).into_bytes()
}

/// Each uses the one before ten times over.
fn multiplied(levels: usize, element: impl Fn(usize, String) -> String) -> String {
    let definitions: String =
        (1..levels).map(|level| element(level, format!("<use xlink:href=\"#a{}\"/>", level - 1).repeat(10))).collect();
    format!(
        "<defs><g id=\"a0\"><rect width=\"9\" height=\"9\"/></g>{definitions}</defs><use xlink:href=\"#a{}\"/>",
        levels - 1
    )
}

#[tokio::test]
async fn drawings_that_call_upon_themselves_leave_the_last_good_branding_or_do_no_harm() {
    let rect = r#"<rect width="100" height="50""#;
    check_pictures(vec![
        ("a part that uses itself", svg(r##"<g id="a"><use xlink:href="#a"/></g>"##), Safe),
        ("two parts that use each other", svg(r##"<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>"##), Kept),
        ("ten to the ninth rectangles", svg(multiplied(10, |level, uses| format!("<g id=\"a{level}\">{uses}</g>"))), Kept),
        ("symbols in symbols", svg(multiplied(8, |level, uses| format!("<symbol id=\"a{level}\">{uses}</symbol>"))), Kept),
        ("a pattern of itself", svg(format!(r##"<pattern id="p" width="1" height="1">{rect} fill="url(#p)"/></pattern>{rect} fill="url(#p)"/>"##)), Safe),
        ("a mask behind itself", svg(format!(r##"<mask id="m">{rect} mask="url(#m)"/></mask>{rect} mask="url(#m)"/>"##)), Safe),
        ("a clip within itself", svg(format!(r##"<clipPath id="c" clip-path="url(#c)">{rect}/></clipPath>{rect} clip-path="url(#c)"/>"##)), Safe),
        ("a gradient after itself", svg(format!(r##"<linearGradient id="g" xlink:href="#g"/>{rect} fill="url(#g)"/>"##)), Safe),
        ("a filter of a picture of itself", svg(format!(r##"<filter id="f"><feImage xlink:href="#r"/></filter>{rect} id="r" filter="url(#f)"/>"##)), Safe),
        ("a marker that is marked", svg(r##"<marker id="m"><path d="M0 0L9 9" marker-mid="url(#m)"/></marker><path d="M0 0L5 5L9 9" marker-mid="url(#m)"/>"##), Safe),
    ])
    .await;
}

#[tokio::test]
async fn drawings_too_large_or_too_deep_leave_the_last_good_branding_or_do_no_harm() {
    let layered =
        format!("{}<rect width=\"100\" height=\"50\"/>{}", "<g opacity=\"0.9\">".repeat(400), "</g>".repeat(400));
    let deep = format!("{}{}", "<g>".repeat(30_000), "</g>".repeat(30_000));
    let paths = "<path d=\"M0 0L99 49\" stroke=\"red\"/>".repeat(1_000);
    let blur = r##"<filter id="f" x="-1e6" y="-1e6" width="1e7" height="1e7"><feGaussianBlur stdDeviation="100000"/></filter><rect width="99" height="49" filter="url(#f)"/>"##;
    let turbulence = r##"<filter id="f"><feTurbulence baseFrequency="0.5" numOctaves="2000000000"/></filter><rect width="99" height="49" filter="url(#f)"/>"##;
    let morphology = r##"<filter id="f"><feMorphology operator="dilate" radius="100000"/></filter><rect width="99" height="49" filter="url(#f)"/>"##;
    let dashes = r##"<path d="M0 0H1000000000" stroke="red" stroke-dasharray="0.0001"/>"##;
    let pattern = r##"<pattern id="p" width="0.00001" height="0.00001" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="100" height="50" fill="url(#p)"/>"##;
    check_pictures(vec![
        ("thirty thousand groups deep", svg(deep), Kept),
        ("four hundred layers", svg(layered), Either),
        ("a thousand paths", svg(paths), Safe),
        ("a blur over a square kilometre", svg(blur), Either),
        ("two thousand million octaves of noise", svg(turbulence), Kept),
        ("a rectangle swollen by a hundred thousand", svg(morphology), Either),
        ("a line of ten to the thirteenth dashes", svg(dashes), Either),
        ("a pattern of nothing much", svg(pattern), Safe),
        ("a letter as large as the moon", svg("<text font-size=\"1e9\">A</text>"), Kept),
        (
            "a line of half a million points",
            svg(format!("<path d=\"M0 0{}\" stroke=\"red\"/>", "l9 9".repeat(125_000))),
            Either,
        ),
        ("more than half a mebibyte", svg(" ".repeat(600_000)), Kept),
        ("as wide as the galaxy", sized(r#"width="1e30" height="1""#), Safe),
        ("of no size", sized(r#"width="0" height="0""#), Kept),
        ("of less than no size", sized(r#"width="-5" height="-5""#), Kept),
        ("of a size that is no number", sized(r#"width="NaN" height="inf""#), Safe),
        ("a view of nothing", sized(r#"width="9" height="9" viewBox="0 0 0 0""#), Safe),
    ])
    .await;
}

#[tokio::test]
async fn drawings_that_reach_out_or_act_leave_the_last_good_branding_or_do_no_harm() {
    let file = r##"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>"##;
    let laughs = r##"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>"##;
    let style = r##"<?xml-stylesheet href="https://elsewhere.example.org/a.css"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>@import url("file:///etc/passwd"); rect { fill: url(https://elsewhere.example.org/) }</style><rect width="9" height="9"/></svg>"##;
    let utf_16: Vec<u8> = "<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_pictures(vec![
        ("an entity that is a file", file.as_bytes().to_vec(), Kept),
        ("entities that multiply", laughs.as_bytes().to_vec(), Kept),
        ("styles from elsewhere", style.as_bytes().to_vec(), Safe),
        ("a web page within", svg("<foreignObject width=\"9\" height=\"9\"><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://elsewhere.example.org/\"/></foreignObject>"), Safe),
        ("a script", svg("<script>while(true){}</script><rect width=\"9\" height=\"9\" onload=\"alert(1)\"/>"), Safe),
        ("a picture in the drawing", svg("<image width=\"9\" height=\"9\" xlink:href=\"data:image/png;base64,iVBORw0KGgo=\"/>"), Safe),
        ("a picture from the disk", svg("<image width=\"9\" height=\"9\" xlink:href=\"file:///etc/passwd\"/>"), Safe),
        ("a device for a picture", svg("<image width=\"9\" height=\"9\" xlink:href=\"/dev/zero\"/>"), Safe),
        ("no end", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g>".to_vec(), Kept),
        ("no drawing", b"<html><body>Sign in to the network</body></html>".to_vec(), Kept),
        ("brackets alone", "<".repeat(100_000).into_bytes(), Kept),
        ("a drawing in UTF-16", utf_16, Kept),
        ("a drawing that is not UTF-8", b"<svg xmlns=\"http://www.w3.org/2000/svg\">\xff</svg>".to_vec(), Kept),
    ])
    .await;
}
