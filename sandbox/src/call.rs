//! Calls about one workspace, which only its members can make.

use axum::{extract::FromRequestParts, http::request::Parts};
use canopy_domain::workspace::member::UserId;
use rusqlite::Transaction;
use serde::Deserialize;

use crate::{
    Sandbox,
    auth::Caller,
    error::Refusal,
    origin::Origin,
    path::Path,
    store::{Store, workspaces::Access},
};

/// The caller of an address inside a workspace. A handler with this argument responds 401 to everyone without a token;
/// 404 to those who aren't members once it reads or writes.
pub struct Call {
    store: Store,
    user: UserId,
    workspace: String,
    origin: Origin,
}

#[derive(Deserialize)]
struct Address {
    workspace: String,
}

impl FromRequestParts<Sandbox> for Call {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        let Caller(user) = Caller::from_request_parts(parts, sandbox).await?;
        let Path(Address { workspace }) = Path::from_request_parts(parts, sandbox).await?;
        Ok(Self {
            store: sandbox.store.clone(),
            user,
            workspace,
            origin: Origin::of_request(sandbox.origin.as_ref(), &parts.headers, &parts.uri),
        })
    }
}

impl Call {
    /// Runs `work` as [`Store::read`] does, on the caller's workspace.
    pub async fn read<T: Send + 'static>(
        self,
        work: impl FnOnce(&Transaction<'_>, Access, &Origin) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = self.store.clone();
        store.read(move |tx| self.run(tx, work)).await
    }

    /// Runs `work` as [`Store::write`] does, on the caller's workspace.
    pub async fn write<T: Send + 'static>(
        self,
        work: impl FnOnce(&Transaction<'_>, Access, &Origin) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = self.store.clone();
        store.write(move |tx| self.run(tx, work)).await
    }

    fn run<T>(
        &self,
        tx: &Transaction<'_>,
        work: impl FnOnce(&Transaction<'_>, Access, &Origin) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let access = Access::of(tx, &self.workspace, &self.user)?;
        work(tx, access, &self.origin)
    }
}
