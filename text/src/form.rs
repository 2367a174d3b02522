//! The form of an organization: labels, hints, drafts, conflicts, saving.
