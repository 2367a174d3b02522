//! What is wrong with a form as it is filled in, and when that is said.

use canopy_domain::{
    form::{
        draft::{LimitChoice, OrganizationDraft, Surroundings},
        field::Field,
        problem::Problem,
    },
    limits::{ceiling_source::CeilingSource, remaining_above::RemainingAbove},
    organization::OrganizationId,
};
use canopy_text::problems;
use leptos::prelude::*;

use super::{
    Editing, FormState,
    surroundings::{self, holder_of_hint, name_holder},
};
use crate::{
    reactive::memo,
    state::{drafts::DraftKey, workspace::WorkspaceState},
};

/// What a draft is checked against, as it is now.
pub(super) fn surroundings(
    workspace: WorkspaceState,
    place: StoredValue<DraftKey>,
    parent: StoredValue<Option<OrganizationId>>,
    draft: RwSignal<OrganizationDraft>,
    headrooms: Memo<[RemainingAbove; 3]>,
) -> Memo<Surroundings<CeilingSource>> {
    let used = memo(move |_| {
        let forest = workspace.organizations.forest();
        place.with_value(|place| surroundings::used(&forest, &place.target))
    });
    let hint = memo(move |_| draft.with(|draft| draft.login_hint.trim().to_owned()));
    let hint_holder = memo(move |_| {
        let forest = workspace.organizations.forest();
        let target = place.with_value(|place| place.target.clone());
        hint.with(|hint| holder_of_hint(&forest, &target, hint))
    });
    memo(move |_| {
        let target = place.with_value(|place| place.target.clone());
        let mode = surroundings::mode(workspace);
        let is_root = parent.with_value(Option::is_none);
        Surroundings {
            billing: surroundings::billing(mode, &target, is_root),
            only_account: surroundings::only_account(workspace, &target).map(|account| account.id),
            ceilings: headrooms.with(|headrooms| {
                headrooms
                    .each_ref()
                    .map(|remaining_above| remaining_above.ceilings.clone())
            }),
            used: used.get(),
            hint_holder: hint_holder.get(),
        }
    })
}

pub(super) fn problems(
    workspace: WorkspaceState,
    draft: RwSignal<OrganizationDraft>,
    editing: Option<Editing>,
    surroundings: Memo<Surroundings<CeilingSource>>,
) -> Memo<Vec<(Field, Problem)>> {
    memo(move |_| {
        surroundings.with(|surroundings| {
            let name = name_holder(workspace);
            let problems = draft.with(|draft| match editing {
                None => draft.check(surroundings, name).err(),
                Some(edit) => edit.revision.with(|revision| {
                    draft
                        .check_update(revision.theirs(), surroundings, name)
                        .err()
                }),
            });
            problems.unwrap_or_default()
        })
    })
}

impl FormState {
    /// What is to be said at a field now, if anything is wrong with it.
    pub fn problem(self, field: Field) -> Option<String> {
        self.attempt.rejection(field).or_else(|| {
            let problem = self.shown_problem(field)?;
            Some(problems::problem(&problem))
        })
    }

    /// What is wrong with a field, as far as it is said already.
    pub fn shown_problem(self, field: Field) -> Option<Problem> {
        let found = |problems: &Vec<(Field, Problem)>| {
            problems
                .iter()
                .find(|(at, _)| *at == field)
                .map(|(_, problem)| problem.clone())
        };
        let problem = self.problems.with(found)?;
        let is_due = self.tried.get()
            || !problem.may_be_half_typed()
            || self.is_chosen_wrong(field)
            || self.left.with(|left| left.contains(&field));
        is_due.then_some(problem)
    }

    /// Whether a limit was chosen with a click: no further letter comes.
    fn is_chosen_wrong(self, field: Field) -> bool {
        let Field::Limit(resource) = field else {
            return false;
        };
        self.read(|draft| draft.limit(resource).choice != LimitChoice::Number)
    }

    /// The fields at which something is said now, in the order of the form.
    pub fn wrong_fields(self) -> Vec<Field> {
        Field::ALL
            .into_iter()
            .filter(|field| {
                self.problem(*field).is_some() || *field == Field::Logo && self.is_logo_left()
            })
            .collect()
    }

    /// Whether a chosen logo is not in the form, and that is to be said now: a file is read in a moment, and only
    /// whoever sends the form before waits for it.
    fn is_logo_left(self) -> bool {
        self.logo_intake.refusal().is_some() || self.tried.get() && self.logo_intake.is_reading()
    }
}
