//! An order of a plan's steps in which each comes after all that has to come before it, and in which every root finds
//! the capacity it needs at its new billing account.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap, HashSet},
};

use super::{
    Act, Plan,
    precedence::{Precedence, new_account},
    simulation::Simulation,
};
use crate::organization::limits::Resource;

/// How many sets of moves are tried before the search for an order is given up. To be sure that there is none takes as
/// many tries as there are sets; rarely do more than a few roots compete for the capacity of the same accounts.
const MOST_TRIES: usize = 4_000;

pub(super) struct Order {
    /// Every step that counts, by its position.
    pub sequence: Vec<usize>,
    /// Of each step, which others would have to come both before and after it.
    pub against: Vec<Vec<usize>>,
}

pub(super) fn ordered(plan: &Plan, simulation: &Simulation<'_>, precedence: &Precedence) -> Order {
    let count = plan.steps().len();
    let mut against = vec![Vec::new(); count];
    let graph = Graph::new(plan, simulation, precedence);
    let mut progress = graph.search();
    // Whatever is left stands in a circle or behind one, or waits for capacity that never comes free.
    let stuck: Vec<usize> = progress.waiting.iter().copied().collect();
    if stuck.len() > 1 {
        for &at in &stuck {
            against[at] = stuck.iter().copied().filter(|&other| other != at).collect();
        }
    }
    for at in stuck {
        progress.place(&graph, at);
    }
    progress.run(&graph);
    for circle in graph.circles(&progress) {
        for &at in &circle {
            against[at] = circle
                .iter()
                .copied()
                .filter(|&other| other != at)
                .collect();
            progress.place(&graph, at);
        }
    }
    loop {
        progress.run(&graph);
        let Some(&at) = progress.waiting.first() else {
            break;
        };
        progress.place(&graph, at);
    }
    Order {
        sequence: progress.sequence,
        against,
    }
}

/// A root that goes from one capacity to another.
struct Move {
    from: Option<usize>,
    to: usize,
    used: [u64; 3],
}

struct Graph<'a> {
    precedence: &'a Precedence,
    counts: Vec<bool>,
    /// Whether it comes after everything else that can come before it.
    is_late: Vec<bool>,
    moves: Vec<Option<Move>>,
    after: Vec<Vec<usize>>,
    allowed: Vec<[Option<u64>; 3]>,
    used: Vec<[u64; 3]>,
}

impl<'a> Graph<'a> {
    fn new(plan: &'a Plan, simulation: &'a Simulation<'a>, precedence: &'a Precedence) -> Self {
        let steps = plan.steps();
        let mut after = vec![Vec::new(); steps.len()];
        for (at, before) in precedence.before.iter().enumerate() {
            for before in before {
                after[before.at].push(at);
            }
        }
        let moves = steps.iter().enumerate().map(|(at, step)| {
            let account = new_account(&step.act)?;
            let node = &simulation.nodes[simulation.node_of[at]?];
            let to = simulation.pool_of(Some(&account))?;
            let from = simulation.pool_of(node.account.as_ref());
            (node.parent.is_none() && from != Some(to)).then_some(Move {
                from,
                to,
                used: node.used,
            })
        });
        Self {
            precedence,
            counts: steps.iter().map(|step| !step.is_left_out).collect(),
            is_late: (steps.iter())
                .map(|step| matches!(step.act, Act::Delete { .. }))
                .collect(),
            moves: moves.collect(),
            after,
            allowed: (simulation.pools.iter())
                .map(|pool| pool.capacity.allowed)
                .collect(),
            used: simulation.pools.iter().map(|pool| pool.used).collect(),
        }
    }

    fn begin(&self) -> Progress {
        let before = self.precedence.before.iter().map(Vec::len);
        let mut progress = Progress {
            missing: before.collect(),
            is_placed: vec![false; self.counts.len()],
            ready: BinaryHeap::new(),
            waiting: BTreeSet::new(),
            moved: Vec::new(),
            used: self.used.clone(),
            sequence: Vec::new(),
        };
        for at in 0..self.counts.len() {
            if !self.counts[at] {
                progress.is_placed[at] = true;
            } else if progress.missing[at] == 0 {
                progress.is_ready(self, at);
            }
        }
        progress
    }

    /// The way with the most steps; all of them where there is one that is found.
    fn search(&self) -> Progress {
        let mut start = self.begin();
        start.run(self);
        let mut seen: HashSet<Vec<usize>> = HashSet::new();
        let mut best: Option<Progress> = None;
        let mut open = vec![(start.possible(self), start)];
        while let Some((possible, progress)) = open.last_mut() {
            if progress.waiting.is_empty() {
                return open.pop().map_or_else(|| self.begin(), |(_, whole)| whole);
            }
            let Some(at) = possible.pop() else {
                let end = open.pop().map(|(_, end)| end);
                let longest = best.as_ref().map_or(0, |best| best.sequence.len());
                best = end
                    .filter(|end| end.sequence.len() > longest || best.is_none())
                    .or(best);
                continue;
            };
            let mut next = progress.clone();
            next.place(self, at);
            next.run(self);
            let mut moved = next.moved.clone();
            moved.sort_unstable();
            if seen.len() < MOST_TRIES && seen.insert(moved) {
                open.push((next.possible(self), next));
            }
        }
        best.unwrap_or_else(|| self.begin())
    }

    /// The circles among what is not placed: each with its members, in the order of the plan.
    fn circles(&self, progress: &Progress) -> Vec<Vec<usize>> {
        let is_open = |at: usize| !progress.is_placed[at];
        let before = |at: usize| self.precedence.before[at].iter().map(|before| before.at);
        let reach = |start: usize, is_forward: bool| {
            let mut reached = BTreeSet::new();
            let mut next = vec![start];
            while let Some(at) = next.pop() {
                let beside: Vec<usize> = match is_forward {
                    true => self.after[at].clone(),
                    false => before(at).collect(),
                };
                let beside = beside.into_iter().filter(|&at| is_open(at));
                next.extend(beside.filter(|&at| reached.insert(at)));
            }
            reached
        };
        let mut is_told = vec![false; self.counts.len()];
        let mut circles = Vec::new();
        for at in (0..self.counts.len()).filter(|&at| is_open(at)) {
            if is_told[at] {
                continue;
            }
            let both = &reach(at, true) & &reach(at, false);
            if both.contains(&at) {
                both.iter().for_each(|&at| is_told[at] = true);
                circles.push(both.into_iter().collect());
            }
        }
        circles
    }
}

/// Some of the steps, one after the other, and what can come next.
#[derive(Clone)]
struct Progress {
    /// How many of the steps that have to come before each are not placed.
    missing: Vec<usize>,
    is_placed: Vec<bool>,
    ready: BinaryHeap<Reverse<(bool, usize)>>,
    /// Moves that nothing else has to come before.
    waiting: BTreeSet<usize>,
    moved: Vec<usize>,
    used: Vec<[u64; 3]>,
    sequence: Vec<usize>,
}

impl Progress {
    fn is_ready(&mut self, graph: &Graph<'_>, at: usize) {
        match graph.moves[at] {
            Some(_) => {
                self.waiting.insert(at);
            }
            None => self.ready.push(Reverse((graph.is_late[at], at))),
        }
    }

    /// Places what needs no capacity, until nothing of it is left.
    fn run(&mut self, graph: &Graph<'_>) {
        while let Some(Reverse((_, at))) = self.ready.pop() {
            self.place(graph, at);
        }
    }

    /// The moves that find enough capacity, the first of the plan last.
    fn possible(&self, graph: &Graph<'_>) -> Vec<usize> {
        let fits = |at: &usize| {
            graph.moves[*at].as_ref().is_none_or(|one| {
                Resource::ALL.iter().all(|&resource| {
                    let place = resource as usize;
                    let allowed = graph.allowed[one.to][place];
                    allowed.is_none_or(|allowed| {
                        one.used[place] <= allowed.saturating_sub(self.used[one.to][place])
                    })
                })
            })
        };
        self.waiting.iter().rev().copied().filter(fits).collect()
    }

    fn place(&mut self, graph: &Graph<'_>, at: usize) {
        if std::mem::replace(&mut self.is_placed[at], true) {
            return;
        }
        self.waiting.remove(&at);
        self.sequence.push(at);
        if let Some(one) = &graph.moves[at] {
            self.moved.push(at);
            for (place, used) in one.used.into_iter().enumerate() {
                self.used[one.to][place] = self.used[one.to][place].saturating_add(used);
                if let Some(from) = one.from {
                    self.used[from][place] = self.used[from][place].saturating_sub(used);
                }
            }
        }
        for &next in &graph.after[at] {
            self.missing[next] -= 1;
            if self.missing[next] == 0 && !self.is_placed[next] {
                self.is_ready(graph, next);
            }
        }
    }
}
