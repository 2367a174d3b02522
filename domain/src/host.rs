//! What the host of the console sends with the page: its policy and its clock.

pub mod clocks;
pub mod self_check;
