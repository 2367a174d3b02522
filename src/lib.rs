//! Canopy: the console for the organizations of an Altostrat workspace.
//! What each part may know is held by tests/architecture.rs.

pub mod address;
pub mod api;
pub mod app;
pub mod code_split;
pub mod components;
pub mod composed;
pub mod lazy_views;
pub mod reactive;
pub mod routes;
pub mod state;
pub mod views;
