//! The sandbox as a process with a data folder of its own: started, killed, started again, and looked into.
//! It opens no browser.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::evidence::{target_folder, workspace_folder};
use crate::seed::Seed;

/// The file inside the data folder.
const DATABASE: &str = "canopy.sqlite";

const ANNOUNCED: &str = "Canopy is at http://127.0.0.1:";

/// A running (or killed) sandbox.
pub struct Sandbox {
    process: Child,
    port: u16,
    data: TempDir,
    /// How others reach it, where not as each request says.
    origin: Option<String>,
    log: Log,
}

type Log = Arc<Mutex<Vec<String>>>;

impl Sandbox {
    /// Starts one on a free port, with its own copy of the seed.
    pub async fn start(seed: Seed) -> Self {
        Self::start_behind(None, seed).await
    }

    /// The same, for those who reach it at another origin: through a proxy.
    pub async fn start_behind(origin: Option<String>, seed: Seed) -> Self {
        // Seeding and starting block; other scenarios go on meanwhile on their own threads.
        let data = seed.copy();
        let log = Log::default();
        let (process, port) = launch(data.path(), 0, &log, &more(origin.as_deref()));
        Self {
            process,
            port,
            data,
            origin,
            log,
        }
    }

    /// `http://127.0.0.1:PORT`, where both console and API are.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends it at once, as a power cut would.
    pub fn dies(&mut self) {
        self.process.kill().expect("it was running");
        self.process.wait().expect("it was killed");
    }

    /// Starts it again on the same port with the data it left.
    pub fn comes_back(&mut self) {
        let more = more(self.origin.as_deref());
        (self.process, self.port) = launch(self.data.path(), self.port, &self.log, &more);
    }

    /// Its database, to read only.
    #[must_use]
    pub fn database(&self) -> Connection {
        Connection::open_with_flags(
            self.data.path().join(DATABASE),
            OpenFlags::SQLITE_OPEN_READ_ONLY,
        )
        .expect("the database opens")
    }

    /// From now on a saved logo takes the place of the one before it, under the same address.
    pub fn keeps_addresses_of_logos(&self) {
        const KEEP: &str = "
            CREATE TRIGGER keep_address AFTER UPDATE OF picture_file ON organizations
            WHEN NEW.picture_file IS NOT NULL AND OLD.picture_file IS NOT NULL AND NEW.picture_file <> OLD.picture_file
            BEGIN
                UPDATE pictures SET bytes = (SELECT bytes FROM pictures WHERE file = NEW.picture_file)
                    WHERE file = OLD.picture_file;
                UPDATE organizations SET picture_file = OLD.picture_file WHERE id = NEW.id;
            END";
        let database = Connection::open(self.data.path().join(DATABASE)).expect("it opens");
        database.execute_batch(KEEP).expect("the schema is known");
    }

    /// What it printed so far.
    #[must_use]
    pub fn log(&self) -> String {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .join("\n")
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It may be dead already, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The binary under test.
pub(crate) fn program() -> PathBuf {
    std::env::var_os("CANOPY_SANDBOX").map_or_else(
        || {
            let built = ["release", "debug"]
                .map(|profile| target_folder().join(profile).join("canopy-sandbox"));
            let newest = built
                .iter()
                .max_by_key(|path| path.metadata().and_then(|file| file.modified()).ok());
            newest.cloned().unwrap_or_default()
        },
        PathBuf::from,
    )
}

/// Fills an empty folder and stops.
pub(crate) fn seed(data: &Path, organizations: Option<u32>) {
    let log = Log::default();
    let more: Vec<String> = organizations
        .map(|number| format!("--organizations={number}"))
        .into_iter()
        .collect();
    let (mut process, _port) = launch(data, 0, &log, &more);
    process.kill().expect("it was running");
    process.wait().expect("it was killed");
    // Copies of a database with a long journal would each have to work it in again.
    let database = Connection::open(data.join(DATABASE)).expect("it was just made");
    database
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .expect("nobody else has it open");
}

fn more(origin: Option<&str>) -> Vec<String> {
    origin
        .map(|origin| format!("--origin={origin}"))
        .into_iter()
        .collect()
}

/// The bundle under test.
#[must_use]
pub fn bundle() -> PathBuf {
    std::env::var_os("CANOPY_DIST").map_or_else(|| workspace_folder().join("dist"), PathBuf::from)
}

fn launch(data: &Path, port: u16, log: &Log, more: &[String]) -> (Child, u16) {
    let mut process = Command::new(program())
        .args(["serve", "--port", &port.to_string(), "--data"])
        .arg(data)
        .arg("--dist")
        .arg(bundle())
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the sandbox runs; build it with `cargo build -p canopy-sandbox`");
    let errors = process.stderr.take().expect("stderr was piped");
    follow(BufReader::new(errors).lines(), log);
    let mut lines = BufReader::new(process.stdout.take().expect("stdout was piped")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once(ANNOUNCED)?;
        rest.split('/').next()?.parse().ok()
    });
    follow(lines, log);
    let Some(port) = port else {
        let _ = process.wait();
        panic!(
            "the sandbox did not start:\n{}",
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .join("\n")
        );
    };
    (process, port)
}

fn follow<R: BufRead + Send + 'static>(lines: std::io::Lines<R>, log: &Log) {
    let log = log.clone();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    });
}
