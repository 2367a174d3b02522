//! The database: how it is opened, and that every write is one transaction.

pub mod billing_accounts;
pub mod capacity;
pub mod members;
pub mod organizations;
pub mod pictures;
pub mod subscriptions;
pub mod workspaces;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use thiserror::Error;

use crate::error::Refusal;

/// The file inside the data folder.
pub const FILE: &str = "canopy.sqlite";

/// Increase it with every change to `schema.sql`.
const SCHEMA_VERSION: i64 = 1;

/// Idle read connections kept for the next read.
const IDLE_READERS: usize = 4;

/// A cheap handle on the one database of this process.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

/// Why the data folder cannot be used.
#[derive(Debug, Error)]
pub enum OpenProblem {
    #[error("can't use the data folder: {0}")]
    Folder(#[source] io::Error),
    #[error("can't open the database: {0}")]
    Database(#[from] rusqlite::Error),
    #[error(
        "{} was created by another version of the sandbox. Move it, or choose another folder with --data.",
        .file.display()
    )]
    OtherVersion { file: PathBuf },
}

impl Store {
    /// Opens the database in `folder`, and creates both if they are missing.
    pub fn open(folder: &Path) -> Result<Store, OpenProblem> {
        fs::create_dir_all(folder).map_err(OpenProblem::Folder)?;
        let file = folder.join(FILE);
        let mut writer = connect(&file)?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version == 0 {
            transaction.execute_batch(include_str!("store/schema.sql"))?;
            transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        } else if version != SCHEMA_VERSION {
            return Err(OpenProblem::OtherVersion { file });
        }
        transaction.commit()?;
        let inner = Inner {
            file,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
        };
        Ok(Store(Arc::new(inner)))
    }

    /// Runs `work` on one consistent state of the data, on a thread that may block.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = self.clone();
        blocking(move || store.read_now(work)).await
    }

    /// Runs `work` as the only writer. Its changes are on disk before this returns `Ok`, and
    /// rolled back if it returns `Err`.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = self.clone();
        blocking(move || store.write_now(work)).await
    }

    /// As [`Store::read`], on the thread it is called from.
    pub fn read_now<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let idle = locked(&self.0.readers).pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => connect(&self.0.file)?,
        };
        let answer = {
            let transaction = connection.transaction()?;
            work(&transaction)
        };
        let mut readers = locked(&self.0.readers);
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        answer
    }

    /// Checkpoints the write-ahead log into the database, after a large write.
    pub fn settle(&self) -> Result<(), rusqlite::Error> {
        let writer = locked(&self.0.writer);
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// As [`Store::write`], on the thread it is called from.
    pub fn write_now<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.0.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = work(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }
}

/// A panic elsewhere can't leave a connection in a partial state: its transaction was rolled back.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a database task stopped early");
            Err(Refusal::internal())
        })
}

/// Write-ahead log, so that readers never wait for the writer; FULL, so that an acknowledged
/// write survives a crash and a power failure.
fn connect(file: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
