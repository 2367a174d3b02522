//! A snapshot as the text of a JSON file, and back. Knows no disk and no browser.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Snapshot;
use crate::{
    changes::deletion::whole,
    organization::{Organization, WorkspaceId},
    tree::forest::Forest,
};

/// Of what is written. A file of another version isn't read.
pub const VERSION: u64 = 1;

/// What the file says it is.
const KIND: &str = "canopy-snapshot";

/// Why a file can't be used as a snapshot here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotASnapshot {
    /// It isn't JSON. The line and the column, from 1, where it goes wrong.
    NotJson { line: usize, column: usize },
    /// It is JSON of another kind.
    OtherKind,
    /// It was written by another version of Canopy, whose files this one doesn't know.
    OtherVersion(u64),
    /// It is of another workspace, or of this one at another API.
    OtherWorkspace {
        workspace_id: WorkspaceId,
        api_base_url: String,
    },
    /// It lacks something, or an organization in it has no id.
    Damaged,
}

#[derive(Deserialize)]
struct Kept {
    name: String,
    taken_at: String,
    api_base_url: String,
    workspace_id: WorkspaceId,
    organizations: Vec<Organization>,
}

impl Snapshot {
    /// The organizations each as the API gave it, keys that Canopy doesn't know included, in the order of the tree.
    pub fn to_json(&self) -> String {
        let organizations = self.organizations.iter();
        let organizations: Vec<Value> = organizations.map(|(_, it)| whole(it)).collect();
        let file = json!({
            "kind": KIND,
            "version": VERSION,
            "name": self.name,
            "taken_at": self.taken_at,
            "api_base_url": self.api_base_url,
            "workspace_id": self.workspace_id,
            "organizations": organizations,
        });
        format!("{file:#}\n")
    }

    /// Reads what [`Snapshot::to_json`] wrote in the workspace that is open.
    ///
    /// # Errors
    /// [`NotASnapshot`].
    pub fn of_json(
        text: &str,
        workspace_id: &WorkspaceId,
        api_base_url: &str,
    ) -> Result<Self, NotASnapshot> {
        // What some editors put in front of a file.
        let text = text.trim_start_matches('\u{feff}');
        let file: Value = serde_json::from_str(text).map_err(|error| NotASnapshot::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
        if file["kind"] != KIND {
            return Err(NotASnapshot::OtherKind);
        }
        match file["version"].as_u64() {
            Some(VERSION) => {}
            Some(version) => return Err(NotASnapshot::OtherVersion(version)),
            None => return Err(NotASnapshot::Damaged),
        }
        let kept: Kept = serde_json::from_value(file).map_err(|_| NotASnapshot::Damaged)?;
        if kept.workspace_id != *workspace_id || kept.api_base_url != api_base_url {
            return Err(NotASnapshot::OtherWorkspace {
                workspace_id: kept.workspace_id,
                api_base_url: kept.api_base_url,
            });
        }
        Ok(Self {
            name: kept.name,
            taken_at: kept.taken_at,
            api_base_url: kept.api_base_url,
            workspace_id: kept.workspace_id,
            organizations: Forest::new(kept.organizations),
        })
    }
}
