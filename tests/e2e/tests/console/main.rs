//! Canopy as a person meets it, a file for each thing they come to do.

mod finder;
mod list;
mod sign_in;
