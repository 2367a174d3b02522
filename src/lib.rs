//! Canopy: the console for the organizations of an Altostrat workspace. What each part may know is held by tests/architecture.rs.

pub mod address;
pub mod api;
pub mod app;
pub mod boxed;
pub mod components;
pub mod composed;
pub mod parts;
pub mod routes;
pub mod split;
pub mod state;
pub mod views;
