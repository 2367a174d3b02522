//! Decides what is wrong with what was typed of an organization, and which request becomes of it: to create one, or to
//! change what differs.

pub mod billing_choice;
pub mod create_block;
pub mod draft;
pub mod field;
pub mod login_hint;
pub mod problem;
