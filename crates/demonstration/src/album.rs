//! The pictures of a journey, and the page that shows them in their order.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use stand_driver::Room;

/// A directory of pictures with an index.
pub(crate) struct Album {
    directory: PathBuf,
    pages: Vec<Page>,
}

struct Page {
    chapter: String,
    caption: String,
    file: String,
}

impl Album {
    /// An empty album; what lay there before is thrown away.
    pub(crate) fn new(directory: &Path) -> anyhow::Result<Self> {
        if directory.exists() {
            fs::remove_dir_all(directory).context("the old pictures cannot be thrown away")?;
        }
        fs::create_dir_all(directory).context("there is no place for the pictures")?;
        Ok(Self { directory: directory.to_owned(), pages: Vec::new() })
    }

    /// Takes a picture of the room's screen once it is still.
    pub(crate) async fn take(&mut self, room: &Room, chapter: &str, caption: &str) -> anyhow::Result<()> {
        let file = self.next_file(chapter, caption);
        room.save_picture(&self.directory.join(&file)).await?;
        self.add(chapter, caption, file);
        Ok(())
    }

    /// Keeps a picture that was taken elsewhere, as PNG.
    pub(crate) fn keep(&mut self, chapter: &str, caption: &str, png: &[u8]) -> anyhow::Result<()> {
        let file = self.next_file(chapter, caption);
        fs::write(self.directory.join(&file), png).context("a picture cannot be written")?;
        self.add(chapter, caption, file);
        Ok(())
    }

    fn next_file(&self, chapter: &str, caption: &str) -> String {
        let number = self.pages.iter().filter(|page| page.chapter == chapter).count() + 1;
        format!("{}-{number:02}-{}.png", in_a_file_name(chapter), in_a_file_name(caption))
    }

    fn add(&mut self, chapter: &str, caption: &str, file: String) {
        println!("    {file}");
        self.pages.push(Page { chapter: chapter.to_owned(), caption: caption.to_owned(), file });
    }

    /// Writes the index and says where it is.
    pub(crate) fn bind(self) -> anyhow::Result<PathBuf> {
        let mut page = String::from(HEAD);
        let mut chapter = "";
        for picture in &self.pages {
            if picture.chapter != chapter {
                chapter = &picture.chapter;
                let class = in_a_file_name(chapter);
                write!(page, "</section><h2>{chapter}</h2><section class=\"{class}\">")?;
            }
            let Page { file, caption, .. } = picture;
            write!(
                page,
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"\"></a><figcaption>{caption}</figcaption></figure>"
            )?;
        }
        page.push_str("</section></main></html>\n");
        let index = self.directory.join("index.html");
        fs::write(&index, page).context("the index cannot be written")?;
        Ok(index)
    }
}

/// Small letters, digits, and a dash between words.
fn in_a_file_name(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

const HEAD: &str = r#"<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Portal Kiosk in pictures</title>
<style>
body { margin: 0; background: #eef2f2; color: #141c24; font: 16px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 2rem; }
h2 { margin: 2.5rem 0 1rem; text-transform: capitalize; }
section { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
section[class^=landscape] { grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); }
figure { margin: 0; }
img { width: 100%; display: block; border-radius: .5rem; box-shadow: 0 1px 6px #0003; background: #fff; }
figcaption { padding: .5rem .25rem; color: #44505c; }
</style>
<main><h1>Portal Kiosk in pictures</h1>
<p>Patients at the shipped programs, by touch, with a sandbox portal. All people and numbers are invented.</p>
<section>"#;
