//! What a person sees. Reads state and components, never the API, and holds no rule.

pub mod about;
pub mod answer_notices;
pub mod brand_mark;
pub mod create;
mod data_table;
pub mod edit;
pub mod failure;
pub mod form;
pub mod limits;
pub mod not_found;
pub mod notices;
pub mod organization;
pub mod organization_tile;
pub mod organizations;
mod organizations_frame;
pub mod palette;
mod row_cursor;
mod row_logos;
mod search_tools;
pub mod session;
pub mod shell;
pub mod shortcuts;
pub mod sign_in;
pub mod tree;
pub mod usage_meter;
pub mod workspaces;
