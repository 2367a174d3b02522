//! What another limit would change.
