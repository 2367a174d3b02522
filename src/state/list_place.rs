//! Where the person was in the list when they opened one of its rows. Knows positions, not what is listed.

/// Good for the list of this query alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlace {
    pub query: String,
    /// How far the list was scrolled, in CSS pixels.
    pub offset: f64,
    pub row: usize,
}
