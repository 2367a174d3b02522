//! The keys of the tree, as the ARIA tree pattern gives them. Knows rows, no browser.

use crate::{
    tree::{forest::Forest, visible_rows::VisibleRow},
    unicode::fold,
};

/// A key the tree answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Star,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Puts the focus on a row.
    Focus(usize),
    Expand(usize),
    Collapse(usize),
    /// Opens every sibling of a row that can be opened, itself included.
    ExpandSiblings(usize),
    /// Goes to the organization of a row.
    Open(usize),
    Stay,
}

/// What `key` does where the row at `current` has the focus and `page` rows fit on the screen.
pub fn step(rows: &[VisibleRow], current: usize, key: Key, page: usize) -> Move {
    let Some(row) = rows.get(current) else {
        return if rows.is_empty() {
            Move::Stay
        } else {
            Move::Focus(0)
        };
    };
    let last = rows.len() - 1;
    let go = |to: usize| {
        if to == current {
            Move::Stay
        } else {
            Move::Focus(to)
        }
    };
    match key {
        Key::Up => go(current.saturating_sub(1)),
        Key::Down => go((current + 1).min(last)),
        Key::Home => go(0),
        Key::End => go(last),
        Key::PageUp => go(current.saturating_sub(page.max(1))),
        Key::PageDown => go((current + page.max(1)).min(last)),
        Key::Right => match row.expanded {
            Some(false) => Move::Expand(current),
            Some(true)
                if rows
                    .get(current + 1)
                    .is_some_and(|next| next.level > row.level) =>
            {
                Move::Focus(current + 1)
            }
            _ => Move::Stay,
        },
        Key::Left => match (row.expanded, parent(rows, current)) {
            (Some(true), _) => Move::Collapse(current),
            (_, Some(parent)) => Move::Focus(parent),
            _ => Move::Stay,
        },
        Key::Enter => Move::Open(current),
        Key::Star => Move::ExpandSiblings(current),
    }
}

/// The row above `current` that is its parent.
pub fn parent(rows: &[VisibleRow], current: usize) -> Option<usize> {
    let level = rows.get(current)?.level;
    rows[..current].iter().rposition(|row| row.level < level)
}

/// The next row, from `current` on and around the end, whose name starts with what was typed.
/// A single letter typed again goes on to the next; several letters may stay where they are.
pub fn type_ahead(
    forest: &Forest,
    rows: &[VisibleRow],
    current: usize,
    typed: &str,
) -> Option<usize> {
    let typed = fold::fold(typed);
    let first = typed.chars().next()?;
    let one_letter = typed.chars().all(|letter| letter == first);
    let wanted = if one_letter { first.to_string() } else { typed };
    let starts = |row: &VisibleRow| fold::starts_with(forest.get(row.index).title(), &wanted);
    let from = (current + usize::from(one_letter)).min(rows.len());
    let behind = rows[from..].iter().position(starts).map(|at| at + from);
    behind.or_else(|| rows[..from].iter().position(starts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        organization::Organization,
        tree::visible_rows::{Expansion, visible_rows},
    };

    fn forest() -> Forest {
        let organization = |id: &str, parent: Option<&str>| Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        };
        Forest::new([
            organization("alpha", None),
            organization("amber", Some("alpha")),
            organization("azure", Some("alpha")),
            organization("beta", None),
            organization("bronze", Some("beta")),
        ])
    }

    /// alpha (open): amber, azure; beta (closed).
    fn rows(forest: &Forest) -> Vec<VisibleRow> {
        let mut expansion = Expansion::collapsed();
        expansion.set(forest, None, forest.at(0).unwrap(), true);
        visible_rows(forest, &expansion, None)
    }

    #[test]
    fn arrows_home_and_end_move_the_focus_and_stop_at_the_ends() {
        let rows = rows(&forest());
        let cases = [
            (0, Key::Down, Move::Focus(1)),
            (3, Key::Down, Move::Stay),
            (1, Key::Up, Move::Focus(0)),
            (0, Key::Up, Move::Stay),
            (2, Key::Home, Move::Focus(0)),
            (0, Key::End, Move::Focus(3)),
            (0, Key::PageDown, Move::Focus(2)),
            (3, Key::PageUp, Move::Focus(1)),
        ];
        for (current, key, expected) in cases {
            assert_eq!(
                step(&rows, current, key, 2),
                expected,
                "{key:?} on {current}"
            );
        }
    }

    #[test]
    fn right_opens_then_goes_in_and_left_closes_then_goes_out() {
        let rows = rows(&forest());
        assert_eq!(step(&rows, 3, Key::Right, 9), Move::Expand(3));
        assert_eq!(step(&rows, 0, Key::Right, 9), Move::Focus(1));
        assert_eq!(step(&rows, 1, Key::Right, 9), Move::Stay);
        assert_eq!(step(&rows, 0, Key::Left, 9), Move::Collapse(0));
        assert_eq!(step(&rows, 2, Key::Left, 9), Move::Focus(0));
        assert_eq!(step(&rows, 3, Key::Left, 9), Move::Stay);
    }

    #[test]
    fn enter_opens_the_organization_and_star_its_siblings() {
        let rows = rows(&forest());
        assert_eq!(step(&rows, 2, Key::Enter, 9), Move::Open(2));
        assert_eq!(step(&rows, 2, Key::Star, 9), Move::ExpandSiblings(2));
    }

    #[test]
    fn a_focus_on_a_row_that_is_gone_starts_again_at_the_top() {
        let rows = rows(&forest());
        assert_eq!(step(&rows, 99, Key::Down, 9), Move::Focus(0));
        assert_eq!(step(&[], 0, Key::Down, 9), Move::Stay);
    }

    #[test]
    fn typing_finds_the_next_name_and_goes_around() {
        let forest = forest();
        let rows = rows(&forest);
        assert_eq!(type_ahead(&forest, &rows, 0, "a"), Some(1));
        assert_eq!(type_ahead(&forest, &rows, 1, "aa"), Some(2));
        assert_eq!(type_ahead(&forest, &rows, 2, "a"), Some(0));
        assert_eq!(type_ahead(&forest, &rows, 0, "AZ"), Some(2));
        assert_eq!(type_ahead(&forest, &rows, 2, "az"), Some(2));
        assert_eq!(type_ahead(&forest, &rows, 0, "x"), None);
        assert_eq!(type_ahead(&forest, &[], 3, "a"), None);
    }
}
