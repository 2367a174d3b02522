//! Tests, and parts of them, that an engine's driver can't run: reported with the reason and counted as skipped, never
//! as passed.

use std::io::Write as _;
use std::panic::resume_unwind;

use crate::engine::Engine;

/// The file for the lines that tools/test counts, if it is set.
const FILE: &str = "CANOPY_SKIPPED";

/// Ends a test as skipped, not as failed.
pub(crate) struct Skipped(pub &'static str);

/// Skips the rest of the test in this engine, for this reason.
pub(crate) fn skip(reason: &'static str) -> ! {
    // Not a panic, whose message would look like a failure.
    resume_unwind(Box::new(Skipped(reason)))
}

/// Reports a test that was skipped.
pub(crate) fn report_skipped(scenario: &str, after: &str, reason: &str) {
    let from = if after.is_empty() {
        "the whole test".to_owned()
    } else {
        format!("after it {after}")
    };
    report("skipped", scenario, &format!("{reason} ({from})"));
}

/// Reports a test that left something out.
pub fn report_partly_skipped(scenario: &str, what: &str) {
    report("partly skipped", scenario, what);
}

fn report(how: &str, scenario: &str, why: &str) {
    let line = format!("{how} in {}: {scenario}: {why}\n", Engine::chosen());
    eprint!("{line}");
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let written = std::fs::File::options()
        .create(true)
        .append(true)
        .open(file)
        .and_then(|mut file| file.write_all(line.as_bytes()));
    if let Err(error) = written {
        panic!("{FILE} can't be written, so this skipped test wouldn't be counted: {error}");
    }
}
