//! The list as a page of the documentation.

use std::fmt::Write as _;

use crate::{Way, ways};

const OPENING: &str = "\
# Lockdown

Every way that is known out of a stand and into it, who stops it, and which test tries it. Made from
[`crates/lockdown/ways.toml`](../crates/lockdown/ways.toml) by `cargo xtask codegen`; what stands here is changed there.

*Every screen* is the sign-in screen, the portal's own pages, the staff's PIN and the notice window, in a real window under the window
manager of a kiosk. After each key and each gesture the same windows are there and nothing has been started; after each way the window on top
says what it said, and the picture is the one from before (`no_key_and_no_gesture_leads_out_of_any_screen`). What a *compositor* has to
stop is tried once more on the sign-in screen under one for kiosks, cage (`nothing_that_a_compositor_has_to_stop_leads_out_under_one`), and
everything on every screen in a long test. Fingers are played by the X
server's pointer, so what takes two of them is not tried. What is the *site's* is for whoever sets up the machine;
[Running a stand](running-a-stand.md) says how.
";

/// The page, as Markdown.
#[must_use]
pub fn page() -> String {
    let ways = ways();
    let mut page = OPENING.to_owned();
    for group in ways.chunk_by(|one, other| one.group == other.group) {
        let heading = group.first().map_or("", |way| &way.group);
        // Writing into a text does not fail.
        let _ =
            write!(page, "\n## {heading}\n\n| way | what it is | stopped by | tried by |\n| --- | --- | --- | --- |\n");
        for way in group {
            page.push_str(&row(way));
        }
    }
    page
}

fn row(way: &Way) -> String {
    let layers: Vec<String> = way.stopped_by.iter().map(ToString::to_string).collect();
    format!("| `{}` | {} {} | {} | {} |\n", way.id, way.attempt, way.why, layers.join(", "), tried_by(way))
}

fn tried_by(way: &Way) -> String {
    let everywhere: Vec<String> =
        way.keys.iter().cloned().chain(way.gestures.iter().map(ToString::to_string)).collect();
    let everywhere = (!everywhere.is_empty()).then(|| format!("every screen: {}", everywhere.join(", ")));
    let tests = way.tests.iter().map(|test| format!("`{test}`"));
    let site = way.site.iter().map(|site| format!("**Site:** {site}"));
    everywhere.into_iter().chain(tests).chain(site).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_a_row_of_four_cells() {
        let page = page();
        for way in ways() {
            let start = format!("| `{}` |", way.id);
            let row = page.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("{}", way.id));
            assert_eq!(row.matches('|').count(), 5, "{row}");
        }
    }
}
