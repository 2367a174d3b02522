//! The form of an organization: what was typed, what is wrong with it, and the checked request that becomes of it.

pub mod billing_choice;
pub mod draft;
pub mod field;
pub mod login_hint;
pub mod problem;
