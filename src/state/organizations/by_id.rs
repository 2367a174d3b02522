//! What was asked for by its id, beside the list: what came of each question. Asks nothing itself.

use canopy_domain::{
    organization::{Organization, OrganizationId},
    tree::forest::Forest,
    wire::Unread,
};
use leptos::prelude::*;

use crate::state::ApiError;

/// What became of asking for one organization. One that came is in the tree.
#[derive(Clone)]
enum Itself {
    UnderWay,
    Absent(ApiError),
}

/// What became of asking for the descendants of one.
#[derive(Clone, Copy, PartialEq)]
enum Below {
    UnderWay,
    /// All came.
    Whole,
    /// The API sent only some.
    Cut,
}

type Answers<T> = RwSignal<Vec<(OrganizationId, T)>>;

#[derive(Clone, Copy, Default)]
pub struct ById {
    itself: Answers<Itself>,
    below: Answers<Below>,
    /// Those that came, kept when a list arrives without them.
    came: StoredValue<Vec<Organization>>,
    /// Why a parent or a descendant could not be had.
    lacking: RwSignal<Option<ApiError>>,
    /// Whether an answer lacked some of what is below an organization that was read again.
    has_more: RwSignal<bool>,
    unread: RwSignal<Vec<Unread>>,
}

fn answer_of<T: Clone>(answers: &[(OrganizationId, T)], id: &OrganizationId) -> Option<T> {
    let (_, answer) = answers.iter().find(|(asked, _)| asked == id)?;
    Some(answer.clone())
}

fn set_answer<T>(answers: &mut Vec<(OrganizationId, T)>, id: &OrganizationId, answer: Option<T>) {
    answers.retain(|(asked, _)| asked != id);
    answers.extend(answer.map(|answer| (id.clone(), answer)));
}

impl ById {
    pub fn lacking(self) -> Option<ApiError> {
        self.lacking.try_get().flatten()
    }

    pub fn has_more(self) -> bool {
        self.has_more.try_get().unwrap_or_default()
    }

    pub fn unread(self) -> Vec<Unread> {
        self.unread.try_get().unwrap_or_default()
    }

    pub fn why_absent(self, id: &OrganizationId) -> Option<ApiError> {
        match self.itself.with(|answers| answer_of(answers, id)) {
            Some(Itself::Absent(error)) => Some(error),
            _ => None,
        }
    }

    pub fn is_under_way(self, id: &OrganizationId) -> bool {
        let answer = self.itself.with(|answers| answer_of(answers, id));
        matches!(answer, Some(Itself::UnderWay))
    }

    pub fn is_whole_below(self, id: &OrganizationId) -> bool {
        self.below.with(|answers| answer_of(answers, id)) == Some(Below::Whole)
    }

    pub fn is_cut_below(self, id: &OrganizationId) -> bool {
        self.below.with(|answers| answer_of(answers, id)) == Some(Below::Cut)
    }

    /// Notes that an organization is asked for. `false`: it is already, or the workspace was left.
    pub fn begin(self, id: &OrganizationId) -> bool {
        let begin = |answers: &mut Vec<_>| {
            let is_new = !matches!(answer_of(answers, id), Some(Itself::UnderWay));
            if is_new {
                set_answer(answers, id, Some(Itself::UnderWay));
            }
            (is_new, is_new)
        };
        self.itself.try_maybe_update(begin) == Some(true)
    }

    /// Notes what came of it.
    pub fn end(self, id: &OrganizationId, absent: Option<ApiError>) {
        let answer = absent.map(Itself::Absent);
        self.itself
            .try_update(|answers| set_answer(answers, id, answer));
    }

    /// Notes that the descendants of an organization are asked for. `false`: they were before.
    pub fn begin_below(self, id: &OrganizationId) -> bool {
        let begin = |answers: &mut Vec<_>| {
            let is_new = answer_of(answers, id).is_none();
            if is_new {
                set_answer(answers, id, Some(Below::UnderWay));
            }
            (is_new, is_new)
        };
        self.below.try_maybe_update(begin) == Some(true)
    }

    pub fn end_below(self, id: &OrganizationId, is_whole: bool) {
        let answer = if is_whole { Below::Whole } else { Below::Cut };
        self.below
            .update(|answers| set_answer(answers, id, Some(answer)));
    }

    /// Whoever asks again may have more luck.
    pub fn fail_below(self, id: &OrganizationId, error: ApiError) {
        self.below.update(|answers| {
            if answer_of(answers, id) == Some(Below::UnderWay) {
                set_answer(answers, id, None);
            }
        });
        self.lack(error);
    }

    pub fn lack(self, error: ApiError) {
        self.lacking.set(Some(error));
    }

    /// Adds to what could not be read.
    pub fn note_unread(self, lost: Vec<Unread>) {
        if !lost.is_empty() {
            self.unread.update(|unread| unread.extend(lost));
        }
    }

    pub fn note_more(self) {
        self.has_more.set(true);
    }

    /// Keeps what came for the next list.
    pub fn keep(self, organizations: &[Organization]) {
        self.came.update_value(|came| {
            came.retain(|known| organizations.iter().all(|new| new.id != known.id));
            came.extend(organizations.iter().cloned());
        });
    }

    pub fn came(self) -> Vec<Organization> {
        self.came.try_get_value().unwrap_or_default()
    }

    /// Drops what has come and is no longer there.
    pub fn keep_only(self, left: &Forest) {
        self.came
            .update_value(|came| came.retain(|known| left.index_of(&known.id).is_some()));
    }

    /// A new list answers what the one before lacked. What that list has is its own: if a later one lacks it, it is
    /// gone. Gives what came by id and is not in it.
    pub fn begin_anew(self, list: &Forest) -> Vec<Organization> {
        self.came
            .update_value(|came| came.retain(|known| list.index_of(&known.id).is_none()));
        self.below.set(Vec::new());
        self.lacking.set(None);
        self.has_more.set(false);
        self.unread.set(Vec::new());
        self.came()
    }
}
