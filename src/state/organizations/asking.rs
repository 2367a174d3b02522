//! Asks for organizations by their ids: one that an address names before the list is there, descendants that a partial
//! list lacks, and what may have changed since.

use std::{collections::HashSet, sync::Arc};

use canopy_domain::{
    organization::{Organization, OrganizationId},
    wire::{List, Malformed, Mistake},
};
use leptos::prelude::*;

use super::{Organizations, find_missing_parents};
use crate::{api, state::ApiError};

impl Organizations {
    /// Asks for one organization and puts it nowhere.
    ///
    /// # Errors
    /// As [`Session::send`](crate::state::session::Session::send); and an answer about another organization is
    /// malformed.
    pub async fn retrieve(self, id: &OrganizationId) -> Result<Organization, ApiError> {
        let workspace = (self.workspace.try_get_value()).ok_or(ApiError::Unauthorized)?;
        let call = api::organizations::retrieve(&workspace, id);
        let itself: Organization = self.session.send(call).await?;
        if itself.id == *id {
            return Ok(itself);
        }
        Err(ApiError::Malformed(Malformed {
            json_path: "id".into(),
            mistake: Mistake::OtherOrganization,
        }))
    }

    /// Asks for one organization and its parent beside the list, so that its page stands early.
    /// Costs nothing once the list has come and holds it.
    pub fn ask_for(self, id: &OrganizationId) {
        if untrack(|| self.has_arrived() && self.find(id).is_some()) || !self.by_id.begin(id) {
            return;
        }
        let (workspace, id) = (self.workspace.get_value(), id.clone());
        self.spawn(async move {
            match self.retrieve(&id).await {
                Ok(itself) => {
                    let call = api::organizations::parent(&workspace, &id);
                    // A failure shows as a gap in the breadcrumb, which the list then closes.
                    let is_listed = self.has_arrived_untracked() == Some(true);
                    let parent = match itself.may_have_parent() && !is_listed {
                        true => self.session.send(call).await.ok().flatten(),
                        false => None,
                    };
                    self.add(std::iter::once(itself).chain(parent).collect());
                    self.by_id.end(&id, None);
                    // The list looks for gaps when it comes; whoever comes after it looks again.
                    if self.has_arrived_untracked() == Some(true) {
                        find_missing_parents(self).await;
                    }
                }
                Err(error) => {
                    self.by_id.end(&id, Some(error));
                }
            }
        });
    }

    /// In a partial list, asks for the descendants of an organization: first its children, then all.
    pub fn ask_below(self, id: &OrganizationId) {
        if !untrack(|| self.is_partial()) || !self.by_id.begin_below(id) {
            return;
        }
        let (workspace, id) = (self.workspace.get_value(), id.clone());
        self.spawn(async move {
            // What is below shows up as it comes: the first level early, and all of it with the second answer.
            let children = self
                .session
                .send(api::organizations::children(&workspace, &id))
                .await;
            if let Ok(children) = children {
                self.add_below(&id, children);
            }
            let below = self
                .session
                .send(api::organizations::descendants(&workspace, &id))
                .await;
            match below {
                Ok(below) => {
                    self.by_id.note_unread(lost_records(&below));
                    self.add_below(&id, below);
                }
                Err(error) => self.by_id.fail_below(&id, error),
            }
        });
    }

    fn add_below(self, id: &OrganizationId, below: List<Organization>) {
        let is_whole = below.is_whole();
        self.add(below.data);
        self.by_id.end_below(id, is_whole);
    }

    /// Puts in what came by id.
    pub(super) fn add(self, organizations: Vec<Organization>) {
        self.by_id.keep(&organizations);
        self.put_all(organizations);
    }

    /// Asks anew for an organization and its descendants, and takes out what is no longer there.
    ///
    /// # Errors
    /// As [`Organizations::retrieve`]; nothing changes here then.
    pub async fn read_below(self, id: &OrganizationId) -> Result<(), ApiError> {
        let workspace = (self.workspace.try_get_value()).ok_or(ApiError::Unauthorized)?;
        let itself = self.retrieve(id);
        let below = (self.session).send(api::organizations::descendants(&workspace, id));
        let (itself, below) = futures::future::join(itself, below).await;
        let itself = itself?;
        match below {
            Ok(below) => {
                // Whoever is asked about a deletion is told what the answer lacks.
                if below.has_more {
                    self.by_id.note_more();
                }
                self.by_id.note_unread(lost_records(&below));
                self.replace_below(itself, below);
            }
            // An API that does not give the descendants of one organization gives all organizations.
            Err(ApiError::NotFound) => {
                let list = self
                    .session
                    .send(api::organizations::list(&workspace))
                    .await?;
                self.list.put(self.take(list));
                self.put(itself);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn replace_below(self, itself: Organization, below: List<Organization>) {
        let id = itself.id.clone();
        let there: HashSet<OrganizationId> = below.data.iter().map(|one| one.id.clone()).collect();
        let mut forest = self
            .forest()
            .with_all(std::iter::once(itself).chain(below.data));
        // What could not be read may be there.
        if !below.has_more && below.unread.is_empty() {
            let index = forest.index_of(&id);
            let known = index
                .into_iter()
                .flat_map(|index| forest.descendants(index));
            let known = known.filter_map(|rank| Some(forest.get(forest.at(rank)?).id.clone()));
            let gone: Vec<_> = known.filter(|id| !there.contains(id)).collect();
            for id in gone {
                forest = forest.without(&id);
            }
        }
        self.forest.set(Arc::new(forest));
    }

    /// Looks whether an organization that is known is still there, and takes it out if it is not. Where
    /// the API cannot say, what is known stays.
    pub fn look_again(self, id: &OrganizationId) {
        let id = id.clone();
        self.spawn(async move {
            match self.retrieve(&id).await {
                Ok(now) => {
                    let known = untrack(|| self.find(&id));
                    if known.is_none_or(|(_, known)| *known != now) {
                        self.put(now);
                    }
                }
                Err(ApiError::NotFound) => {
                    self.by_id.end(&id, Some(ApiError::NotFound));
                    self.take_out(&id);
                }
                Err(_) => {}
            }
        });
    }
}

/// The records of an answer that could not be read.
fn lost_records(list: &List<Organization>) -> Vec<canopy_domain::wire::Unread> {
    let lost = list.unread.iter().filter(|unread| unread.is_record);
    lost.cloned().collect()
}
