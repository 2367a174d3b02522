//! Keeps a form's draft while it is typed, and offers back the drafts that earlier ones left. Knows nothing of what is right in them.

use std::time::Duration;

use canopy_domain::organization_draft::OrganizationDraft;
use leptos::{
    leptos_dom::helpers::{TimeoutHandle, window_event_listener_untyped},
    prelude::*,
};

use crate::state::{
    clock,
    drafts::{DraftPlace, KeptDraft, Slot},
};

/// How long typing rests before the draft is kept: writing a logo takes a moment.
const REST: Duration = Duration::from_millis(400);

/// Where a form's draft is kept, and the drafts that are offered back.
#[derive(Clone, Copy)]
pub struct Keeping {
    draft: RwSignal<OrganizationDraft>,
    slot: StoredValue<Slot>,
    offers: RwSignal<Vec<(Slot, KeptDraft)>>,
    pending: StoredValue<Option<TimeoutHandle>>,
    ended: StoredValue<bool>,
}

impl Keeping {
    /// Keeps `draft` until the current owner ends, and once more then.
    pub fn new(place: DraftPlace, draft: RwSignal<OrganizationDraft>) -> Self {
        let keeping = Self {
            draft,
            slot: StoredValue::new(place.fresh_slot()),
            offers: RwSignal::new(place.kept()),
            pending: StoredValue::new(None),
            ended: StoredValue::new(false),
        };
        // A tab may go without another word after either.
        let listeners = ["pagehide", "visibilitychange"]
            .map(|event| window_event_listener_untyped(event, move |_| keeping.keep_what_waits()));
        on_cleanup(move || {
            keeping.keep_what_waits();
            for listener in listeners {
                listener.remove();
            }
        });
        keeping
    }

    /// The draft that is offered back, the last touched first.
    pub fn offer(self) -> Option<KeptDraft> {
        self.offers
            .with(|offers| offers.first().map(|(_, kept)| kept.clone()))
    }

    /// Puts the offered draft into the form. What was in the form is kept and offered in its turn.
    pub fn restore(self) {
        self.keep_what_waits();
        let Some((slot, kept)) = self.take_offer() else {
            return;
        };
        let former = self.draft.get_untracked();
        if !former.is_blank() {
            let former = KeptDraft {
                at: clock::now(),
                draft: former,
                without_logo: false,
            };
            self.offers
                .update(|offers| offers.push((self.slot.get_value(), former)));
        }
        self.slot.set_value(slot);
        self.draft.set(kept.draft);
    }

    /// Drops the offered draft for good.
    pub fn discard(self) {
        if let Some((slot, _)) = self.take_offer() {
            slot.drop_kept();
        }
    }

    /// The draft has changed and is to be kept when typing rests.
    pub fn touch(self) {
        self.forget_pending();
        match set_timeout_with_handle(move || self.keep_what_waits(), REST) {
            Ok(handle) => self.pending.set_value(Some(handle)),
            // Without a timer it is kept at once.
            Err(_) => self.keep(),
        }
    }

    /// Where the draft in the form is kept.
    pub fn slot(self) -> Slot {
        self.slot.get_value()
    }

    /// Keeps nothing from now on: the draft has become an organization.
    pub fn end(self) {
        self.forget_pending();
        self.ended.try_set_value(true);
    }

    fn take_offer(self) -> Option<(Slot, KeptDraft)> {
        self.offers
            .try_update(|offers| (!offers.is_empty()).then(|| offers.remove(0)))
            .flatten()
    }

    fn keep_what_waits(self) {
        if self.forget_pending() {
            self.keep();
        }
    }

    fn keep(self) {
        if self.ended.try_get_value() == Some(false) {
            self.slot
                .with_value(|slot| self.draft.with_untracked(|draft| slot.keep(draft)));
        }
    }

    /// Whether something was waiting to be kept.
    fn forget_pending(self) -> bool {
        let pending = self.pending.try_update_value(Option::take).flatten();
        if let Some(handle) = &pending {
            handle.clear();
        }
        pending.is_some()
    }
}
