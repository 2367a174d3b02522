//! The rules of organizations: their tree, limits, branding and pictures. Knows no browser, no network and no storage.

mod base64;
mod identity;
mod tolerant;

pub mod ago;
pub mod allocation;
pub mod anomaly_words;
pub mod billing_choice;
pub mod billing_payer;
pub mod branding;
pub mod color;
pub mod direction;
pub mod fold;
pub mod forest;
pub mod headroom;
pub mod limits;
pub mod limits_report;
pub mod listing;
pub mod listing_csv;
pub mod login_hint;
pub mod member;
pub mod navigation;
pub mod organization;
pub mod organization_draft;
pub mod palette;
pub mod picture;
pub mod problem;
pub mod search;
pub mod standing;
pub mod token;
pub mod unknown_fields;
pub mod use_words;
pub mod visible;
pub mod wire;
pub mod wording;
pub mod workspace;
