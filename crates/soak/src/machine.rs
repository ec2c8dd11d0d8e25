//! What it ran on, for whoever reads the report.

use std::path::Path;
use std::process::Command;

use serde::Serialize;
use stand_driver::programs::Programs;

/// The machine and the versions of what was measured. What cannot be learned is empty.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Machine {
    pub(crate) date: String,
    pub(crate) product: String,
    pub(crate) web_engine: String,
    pub(crate) system: String,
    pub(crate) kernel: String,
    pub(crate) processors: String,
    pub(crate) memory: String,
}

impl Machine {
    pub(crate) fn look(programs: &Programs) -> Self {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let model = line_of("/proc/cpuinfo", "model name").unwrap_or_default();
        Self {
            date: jiff::Zoned::now().strftime("%Y-%m-%d %H:%M %Z").to_string(),
            product: said_by(Command::new(programs.named("portal-kiosk")).arg("--version")),
            web_engine: said_by(Command::new("dpkg-query").args([
                "-W",
                "-f",
                "WebKitGTK ${Version}",
                "libwebkit2gtk-4.1-0",
            ])),
            system: line_of("/etc/os-release", "PRETTY_NAME").unwrap_or_default(),
            kernel: said_by(Command::new("uname").arg("-r")),
            processors: format!("{cores} × {model}"),
            memory: memory().unwrap_or_default(),
        }
    }

    /// Each with its name.
    pub(crate) fn lines(&self) -> [(&'static str, &str); 7] {
        [
            ("Date", &self.date),
            ("Portal Kiosk", &self.product),
            ("Web engine", &self.web_engine),
            ("System", &self.system),
            ("Kernel", &self.kernel),
            ("Processors", &self.processors),
            ("Memory", &self.memory),
        ]
    }
}

fn memory() -> Option<String> {
    const KIB_IN_A_GIB: f64 = 1024.0 * 1024.0;
    let kibibytes: f64 = line_of("/proc/meminfo", "MemTotal")?.trim_end_matches(" kB").parse().ok()?;
    Some(format!("{:.0} GiB", kibibytes / KIB_IN_A_GIB))
}

/// What stands behind the first `=` or `:` of the line that begins so.
fn line_of(file: impl AsRef<Path>, beginning: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(beginning))?;
    let (_, value) = line.split_once(['=', ':'])?;
    Some(value.trim().trim_matches('"').to_owned())
}

fn said_by(command: &mut Command) -> String {
    let said = command.output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&said).trim().to_owned()
}
