//! Which row each reused element shows: arithmetic only. Knows no element and no browser.

/// The rows that are drawn: `drawn` of them from `first`, as far as `count` reaches.
///
/// Element `k` of the pool shows the row whose number leaves the remainder `k` when divided by `pool`,
/// so that a step of one row changes one element. One element more, the spare, numbered `pool`, stands
/// in for the element that is held (see [`Held`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub first: usize,
    pub drawn: usize,
    pub pool: usize,
    pub count: usize,
}

/// Rows drawn beyond the edges of what is seen, so that a scroll meets rows and not blank ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overscan {
    before: usize,
    after: usize,
}

impl Overscan {
    /// While nobody scrolls.
    pub const AT_REST: Self = Self {
        before: Self::LEAST,
        after: Self::LEAST,
    };
    const LEAST: usize = 2;
    /// A faster scroll than this leaves no row of the last frame in sight, so that more would not help.
    const MOST: usize = 8;

    /// Further in the direction of a scroll from one offset to another, as far again as it went.
    pub fn after_step(from: f64, to: f64, row_height: f64) -> Self {
        let rows = ((to - from).abs() / row_height.max(1.0)).ceil();
        // A float cast saturates.
        let ahead = (rows as usize).clamp(Self::LEAST, Self::MOST);
        let (before, after) = if to < from {
            (ahead, Self::LEAST)
        } else {
            (Self::LEAST, ahead)
        };
        Self { before, after }
    }
}

/// An element that must go on showing its row, wherever the window is: the one that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub slot: usize,
    pub row: usize,
}

/// What is seen of the list, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub offset: f64,
    pub height: f64,
    pub row_height: f64,
}

impl Sight {
    fn rows_before(self) -> usize {
        // A float cast saturates: what lies before the start, or is no number, becomes 0.
        (self.offset / self.row_height.max(1.0)).floor() as usize
    }

    fn rows_across(self) -> usize {
        // One more than fit, since the first and the last may each be cut.
        (self.height / self.row_height.max(1.0)).ceil() as usize + 1
    }

    /// How many rows are seen whole; never 0, so that a page always moves.
    pub fn whole_rows(self) -> usize {
        ((self.height / self.row_height.max(1.0)).floor() as usize).max(1)
    }

    /// Where to scroll so that `row` is seen whole, moving as little as possible.
    pub fn offset_to_show(self, row: usize) -> f64 {
        let start = row as f64 * self.row_height;
        let end = start + self.row_height;
        if start < self.offset || self.row_height > self.height {
            start
        } else if end > self.offset + self.height {
            end - self.height
        } else {
            self.offset
        }
    }
}

impl Window {
    /// `least_pool` is the pool so far: it never shrinks, for an element taken away could hold the focus.
    pub fn over(sight: Sight, count: usize, overscan: Overscan, least_pool: usize) -> Window {
        let across = sight.rows_across();
        let pool = (across + Overscan::LEAST + Overscan::MOST).max(least_pool);
        // Before it is known how high it is, whatever is drawn would be too little.
        let drawn = if sight.height > 0.0 {
            across + overscan.before + overscan.after
        } else {
            0
        };
        let first = sight
            .rows_before()
            .saturating_sub(overscan.before)
            .min(count.saturating_sub(drawn));
        Window {
            first,
            drawn,
            pool,
            count,
        }
    }

    /// Whether a row has an element.
    pub fn shows(self, row: usize, held: Option<Held>) -> bool {
        row < self.count
            && ((self.first..self.first + self.drawn).contains(&row)
                || held.is_some_and(|held| held.row == row))
    }

    /// The row that element `slot` shows, if any.
    pub fn row_of(self, slot: usize, held: Option<Held>) -> Option<usize> {
        let Some(held) = held.filter(|held| held.row < self.count) else {
            return self.natural_row(slot);
        };
        if slot == held.slot {
            return Some(held.row);
        }
        let is_in_window = (self.first..self.first + self.drawn).contains(&held.row);
        if slot == self.pool {
            return if is_in_window {
                None
            } else {
                self.natural_row(held.slot)
            };
        }
        match self.natural_row(slot) {
            // The held element shows it already: this one shows what that one would have.
            Some(row) if row == held.row => self.natural_row(held.slot),
            row => row,
        }
    }

    fn natural_row(self, slot: usize) -> Option<usize> {
        if slot >= self.pool {
            return None;
        }
        let row = self.first + (slot + self.pool - self.first % self.pool) % self.pool;
        (row < self.count.min(self.first + self.drawn)).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, Overscan, Sight, Window};

    const REST: Overscan = Overscan::AT_REST;

    fn sight(offset: f64) -> Sight {
        Sight {
            offset,
            height: 320.0,
            row_height: 32.0,
        }
    }

    fn shown(window: Window, held: Option<Held>) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..=window.pool)
            .filter_map(|slot| window.row_of(slot, held))
            .collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn every_row_in_sight_has_an_element_wherever_one_scrolls() {
        for offset in (0..32 * 1_000).step_by(7) {
            let window = Window::over(sight(f64::from(offset)), 1_000, REST, 0);
            let rows = shown(window, None);
            let first_seen = offset as usize / 32;
            let last_seen = ((offset as usize + 319) / 32).min(999);
            assert!(
                rows.contains(&first_seen.min(999)) && rows.contains(&last_seen),
                "at {offset}: {rows:?}"
            );
        }
    }

    #[test]
    fn a_step_of_one_row_takes_one_element_out_and_puts_one_in() {
        let before = Window::over(sight(3_200.0), 1_000, REST, 0);
        let after = Window::over(sight(3_232.0), 1_000, REST, 0);
        let changes: Vec<_> = (0..before.pool)
            .map(|slot| (before.row_of(slot, None), after.row_of(slot, None)))
            .filter(|(before, after)| before != after)
            .collect();
        assert_eq!(changes.len(), 2, "{changes:?}");
        assert!(changes.contains(&(Some(before.first), None)), "{changes:?}");
        let last = after.first + after.drawn - 1;
        assert!(changes.contains(&(None, Some(last))), "{changes:?}");
    }

    #[test]
    fn the_pool_follows_the_height_and_not_the_length() {
        let short = Window::over(sight(0.0), 3, REST, 0);
        let long = Window::over(sight(0.0), 100_000, REST, 0);
        assert_eq!(short.pool, long.pool);
        assert_eq!(shown(short, None), [0, 1, 2]);
    }

    #[test]
    fn the_pool_never_shrinks() {
        let tall = Window::over(sight(0.0), 1_000, REST, 0);
        let low = Sight {
            height: 64.0,
            ..sight(0.0)
        };
        assert_eq!(Window::over(low, 1_000, REST, tall.pool).pool, tall.pool);
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_end() {
        let window = Window::over(sight(32_000.0), 12, REST, 0);
        assert_eq!(shown(window, None), (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn a_scroll_is_met_by_rows_on_the_side_it_goes_to_and_leaves_two_behind() {
        let of = |from, to| {
            let overscan = Overscan::after_step(from, to, 32.0);
            (overscan.before, overscan.after)
        };
        assert_eq!(of(0.0, 160.0), (2, 5));
        assert_eq!(of(160.0, 0.0), (5, 2));
        assert_eq!(of(0.0, 3.0), (2, 2));
        assert_eq!(of(0.0, 99_000.0), (2, 8));
        assert_eq!(of(0.0, f64::NAN), (2, 2));
        let (rest, scrolled) = (REST, Overscan::after_step(0.0, 160.0, 32.0));
        let [rest, scrolled] =
            [rest, scrolled].map(|overscan| Window::over(sight(640.0), 1_000, overscan, 0));
        assert_eq!((rest.first, rest.drawn), (18, 15));
        assert_eq!((scrolled.first, scrolled.drawn), (18, 18));
        assert_eq!(rest.pool, scrolled.pool, "elements are only taken out");
    }

    #[test]
    fn nonsense_sizes_show_the_start() {
        for (offset, height, row_height) in [
            (-500.0, 320.0, 32.0),
            (f64::NAN, 320.0, 32.0),
            (0.0, 0.0, 0.0),
            (0.0, f64::NAN, f64::NAN),
        ] {
            let sight = Sight {
                offset,
                height,
                row_height,
            };
            let window = Window::over(sight, 50, REST, 0);
            assert!(window.first == 0 || window.drawn == 0, "{window:?}");
        }
        let empty = Window::over(sight(0.0), 0, REST, 0);
        assert_eq!(shown(empty, None), Vec::<usize>::new());
    }

    #[test]
    fn a_held_row_stays_in_its_element_and_every_other_row_is_shown_once() {
        for pool_so_far in [0, 24, 31] {
            for first in 0..200 {
                let before = Window::over(sight(f64::from(first) * 32.0), 200, REST, pool_so_far);
                for slot in 0..=before.pool {
                    for row in [0, 3, 40, 150, 199] {
                        let held = Held { slot, row };
                        let rows = shown(before, Some(held));
                        assert_eq!(before.row_of(slot, Some(held)), Some(row));
                        let mut once = rows.clone();
                        once.dedup();
                        assert_eq!(rows, once, "{before:?} {held:?}");
                        let end = (before.first + before.drawn).min(200);
                        assert!(
                            (before.first..end).all(|row| rows.binary_search(&row).is_ok()),
                            "{before:?} {held:?}: {rows:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_held_row_that_is_gone_holds_nothing() {
        let window = Window::over(sight(0.0), 5, REST, 0);
        let held = Held { slot: 2, row: 90 };
        assert_eq!(shown(window, Some(held)), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn showing_a_row_moves_no_further_than_needed() {
        assert_eq!(sight(320.0).offset_to_show(12), 320.0);
        assert_eq!(sight(320.0).offset_to_show(4), 128.0);
        assert_eq!(sight(320.0).offset_to_show(20), 352.0);
    }
}
