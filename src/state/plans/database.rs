//! What this browser keeps of plans: records of text under a key, which is longer than what its other storage has room
//! for. Knows no plan.

use futures::future::try_join_all;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    TransactionMode,
};
use wasm_bindgen::JsValue;

use crate::state::storage::Key;

/// Where a record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    Plans,
    /// What became of each step, under the plan's id and the step's position.
    Steps,
    Snapshots,
}

impl Store {
    const ALL: [Store; 3] = [Store::Plans, Store::Steps, Store::Snapshots];

    const fn name(self) -> &'static str {
        match self {
            Store::Plans => "plans",
            Store::Steps => "steps",
            Store::Snapshots => "snapshots",
        }
    }
}

/// Of the database; a later one may have other stores.
const VERSION: u32 = 1;

async fn open() -> Result<Database, Error> {
    let name = Key::new(&["plans"]).to_string();
    let mut request = Factory::new()?.open(&name, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in Store::ALL {
                // Where a store can't be made, nothing is kept, and whoever keeps something is told so.
                let _ = database.create_object_store(store.name(), ObjectStoreParams::new());
            }
        }
    });
    request.await
}

/// Does something with a store, and waits until it is done for good.
async fn within<T>(
    store: Store,
    mode: TransactionMode,
    act: impl AsyncFnOnce(ObjectStore) -> Result<T, Error>,
) -> Result<T, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[store.name()], mode)?;
    let done = act(transaction.object_store(store.name())?).await?;
    if mode == TransactionMode::ReadWrite {
        transaction.commit()?.await?;
    }
    database.close();
    Ok(done)
}

/// Keeps some texts. Whether they are kept: some private modes keep nothing, and the disk may be full.
pub async fn keep(store: Store, records: Vec<(String, String)>) -> bool {
    let kept = within(store, TransactionMode::ReadWrite, async |store| {
        // All at once: one that was answered before it is waited for would never be heard.
        let puts = records.iter().map(|(key, text)| {
            let put = store.put(&text.into(), Some(&key.into()))?;
            Ok(put.into_future())
        });
        let puts: Result<Vec<_>, Error> = puts.collect();
        try_join_all(puts?).await?;
        Ok(())
    });
    kept.await.is_ok()
}

/// The text under a key.
pub async fn read(store: Store, key: &str) -> Option<String> {
    let key = JsValue::from(key);
    let found = within(store, TransactionMode::ReadOnly, async |store| {
        store.get(Query::Key(key))?.await
    });
    found.await.ok()??.as_string()
}

/// All texts whose key begins so, in the order of their keys.
pub async fn all_below(store: Store, begin: &str) -> Vec<String> {
    let found = within(store, TransactionMode::ReadOnly, async |store| {
        store
            .get_all(Some(Query::KeyRange(range(begin)?)), None)?
            .await
    });
    let found = found.await.unwrap_or_default();
    found.iter().filter_map(JsValue::as_string).collect()
}

/// Forgets all records whose key begins so.
pub async fn forget_below(store: Store, begin: &str) {
    let gone = within(store, TransactionMode::ReadWrite, async |store| {
        store.delete(Query::KeyRange(range(begin)?))?.await
    });
    // What can't be forgotten was not kept either.
    let _ = gone.await;
}

fn range(begin: &str) -> Result<KeyRange, Error> {
    // Behind every text that goes on from there.
    let end = format!("{begin}\u{ffff}");
    KeyRange::bound(&begin.into(), &end.into(), None, None)
}
