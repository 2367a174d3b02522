//! Canopy as a person meets it, a file for each thing they come to do.

mod about;
mod accessibility;
mod calls_under_way;
mod create;
mod deep_links;
mod delete;
mod edit;
mod failures;
mod finder;
mod first_visit;
mod focus;
mod hostile;
mod in_place;
mod limits;
mod list;
mod logo;
mod motion;
mod palette;
mod policy;
mod responsive;
mod restart;
mod session;
mod sign_in;
mod smoke;
mod spoken;
mod tree;
