//! Decides whether what the host of the console sends with the page will do: its policy and its clock.

pub mod clocks;
pub mod self_check;
