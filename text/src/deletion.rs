//! Deleting organizations.
