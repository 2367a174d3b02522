//! The organizations of the other workspaces: read when someone searches them, and forgotten when that is over.

use canopy_domain::{
    organization::WorkspaceId,
    tree::{forest::Forest, search::SearchIndex},
    workspace::Workspace,
};
use futures::future::join_all;
use leptos::prelude::*;

use super::{
    ApiError,
    remote::Remote,
    session::{Session, use_session},
    workspaces::{Workspaces, use_workspaces},
};
use crate::api;

#[derive(Clone, Copy)]
pub struct Elsewhere {
    /// What was read of each.
    pub read: Remote<Vec<OtherWorkspace>>,
    here: StoredValue<Option<WorkspaceId>>,
    workspaces: Workspaces,
    session: Session,
}

/// A workspace that the person isn't in, and what it has.
pub struct OtherWorkspace {
    pub id: WorkspaceId,
    pub title: String,
    pub organizations: Result<(Forest, SearchIndex), ApiError>,
}

impl Elsewhere {
    /// `here` is the workspace the person is in, if any.
    pub fn than(here: Option<WorkspaceId>) -> Self {
        Self {
            read: Remote::default(),
            here: StoredValue::new(here),
            workspaces: use_workspaces(),
            session: use_session(),
        }
    }

    /// Those besides the one the person is in, as far as they are known.
    pub fn workspaces(self) -> Vec<Workspace> {
        let here = self.here.try_get_value().flatten();
        let list = self.workspaces.list.latest();
        let all = list.iter().flat_map(|list| &list.data);
        all.filter(|other| Some(&other.id) != here.as_ref())
            .cloned()
            .collect()
    }

    pub fn forget(self) {
        self.read.forget();
    }

    /// One call for each workspace, as many at once as the client allows. One that fails takes no other along.
    pub fn ask(self) {
        let session = self.session;
        let answers = untrack(|| self.workspaces()).into_iter().map(|other| {
            let call = api::organizations::list(&other.id);
            async move {
                let answer = session.send(call).await;
                OtherWorkspace {
                    title: other.title().to_owned(),
                    id: other.id,
                    organizations: answer.map(|list| {
                        let forest = Forest::new(list.data);
                        let index = SearchIndex::new(&forest);
                        (forest, index)
                    }),
                }
            }
        });
        let answers = join_all(answers.collect::<Vec<_>>());
        self.read.ask(async move { Ok(answers.await) });
    }
}
