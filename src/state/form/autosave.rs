//! Keeps a form's draft while it is typed, and offers back the drafts that earlier ones left.

use std::{cell::RefCell, time::Duration};

use canopy_domain::form::draft::{OrganizationDraft, Revision};
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use crate::{
    reactive::Rest,
    state::{
        clock,
        drafts::{DraftId, DraftKey, SavedDraft},
        session::use_session,
    },
};

/// How long typing rests before the draft is kept: writing a logo takes a moment.
const DEBOUNCE: Duration = Duration::from_millis(400);

/// The drafts that are offered back, the last touched first.
type Offers = RwSignal<Vec<(DraftId, SavedDraft)>>;

/// The name that was sent, and when, in seconds since 1970-01-01 UTC.
pub type Sent = (String, f64);

thread_local! {
    /// What the form offers that was opened last: what another sent may be answered by then.
    static OFFERS: RefCell<Option<Offers>> = const { RefCell::new(None) };
    /// What one form has handed to the next, and where that is kept until it stands there.
    static HANDED: RefCell<Option<(DraftKey, DraftId, SavedDraft)>> = const { RefCell::new(None) };
}

/// Where a form's draft is kept, and the drafts that are offered back.
#[derive(Clone, Copy)]
pub struct Autosave {
    draft: RwSignal<OrganizationDraft>,
    /// What the draft is measured against, where it is an edit.
    revision: Option<RwSignal<Revision>>,
    place: StoredValue<DraftKey>,
    /// Whoever sits here when the form opens: what is in it stays theirs.
    whose: StoredValue<String>,
    id: StoredValue<DraftId>,
    offers: Offers,
    /// What was sent last, where it may have become an organization.
    sent: StoredValue<Option<Sent>>,
    pending: Rest,
    ended: StoredValue<bool>,
}

impl Autosave {
    /// Keeps `draft` until the current owner ends, and once more then.
    pub fn new(
        place: &DraftKey,
        draft: RwSignal<OrganizationDraft>,
        revision: Option<RwSignal<Revision>>,
    ) -> Self {
        let whose = use_session().whose();
        let mut offers = place.kept(&whose);
        let handed = HANDED.take().filter(|(to, ..)| to == place);
        if let Some((_, id, _)) = &handed {
            offers.retain(|(offered, _)| offered != id);
        }
        if let Some(revision) = revision {
            offers.retain(|(id, kept)| {
                let has_changes = resumed(revision, kept).is_some();
                if !has_changes {
                    id.drop_kept();
                }
                has_changes
            });
        }
        let offers = RwSignal::new(offers);
        OFFERS.set(Some(offers));
        let autosave = Self {
            draft,
            revision,
            id: StoredValue::new(place.fresh_id(&whose)),
            place: StoredValue::new(place.clone()),
            whose: StoredValue::new(whose),
            offers,
            sent: StoredValue::new(None),
            pending: Rest::default(),
            ended: StoredValue::new(false),
        };
        if let Some((_, id, kept)) = handed {
            draft.set(kept.draft);
            // There may be room for one of them only.
            id.drop_kept();
            autosave.keep();
        }
        // A tab may go without another word after either.
        let listeners = ["pagehide", "visibilitychange"]
            // Also what was kept before: another tab may have taken its place since.
            .map(|event| window_event_listener_untyped(event, move |_| autosave.keep()));
        on_cleanup(move || {
            autosave.keep_what_waits();
            for listener in listeners {
                listener.remove();
            }
        });
        autosave
    }

    /// The draft that is offered back, the last touched first.
    pub fn offer(self) -> Option<SavedDraft> {
        self.offers
            .with(|offers| offers.first().map(|(_, kept)| kept.clone()))
    }

    /// Puts the offered draft into the form. What was in the form is kept and offered in its turn.
    pub fn restore(self) {
        self.keep_what_waits();
        let Some((offered, kept)) = self.take_offer() else {
            return;
        };
        if let Some(former) = self.unfinished() {
            self.offers
                .update(|offers| offers.push((self.id.get_value(), former)));
        }
        // Another tab may be offered the same one, and go on with it there.
        let fresh = self
            .place
            .with_value(|place| self.whose.with_value(|whose| place.fresh_id(whose)));
        self.id.set_value(fresh);
        let sent = kept.sent.map(|at| (named(&kept.draft), at));
        self.sent.set_value(sent);
        self.put_back(kept);
        // There may be room for one of them only.
        offered.drop_kept();
        self.keep();
    }

    /// Puts a draft into the form. Where it is an edit, what changed at the API since is taken into it.
    pub fn put_back(self, kept: SavedDraft) {
        let Some(revision) = self.revision else {
            self.draft.set(kept.draft);
            return;
        };
        if let Some((resumed, draft)) = resumed(revision, &kept) {
            revision.set(resumed);
            self.draft.set(draft);
        }
    }

    /// What is in the form, if anything in it is worth keeping.
    pub fn unfinished(self) -> Option<SavedDraft> {
        let draft = self.draft.try_get_untracked()?;
        let original = match self.revision {
            None if draft.is_blank() => return None,
            None => None,
            Some(revision) => {
                let revision = revision.try_get_untracked()?;
                if revision.changes(&draft).is_empty() {
                    return None;
                }
                Some(revision.original().clone())
            }
        };
        let sent = self.sent_before(&named(&draft));
        Some(SavedDraft {
            sent: sent.map(|(_, at)| at),
            ..SavedDraft::now(draft, original)
        })
    }

    /// What was sent under this name: under another, the draft is of another organization.
    fn sent_before(self, name: &str) -> Option<Sent> {
        let sent = self.sent.try_get_value().flatten();
        sent.filter(|(sent, _)| sent == name)
    }

    /// Drops the offered draft for good.
    pub fn discard(self) {
        if let Some((id, _)) = self.take_offer() {
            id.drop_kept();
        }
    }

    /// The draft has changed and is to be kept when typing rests.
    pub fn touch(self) {
        // Without a timer it is kept at once.
        if !self.pending.begin(DEBOUNCE, move || self.keep_what_waits()) {
            self.keep();
        }
    }

    /// Where the draft in the form is kept.
    pub fn id(self) -> DraftId {
        self.id.get_value()
    }

    /// Keeps the draft as one that is sent now: whoever leaves before the answer finds it so.
    /// Gives what was noted before.
    pub fn mark_sent(self) -> Option<Sent> {
        let name = self.draft.with_untracked(named);
        let before = self.sent_before(&name);
        self.sent.set_value(Some((name, clock::now())));
        self.keep();
        before
    }

    /// What was sent from this id was refused: what was noted before counts again.
    pub fn take_back(self, id: &DraftId, before: Option<Sent>) {
        id.note_sent(before.as_ref().map(|(_, at)| *at));
        offer_anew(id);
        self.sent.try_set_value(before);
    }

    /// Keeps nothing from now on: the draft in this id has become an organization.
    pub fn end(self, id: &DraftId) {
        id.drop_kept();
        offer_anew(id);
        self.pending.end();
        self.ended.try_set_value(true);
    }

    /// Has the form that opens next in another place begin with a draft, which is kept there from now on and no longer
    /// here.
    pub fn hand_over(self, to: DraftKey, draft: OrganizationDraft) {
        self.whose.with_value(|whose| hand_over(whose, to, draft));
        self.end(&self.id());
    }

    fn take_offer(self) -> Option<(DraftId, SavedDraft)> {
        self.offers
            .try_update(|offers| (!offers.is_empty()).then(|| offers.remove(0)))
            .flatten()
    }

    fn keep_what_waits(self) {
        if self.pending.end() {
            self.keep();
        }
    }

    /// Keeps the draft at once; one that is not worth keeping is dropped.
    pub fn keep(self) {
        if self.ended.try_get_value() != Some(false) {
            return;
        }
        self.pending.end();
        let unfinished = self.unfinished();
        self.id.try_with_value(|id| match unfinished {
            Some(kept) => id.keep(kept),
            None => id.drop_kept(),
        });
    }
}

/// Keeps a draft for the form that opens next in a place, which begins with it.
pub(super) fn hand_over(whose: &str, to: DraftKey, draft: OrganizationDraft) {
    let kept = SavedDraft::now(draft, None);
    let id = to.fresh_id(whose);
    id.keep(kept.clone());
    HANDED.set(Some((to, id, kept)));
}

fn named(draft: &OrganizationDraft) -> String {
    draft.name.trim().to_owned()
}

/// Has the form that is open now offer of this id what it holds by now, if it offers it.
fn offer_anew(id: &DraftId) {
    let Some(offers) = OFFERS.with_borrow(|offers| *offers) else {
        return;
    };
    let now = id.read();
    // Nobody looks at them any more where the form is gone.
    offers.try_update(|offers| match now {
        Some(now) => {
            if let Some((_, kept)) = offers.iter_mut().find(|(offered, _)| offered == id) {
                *kept = now;
            }
        }
        None => offers.retain(|(offered, _)| offered != id),
    });
}

/// An edit that was left unfinished, beside what the API has now. `None` where nothing of it is a
/// change any more.
fn resumed(
    revision: RwSignal<Revision>,
    kept: &SavedDraft,
) -> Option<(Revision, OrganizationDraft)> {
    let (mut revision, mut draft) = (revision.get_untracked(), kept.draft.clone());
    revision.resume(&mut draft, kept.original.clone()?);
    (!revision.changes(&draft).is_empty()).then_some((revision, draft))
}
