//! Which cell of the picture the keyboard is on, which the pointer is over, and how both move it.
//! Knows cells by their keys, no look.

use canopy_domain::limits::icicle::{Holds, Way};
use leptos::{ev, html, prelude::*};

use super::{
    drawn::{Drawn, ROW, key},
    query::LimitsQuery,
};
use crate::{
    components::keys::{is_plain, pressed},
    reactive::{effect, memo},
};

#[derive(Clone, Copy)]
pub struct Selected {
    query: LimitsQuery,
    drawn: Memo<Drawn>,
    /// The element that the cells are drawn in.
    pub ground: NodeRef<html::Div>,
    chosen: RwSignal<Option<u64>>,
    /// The one with the focus, or that would get it: the topmost until another is chosen.
    pub active: Memo<Option<u64>>,
    pub hovered: RwSignal<Option<u64>>,
    pub has_focus: RwSignal<bool>,
}

impl Selected {
    pub fn new(query: LimitsQuery, drawn: Memo<Drawn>, ground: NodeRef<html::Div>) -> Self {
        let chosen = RwSignal::new(None);
        let active = memo(move |_| {
            let chosen: Option<u64> = chosen.get();
            drawn.with(|drawn| {
                chosen
                    .filter(|&key| drawn.place_of(key).is_some())
                    .or_else(|| drawn.key_at(0))
            })
        });
        // Whoever steps into a subtree stands at its top, and whoever steps out where they came from.
        let top = memo(move |_| drawn.with(|drawn| drawn.top.map(Holds::Organization).map(key)));
        effect(move || chosen.set(top.get()));
        Self {
            query,
            drawn,
            ground,
            chosen,
            active,
            hovered: RwSignal::new(None),
            has_focus: RwSignal::new(false),
        }
    }

    pub fn choose(self, key: u64) {
        self.chosen.set(Some(key));
    }

    /// The cell under the pointer.
    fn under(self, event: &ev::MouseEvent) -> Option<u64> {
        let frame = self.ground.get_untracked()?.get_bounding_client_rect();
        let (x, y) = (
            f64::from(event.client_x()) - frame.left(),
            f64::from(event.client_y()) - frame.top(),
        );
        if y < 0.0 {
            return None;
        }
        self.drawn.with_untracked(|drawn| {
            let place = drawn.icicle.at((y / ROW) as usize, x)?;
            drawn.key_at(place)
        })
    }

    pub fn move_over(self, event: &ev::PointerEvent) {
        let under = self.under(event);
        if self.hovered.get_untracked() != under {
            self.hovered.set(under);
        }
    }

    /// A press chooses a cell, and steps into it where it has something below.
    pub fn press(self, event: &ev::MouseEvent) {
        if let Some(key) = self.under(event) {
            self.has_focus.set(true);
            self.choose(key);
            self.zoom_into(key);
        }
    }

    /// The focus goes elsewhere. It goes nowhere where a narrow cell loses its element to the next one,
    /// which then takes it up.
    pub fn leave(self, event: &ev::FocusEvent) {
        if event.related_target().is_some() {
            self.has_focus.set(false);
        }
    }

    pub fn zoom_into(self, key: u64) {
        let into = self
            .drawn
            .with_untracked(|drawn| drawn.zoom_target(key).cloned());
        if into.is_some() {
            self.query.step_into(into.as_ref());
        }
    }

    /// To the parent of what has been stepped into, or to all organizations.
    pub fn zoom_out(self) {
        let out = self.drawn.with_untracked(|drawn| {
            let top = drawn.top?;
            let parent = drawn.forest.parent(top);
            Some((
                top,
                parent.map(|parent| drawn.forest.get(parent).id.clone()),
            ))
        });
        if let Some((from, parent)) = out {
            self.query.step_into(parent.as_ref());
            self.choose(key(Holds::Organization(from)));
        }
    }

    pub fn handle_key(self, event: &ev::KeyboardEvent) {
        if !is_plain(event) || event.shift_key() {
            return;
        }
        let Some(active) = self.active.get_untracked() else {
            return;
        };
        let way = match pressed(event).as_str() {
            "ArrowUp" => Way::Up,
            "ArrowDown" => Way::Down,
            "ArrowLeft" => Way::Before,
            "ArrowRight" => Way::After,
            "Home" => Way::First,
            "End" => Way::Last,
            "Enter" | " " => {
                event.prevent_default();
                return self.zoom_into(active);
            }
            "Escape" | "Backspace" if self.query.top.with_untracked(Option::is_some) => {
                event.prevent_default();
                return self.zoom_out();
            }
            _ => return,
        };
        event.prevent_default();
        let next = self.drawn.with_untracked(|drawn| {
            let place = drawn.place_of(active)?;
            drawn.key_at(drawn.icicle.step(place, way))
        });
        if let Some(next) = next {
            self.choose(next);
        }
    }
}
