//! The page of an organization: overview, children, branding, limits.
