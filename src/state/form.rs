//! The form of a new organization: what is in it, what is wrong with it, and sending it once. Knows no widget and no word on the screen.

mod keeping;

use std::{collections::BTreeSet, sync::Arc};

use canopy_domain::{
    billing_choice::BillingChoice,
    direction::isolated,
    forest::Forest,
    headroom::{Headroom, Holder},
    limits::Resource,
    limits_report::LimitsReport,
    login_hint::suggest_free_login_hint,
    organization::{Organization, OrganizationId},
    organization_draft::{OrganizationDraft, Surroundings},
    problem::{Field, Problem},
    workspace::{BillingAccount, BillingMode},
};
use leptos::{prelude::*, task::spawn_local};

pub use self::keeping::Keeping;
use super::{ApiError, drafts::DraftPlace, remote::Remote, workspace::WorkspaceState};
use crate::boxed::memo;

/// The form for one place: a new root, or a new child of one organization.
#[derive(Clone, Copy)]
pub struct FormState {
    workspace: WorkspaceState,
    place: StoredValue<DraftPlace>,
    draft: RwSignal<OrganizationDraft>,
    pub keeping: Keeping,
    /// What the API says of the parent's limits, the subscription weighed in.
    pub report: Remote<LimitsReport>,
    headrooms: Memo<[Headroom; 3]>,
    surroundings: Memo<Surroundings<Holder>>,
    problems: Memo<Vec<(Field, Problem)>>,
    edited: StoredValue<BTreeSet<Field>>,
    left: RwSignal<BTreeSet<Field>>,
    tried: RwSignal<bool>,
    refusals: RwSignal<Vec<(Field, String)>>,
    failure: RwSignal<Option<ApiError>>,
    sending: RwSignal<bool>,
    /// The name that was sent last, and what had it then.
    sent: StoredValue<(String, Vec<OrganizationId>)>,
}

/// What became of an attempt to send the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing was sent: something in the form is wrong.
    Held,
    /// The API did not take it, or nobody knows whether it did.
    Refused,
    Created(Arc<Organization>),
}

impl FormState {
    /// A blank form. Lives as long as the current owner.
    pub fn new(workspace: WorkspaceState, place: DraftPlace) -> Self {
        let draft = RwSignal::new(OrganizationDraft::default());
        let keeping = Keeping::new(place.clone(), draft);
        let report = Remote::default();
        let parent = StoredValue::new(place.parent.clone());
        let headrooms = memo(move |_| {
            let report = report.latest();
            let forest = workspace.estate.forest();
            parent.with_value(|parent| headrooms(&forest, parent.as_ref(), report.as_deref()))
        });
        let hint = memo(move |_| draft.with(|draft| draft.login_hint.trim().to_owned()));
        let hint_holder =
            memo(move |_| hint.with(|hint| holder_of_hint(&workspace.estate.forest(), hint)));
        let surroundings = memo(move |_| Surroundings {
            billing: BillingChoice::new(mode(workspace), parent.with_value(Option::is_none)),
            only_account: only_account(workspace).map(|account| account.id),
            ceilings: headrooms.with(|headrooms| {
                headrooms
                    .each_ref()
                    .map(|headroom| headroom.ceilings.clone())
            }),
            hint_holder: hint_holder.get(),
        });
        let problems = memo(move |_| {
            surroundings.with(|surroundings| {
                let check =
                    |draft: &OrganizationDraft| draft.check(surroundings, name_holder(workspace));
                draft.with(check).err().unwrap_or_default()
            })
        });
        let form = Self {
            workspace,
            place: StoredValue::new(place),
            draft,
            keeping,
            report,
            headrooms,
            surroundings,
            problems,
            edited: StoredValue::new(BTreeSet::new()),
            left: RwSignal::new(BTreeSet::new()),
            tried: RwSignal::new(false),
            refusals: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            sending: RwSignal::new(false),
            sent: StoredValue::default(),
        };
        form.ask_report();
        form
    }

    pub fn parent(self) -> Option<OrganizationId> {
        self.place.with_value(|place| place.parent.clone())
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
        if self
            .refusals
            .with_untracked(|refusals| refusals.iter().any(|(refused, _)| *refused == field))
        {
            self.refusals
                .update(|refusals| refusals.retain(|(refused, _)| *refused != field));
        }
        self.keeping.touch();
    }

    /// The person has left a field. What was not touched in it is not held against them.
    pub fn leave(self, field: Field) {
        if self.edited.with_value(|edited| edited.contains(&field)) {
            self.left.update(|left| {
                left.insert(field);
            });
        }
    }

    /// What is to be said at a field now, if anything is wrong with it.
    pub fn problem(self, field: Field) -> Option<String> {
        let refused = self.refusals.with(|refusals| {
            let texts = refusals.iter().filter(|(refused, _)| *refused == field);
            let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
            (!texts.is_empty()).then(|| texts.join(" "))
        });
        refused.or_else(|| self.shown_problem(field).map(|problem| problem.to_string()))
    }

    fn shown_problem(self, field: Field) -> Option<Problem> {
        let found = |problems: &Vec<(Field, Problem)>| {
            problems
                .iter()
                .find(|(at, _)| *at == field)
                .map(|(_, problem)| problem.clone())
        };
        let problem = self.problems.with(found)?;
        let is_due = self.tried.get()
            || !problem.may_be_half_typed()
            || self.left.with(|left| left.contains(&field));
        is_due.then_some(problem)
    }

    /// The fields at which something is said now, in the order of the form.
    pub fn wrong_fields(self) -> Vec<Field> {
        Field::ALL
            .into_iter()
            .filter(|field| self.problem(*field).is_some())
            .collect()
    }

    /// Why the last attempt to send failed. Stays until the next one.
    pub fn failure(self) -> Option<ApiError> {
        self.failure.get()
    }

    pub fn is_sending(self) -> bool {
        self.sending.get()
    }

    /// Why it cannot be sent at all, whatever is in it.
    pub fn block(self) -> Option<String> {
        self.workspace.create_block(self.parent().as_ref())
    }

    /// What the billing account field asks for.
    pub fn billing(self) -> BillingChoice {
        self.surroundings.with(|surroundings| surroundings.billing)
    }

    /// How the workspace is billed. `None`: not known, or not yet.
    pub fn billing_mode(self) -> Option<BillingMode> {
        mode(self.workspace)
    }

    /// The workspace's one billing account, where it has just one.
    pub fn only_account(self) -> Option<BillingAccount> {
        only_account(self.workspace)
    }

    /// What one limit would stand under.
    pub fn headroom(self, resource: Resource) -> Headroom {
        let at = Resource::ALL.iter().position(|&known| known == resource);
        self.headrooms.with(|headrooms| {
            at.and_then(|at| headrooms.get(at))
                .cloned()
                .unwrap_or_default()
        })
    }

    /// A login hint made of the name that nothing in the estate has.
    pub fn suggested_hint(self) -> Option<String> {
        let forest = self.workspace.estate.forest();
        let name = self.draft.with(|draft| draft.name.trim().to_owned());
        suggest_free_login_hint(&name, |hint| holder_of_hint(&forest, hint).is_some())
    }

    /// Who holds a new child back, by name.
    pub fn holder_name(self, holder: Holder) -> String {
        name_holder(self.workspace)(&holder)
    }

    /// Asks the API what the parent's limits leave. A root has nobody to ask about.
    pub fn ask_report(self) {
        if let Some(parent) = self.parent() {
            self.workspace.ask_limits(self.report, &parent);
        }
    }

    /// An organization with the name that was sent last, in its place, that was not there then.
    pub fn appeared(self) -> Option<OrganizationId> {
        let forest = self.workspace.estate.forest();
        self.sent.with_value(|(name, before)| {
            let now = namesakes(&forest, self.parent().as_ref(), name);
            now.into_iter().find(|id| !before.contains(id))
        })
    }

    /// Sends the form, unless it is on its way already or something stands against it.
    pub fn submit(self, then: impl FnOnce(Outcome) + 'static) {
        if self.sending.get_untracked() || untrack(|| self.block()).is_some() {
            return;
        }
        self.tried.set(true);
        let checked = self.surroundings.with_untracked(|surroundings| {
            self.draft.with_untracked(|draft| {
                untrack(|| draft.check(surroundings, name_holder(self.workspace)))
            })
        });
        let Ok(request) = checked else {
            then(Outcome::Held);
            return;
        };
        self.sending.set(true);
        self.failure.set(None);
        self.refusals.set(Vec::new());
        let parent = self.parent();
        let workspace = self.workspace;
        let namesakes =
            untrack(|| namesakes(&workspace.estate.forest(), parent.as_ref(), request.name()));
        self.sent.set_value((request.name().to_owned(), namesakes));
        let slot = self.keeping.slot();
        // Not bound to the page: what is on its way arrives, and is told, wherever the person has gone.
        spawn_local(async move {
            let answer = workspace.create(parent.as_ref(), &request).await;
            self.sending.try_set(false);
            match answer {
                Ok(created) => {
                    slot.drop_kept();
                    self.keeping.end();
                    then(Outcome::Created(created));
                }
                Err(error) => {
                    self.refusals.try_set(error.field_texts());
                    if leaves_doubt(&error) {
                        // If it arrived after all, it is in the list.
                        workspace.estate.load();
                    }
                    self.failure.try_set(Some(error));
                    then(Outcome::Refused);
                }
            }
        });
    }
}

/// Whether the organization may have been created although no good answer came.
pub fn leaves_doubt(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::Unreachable
            | ApiError::TimedOut
            | ApiError::Server { .. }
            | ApiError::Malformed(_)
    )
}

fn mode(workspace: WorkspaceState) -> Option<BillingMode> {
    workspace.workspace.latest()?.billing_mode
}

fn only_account(workspace: WorkspaceState) -> Option<BillingAccount> {
    match &workspace.billing_accounts.latest()?.data[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

fn headrooms(
    forest: &Forest,
    parent: Option<&OrganizationId>,
    report: Option<&LimitsReport>,
) -> [Headroom; 3] {
    let parent = parent.and_then(|parent| forest.index_of(parent));
    Resource::ALL.map(|resource| match parent {
        Some(parent) => {
            let reported = report.and_then(|report| report.of(resource.key()));
            Headroom::of_child(forest, parent, resource, reported)
        }
        None => Headroom::default(),
    })
}

/// What has this name below `parent`, or among the roots.
fn namesakes(forest: &Forest, parent: Option<&OrganizationId>, name: &str) -> Vec<OrganizationId> {
    let has_it = |organization: &Organization| {
        organization.parent_org_id.as_ref() == parent && organization.name == name
    };
    let found = forest
        .iter()
        .filter(|(_, organization)| has_it(organization));
    found
        .map(|(_, organization)| organization.id.clone())
        .collect()
}

fn holder_of_hint(forest: &Forest, hint: &str) -> Option<String> {
    if hint.is_empty() {
        return None;
    }
    let has_it =
        |organization: &Organization| organization.branding.login_hint.as_deref() == Some(hint);
    let (_, holder) = forest
        .iter()
        .find(|(_, organization)| has_it(organization))?;
    Some(isolated(holder.title()).into_owned())
}

fn name_holder(workspace: WorkspaceState) -> impl Fn(&Holder) -> String {
    move |holder| match holder {
        Holder::Ancestor(index) => {
            let forest = workspace.estate.forest();
            let name = forest
                .at(index.get())
                .map(|index| forest.get(index).title());
            isolated(name.unwrap_or_default()).into_owned()
        }
        Holder::Subscription => "the subscription".into(),
        Holder::Reported => "those above it, as the API reports".into(),
    }
}
