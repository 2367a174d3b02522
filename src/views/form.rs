//! The parts that every form of an organization is made of, a new one's and one's that is there. Know no page.

pub mod billing_account;
pub mod branding_fields;
pub mod branding_preview;
pub mod change_note;
mod contrast_checks;
pub mod draft_offer;
pub mod limit_fields;
mod logo_conversion;
pub mod logo_field;
mod logo_grounds;
pub mod organization_form;
pub mod page_listeners;
mod parent_look;
pub mod require_organization;
pub mod section;
pub mod submit_error;
mod swatches;
pub mod what_if;
