//! How much the sign-in screen loads: scripts, styles and words, as they would be compressed.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::figure::Figure;

/// The weight of those of the built files that the page has loaded: what the floor was asked for.
pub(crate) fn figures(pages: &Path, loaded: &[PathBuf]) -> Result<Vec<Figure>> {
    let mut weight = 0;
    for file in loaded.iter().filter(|file| counts(file)) {
        let content = std::fs::read(pages.join(file)).with_context(|| format!("{} is not there", file.display()))?;
        weight += compressed(&content)?;
    }
    ensure!(weight > 0, "the sign-in screen has loaded nothing");
    #[expect(clippy::cast_precision_loss, reason = "no page is so large")]
    let kilobytes = weight as f64 / 1000.0;
    Ok(vec![Figure::at_most(80.0, "sign-in screen's JS, CSS and words, compressed", kilobytes, "KB")?])
}

/// Letters and pictures are the machine's and the clinic's.
fn counts(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| ["css", "html", "js", "json", "ftl"].iter().any(|known| *known == extension))
}

fn compressed(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text that compresses badly, so that its weight is known roughly.
    fn noise(length: u32) -> Vec<u8> {
        (0..length).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect()
    }

    fn weigh(files: &[(&str, Vec<u8>)]) -> Result<Vec<Figure>> {
        let pages = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(pages.path().join(name), content).unwrap();
        }
        figures(pages.path(), &files.iter().map(|(name, _)| PathBuf::from(name)).collect::<Vec<_>>())
    }

    #[test]
    fn a_page_that_grew_misses_its_goal() {
        assert!(!weigh(&[("a.js", noise(10_000))]).unwrap()[0].is_missed());
        assert!(weigh(&[("a.js", noise(10_000)), ("b.css", noise(15_000))]).unwrap()[0].is_missed());
    }

    #[test]
    fn a_picture_is_not_counted_and_nothing_is_no_figure() {
        assert!(weigh(&[("logo.png", noise(30_000))]).is_err());
        assert!(weigh(&[]).is_err());
    }
}
