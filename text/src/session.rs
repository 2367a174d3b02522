//! Signing in, tokens and the journal of changes.
