//! Running one test again in a process of its own, where its environment or its output is what is tested.

use std::process::Output;

use tokio::process::Command;

/// Tells the test that it is the one in the process of its own, and what it is to use.
const GIVEN: &str = "PORTAL_CLIENT_TEST_GIVEN";

/// What the test was given, if it is the one in a process of its own.
pub(crate) fn given() -> Option<String> {
    std::env::var(GIVEN).ok()
}

/// Runs the test of this name in a process of its own, with these variables.
pub(crate) async fn run(test: &str, given: &str, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command.env(GIVEN, given).envs(variables.iter().copied()).kill_on_drop(true);
    command.output().await.unwrap()
}

/// Both outputs as text; the test in the process must have run and passed.
pub(crate) fn passed(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    text
}
