//! Files that are made from the code and kept in the repository, so that they can be read and reviewed there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{printed_by, run};
use crate::workspace::Workspace;

/// One kind of made file.
struct Generator {
    /// What it makes, in a few words.
    makes: &'static str,
    /// The arguments for cargo.
    cargo: &'static [&'static str],
    /// How what it makes comes into the repository.
    written: Written,
}

/// How what a generator makes comes into the repository.
enum Written {
    /// It writes into the directory that this variable names. The directory is made anew: nothing else may live there.
    IntoDirectory { variable: &'static str, directory: &'static str },
    /// It knows its file itself.
    ByItself { file: &'static str },
    /// It prints the file.
    Printed { file: &'static str },
}

/// All made files. To add one: a test or a command that writes it, and an entry here.
const GENERATORS: &[Generator] = &[
    Generator {
        makes: "the user interface's types",
        cargo: &["test", "--quiet", "-p", "kiosk-core", "--lib", "--features", "bindings", "export_bindings"],
        written: Written::IntoDirectory { variable: "TS_RS_EXPORT_DIR", directory: "ui/src/bindings" },
    },
    Generator {
        makes: "every screen and state, for the browser",
        cargo: &["test", "--quiet", "-p", "kiosk-core", "--lib", "--features", "bindings", "for_the_gallery"],
        written: Written::ByItself { file: "ui/src/fixtures/views.json" },
    },
    Generator {
        makes: "the portal's contract",
        cargo: &["run", "--quiet", "-p", "sandbox-portal", "--", "openapi"],
        written: Written::Printed { file: "docs/portal-api.json" },
    },
    Generator {
        makes: "every way out and in, and who stops it",
        cargo: &["run", "--quiet", "-p", "lockdown"],
        written: Written::Printed { file: "docs/lockdown.md" },
    },
];

impl Generator {
    /// The file or directory in the repository.
    const fn output(&self) -> &'static str {
        match self.written {
            Written::IntoDirectory { directory, .. } => directory,
            Written::ByItself { file } | Written::Printed { file } => file,
        }
    }

    fn run(&self, workspace: &Workspace) -> Result<()> {
        let mut command = workspace.cargo(self.cargo);
        let output = workspace.path(self.output());
        match self.written {
            Written::IntoDirectory { variable, .. } => {
                // Made aside first: when the code does not compile, what is there stays.
                let aside = workspace.path("target/codegen").join(self.output());
                remove(&aside)?;
                run(command.env(variable, &aside))?;
                remove(&output)?;
                fs::create_dir_all(output.parent().unwrap_or(&output))?;
                Ok(fs::rename(aside, output)?)
            }
            Written::ByItself { .. } => run(&mut command),
            Written::Printed { .. } => Ok(fs::write(output, printed_by(&mut command)?)?),
        }
    }
}

fn remove(directory: &Path) -> Result<()> {
    if directory.is_dir() {
        fs::remove_dir_all(directory)?;
    }
    Ok(())
}

/// Makes all of them anew.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    for generator in GENERATORS {
        println!("Making {}: {}", generator.makes, generator.output());
        generator.run(workspace).with_context(|| format!("{} could not be made", generator.makes))?;
    }
    Ok(())
}

/// Makes all of them anew, and fails if any was not what the code makes.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let before = contents(workspace)?;
    write(workspace)?;
    let stale = differences(&before, &contents(workspace)?);
    if !stale.is_empty() {
        bail!("these were not what the code makes; they are now, please commit them:\n  {}", stale.join("\n  "));
    }
    Ok(())
}

type Contents = BTreeMap<PathBuf, Vec<u8>>;

fn contents(workspace: &Workspace) -> Result<Contents> {
    let mut contents = Contents::new();
    for generator in GENERATORS {
        read_into(&mut contents, workspace, Path::new(generator.output()))?;
    }
    Ok(contents)
}

fn read_into(contents: &mut Contents, workspace: &Workspace, relative: &Path) -> Result<()> {
    let path = workspace.path(relative);
    if path.is_dir() {
        for entry in fs::read_dir(&path)? {
            read_into(contents, workspace, &relative.join(entry?.file_name()))?;
        }
    } else if path.is_file() {
        contents.insert(relative.to_owned(), fs::read(path)?);
    }
    Ok(())
}

/// What is missing, superfluous or other in `now` than it was `before`.
fn differences(before: &Contents, now: &Contents) -> Vec<String> {
    let mut paths: Vec<&PathBuf> = before.keys().chain(now.keys()).collect();
    paths.sort();
    paths.dedup();
    paths.retain(|path| before.get(*path) != now.get(*path));
    paths.iter().map(|path| path.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents_of(files: &[(&str, &str)]) -> Contents {
        files.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_changed_a_missing_and_a_left_over_file_are_stale() {
        let before = contents_of(&[("same", "1"), ("changed", "1"), ("left-over", "1")]);
        let now = contents_of(&[("same", "1"), ("changed", "2"), ("missing", "1")]);
        assert_eq!(differences(&before, &now), ["changed", "left-over", "missing"]);
    }

    #[test]
    fn directories_are_read_to_their_ends() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("a/b")).unwrap();
        fs::write(place.path().join("a/b/c.ts"), "text").unwrap();
        let mut found = Contents::new();
        read_into(&mut found, &Workspace::at(place.path()), Path::new("a")).unwrap();
        assert_eq!(found, contents_of(&[("a/b/c.ts", "text")]));
    }
}
