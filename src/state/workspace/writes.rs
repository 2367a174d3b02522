//! Calls that change an organization of a workspace. Each is noted in the session's journal, and its answer put into
//! the list.

use std::sync::Arc;

use canopy_domain::{
    form::draft::{CreateOrganization, NotTaken, UpdateOrganization},
    organization::{Organization, OrganizationId},
};

use super::WorkspaceState;
use crate::{
    api::{self, call::Call},
    composed::composed,
    state::{
        ApiError,
        journal::{Answer, Outcome, Subject},
    },
};

impl WorkspaceState {
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
    /// As [`Organizations::retrieve`](crate::state::organizations::Organizations::retrieve); nothing changes here then.
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
    /// As [`Session::send`](crate::state::session::Session::send); nothing changes here then.
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
}
