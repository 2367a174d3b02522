//! Which rows are drawn: arithmetic only.

use std::ops::Range;

/// The rows that are drawn: `drawn` of them from `first`, as far as `count` reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub first: usize,
    pub drawn: usize,
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
    pub fn over(sight: Sight, count: usize, overscan: Overscan) -> Window {
        // Before it is known how high it is, whatever is drawn would be too little.
        let drawn = if sight.height > 0.0 {
            sight.rows_across() + overscan.before + overscan.after
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
            count,
        }
    }

    pub fn rows(self) -> Range<usize> {
        self.first..self.count.min(self.first + self.drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::{Overscan, Sight, Window};

    const REST: Overscan = Overscan::AT_REST;

    fn sight(offset: f64) -> Sight {
        Sight {
            offset,
            height: 320.0,
            row_height: 32.0,
        }
    }

    #[test]
    fn every_row_in_sight_is_drawn_wherever_one_scrolls() {
        for offset in (0..32 * 1_000).step_by(7) {
            let rows = Window::over(sight(f64::from(offset)), 1_000, REST).rows();
            let first_seen = offset as usize / 32;
            let last_seen = ((offset as usize + 319) / 32).min(999);
            assert!(
                rows.contains(&first_seen.min(999)) && rows.contains(&last_seen),
                "at {offset}: {rows:?}"
            );
        }
    }

    #[test]
    fn how_many_are_drawn_follows_the_height_and_not_the_length() {
        let short = Window::over(sight(0.0), 3, REST);
        let long = Window::over(sight(0.0), 100_000, REST);
        assert_eq!(short.rows(), 0..3);
        assert_eq!(long.rows(), 0..15);
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_end() {
        assert_eq!(Window::over(sight(32_000.0), 12, REST).rows(), 0..12);
        assert_eq!(Window::over(sight(32_000.0), 100, REST).rows(), 85..100);
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
        let down = Overscan::after_step(0.0, 160.0, 32.0);
        assert_eq!(Window::over(sight(640.0), 1_000, REST).rows(), 18..33);
        assert_eq!(Window::over(sight(640.0), 1_000, down).rows(), 18..36);
    }

    #[test]
    fn nonsense_sizes_show_the_start_or_nothing() {
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
            let rows = Window::over(sight, 50, REST).rows();
            assert!(rows.start == 0 || rows.is_empty(), "{rows:?}");
        }
        assert!(Window::over(sight(0.0), 0, REST).rows().is_empty());
    }

    #[test]
    fn showing_a_row_moves_no_further_than_needed() {
        assert_eq!(sight(320.0).offset_to_show(12), 320.0);
        assert_eq!(sight(320.0).offset_to_show(4), 128.0);
        assert_eq!(sight(320.0).offset_to_show(20), 352.0);
    }
}
