//! The workspace the person is in: itself, its members and billing accounts, its organizations, and what the person may
//! do there.

mod limits_reports;
mod permission;
mod subscriptions;
mod writes;

use std::sync::Arc;

use canopy_domain::{
    list::walk::Walk,
    organization::{OrganizationId, WorkspaceId},
    wire::{List, usage_file::UsageFile},
    workspace::{BillingAccount, BillingMode, Workspace, member::Member},
};
use leptos::prelude::*;

use self::limits_reports::LimitsReports;
pub use self::subscriptions::ask_when_listed as read_subscriptions;
use super::{ApiError, news::News, organizations::Organizations, remote::Remote, session::Session};
use crate::api;

/// One workspace. Made anew for each, so that no record of one ever shows under another.
#[derive(Clone, Copy)]
pub struct WorkspaceState {
    id: StoredValue<WorkspaceId>,
    pub workspace: Remote<Workspace>,
    pub members: Remote<List<Member>>,
    pub billing_accounts: Remote<List<BillingAccount>>,
    /// Why what the subscriptions allow could not be had the last time.
    capacity_error: RwSignal<Option<ApiError>>,
    pub organizations: Organizations,
    pub limits_reports: LimitsReports,
    pub news: News,
    /// The list the person goes through from page to page.
    pub walk: RwSignal<Option<Arc<Walk>>>,
    /// Where the person left the list, to come back to.
    pub list_place: StoredValue<Option<ListPlace>>,
    /// Whether the person wants to write although the role is not known.
    writes_unasked: RwSignal<bool>,
    session: Session,
}

/// Where the person was in the list when they opened one of its rows. Good for the list of this query alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlace {
    pub query: String,
    /// How far the list was scrolled, in CSS pixels.
    pub offset: f64,
    pub row: usize,
}

impl WorkspaceState {
    /// Sends the first calls, all at once: the workspace, its organizations, members and billing
    /// accounts, and the organization the address names.
    pub fn enter(session: Session, id: WorkspaceId, organization: Option<&OrganizationId>) -> Self {
        let organizations = Organizations::new(session, id.clone());
        let state = Self {
            id: StoredValue::new(id.clone()),
            workspace: Remote::default(),
            members: Remote::default(),
            billing_accounts: Remote::default(),
            capacity_error: RwSignal::new(None),
            organizations,
            limits_reports: LimitsReports::new(session, id, organizations),
            news: News::default(),
            walk: RwSignal::new(None),
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

    /// Why what the subscriptions allow, or whose they are, could not be had the last time.
    pub fn capacity_error(self) -> Option<ApiError> {
        let of_accounts = self.billing_accounts.error();
        of_accounts.or_else(|| self.capacity_error.get())
    }

    /// Asks how the workspace is billed, and to which accounts; what their subscriptions allow is asked for then.
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

    /// Whether no organization names a billing account: all of them share one pool.
    pub fn is_pooled(self) -> bool {
        (self.workspace.latest())
            .is_some_and(|workspace| workspace.billing_mode == Some(BillingMode::Pooled))
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
