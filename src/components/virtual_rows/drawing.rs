//! Draws the rows in the window: which element shows which row, painted, and in the order of the document.

use web_sys::{Element, Node};

use super::{
    Rows, Slot, Template,
    assignment::{assigned, to_move},
    window::Window,
};

/// What the rows were painted from.
#[derive(PartialEq)]
pub(super) struct Painted {
    pub rows: Rows,
    /// 0 on paper, where no row is put in its place.
    pub row_height: u32,
}

pub(super) struct Drawing<'a> {
    pub template: &'a Template,
    /// The element around the rows.
    pub body: &'a Element,
    pub painted: &'a Painted,
    /// Whether what stands there was painted from something else.
    pub is_anew: bool,
    pub window: Window,
    /// The slot that has the focus.
    pub held: Option<usize>,
}

impl Drawing<'_> {
    pub fn draw(&self, slots: &mut Vec<Slot>, current: Option<usize>) {
        let wanted = wanted_rows(self.window, &self.painted.rows, slots, self.held);
        let keys: Vec<u64> = wanted.iter().map(|&(_, key)| key).collect();
        let standing = standing_order(slots);
        let order = self.assign(slots, &standing, &keys);
        for (number, slot) in slots.iter_mut().enumerate() {
            if !order.contains(&number) {
                slot.hide();
            }
        }
        for (&number, (row, key)) in order.iter().zip(wanted) {
            if number == slots.len() {
                match Slot::build(self.template, number) {
                    Some(slot) => slots.push(slot),
                    None => return,
                }
            }
            self.show(&mut slots[number], row, key);
        }
        mark_current(slots, current);
        put_in_order(self.body, slots, &order, &standing, self.held);
    }

    /// The slot for each of the keys, by its number.
    fn assign(&self, slots: &[Slot], standing: &[usize], keys: &[u64]) -> Vec<usize> {
        // What has the focus shows nothing else than it did.
        let is_held =
            |number: usize| Some(number) == self.held && !is_among(keys, slots[number].key());
        let shown: Vec<(usize, Option<u64>)> = standing
            .iter()
            .copied()
            .chain((0..slots.len()).filter(|&number| slots[number].row().is_none()))
            .filter(|&number| !is_held(number))
            .map(|number| (number, slots[number].key()))
            .collect();
        assigned(&shown, keys, slots.len())
    }

    fn show(&self, slot: &mut Slot, row: usize, key: u64) {
        if slot.show(row, key) || self.is_anew {
            slot.begin(row as u64 * u64::from(self.painted.row_height));
            self.painted.rows.paint(row, slot);
        }
    }
}

/// The rows to be drawn, from top to bottom, each with its key: those in the window, and the one that has the focus.
fn wanted_rows(
    window: Window,
    rows: &Rows,
    slots: &[Slot],
    held: Option<usize>,
) -> Vec<(usize, u64)> {
    let mut wanted: Vec<(usize, u64)> = window.rows().map(|row| (row, rows.key(row))).collect();
    let held = held.and_then(|held| {
        let slot = slots.get(held)?;
        Some((slot.row()?, slot.key()?))
    });
    if let Some((row, key)) = held {
        let is_there = wanted.iter().any(|&(_, wanted)| wanted == key);
        // Another list may have something else there, or end before.
        if !is_there && row < window.count && rows.key(row) == key {
            let at = wanted.partition_point(|&(wanted, _)| wanted < row);
            wanted.insert(at, (row, key));
        }
    }
    wanted
}

fn is_among(keys: &[u64], key: Option<u64>) -> bool {
    key.is_some_and(|key| keys.contains(&key))
}

/// The numbers of the slots that show something, as they stand in the document.
fn standing_order(slots: &[Slot]) -> Vec<usize> {
    let mut standing: Vec<(usize, usize)> = slots
        .iter()
        .enumerate()
        .filter_map(|(number, slot)| Some((slot.row()?, number)))
        .collect();
    standing.sort_unstable();
    standing.into_iter().map(|(_, number)| number).collect()
}

pub(super) fn mark_current(slots: &mut [Slot], current: Option<usize>) {
    for slot in slots {
        slot.set_current(slot.row().is_some() && slot.row() == current);
    }
}

/// Readers of the page and the Tab key follow the document, so its order follows the rows. `standing` is how it was.
fn put_in_order(
    body: &Element,
    slots: &[Slot],
    order: &[usize],
    standing: &[usize],
    held: Option<usize>,
) {
    let moved = to_move(standing, order, held);
    let mut next: Option<Node> = None;
    for number in order.iter().rev() {
        let element = slots[*number].element();
        if !standing.contains(number) || moved.contains(number) {
            // Refused only where `next` is elsewhere, and that one was put there before.
            let _ = body.insert_before(element, next.as_ref());
        }
        next = Some(element.clone().into());
    }
}
