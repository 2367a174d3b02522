//! What a story could not do because an engine's driver cannot: told, and counted as skipped, never passed over in silence.

use std::io::Write as _;
use std::panic::resume_unwind;

use crate::engine::Engine;

/// Where the lines go that tools/test counts, if somewhere.
const FILE: &str = "CANOPY_SKIPPED";

/// Ends a story as skipped, not as failed.
pub(crate) struct Skipped(pub &'static str);

/// The story cannot go on in this engine, for this reason.
pub(crate) fn skip(reason: &'static str) -> ! {
    // Not a panic, whose words would look like a failure.
    resume_unwind(Box::new(Skipped(reason)))
}

/// A story ended before its end.
pub(crate) fn tell_skipped(story: &str, after: &str, reason: &str) {
    let from = if after.is_empty() {
        "as a whole".to_owned()
    } else {
        format!("from where it {after}")
    };
    tell("skipped", story, &format!("{reason} ({from})"));
}

/// A story left something out on its way.
pub fn tell_left_out(story: &str, what: &str) {
    tell("in part", story, what);
}

fn tell(how: &str, story: &str, why: &str) {
    let line = format!("{how} in {}: {story}: {why}\n", Engine::chosen());
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
        panic!("{FILE} cannot be written, so nobody would count this: {error}");
    }
}
