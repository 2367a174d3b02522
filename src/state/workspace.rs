//! The workspace the person is in: itself, its members and billing accounts, its organizations, and what the person may do there.

use std::sync::Arc;

use canopy_domain::{
    form::draft::{CreateOrganization, NotTaken, UpdateOrganization},
    organization::{
        MAX_CHILDREN, MAX_DEPTH, MAX_ORGANIZATIONS, Organization, OrganizationId, WorkspaceId,
    },
    tree::full::Full,
    wire::{List, path_segment::is_path_segment, usage_file::UsageFile},
    workspace::{
        BillingAccount, Workspace,
        member::{Member, Role, role_of},
    },
};
use canopy_text::{errors, workspace::block};
use leptos::prelude::*;

use super::{
    ApiError,
    journal::{Answer, Outcome, Subject},
    list_place::ListPlace,
    organizations::Organizations,
    remote::Remote,
    session::Session,
};
use crate::api::{self, call::Call};
use crate::composed::composed;

/// One workspace. Made anew for each, so that no record of one ever shows under another.
#[derive(Clone, Copy)]
pub struct WorkspaceState {
    id: StoredValue<WorkspaceId>,
    pub workspace: Remote<Workspace>,
    pub members: Remote<List<Member>>,
    pub billing_accounts: Remote<List<BillingAccount>>,
    pub organizations: Organizations,
    /// Where the person left the list, to come back to.
    pub list_place: StoredValue<Option<ListPlace>>,
    /// Whether the person wants to write although the role is not known.
    writes_unasked: RwSignal<bool>,
    session: Session,
}

impl WorkspaceState {
    /// Sends the first calls, all at once: the workspace, its organizations, members and billing
    /// accounts, and the organization the address names.
    pub fn enter(session: Session, id: WorkspaceId, organization: Option<&OrganizationId>) -> Self {
        let state = Self {
            id: StoredValue::new(id.clone()),
            workspace: Remote::default(),
            members: Remote::default(),
            billing_accounts: Remote::default(),
            organizations: Organizations::new(session, id),
            list_place: StoredValue::new(None),
            // What a key may do shows only when it is tried.
            writes_unasked: RwSignal::new(session.has_key()),
            session,
        };
        if let Some(organization) = organization {
            state.organizations.ask_for(organization);
        }
        state.reload();
        state
    }

    /// Asks for everything again.
    pub fn reload(self) {
        self.organizations.load();
        self.ask_billing();
        let Some(id) = self.try_id() else { return };
        let call = api::members::list(&id);
        self.members.ask(self.session.send(call));
    }

    /// Asks how the workspace is billed, and to which accounts.
    pub fn ask_billing(self) {
        let Some(id) = self.try_id() else { return };
        self.workspace
            .ask(self.session.send(api::workspaces::retrieve(&id)));
        self.billing_accounts
            .ask(self.session.send(api::billing_accounts::list(&id)));
    }

    pub fn id(self) -> WorkspaceId {
        self.id.get_value()
    }

    /// `None`: the person has left the workspace.
    pub fn try_id(self) -> Option<WorkspaceId> {
        self.id.try_get_value()
    }

    /// What to call the workspace, while and after it is asked for.
    pub fn title(self) -> String {
        match self.workspace.latest() {
            Some(workspace) => workspace.title().to_owned(),
            None => (self.try_id()).map_or_else(String::new, |id| id.to_string()),
        }
    }

    /// The person's role here. `None`: not known, or not yet.
    pub fn role(self) -> Option<Role> {
        let claims = self.session.claims()?;
        role_of(&self.members.latest()?.data, claims.sub.as_ref()?)
    }

    /// Why the person cannot write here at all. `None`: nothing known stands against it.
    pub fn write_block(self) -> Option<String> {
        if self
            .workspace
            .latest()
            .is_some_and(|workspace| workspace.archived)
        {
            return Some(block::ARCHIVED.into());
        }
        match self.role() {
            Some(role) if role.can_write() => None,
            Some(role) => Some(block::role(role)),
            None if self.is_role_unlisted() && !self.writes_unasked.get() => {
                Some(block::NOT_LISTED.into())
            }
            None if self.is_role_unknown() && !self.writes_unasked.get() => {
                Some(block::ROLE_UNKNOWN.into())
            }
            None => None,
        }
    }

    /// Why this organization cannot be changed or deleted. `None`: nothing known stands against it.
    pub fn write_block_of(self, id: &OrganizationId) -> Option<String> {
        self.write_block().or_else(|| {
            let cannot_be_called = !is_path_segment(id.as_str());
            cannot_be_called.then(|| errors::UNUSABLE_ID.to_owned())
        })
    }

    /// Whether it is known that the person may write here, or they said so themselves.
    pub fn may_write(self) -> bool {
        let is_told = self.role().is_some() || self.writes_unasked.get();
        is_told && self.write_block().is_none()
    }

    /// Whether the members were asked for and did not say what the person may do.
    pub fn is_role_unknown(self) -> bool {
        let was_answered = self.members.latest().is_some() || self.members.error().is_some();
        was_answered && self.role().is_none()
    }

    /// Whether the person is not among the members that were sent, and there are more.
    pub fn is_role_unlisted(self) -> bool {
        let has_more = (self.members.latest()).is_some_and(|members| members.has_more);
        has_more && self.is_role_unknown()
    }

    /// Whether the person writes although the role is not known.
    pub fn writes_unasked(self) -> bool {
        self.writes_unasked.get()
    }

    pub fn set_writes_unasked(self, writes: bool) {
        self.writes_unasked.set(writes);
    }

    /// Why no root, or no child of `parent`, can be created. `None`: nothing known stands against it.
    pub fn create_block(self, parent: Option<&OrganizationId>) -> Option<String> {
        let block = match parent {
            Some(parent) => self.write_block_of(parent),
            None => self.write_block(),
        };
        block.or_else(|| self.full(parent).map(canopy_text::problems::full))
    }

    fn full(self, parent: Option<&OrganizationId>) -> Option<Full> {
        let forest = self.organizations.forest();
        if forest.len() >= MAX_ORGANIZATIONS {
            return Some(Full::Workspace);
        }
        let parent = forest.index_of(parent?)?;
        if forest.depth(parent) >= MAX_DEPTH {
            return Some(Full::Levels);
        }
        (forest.child_count(parent) >= MAX_CHILDREN).then_some(Full::Children)
    }

    /// Creates a root, or a child of `parent`, and puts it into the list.
    ///
    /// # Errors
    /// Whatever kept the API from creating it; nothing changes here then.
    pub async fn create(
        self,
        parent: Option<&OrganizationId>,
        request: &CreateOrganization,
    ) -> Result<Arc<Organization>, ApiError> {
        let id = self.try_id().ok_or(ApiError::Unauthorized)?;
        let call = match parent {
            Some(parent) => api::organizations::create_child(&id, parent, request),
            None => api::organizations::create(&id, request),
        };
        let subject = Subject::New(request.name().to_owned());
        let compare = |answer: &Organization| request.not_taken(answer, composed);
        self.write(subject, call, compare).await.map(Arc::new)
    }

    /// Asks for an organization anew and puts it into the list.
    ///
    /// # Errors
    /// As [`Organizations::retrieve`]; nothing changes here then.
    pub async fn read_again(self, id: &OrganizationId) -> Result<Arc<Organization>, ApiError> {
        let read = self.organizations.retrieve(id).await?;
        self.organizations.put(read.clone());
        Ok(Arc::new(read))
    }

    /// Changes an organization that was `before`, and puts it into the list.
    ///
    /// # Errors
    /// Whatever kept the API from changing it; nothing changes here then.
    pub async fn update(
        self,
        before: &Arc<Organization>,
        request: &UpdateOrganization,
    ) -> Result<Arc<Organization>, ApiError> {
        let id = self.try_id().ok_or(ApiError::Unauthorized)?;
        let call = api::organizations::update(&id, &before.id, request);
        let subject = Subject::Known(Arc::clone(before));
        let compare = |answer: &Organization| request.not_taken(answer, composed);
        self.write(subject, call, compare).await.map(Arc::new)
    }

    /// Sends a call that changes something, notes it in the session's journal, and puts the
    /// organization it answers with into the list. `compare` says what the API did not take.
    ///
    /// # Errors
    /// As [`Session::send`]; nothing changes here then.
    pub async fn write<T: Answer>(
        self,
        subject: Subject,
        call: Call<T>,
        compare: impl FnOnce(&Organization) -> Vec<NotTaken>,
    ) -> Result<T, ApiError> {
        let id = self.try_id().ok_or(ApiError::Unauthorized)?;
        let journal = self.session.journal;
        let number = journal.begin(id, subject, Arc::clone(&call.request));
        let answer = self.session.send(call).await;
        let outcome = match &answer {
            Ok(answer) => {
                let after = answer.organization();
                if let Some(after) = after {
                    self.organizations.put(after.clone());
                }
                Outcome::Done {
                    not_taken: after.map(compare).unwrap_or_default(),
                    after: after.cloned().map(Arc::new),
                }
            }
            Err(error) => Outcome::Failed(error.clone()),
        };
        journal.end(number, outcome);
        answer
    }

    /// A request for the server's own report of an organization's limits.
    pub fn ask_limits(
        self,
        report: Remote<canopy_domain::limits::report::LimitsReport>,
        organization: &OrganizationId,
    ) {
        let call = api::organizations::limits(&self.id.get_value(), organization);
        report.ask(self.session.send(call));
    }

    /// Asks for the usage of the whole workspace as a file, and does something with it when it has come.
    pub fn ask_usage_file(
        self,
        file: Remote<Vec<u8>>,
        kind: UsageFile,
        then: impl FnOnce(Arc<Vec<u8>>) + 'static,
    ) {
        let call = api::organizations::usage_file(&self.id.get_value(), kind);
        file.ask_then(self.session.send(call), then);
    }

    /// The name of a billing account, or its id where the accounts are not known.
    pub fn billing_account_title(self, id: &str) -> String {
        let accounts = self.billing_accounts.latest();
        let account = accounts
            .as_ref()
            .and_then(|list| list.data.iter().find(|account| account.id.as_str() == id));
        account.map_or(id, |account| account.title()).to_owned()
    }
}

pub fn use_workspace() -> WorkspaceState {
    expect_context()
}
