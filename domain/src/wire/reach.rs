//! What a page can tell of an API that it could not call.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The browser has no connection at all.
    Offline,
    /// The page came over HTTPS and the API would over HTTP.
    Insecure,
    /// The page's own policy does not name the API.
    Forbidden,
    /// It answers, on another origin, and the page may not read it.
    Unreadable,
    /// Nothing came.
    Silent,
    /// It answers now.
    Answers,
}
