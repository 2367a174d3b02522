//! Who sets a ceiling.

use crate::tree::forest::Index;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CeilingSource {
    /// The organization itself.
    Own,
    /// An organization above it, by its own limit.
    Ancestor(Index),
    /// The subscriptions: of its billing account, or of the whole workspace.
    Subscription,
    /// Whoever the API means: its report says something else than the list in memory, so the list is the older of the
    /// two.
    Reported,
}
