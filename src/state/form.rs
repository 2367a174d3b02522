//! The form of an organization, a new one or one that is there: what is in it and what is wrong with it.

mod attempt;
mod autosave;
mod checks;
mod creating;
mod deleted;
mod editing;
mod logo_intake;
mod surroundings;

use std::collections::BTreeSet;

use canopy_domain::{
    brand::{BrandColor, Suggestion},
    form::{
        billing_choice::BillingChoice,
        create_block::CreateBlock,
        draft::{OrganizationDraft, Revision, Surroundings},
        field::Field,
        login_hint::suggest_free_login_hint,
        problem::Problem,
    },
    limits::{
        ceiling_source::CeilingSource, remaining_above::RemainingAbove, report::LimitsReport,
    },
    organization::{BillingAccountId, OrganizationId, limits::Resource},
    workspace::{BillingAccount, BillingMode, billing_payer::billing_account},
};
use leptos::prelude::*;

use self::{attempt::Attempt, logo_intake::LogoIntake, surroundings::holder_of_hint};
pub use self::{
    autosave::Autosave,
    creating::Outcome,
    deleted::LeftBehind,
    editing::{Editing, Saved},
    surroundings::{name_holder, of_existing as surroundings_of},
};
use super::{
    ApiError,
    drafts::{DraftKey, Target},
    remote::Remote,
    workspace::WorkspaceState,
};
use crate::reactive::memo;

/// The form for one place: a new root, a new child of one organization, or an organization that is there.
#[derive(Clone, Copy)]
pub struct FormState {
    workspace: WorkspaceState,
    place: StoredValue<DraftKey>,
    parent: StoredValue<Option<OrganizationId>>,
    editing: Option<Editing>,
    draft: RwSignal<OrganizationDraft>,
    pub autosave: Autosave,
    pub logo_intake: LogoIntake,
    /// What the API says of the parent's limits, the subscription weighed in.
    pub report: Remote<LimitsReport>,
    headrooms: Memo<[RemainingAbove; 3]>,
    surroundings: Memo<Surroundings<CeilingSource>>,
    problems: Memo<Vec<(Field, Problem)>>,
    edited: StoredValue<BTreeSet<Field>>,
    left: RwSignal<BTreeSet<Field>>,
    tried: RwSignal<bool>,
    attempt: Attempt,
    /// The name that was sent last, and what had it then.
    sent: StoredValue<(String, Vec<OrganizationId>)>,
}

impl FormState {
    /// A blank form, for a root or for a child. Lives as long as the current owner.
    pub fn new(workspace: WorkspaceState, place: DraftKey) -> Self {
        let parent = match &place.target {
            Target::NewChild(parent) => Some(parent.clone()),
            Target::NewRoot | Target::Existing(_) => None,
        };
        Self::make(workspace, place, parent, None)
    }

    fn make(
        workspace: WorkspaceState,
        place: DraftKey,
        parent: Option<OrganizationId>,
        revision: Option<Revision>,
    ) -> Self {
        let begin = revision.as_ref().map(|revision| revision.theirs().clone());
        let draft = RwSignal::new(begin.unwrap_or_default());
        let editing = revision.map(|revision| Editing::new(revision, draft));
        let autosave = Autosave::new(&place, draft, editing.map(|edit| edit.revision));
        let place = StoredValue::new(place);
        let parent = StoredValue::new(parent);
        // A root has nobody to ask about.
        let report = parent.with_value(|parent| {
            let parent = parent.as_ref();
            parent.map_or_else(Remote::default, |parent| {
                workspace.limits_reports.of(parent)
            })
        });
        let account = memo(move |_| surroundings::account(workspace, place, draft));
        let headrooms = memo(move |_| {
            let report = report.latest();
            let organizations = workspace.organizations;
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            parent.with_value(|parent| {
                let (parent, account) = (parent.as_ref(), account.get());
                surroundings::headrooms(
                    &forest,
                    &statuses,
                    parent,
                    account.as_ref(),
                    report.as_deref(),
                )
            })
        });
        let surroundings = checks::surroundings(workspace, place, parent, draft, headrooms);
        let problems = checks::problems(workspace, draft, editing, surroundings);
        Self {
            workspace,
            place,
            parent,
            editing,
            draft,
            autosave,
            logo_intake: LogoIntake::default(),
            report,
            headrooms,
            surroundings,
            problems,
            edited: StoredValue::new(BTreeSet::new()),
            left: RwSignal::new(BTreeSet::new()),
            tried: RwSignal::new(false),
            attempt: Attempt::default(),
            sent: StoredValue::default(),
        }
    }

    /// The organization above, for a child that is there as for one that is to be.
    pub fn parent(self) -> Option<OrganizationId> {
        self.parent.try_get_value().flatten()
    }

    /// The organization, where it is there.
    pub fn existing(self) -> Option<OrganizationId> {
        match self.place.try_with_value(|place| place.target.clone())? {
            Target::Existing(id) => Some(id),
            Target::NewRoot | Target::NewChild(_) => None,
        }
    }

    /// A part of what is in the form.
    pub fn read<T>(self, part: impl FnOnce(&OrganizationDraft) -> T) -> T {
        self.draft.with(part)
    }

    /// Changes what is in the form. What the API said of the field is said no longer.
    pub fn edit(self, field: Field, change: impl FnOnce(&mut OrganizationDraft)) {
        self.draft.update(change);
        self.edited.update_value(|edited| {
            edited.insert(field);
        });
        self.attempt.forget_rejection(field);
        if let Some(edit) = self.editing {
            edit.touch();
        }
        self.autosave.touch();
    }

    /// Takes a color that was suggested.
    pub fn take_suggestion(self, suggestion: Suggestion) {
        let color = suggestion.color.to_string();
        match suggestion.of {
            BrandColor::Primary => self.edit(Field::PrimaryColor, |draft| draft.primary = color),
            BrandColor::PageBackground => {
                self.edit(Field::PageBackground, |draft| draft.page_background = color);
            }
        }
    }

    /// The person has left a field. What was not touched in it is not held against them.
    pub fn leave(self, field: Field) {
        let is_edited = self.edited.try_with_value(|edited| edited.contains(&field));
        if is_edited == Some(true) {
            self.left.update(|left| {
                left.insert(field);
            });
        }
    }

    /// Why the last attempt to send failed. Stays until the next one.
    pub fn failure(self) -> Option<ApiError> {
        self.attempt.failure()
    }

    /// Whether what was sent last may have been done although no good answer came.
    pub fn is_in_doubt(self) -> bool {
        self.attempt.is_in_doubt()
    }

    pub fn is_sending(self) -> bool {
        self.attempt.is_sending()
    }

    /// Why it cannot be sent at all, whatever is in it.
    pub fn block(self) -> Option<CreateBlock> {
        match self.existing() {
            None => self.workspace.create_block(self.parent().as_ref()),
            Some(id) => (self.workspace.write_block_of(&id)).map(CreateBlock::Write),
        }
    }

    /// What the billing account field asks for.
    pub fn billing(self) -> BillingChoice {
        self.surroundings.with(|surroundings| surroundings.billing)
    }

    /// How the workspace is billed. `None`: not known, or not yet.
    pub fn billing_mode(self) -> Option<BillingMode> {
        surroundings::mode(self.workspace)
    }

    /// The account that counts as chosen where none is.
    pub fn only_account(self) -> Option<BillingAccount> {
        self.place
            .with_value(|place| surroundings::only_account(self.workspace, &place.target))
    }

    /// The account of a root: the one that is chosen, or counts as that.
    pub fn account(self) -> Option<BillingAccountId> {
        surroundings::account(self.workspace, self.place, self.draft)
    }

    /// The account that pays, and need not be its own. `None` also while there is nothing above that
    /// could name one.
    pub fn payer(self) -> Option<BillingAccountId> {
        let forest = self.workspace.organizations.forest();
        let index = forest.index_of(&self.existing().or_else(|| self.parent())?)?;
        billing_account(&forest, index).map(|(account, _)| account.clone())
    }

    /// What one limit would stand under.
    pub fn remaining_above(self, resource: Resource) -> RemainingAbove {
        self.headrooms
            .with(|headrooms| headrooms[resource as usize].clone())
    }

    /// How many pieces are in use, here and below.
    pub fn used(self, resource: Resource) -> u64 {
        self.surroundings
            .with(|surroundings| surroundings.used[resource as usize])
    }

    /// A login hint made of the name that nothing in the list has.
    pub fn suggested_hint(self) -> Option<String> {
        let forest = self.workspace.organizations.forest();
        let name = self.draft.with(|draft| draft.name.trim().to_owned());
        let target = self.place.with_value(|place| place.target.clone());
        suggest_free_login_hint(&name, |hint| {
            holder_of_hint(&forest, &target, hint).is_some()
        })
    }
}
