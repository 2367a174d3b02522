//! Half-typed forms, kept in the browser so that a reload or a crash loses nothing.
//! No token is ever in one, and none is ever written over by another.

use canopy_domain::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{OrganizationId, WorkspaceId},
};
use serde::{Deserialize, Serialize};

use super::{
    clock,
    storage::{BrowserStorage, Key},
};

/// How long a draft is offered back: a week, in seconds.
const KEPT_FOR: f64 = 7.0 * 24.0 * 3_600.0;
/// The kind of the keys they are kept under.
const KIND: &str = "draft";

/// Where a draft belongs, whoever typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey {
    pub workspace: WorkspaceId,
    pub target: Target,
}

/// What a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    NewRoot,
    /// A new child of this organization.
    NewChild(OrganizationId),
    /// This organization, which is there.
    Existing(OrganizationId),
}

/// Where one form keeps its draft. Two forms for the same place, in two tabs say, have two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DraftId(Key);

/// A draft and when it was last touched, in seconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedDraft {
    pub at: f64,
    pub draft: OrganizationDraft,
    /// What the organization was when the edit of it began; `None` for one that is to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<OrganizationDraft>,
    /// Whether the logo was too large to keep.
    #[serde(default)]
    pub without_logo: bool,
    /// When it was sent, in seconds since then, where it may have become an organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<f64>,
}

impl SavedDraft {
    /// A draft as it is now. `original` is what the organization was when the edit of it began.
    pub fn now(draft: OrganizationDraft, original: Option<OrganizationDraft>) -> Self {
        Self {
            at: clock::now(),
            draft,
            original,
            without_logo: false,
            sent: None,
        }
    }

    /// The fields in which an edit differs from what it began with. Nothing for a new organization.
    pub fn changes(&self) -> Vec<Field> {
        let Some(original) = &self.original else {
            return Vec::new();
        };
        let differs = |field: &Field| !original.same(&self.draft, *field);
        Field::ALL.into_iter().filter(differs).collect()
    }
}

impl DraftKey {
    fn words<'a>(&'a self, whose: &'a str) -> [&'a str; 5] {
        let (target, id) = match &self.target {
            Target::NewRoot => ("root", ""),
            Target::NewChild(parent) => ("child", parent.as_str()),
            Target::Existing(id) => ("edit", id.as_str()),
        };
        [KIND, whose, self.workspace.as_str(), target, id]
    }

    /// An id that no other form has, in whichever tab: named for this moment and by chance.
    pub fn fresh_id(&self, whose: &str) -> DraftId {
        let named = format!("{}-{}", clock::now(), clock::chance());
        let mut words = self.words(whose).to_vec();
        words.push(&named);
        DraftId(Key::new(&words))
    }

    /// The drafts that this person left for this place, the last touched first. Those older than a week are dropped.
    pub fn kept(&self, whose: &str) -> Vec<(DraftId, SavedDraft)> {
        let mut kept: Vec<(DraftId, SavedDraft)> = Vec::new();
        for key in BrowserStorage::Browser.below(&Key::new(&self.words(whose))) {
            let id = DraftId(key);
            match id.read() {
                Some(draft) if !is_old(draft.at) => kept.push((id, draft)),
                _ => id.drop_kept(),
            }
        }
        kept.sort_by(|(_, one), (_, other)| other.at.total_cmp(&one.at));
        kept
    }
}

impl DraftId {
    /// What is kept here. `None`: nothing, or nothing that can be read any more.
    pub fn read(&self) -> Option<SavedDraft> {
        BrowserStorage::Browser.read(&self.0)
    }

    /// Notes when the draft that is kept here was sent, if at all.
    pub fn note_sent(&self, sent: Option<f64>) {
        if let Some(mut kept) = self.read() {
            kept.sent = sent;
            self.write(&kept);
        }
    }

    /// Keeps a draft. Where there is no room, the oldest of the others make it; a logo that does not fit even then is
    /// left out.
    pub fn keep(&self, mut kept: SavedDraft) {
        if !self.write(&kept) {
            kept.without_logo = kept.draft.logo.picture.take().is_some();
            // Where even that has no room, the draft lives as long as the page.
            self.write(&kept);
        }
    }

    /// Whether there was, or came to be, room for it.
    fn write(&self, kept: &SavedDraft) -> bool {
        let Ok(text) = serde_json::to_string(kept) else {
            return false;
        };
        if BrowserStorage::Browser.write_text(&self.0, &text) {
            return true;
        }
        let mut gone = Vec::new();
        for (_, oldest) in all_dated() {
            if oldest == self.0 {
                continue;
            }
            let Some(other) = BrowserStorage::Browser.read_text(&oldest) else {
                continue;
            };
            BrowserStorage::Browser.remove(&oldest);
            gone.push((oldest, other));
            if BrowserStorage::Browser.write_text(&self.0, &text) {
                return true;
            }
        }
        // Nothing is lost for a draft that cannot be kept anyway.
        for (key, text) in gone {
            // There was room for all of them before.
            let _ = BrowserStorage::Browser.write_text(&key, &text);
        }
        false
    }

    pub fn drop_kept(&self) {
        BrowserStorage::Browser.remove(&self.0);
    }
}

/// When a draft was last touched, whatever else is in it.
#[derive(Deserialize)]
struct Dated {
    at: f64,
}

/// Every draft in this browser, of whatever installation and person, the oldest first.
fn all_dated() -> Vec<(f64, Key)> {
    let mut all = BrowserStorage::Browser.all();
    all.retain(|key| key.kind() == Some(KIND));
    let dated = all.into_iter().map(|key| {
        let dated: Option<Dated> = BrowserStorage::Browser.read(&key);
        // What cannot be read is of no use to anyone.
        (dated.map_or(f64::NEG_INFINITY, |dated| dated.at), key)
    });
    let mut dated: Vec<(f64, Key)> = dated.collect();
    dated.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    dated
}

fn is_old(at: f64) -> bool {
    clock::now() - at > KEPT_FOR
}

/// Drops what nobody is offered any more: drafts older than a week, wherever they belong, and what earlier versions
/// left. Whether any are still offered.
pub fn sweep() -> bool {
    for place in [BrowserStorage::Browser, BrowserStorage::Tab] {
        place.drop_unnamed();
    }
    let (old, kept): (Vec<_>, Vec<_>) = all_dated().into_iter().partition(|(at, _)| is_old(*at));
    for (_, key) in old {
        BrowserStorage::Browser.remove(&key);
    }
    !kept.is_empty()
}
