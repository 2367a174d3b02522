//! What a menu lists: known from the start, or made when the menu is first opened.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;

use super::MenuEntry;
use crate::code_split::NotThere;

type Made = Result<Signal<Vec<MenuEntry>>, NotThere>;
type Making = Pin<Box<dyn Future<Output = Made>>>;

#[derive(Clone)]
pub enum MenuEntries {
    Ready(Signal<Vec<MenuEntry>>),
    Later(Arc<dyn Fn() -> Making + Send + Sync>),
}

impl MenuEntries {
    /// Made by code that arrives when the menu is first opened, or fails to.
    pub fn later<F>(make: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Made> + 'static,
    {
        Self::Later(Arc::new(move || Box::pin(make())))
    }

    pub(super) async fn made(self) -> Made {
        match self {
            Self::Ready(entries) => Ok(entries),
            Self::Later(make) => make().await,
        }
    }
}

impl From<Signal<Vec<MenuEntry>>> for MenuEntries {
    fn from(entries: Signal<Vec<MenuEntry>>) -> Self {
        Self::Ready(entries)
    }
}
