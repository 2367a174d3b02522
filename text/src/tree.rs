//! The tree of organizations and its data issues.
