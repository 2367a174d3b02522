//! Where something that floats goes beside what it belongs to.

use web_sys::{Element, HtmlElement};

/// A rectangle in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// How the two line up along the text's direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// On which side it hangs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Below, or above where there is no room below.
    #[default]
    Below,
    /// After it in the line of text, or before it where there is no room.
    After,
}

/// Kept free at the viewport's edges.
const MARGIN: f64 = 8.0;

/// The left and top edge for something of `size` near `anchor`, pushed inside `viewport` in every case.
/// Text is taken to run from left to right; see `mirrored`.
pub fn place(
    anchor: Frame,
    size: (f64, f64),
    viewport: (f64, f64),
    side: Side,
    align: Align,
    gap: f64,
) -> (f64, f64) {
    let (width, height) = size;
    let (left, top) = match side {
        Side::Below => (
            aligned(anchor.left, anchor.width, width, align),
            outside(anchor.top, anchor.height, height, viewport.1, gap),
        ),
        Side::After => (
            outside(anchor.left, anchor.width, width, viewport.0, gap),
            aligned(anchor.top, anchor.height, height, align),
        ),
    };
    (
        left.min(viewport.0 - MARGIN - width).max(MARGIN),
        top.min(viewport.1 - MARGIN - height).max(MARGIN),
    )
}

/// After the anchor, or before it where there is no room.
fn outside(start: f64, extent: f64, own: f64, viewport: f64, gap: f64) -> f64 {
    let after = start + extent + gap;
    let before = start - gap - own;
    let fits_after = after + own <= viewport - MARGIN;
    if fits_after || before < MARGIN {
        after
    } else {
        before
    }
}

fn aligned(start: f64, extent: f64, own: f64, align: Align) -> f64 {
    match align {
        Align::Start => start,
        Align::Center => start + (extent - own) / 2.0,
        Align::End => start + extent - own,
    }
}

/// `frame` as a mirror at the viewport's middle shows it: right to left is left to right, mirrored.
fn mirrored(frame: Frame, viewport_width: f64) -> Frame {
    Frame {
        left: viewport_width - frame.left - frame.width,
        ..frame
    }
}

/// Puts `floating`, which must be shown already, beside `anchor`.
pub(super) fn put_beside(
    floating: &HtmlElement,
    anchor: &Element,
    side: Side,
    align: Align,
    gap: f64,
) {
    let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element())
    else {
        return;
    };
    let viewport = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let size = floating.get_bounding_client_rect();
    let around = anchor.get_bounding_client_rect();
    let mut frame = Frame {
        left: around.left(),
        top: around.top(),
        width: around.width(),
        height: around.height(),
    };
    let is_mirrored = reads_right_to_left(anchor);
    if is_mirrored {
        frame = mirrored(frame, viewport.0);
    }
    let (mut left, top) = place(
        frame,
        (size.width(), size.height()),
        viewport,
        side,
        align,
        gap,
    );
    if is_mirrored {
        left = viewport.0 - left - size.width();
    }
    let style = HtmlElement::style(floating);
    for (property, value) in [("left", left), ("top", top)] {
        // Only a property name that does not exist could be refused.
        let _ = style.set_property(property, &format!("{}px", value.round() as i32));
    }
}

/// Whether text runs from right to left where `element` is.
pub(super) fn reads_right_to_left(element: &Element) -> bool {
    web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok()?)
        .and_then(|style| style.get_property_value("direction").ok())
        .is_some_and(|direction| direction == "rtl")
}

#[cfg(test)]
mod tests {
    use super::{Align, Frame, Side, mirrored, place};

    const VIEWPORT: (f64, f64) = (1000.0, 800.0);

    fn anchor(left: f64, top: f64) -> Frame {
        Frame {
            left,
            top,
            width: 100.0,
            height: 32.0,
        }
    }

    #[test]
    fn it_hangs_below_what_it_belongs_to() {
        let at = place(
            anchor(200.0, 100.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::Start,
            4.0,
        );
        assert_eq!(at, (200.0, 136.0));
    }

    #[test]
    fn it_lines_up_with_the_far_edge_or_the_middle_when_asked() {
        let far = place(
            anchor(200.0, 100.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::End,
            4.0,
        );
        let middle = place(
            anchor(200.0, 100.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::Center,
            4.0,
        );
        assert_eq!((far.0, middle.0), (140.0, 170.0));
    }

    #[test]
    fn it_goes_above_where_there_is_no_room_below() {
        let at = place(
            anchor(200.0, 750.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::Start,
            4.0,
        );
        assert_eq!(at.1, 666.0);
    }

    #[test]
    fn it_never_leaves_the_viewport() {
        let right = place(
            anchor(980.0, 100.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::Start,
            4.0,
        );
        let left = place(
            anchor(0.0, 100.0),
            (160.0, 80.0),
            VIEWPORT,
            Side::Below,
            Align::End,
            4.0,
        );
        let tall = place(
            anchor(0.0, 400.0),
            (160.0, 790.0),
            VIEWPORT,
            Side::Below,
            Align::Start,
            4.0,
        );
        assert_eq!((right.0, left.0, tall.1), (832.0, 8.0, 8.0));
    }

    #[test]
    fn it_stands_after_what_it_belongs_to_or_before_it_at_the_edge() {
        let after = place(
            anchor(0.0, 100.0),
            (160.0, 24.0),
            VIEWPORT,
            Side::After,
            Align::Center,
            4.0,
        );
        let before = place(
            anchor(900.0, 100.0),
            (160.0, 24.0),
            VIEWPORT,
            Side::After,
            Align::Center,
            4.0,
        );
        assert_eq!((after, before), ((104.0, 104.0), (736.0, 104.0)));
    }

    #[test]
    fn a_mirrored_frame_is_itself_again_when_mirrored_twice() {
        let frame = anchor(120.0, 10.0);
        assert_eq!(mirrored(frame, 1000.0).left, 780.0);
        assert_eq!(mirrored(mirrored(frame, 1000.0), 1000.0), frame);
    }
}
