//! A code that the patient's own phone reads, to go on there. It holds the portal's public address and nothing else: no
//! token, and nobody's name.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// A longer address makes a code of finer modules than a phone reads from where a patient stands; in bytes.
const LONGEST_ADDRESS: usize = 150;

/// Where to go on with one's own phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct OwnPhone {
    /// The address as people write it.
    pub address: String,
    /// How many modules the code has along each side, its quiet zone not counted.
    pub modules: u32,
    /// The dark modules as an SVG path in units of one module.
    pub path: String,
}

impl OwnPhone {
    /// A code that leads to this URL; none where the URL is too long for one.
    pub fn to(url: &str) -> Option<Self> {
        if url.len() > LONGEST_ADDRESS {
            return None;
        }
        let code = QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
        let modules = u32::try_from(code.width()).ok()?;
        let path = dark_runs(&code.to_colors(), code.width());
        Some(Self { address: as_people_write_it(url).to_owned(), modules, path })
    }
}

fn as_people_write_it(url: &str) -> &str {
    let bare = url.strip_prefix("https://").or(url.strip_prefix("http://")).unwrap_or(url);
    bare.strip_suffix('/').unwrap_or(bare)
}

/// A rectangle for each run of dark modules in a row, so that no seam shows within it.
fn dark_runs(colours: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                path += &format!("M{x} {y}h{length}v1h-{length}z", length = run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_people_write_it() {
        for (url, expected) in [
            ("https://portal.example.org/", "portal.example.org"),
            ("https://portal.example.org/harbour", "portal.example.org/harbour"),
            ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
        ] {
            assert_eq!(OwnPhone::to(url).unwrap().address, expected);
        }
    }

    #[test]
    fn an_address_that_is_too_long_for_a_phone_to_read_has_no_code() {
        let of_length = |length: usize| format!("https://{}", "a".repeat(length - 8));
        assert!(OwnPhone::to(&of_length(LONGEST_ADDRESS)).is_some());
        assert_eq!(OwnPhone::to(&of_length(LONGEST_ADDRESS + 1)), None);
    }

    #[test]
    fn the_path_draws_each_dark_module_once() {
        let code = OwnPhone::to("https://portal.example.org/").unwrap();
        let width = usize::try_from(code.modules).unwrap();
        let mut drawn = vec![Color::Light; width * width];
        for run in code.path.split_terminator('z') {
            let numbers: Vec<usize> =
                run.split(['M', ' ', 'h', 'v', '-']).filter_map(|part| part.parse().ok()).collect();
            let [x, y, length, 1, back] = numbers[..] else { panic!("{run}") };
            assert_eq!(length, back);
            for module in &mut drawn[y * width + x..][..length] {
                assert_eq!(std::mem::replace(module, Color::Dark), Color::Light);
            }
        }
        let expected = QrCode::with_error_correction_level("https://portal.example.org/", EcLevel::M).unwrap();
        assert_eq!(drawn, expected.to_colors());
    }
}
