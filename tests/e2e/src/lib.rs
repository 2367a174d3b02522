//! A person in front of Canopy, in sentences: a real browser, the real bundle and the real sandbox.
//! It imports nothing of the product.

mod api_without_cors;
mod audit;
mod backend;
pub mod browser;
mod database;
mod driver;
mod engine;
pub mod eventually;
mod evidence;
mod find;
mod gestures;
pub mod host;
pub mod pages;
mod person;
pub mod pictures;
mod sandbox;
mod scenario;
mod seed;
mod skip;
mod supervised;
mod violations;

pub use api_without_cors::ApiWithoutCors;
pub use audit::{Audit, Look};
pub use backend::Fault;
pub use database::StoredOrganization;
pub use engine::Engine;
pub use evidence::{keep as keep_evidence, target_folder, workspace_folder};
pub use find::{
    Target, alert, button, cell, checkbox, column_header, combobox, dialog, field, group, heading,
    image, link, listitem, main_region, navigation, radio, region, row, searchbox, status, tab,
    table, textbox, tree, tree_item, with_role,
};
pub use gestures::{Dropped, base64};
pub use person::Person;
pub use sandbox::{Sandbox, bundle};
pub use scenario::{Scenario, in_a_browser, run_scenario};
pub use seed::Seed;
pub use skip::report_partly_skipped;
pub use thirtyfour::{Key, TypingData};
