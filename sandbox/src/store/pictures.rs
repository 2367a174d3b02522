//! Logos in the database, each stored once.

use canopy_domain::picture::Picture;
use rusqlite::{OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use crate::error::Refusal;

/// Stores a picture and returns its file name.
pub fn keep(tx: &Transaction<'_>, picture: &Picture) -> Result<String, rusqlite::Error> {
    let mut file = String::with_capacity(68);
    for byte in Sha256::digest(picture.bytes()) {
        file.push_str(&format!("{byte:02x}"));
    }
    file.push('.');
    file.push_str(picture.kind().extension());
    tx.prepare_cached("INSERT INTO pictures (file, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![file, picture.bytes()])?;
    Ok(file)
}

pub fn get(tx: &Transaction<'_>, file: &str) -> Result<Option<Vec<u8>>, Refusal> {
    Ok(tx
        .prepare_cached("SELECT bytes FROM pictures WHERE file = ?1")?
        .query_row([file], |row| row.get(0))
        .optional()?)
}

pub fn exists(tx: &Transaction<'_>, file: &str) -> Result<bool, Refusal> {
    Ok(tx
        .prepare_cached("SELECT 1 FROM pictures WHERE file = ?1")?
        .exists([file])?)
}

/// Deletes the pictures that no organization uses.
pub fn forget_unused(tx: &Transaction<'_>) -> Result<(), Refusal> {
    tx.execute(
        "DELETE FROM pictures WHERE NOT EXISTS (SELECT 1 FROM organizations WHERE picture_file = pictures.file)",
        [],
    )?;
    Ok(())
}
