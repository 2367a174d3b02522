//! What the person may do in a workspace, and why not.

use canopy_domain::{
    form::create_block::CreateBlock,
    organization::{MAX_CHILDREN, MAX_DEPTH, MAX_ORGANIZATIONS, OrganizationId},
    tree::full::Full,
    wire::path_segment::is_path_segment,
    workspace::{
        member::{Role, role_of},
        permission::WriteBlock,
    },
};
use leptos::prelude::*;

use super::WorkspaceState;

impl WorkspaceState {
    /// The person's role here. `None`: not known, or not yet.
    pub fn role(self) -> Option<Role> {
        let claims = self.session.claims()?;
        role_of(&self.members.latest()?.data, claims.sub.as_ref()?)
    }

    /// Why the person cannot write here at all. `None`: nothing known stands against it.
    pub fn write_block(self) -> Option<WriteBlock> {
        let workspace = self.workspace.latest();
        if workspace.is_some_and(|workspace| workspace.archived) {
            return Some(WriteBlock::Archived);
        }
        match self.role() {
            Some(role) => (!role.can_write()).then_some(WriteBlock::Role(role)),
            None if self.writes_unasked.try_get() == Some(true) => None,
            None if self.is_role_unlisted() => Some(WriteBlock::NotListed),
            None => self.is_role_unknown().then_some(WriteBlock::RoleUnknown),
        }
    }

    /// Why this organization cannot be changed or deleted. `None`: nothing known stands against it.
    pub fn write_block_of(self, id: &OrganizationId) -> Option<WriteBlock> {
        let unusable = || (!is_path_segment(id.as_str())).then_some(WriteBlock::UnusableId);
        self.write_block().or_else(unusable)
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
    pub fn create_block(self, parent: Option<&OrganizationId>) -> Option<CreateBlock> {
        let block = match parent {
            Some(parent) => self.write_block_of(parent),
            None => self.write_block(),
        };
        let full = || self.full(parent).map(CreateBlock::Full);
        block.map(CreateBlock::Write).or_else(full)
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
}
