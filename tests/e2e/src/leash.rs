//! Processes that end with this one, however it goes. It knows none of them.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// Runs its arguments until this process is gone, then ends them and their children.
const LEASH: &str = r#"trap : TERM; "$@" & read -r _; kill -TERM 0"#;

/// A command that runs until its child's stdin closes, or is dropped.
pub(crate) fn leashed(program: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", LEASH, "leash", program])
        .process_group(0)
        .stdin(Stdio::piped());
    command
}
