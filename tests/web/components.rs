//! The components' behavior: what they do with keys, focus, presses and reused rows.

#[path = "components/controls.rs"]
mod controls;
#[path = "components/overlays.rs"]
mod overlays;
#[path = "components/rows.rs"]
mod rows;
#[path = "components/text.rs"]
mod text;
