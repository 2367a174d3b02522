//! Child processes that end with this one, even if it is killed.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// A shell script that runs its arguments until this process is gone, then ends them and their children.
const SUPERVISOR: &str = r#"trap : TERM; "$@" & read -r _; kill -TERM 0"#;

/// A command that runs until its child's stdin closes, or is dropped.
pub(crate) fn supervised(program: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", SUPERVISOR, "supervisor", program])
        .process_group(0)
        .stdin(Stdio::piped());
    command
}
