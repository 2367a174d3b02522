//! The rules of organizations: their tree, limits, branding and pictures. Knows no browser, no network and no storage.

pub mod brand;
pub mod changes;
pub mod color;
pub mod commands;
pub mod failure;
pub mod form;
pub mod host;
pub mod limits;
pub mod list;
pub mod organization;
pub mod picture;
pub mod session;
pub mod tree;
pub mod unicode;
pub mod wire;
pub mod workspace;
