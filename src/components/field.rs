//! The fields of forms. Whether a value is right, and what is wrong with it, is told to them.

mod frame;
mod number;
mod segmented;
mod select;
mod text;

pub use self::{
    frame::{Control, Field, Wiring},
    number::NumberInput,
    segmented::SegmentedField,
    select::SelectField,
    text::TextField,
};

/// One of the options of a [`SelectField`] or a [`SegmentedField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}
