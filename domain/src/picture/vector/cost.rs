//! What an SVG costs to draw: its elements, as often as they are drawn.
//! Each is added up once, however often it is referred to.

use roxmltree::Document;

use super::elements::{Drawing, Group, MAX_DEPTH, MAX_PARTS, Painted};

/// `None` for a drawing of more than [`MAX_PARTS`] parts, and for one that draws itself.
pub(super) fn check(document: &Document) -> Option<()> {
    let drawing = Drawing::read(document)?;
    Count::new(&drawing).of(0, 0).map(drop)
}

/// What drawing an element with all below it costs.
#[derive(Clone, Copy, Default)]
struct Cost {
    parts: u64,
    /// How many elements take on the paint of what is around them.
    leaves: u64,
    /// How many corners take on its markers.
    corners: u64,
}

impl Cost {
    fn add(&mut self, other: Self) -> Option<()> {
        self.parts = within(self.parts.checked_add(other.parts))?;
        self.leaves = self.leaves.saturating_add(other.leaves);
        self.corners = self.corners.saturating_add(other.corners);
        Some(())
    }

    /// The same with this paint around it.
    fn painted(self, paint: Paint) -> Option<u64> {
        let fills = paint.fill.checked_mul(self.leaves)?;
        let markers = paint.marker.checked_mul(self.corners)?;
        within(self.parts.checked_add(fills)?.checked_add(markers))
    }

    fn most(self, other: Self) -> Self {
        Self {
            parts: self.parts.max(other.parts),
            leaves: self.leaves.max(other.leaves),
            corners: self.corners.max(other.corners),
        }
    }
}

fn within(parts: Option<u64>) -> Option<u64> {
    parts.filter(|parts| *parts <= MAX_PARTS)
}

/// What each leaf and each corner below an element costs more.
#[derive(Clone, Copy, Default)]
struct Paint {
    fill: u64,
    marker: u64,
}

struct Count<'a> {
    drawing: &'a Drawing,
    elements: Vec<Option<Cost>>,
    groups: Vec<Option<Cost>>,
    referred: Vec<Option<u64>>,
    paints: Vec<Option<Paint>>,
    styles: Vec<Option<Paint>>,
    styles_once: Vec<Option<u64>>,
    around: Vec<Option<Paint>>,
}

impl<'a> Count<'a> {
    fn new(drawing: &'a Drawing) -> Self {
        let elements = drawing.elements.len();
        Self {
            drawing,
            elements: vec![None; elements],
            groups: vec![None; drawing.groups.len()],
            referred: vec![None; drawing.groups.len()],
            paints: vec![None; elements],
            styles: vec![None; drawing.styles.len()],
            styles_once: vec![None; drawing.styles.len()],
            around: vec![None; elements],
        }
    }

    fn of(&mut self, place: usize, depth: usize) -> Option<Cost> {
        if let Some(known) = *self.elements.get(place)? {
            return Some(known);
        }
        // Whoever draws itself comes here too.
        if depth > MAX_DEPTH {
            return None;
        }
        let drawing = self.drawing;
        let element = drawing.elements.get(place)?;
        let mut cost = Cost {
            parts: within(Some(element.weight))?,
            leaves: element.leaves,
            corners: element.corners,
        };
        for &child in &element.children {
            if !drawing.elements.get(child)?.is_filter {
                cost.add(self.of(child, depth + 1)?)?;
            }
        }
        for &group in &element.instances {
            cost.add(self.group(group, depth + 1)?)?;
        }
        let paint = self.paint(place, depth)?;
        let once = self.once(place, depth)?;
        cost.parts = within(cost.painted(paint)?.checked_add(once))?;
        *self.elements.get_mut(place)? = Some(cost);
        Some(cost)
    }

    fn group(&mut self, group: Group, depth: usize) -> Option<Cost> {
        if let Some(known) = *self.groups.get(group)? {
            return Some(known);
        }
        let mut cost = Cost::default();
        for &place in self.drawing.groups.get(group)? {
            cost = cost.most(self.of(place, depth + 1)?);
        }
        *self.groups.get_mut(group)? = Some(cost);
        Some(cost)
    }

    /// What is referred to for its paint takes on what stands around its own place.
    fn referred(&mut self, group: Group, depth: usize) -> Option<u64> {
        if let Some(known) = *self.referred.get(group)? {
            return Some(known);
        }
        let mut most = 0;
        for &place in self.drawing.groups.get(group)? {
            let cost = self.of(place, depth + 1)?;
            let takes_on = cost.leaves > 0 || cost.corners > 0;
            let around = match self.drawing.elements.get(place)?.parent {
                Some(parent) if takes_on => self.around(parent, depth + 1)?,
                _ => Paint::default(),
            };
            most = cost.painted(around)?.max(most);
        }
        *self.referred.get_mut(group)? = Some(most);
        Some(most)
    }

    /// The paint of an element and of all it stands in.
    fn around(&mut self, place: usize, depth: usize) -> Option<Paint> {
        if let Some(known) = *self.around.get(place)? {
            return Some(known);
        }
        if depth > MAX_DEPTH {
            return None;
        }
        let own = self.paint(place, depth)?;
        let above = match self.drawing.elements.get(place)?.parent {
            Some(parent) => self.around(parent, depth + 1)?,
            None => Paint::default(),
        };
        let paint = Paint {
            fill: within(own.fill.checked_add(above.fill))?,
            marker: within(own.marker.checked_add(above.marker))?,
        };
        *self.around.get_mut(place)? = Some(paint);
        Some(paint)
    }

    fn paint(&mut self, place: usize, depth: usize) -> Option<Paint> {
        if let Some(known) = *self.paints.get(place)? {
            return Some(known);
        }
        let drawing = self.drawing;
        let element = drawing.elements.get(place)?;
        let mut paint = self.paint_of(&element.own, depth)?;
        for &style in &element.styles {
            let styled = match *self.styles.get(style)? {
                Some(known) => known,
                None => self.paint_of(drawing.styles.get(style)?, depth)?,
            };
            *self.styles.get_mut(style)? = Some(styled);
            paint.fill = within(paint.fill.checked_add(styled.fill))?;
            paint.marker = within(paint.marker.checked_add(styled.marker))?;
        }
        *self.paints.get_mut(place)? = Some(paint);
        Some(paint)
    }

    fn paint_of(&mut self, painted: &Painted, depth: usize) -> Option<Paint> {
        let fill = self.total(&painted.painted, depth)?;
        Some(Paint {
            fill: within(fill.checked_add(painted.passes_below))?,
            marker: self.total(&painted.markers, depth)?,
        })
    }

    /// What its filters, masks and clips cost.
    fn once(&mut self, place: usize, depth: usize) -> Option<u64> {
        let drawing = self.drawing;
        let element = drawing.elements.get(place)?;
        let mut once = self.once_of(&element.own, depth)?;
        for &style in &element.styles {
            let styled = match *self.styles_once.get(style)? {
                Some(known) => known,
                None => self.once_of(drawing.styles.get(style)?, depth)?,
            };
            *self.styles_once.get_mut(style)? = Some(styled);
            once = within(once.checked_add(styled))?;
        }
        Some(once)
    }

    fn once_of(&mut self, painted: &Painted, depth: usize) -> Option<u64> {
        within(
            self.total(&painted.once, depth)?
                .checked_add(painted.passes),
        )
    }

    fn total(&mut self, groups: &[Group], depth: usize) -> Option<u64> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut total = 0_u64;
        for &group in groups {
            total = within(total.checked_add(self.referred(group, depth + 1)?))?;
        }
        Some(total)
    }
}
