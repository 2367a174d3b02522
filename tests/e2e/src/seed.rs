//! The data a sandbox starts with: seeded once per build of the sandbox, then copied, because seeding for each test
//! would cost minutes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use tempfile::TempDir;

use crate::{evidence, sandbox};

/// What is in the sandbox when the scenario begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// A small company in each billing mode and an MSP of 1,000 organizations.
    Tree,
    /// The MSP grown to 100,000 organizations.
    Stress,
}

impl Seed {
    /// A folder of one's own with this data in it.
    pub(crate) fn copy(self) -> TempDir {
        let own = tempfile::tempdir().expect("a temporary folder can be made");
        copy(self.template(), own.path());
        own
    }

    fn template(self) -> &'static Path {
        static TREE: OnceLock<PathBuf> = OnceLock::new();
        static STRESS: OnceLock<PathBuf> = OnceLock::new();
        match self {
            Self::Tree => TREE.get_or_init(|| seeded("tree", None)),
            Self::Stress => STRESS.get_or_init(|| seeded("stress", Some(100_000))),
        }
    }
}

/// `target/e2e/seeds/<name>-<the sandbox's build time>`, made if this build has not made it yet.
fn seeded(name: &str, organizations: Option<u32>) -> PathBuf {
    let built = fs::metadata(sandbox::program())
        .and_then(|program| program.modified())
        .unwrap_or_else(|error| panic!("{}: {error}", sandbox::program().display()));
    let built = built
        .duration_since(UNIX_EPOCH)
        .expect("built after 1970")
        .as_nanos();
    let seeds = evidence::target_folder().join("e2e").join("seeds");
    let folder = seeds.join(format!("{name}-{built}"));
    if folder.exists() {
        return folder;
    }
    forget_earlier(&seeds, name);
    let unfinished = tempfile::tempdir_in(&seeds).expect("target is writable");
    sandbox::seed(unfinished.path(), organizations);
    // Another process may have been quicker; its seed is the same.
    if fs::rename(unfinished.path(), &folder).is_ok() {
        let _moved_away = unfinished.keep();
    }
    folder
}

fn forget_earlier(seeds: &Path, name: &str) {
    fs::create_dir_all(seeds).expect("target is writable");
    for entry in fs::read_dir(seeds).expect("just made").flatten() {
        let earlier = entry
            .file_name()
            .to_string_lossy()
            .starts_with(&format!("{name}-"));
        if earlier && let Err(error) = fs::remove_dir_all(entry.path()) {
            eprintln!("couldn't remove an earlier seed: {error}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the template is there") {
        let source = entry.expect("the template is readable").path();
        let target = to.join(source.file_name().expect("entries have names"));
        if source.is_dir() {
            fs::create_dir(&target).expect("the copy is writable");
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("the copy is writable");
        }
    }
}
