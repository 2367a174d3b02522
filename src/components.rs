//! The parts screens are built from. They know Leptos, the browser and what any control says, and no word of
//! the product.
//!
//! Every component's look is in `style/components/<its file>.css`, under classes that begin with the
//! file's name; its state is in `aria-*` and `data-*` attributes, so that what is seen and what is
//! read aloud cannot differ. Attributes given with `attr:` land on a component's outermost element.

pub mod badge;
pub mod breadcrumb;
pub mod button;
pub mod chip;
pub mod color_field;
pub mod combobox;
pub mod copy_button;
pub mod dialog;
pub mod disclosure;
pub mod download;
pub mod each;
pub mod field;
pub mod file_drop;
pub mod focus;
pub mod highlight;
pub mod icon;
pub mod id;
pub mod idle;
pub mod keys;
pub mod lost_focus;
pub mod measured;
pub mod media;
pub mod menu;
pub mod meter;
pub mod notice;
pub mod panel;
pub mod placement;
mod resize;
pub mod row_press;
pub mod saving;
pub mod search_box;
pub mod skeleton;
pub mod sort_header;
pub mod split_pane;
pub mod tabs;
pub mod tile;
pub mod title;
pub mod toast;
pub mod tone;
pub mod tooltip;
pub mod virtual_rows;
