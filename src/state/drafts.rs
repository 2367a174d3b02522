//! Half-typed forms, kept in the browser so that a reload or a crash loses nothing. One per workspace and place; no token is ever in one.

use canopy_domain::{
    organization::{OrganizationId, WorkspaceId},
    organization_draft::{LogoDraft, OrganizationDraft},
};
use serde::{Deserialize, Serialize};

use super::{clock, storage::Place};

/// How long a draft is offered back: a week, in seconds.
const KEPT_FOR: f64 = 7.0 * 24.0 * 3_600.0;

/// Where a draft belongs: a new root of a workspace, or a new child of an organization in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPlace {
    pub workspace: WorkspaceId,
    pub parent: Option<OrganizationId>,
}

/// A draft and when it was last touched, in seconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    pub at: f64,
    pub draft: OrganizationDraft,
    /// Whether the logo was too large to keep.
    #[serde(default)]
    pub without_logo: bool,
}

impl DraftPlace {
    fn key(&self) -> String {
        let parent = self.parent.as_ref().map_or("", OrganizationId::as_str);
        format!("canopy.draft.{}.{parent}", self.workspace)
    }

    /// The draft kept for this place, unless it is older than a week.
    pub fn kept(&self) -> Option<KeptDraft> {
        let kept: KeptDraft = Place::Browser.read(&self.key())?;
        if clock::now() - kept.at > KEPT_FOR {
            self.drop_kept();
            return None;
        }
        Some(kept)
    }

    /// Keeps a draft; a blank one is dropped. A logo that does not fit is left out.
    pub fn keep(&self, draft: &OrganizationDraft) {
        if draft.is_blank() {
            self.drop_kept();
            return;
        }
        let mut kept = KeptDraft { at: clock::now(), draft: draft.clone(), without_logo: false };
        if !Place::Browser.write(&self.key(), &kept) {
            kept.draft.logo = LogoDraft::None;
            kept.without_logo = true;
            // Where even that has no room, the draft lives as long as the page.
            let _ = Place::Browser.write(&self.key(), &kept);
        }
    }

    pub fn drop_kept(&self) {
        Place::Browser.remove(&self.key());
    }
}
