//! The parts screens are built from. They know Leptos and the browser, and no word of the product.
//!
//! Every component's look is in `style/components/<its file>.css`, under classes that begin with the
//! file's name; its state is in `aria-*` and `data-*` attributes, so that what is seen and what is
//! read aloud cannot differ. Attributes given with `attr:` land on a component's outermost element.

pub mod button;
pub mod icon;
pub mod id;
pub mod placement;
mod resize;
pub mod tone;
pub mod tooltip;
pub mod virtual_rows;
