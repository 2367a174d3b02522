//! What a row is made of: told once for a table, and built for each row that is drawn.
//! Knows elements, not what they say.

/// One element of a row, by its place in the [`Template`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(usize);

impl Part {
    pub(super) const fn index(self) -> usize {
        self.0
    }
}

/// An element, and what never changes about it.
pub(super) struct Element {
    pub tag: &'static str,
    /// `None` for the row itself.
    pub within: Option<Part>,
    /// Parted by spaces.
    pub class: String,
    pub attributes: Vec<(&'static str, String)>,
    /// Stands in the row only while it says something.
    pub is_optional: bool,
    /// Tab comes to it, in the row that is the current one.
    pub takes_tab: bool,
}

/// The elements of a row, each after the one it stands in.
pub struct Template {
    pub(super) elements: Vec<Element>,
}

impl Template {
    /// The element of the row itself.
    pub const ROW: Part = Part(0);

    pub fn new(class: &'static str, role: &'static str) -> Self {
        let mut template = Self {
            elements: Vec::new(),
        };
        let row = template.push(None, "div", class, false);
        template.set(row, "role", role);
        template
    }

    /// An element at the end of another.
    pub fn add(&mut self, within: Part, tag: &'static str, class: &'static str) -> Part {
        self.push(Some(within), tag, class, false)
    }

    /// An element that is in the row only while [`Slot::put`](super::Slot::put) says so.
    pub fn add_optional(&mut self, within: Part, tag: &'static str, class: &'static str) -> Part {
        self.push(Some(within), tag, class, true)
    }

    /// A cell of a table, in the column `place`, counted from 1.
    pub fn add_cell(&mut self, class: &'static str, place: u32) -> Part {
        let cell = self.add(Self::ROW, "div", class);
        self.set(cell, "role", "cell");
        self.set(cell, "aria-colindex", &place.to_string());
        cell
    }

    /// An attribute that is the same in all rows.
    pub fn set(&mut self, part: Part, name: &'static str, value: &str) {
        let attributes = &mut self.elements[part.0].attributes;
        attributes.push((name, value.to_owned()));
    }

    pub fn add_class(&mut self, part: Part, class: &'static str) {
        let classes = &mut self.elements[part.0].class;
        classes.push(' ');
        classes.push_str(class);
    }

    /// Tab comes to `part`, in the current row alone.
    pub fn take_tab(&mut self, part: Part) {
        self.elements[part.0].takes_tab = true;
    }

    fn push(
        &mut self,
        within: Option<Part>,
        tag: &'static str,
        class: &'static str,
        is_optional: bool,
    ) -> Part {
        let part = Part(self.elements.len());
        self.elements.push(Element {
            tag,
            within,
            class: class.to_owned(),
            attributes: Vec::new(),
            is_optional,
            takes_tab: false,
        });
        part
    }
}
