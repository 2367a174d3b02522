//! Workspaces, members and roles.
