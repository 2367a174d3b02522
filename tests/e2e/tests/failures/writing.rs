//! What pages that write have in common.

use canopy_e2e::*;

use crate::fault_kinds::{FIELD_TEXT, Kind};

/// What a refusal says beside its title: at the field it means, or by the field's own name.
pub async fn says_which_field(person: &Person, kind: Kind) {
    match kind {
        Kind::InvalidKnown => person.reads(FIELD_TEXT).await,
        Kind::InvalidUnknown => person.reads(&format!("mystery: {FIELD_TEXT}")).await,
        _ => {}
    }
}

/// A name of its own for each cell.
pub fn name_in(kind: Kind, what: &str) -> String {
    format!("{what} {}", kind as u8 + 1)
}
