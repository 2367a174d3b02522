//! The tree of a workspace, built from the flat list the API sends. Knows order and kinship, no expansion, search or limits.
//!
//! Organizations stand in one arena in pre-order, so a subtree is a contiguous range: descendants,
//! their number and whether one organization lies below another are questions about ranges, never
//! walks. Whatever the list holds, each id in it stands in the arena exactly once.

use std::{
    collections::{BTreeMap, HashMap, hash_map::Entry},
    ops::Range,
    sync::Arc,
};

use rustc_hash::FxBuildHasher;

use crate::{
    organization::{Organization, OrganizationId},
    tree::order::ranks,
    unicode::{fold::natural_key, unseen::is_blank},
};

/// Where an organization stands in its [`Forest`]: its rank in pre-order. Good for that forest alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Index(pub(crate) u32);

impl Index {
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// Something in the list that does not fit. Shown, never dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anomaly {
    /// Its parent is not in the list; it stands as a root.
    Orphan { parent: OrganizationId },
    /// What names its parent could not be read; it stands as a root.
    ParentUnread,
    /// It is its own ancestor; the circle was cut here and it stands as a root.
    Cycle { parent: OrganizationId },
    /// Its id came more than once; the first one is shown. `times` counts all of them.
    Duplicate { times: usize },
    /// The API gives another depth than the tree has.
    Depth { said: u32 },
    /// The API gives another path than the tree has.
    Path { said: String },
}

#[derive(Clone, Debug)]
struct Node {
    organization: Arc<Organization>,
    parent: Option<Index>,
    depth: u32,
    /// One past the last descendant.
    end: u32,
    children: u32,
    /// Among its siblings, from 0.
    position: u32,
    /// Of its name, among all names of the forest.
    name_rank: u32,
}

/// The tree of a workspace. Roots and siblings are in natural order of their names: "Store 2"
/// before "Store 10".
#[derive(Clone, Debug, Default)]
pub struct Forest {
    nodes: Vec<Node>,
    by_id: Numbers,
    roots: u32,
    anomalies: BTreeMap<Index, Vec<Anomaly>>,
}

const NOBODY: u32 = u32::MAX;

/// One kind of map for all that is counted by id: each kind is compiled anew, and downloaded.
type Numbers = HashMap<OrganizationId, u32, FxBuildHasher>;

impl Forest {
    /// Builds the tree from a list in any order. Takes time in proportion to n log n and no stack,
    /// however deep the list is.
    pub fn new(organizations: impl IntoIterator<Item = impl Into<Arc<Organization>>>) -> Self {
        Self::plant(organizations.into_iter().map(Into::into).collect())
    }

    fn plant(listed: Vec<Arc<Organization>>) -> Self {
        let (organizations, ids, repeats) = without_duplicates(listed);
        let mut parents: Vec<u32> = organizations
            .iter()
            .map(|organization| {
                let parent = organization.parent_org_id.as_ref();
                parent
                    .and_then(|parent| ids.get(parent))
                    .copied()
                    .unwrap_or(NOBODY)
            })
            .collect();
        let cut = cut_cycles(&mut parents);
        let names: Vec<_> = organizations
            .iter()
            .map(|organization| natural_key(&organization.name))
            .collect();
        let names = ranks(&names);
        let order = pre_order(&organizations, &parents, &names);
        let mut forest = Self::settle(&organizations, &order, &names);
        forest.by_id = ids;
        let mut ranks = parents;
        for (step, rank) in order.iter().zip(0..) {
            ranks[step.listed as usize] = rank;
        }
        for at in forest.by_id.values_mut() {
            *at = ranks[*at as usize];
        }
        forest.note_anomalies(&order, &repeats, &cut);
        forest
    }

    /// Puts the organizations into the arena in the order found.
    fn settle(organizations: &[Arc<Organization>], order: &[Step], names: &[u32]) -> Self {
        let mut forest = Forest {
            nodes: Vec::with_capacity(order.len()),
            ..Forest::default()
        };
        let mut open: Vec<Index> = Vec::new();
        for step in order {
            let index = Index(forest.nodes.len() as u32);
            open.truncate(step.depth as usize);
            let parent = open.last().copied();
            let siblings = match parent {
                Some(parent) => &mut forest.nodes[parent.get()].children,
                None => &mut forest.roots,
            };
            let position = *siblings;
            *siblings += 1;
            let organization = Arc::clone(&organizations[step.listed as usize]);
            forest.nodes.push(Node {
                organization,
                parent,
                depth: step.depth,
                end: index.0 + 1,
                children: 0,
                position,
                name_rank: names[step.listed as usize],
            });
            open.push(index);
        }
        for at in (0..forest.nodes.len()).rev() {
            if let Some(parent) = forest.nodes[at].parent {
                let end = forest.nodes[at].end;
                let above = &mut forest.nodes[parent.get()].end;
                *above = end.max(*above);
            }
        }
        forest
    }

    fn note_anomalies(&mut self, order: &[Step], repeats: &Numbers, cut: &[bool]) {
        let mut whole_above = vec![false; self.nodes.len()];
        let mut path: Vec<OrganizationId> = Vec::new();
        for at in 0..self.nodes.len() {
            let index = Index(at as u32);
            let place = &self.nodes[at];
            let organization = &place.organization;
            let mut found = Vec::new();
            if let Some(&times) = repeats.get(&organization.id) {
                found.push(Anomaly::Duplicate {
                    times: times as usize,
                });
            }
            match (&organization.parent_org_id, place.parent) {
                (Some(parent), None) if cut[order[at].listed as usize] => {
                    found.push(Anomaly::Cycle {
                        parent: parent.clone(),
                    });
                }
                (Some(parent), None) => found.push(Anomaly::Orphan {
                    parent: parent.clone(),
                }),
                (None, _) if organization.is_parent_unread() => found.push(Anomaly::ParentUnread),
                _ => {}
            }
            // Below an orphan nobody can say what the depth and the path should be.
            whole_above[at] = match place.parent {
                Some(parent) => whole_above[parent.get()],
                None => organization.parent_org_id.is_none() && !organization.is_parent_unread(),
            };
            path.truncate(place.depth as usize);
            if whole_above[at] {
                if let Some(said) = organization.depth.filter(|&said| said != place.depth) {
                    found.push(Anomaly::Depth { said });
                }
                let fits = organization
                    .path_ids()
                    .eq(path.iter().map(OrganizationId::as_str));
                if let Some(said) = organization.path.as_deref().filter(|_| !fits) {
                    found.push(Anomaly::Path { said: said.into() });
                }
            }
            path.push(organization.id.clone());
            if !found.is_empty() {
                self.anomalies.insert(index, found);
            }
        }
    }

    /// The forest with one organization put in, or put in place of the one with its id.
    #[must_use]
    pub fn with(&self, organization: Organization) -> Self {
        self.with_all([organization])
    }

    /// The forest with some organizations put in, each in place of the one with its id.
    #[must_use]
    pub fn with_all(&self, organizations: impl IntoIterator<Item = Organization>) -> Self {
        let mut listed: Vec<_> = self
            .iter()
            .map(|(_, organization)| Arc::clone(organization))
            .collect();
        let mut added = Numbers::default();
        for organization in organizations {
            let held = self.by_id.get(&organization.id);
            match held.or_else(|| added.get(&organization.id)) {
                Some(&at) => listed[at as usize] = Arc::new(organization),
                None => {
                    added.insert(organization.id.clone(), listed.len() as u32);
                    listed.push(Arc::new(organization));
                }
            }
        }
        Self::plant(listed)
    }

    /// The forest without an organization and everything below it.
    #[must_use]
    pub fn without(&self, id: &OrganizationId) -> Self {
        let Some(index) = self.index_of(id) else {
            return self.clone();
        };
        let gone = self.subtree(index);
        let stays = self.iter().filter(|(at, _)| !gone.contains(&at.get()));
        Self::plant(
            stays
                .map(|(_, organization)| Arc::clone(organization))
                .collect(),
        )
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All of them in pre-order.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Index, &Arc<Organization>)> + ExactSizeIterator {
        self.nodes
            .iter()
            .enumerate()
            .map(|(at, place)| (Index(at as u32), &place.organization))
    }

    /// The organization that stands at `index`.
    ///
    /// # Panics
    /// Where `index` comes from a larger forest. Keep ids across forests, never indexes.
    pub fn get(&self, index: Index) -> &Arc<Organization> {
        &self.nodes[index.get()].organization
    }

    pub fn index_of(&self, id: &OrganizationId) -> Option<Index> {
        self.by_id.get(id).copied().map(Index)
    }

    pub fn find(&self, id: &OrganizationId) -> Option<&Arc<Organization>> {
        self.index_of(id).map(|index| self.get(index))
    }

    /// The index at a rank in pre-order.
    pub fn at(&self, rank: usize) -> Option<Index> {
        (rank < self.nodes.len()).then_some(Index(rank as u32))
    }

    pub fn parent(&self, index: Index) -> Option<Index> {
        self.nodes[index.get()].parent
    }

    /// Levels above it in this tree, 0 for a root.
    pub fn depth(&self, index: Index) -> u32 {
        self.nodes[index.get()].depth
    }

    /// Itself and everything below, as a range of ranks.
    pub fn subtree(&self, index: Index) -> Range<usize> {
        index.get()..self.nodes[index.get()].end as usize
    }

    /// Everything below, as a range of ranks.
    pub fn descendants(&self, index: Index) -> Range<usize> {
        index.get() + 1..self.nodes[index.get()].end as usize
    }

    pub fn is_below(&self, index: Index, above: Index) -> bool {
        self.descendants(above).contains(&index.get())
    }

    /// From its parent up to its root.
    pub fn ancestors(&self, index: Index) -> impl Iterator<Item = Index> {
        std::iter::successors(self.parent(index), |&above| self.parent(above))
    }

    /// The ids and titles from the root down to an organization, itself included. Above an ancestor
    /// that is not in the forest, `path` tells the ids, and ids stand for the titles. An organization
    /// that is not in the forest is its id alone.
    pub fn way_to(&self, id: &OrganizationId) -> Vec<(OrganizationId, String)> {
        let Some(index) = self.index_of(id) else {
            return vec![(id.clone(), id.to_string())];
        };
        let mut known: Vec<Index> = std::iter::once(index)
            .chain(self.ancestors(index))
            .collect();
        known.reverse();
        let top = self.get(known[0]);
        let above = top.path_ids().filter(|_| top.parent_org_id.is_some());
        let above = above.map(|id| (OrganizationId::from(id), id.to_owned()));
        let known = known.into_iter().map(|index| {
            let organization = self.get(index);
            (organization.id.clone(), organization.title().to_owned())
        });
        above.chain(known).collect()
    }

    pub fn child_count(&self, index: Index) -> usize {
        self.nodes[index.get()].children as usize
    }

    pub fn root_count(&self) -> usize {
        self.roots as usize
    }

    /// Its direct children, in order.
    pub fn children(&self, index: Index) -> impl Iterator<Item = Index> {
        self.row_of_siblings(self.descendants(index))
    }

    pub fn roots(&self) -> impl Iterator<Item = Index> {
        self.row_of_siblings(0..self.nodes.len())
    }

    /// Itself and its siblings, in order.
    pub fn siblings(&self, index: Index) -> impl Iterator<Item = Index> {
        match self.parent(index) {
            Some(parent) => self.row_of_siblings(self.descendants(parent)),
            None => self.row_of_siblings(0..self.nodes.len()),
        }
    }

    /// The place of its name among all names in natural order, from 0; the same for names that differ only in case or accents.
    /// `None`: nothing of its name can be seen.
    pub fn name_rank(&self, index: Index) -> Option<u32> {
        let place = &self.nodes[index.get()];
        (!is_blank(&place.organization.name)).then_some(place.name_rank)
    }

    /// Its place among its siblings, from 0, and how many they are with it.
    pub fn position(&self, index: Index) -> (usize, usize) {
        let siblings = self
            .parent(index)
            .map_or(self.root_count(), |parent| self.child_count(parent));
        (self.nodes[index.get()].position as usize, siblings)
    }

    /// What did not fit about it.
    pub fn anomalies(&self, index: Index) -> &[Anomaly] {
        self.anomalies.get(&index).map_or(&[], Vec::as_slice)
    }

    /// All that did not fit, in pre-order.
    pub fn all_anomalies(&self) -> impl Iterator<Item = (Index, &Anomaly)> {
        self.anomalies
            .iter()
            .flat_map(|(&index, found)| found.iter().map(move |anomaly| (index, anomaly)))
    }

    /// Ids named as a parent that are not in the list, each once: what a partial list lacks.
    pub fn missing_parents(&self) -> Vec<OrganizationId> {
        let orphans = self
            .all_anomalies()
            .filter_map(|(_, anomaly)| match anomaly {
                Anomaly::Orphan { parent } => Some(parent.clone()),
                _ => None,
            });
        let mut missing: Vec<_> = orphans.collect();
        missing.sort();
        missing.dedup();
        missing
    }

    fn row_of_siblings(&self, range: Range<usize>) -> impl Iterator<Item = Index> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let index = (next < range.end).then_some(Index(next as u32))?;
            next = self.nodes[next].end as usize;
            Some(index)
        })
    }
}

/// Keeps the first of each id; says where each of them is, and how often those came that came again.
fn without_duplicates(
    mut listed: Vec<Arc<Organization>>,
) -> (Vec<Arc<Organization>>, Numbers, Numbers) {
    let mut ids = Numbers::with_capacity_and_hasher(listed.len(), FxBuildHasher);
    let mut times = Numbers::default();
    listed.retain(|organization| {
        let next = ids.len() as u32;
        match ids.entry(organization.id.clone()) {
            Entry::Vacant(first) => {
                first.insert(next);
                true
            }
            Entry::Occupied(_) => {
                *times.entry(organization.id.clone()).or_insert(1) += 1;
                false
            }
        }
    });
    (listed, ids, times)
}

/// Makes a root of one member of each circle of parents, the one listed first, and says which.
fn cut_cycles(parents: &mut [u32]) -> Vec<bool> {
    const NEW: u32 = 0;
    // Each walk up has a number of its own; meeting it again means a circle.
    let mut walked: Vec<u32> = vec![NEW; parents.len()];
    let mut cut = vec![false; parents.len()];
    for start in 0..parents.len() as u32 {
        let walk = start + 1;
        let mut at = start;
        while at != NOBODY && walked[at as usize] == NEW {
            walked[at as usize] = walk;
            at = parents[at as usize];
        }
        if at == NOBODY || walked[at as usize] != walk {
            continue;
        }
        let mut first = at;
        let mut member = parents[at as usize];
        while member != at {
            first = first.min(member);
            member = parents[member as usize];
        }
        parents[first as usize] = NOBODY;
        cut[first as usize] = true;
    }
    cut
}

/// One organization of the list in the order of the arena.
struct Step {
    listed: u32,
    depth: u32,
}

/// Pre-order with siblings in natural order of their names, whose ranks are given, then of their ids.
fn pre_order(organizations: &[Arc<Organization>], parents: &[u32], names: &[u32]) -> Vec<Step> {
    let in_order = |&one: &u32, &other: &u32| {
        let (one, other) = (one as usize, other as usize);
        let (a, b) = (&organizations[one], &organizations[other]);
        let by_rank = names[one].cmp(&names[other]);
        by_rank.then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id)))
    };
    // Children of each parent lie together: `starts[p]..starts[p + 1]`, the roots behind all.
    let count = organizations.len();
    let slot = |parent: u32| {
        if parent == NOBODY {
            count
        } else {
            parent as usize
        }
    };
    let mut starts = vec![0u32; count + 2];
    for &parent in parents {
        starts[slot(parent) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut filled = starts.clone();
    let mut kin = vec![0u32; count];
    for (listed, &parent) in (0u32..).zip(parents) {
        let next = &mut filled[slot(parent)];
        kin[*next as usize] = listed;
        *next += 1;
    }
    let family = |of: usize| starts[of] as usize..starts[of + 1] as usize;
    for of in 0..=count {
        kin[family(of)].sort_unstable_by(in_order);
    }
    let mut order = Vec::with_capacity(count);
    let mut waiting: Vec<Step> = kin[family(count)]
        .iter()
        .rev()
        .map(|&listed| Step { listed, depth: 0 })
        .collect();
    while let Some(step) = waiting.pop() {
        let children = kin[family(step.listed as usize)].iter().rev();
        waiting.extend(children.map(|&listed| Step {
            listed,
            depth: step.depth + 1,
        }));
        order.push(step);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organization(id: &str, parent: Option<&str>) -> Organization {
        Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        }
    }

    fn forest(list: &[(&str, Option<&str>)]) -> Forest {
        Forest::new(list.iter().map(|&(id, parent)| organization(id, parent)))
    }

    fn ids(forest: &Forest, indexes: impl Iterator<Item = Index>) -> Vec<&str> {
        indexes.map(|index| forest.get(index).id.as_str()).collect()
    }

    fn all(forest: &Forest) -> Vec<&str> {
        ids(forest, forest.iter().map(|(index, _)| index))
    }

    fn at(forest: &Forest, id: &str) -> Index {
        forest.index_of(&id.into()).unwrap()
    }

    #[test]
    fn children_follow_their_parent_whatever_the_order_of_the_list() {
        let forest = forest(&[
            ("b1", Some("b")),
            ("a", None),
            ("b", None),
            ("a1x", Some("a1")),
            ("a1", Some("a")),
        ]);
        assert_eq!(all(&forest), ["a", "a1", "a1x", "b", "b1"]);
        assert_eq!(forest.depth(at(&forest, "a1x")), 2);
        assert_eq!(forest.all_anomalies().count(), 0);
    }

    #[test]
    fn kinship_is_read_from_ranges() {
        let forest = forest(&[
            ("a", None),
            ("a1", Some("a")),
            ("a2", Some("a")),
            ("a1x", Some("a1")),
            ("b", None),
        ]);
        let a = at(&forest, "a");
        assert_eq!(forest.descendants(a).len(), 3);
        assert_eq!(ids(&forest, forest.children(a)), ["a1", "a2"]);
        assert_eq!(ids(&forest, forest.roots()), ["a", "b"]);
        assert_eq!(
            ids(&forest, forest.siblings(at(&forest, "a2"))),
            ["a1", "a2"]
        );
        assert_eq!(ids(&forest, forest.siblings(a)), ["a", "b"]);
        assert_eq!(
            ids(&forest, forest.ancestors(at(&forest, "a1x"))),
            ["a1", "a"]
        );
        assert_eq!(forest.position(at(&forest, "a2")), (1, 2));
        assert_eq!(forest.position(at(&forest, "b")), (1, 2));
        assert!(forest.is_below(at(&forest, "a1x"), a));
        assert!(!forest.is_below(a, a));
        assert_eq!((forest.child_count(a), forest.root_count()), (2, 2));
    }

    #[test]
    fn siblings_are_in_natural_order_of_their_names() {
        let named = |id: &str, name: &str| Organization::named(id, name);
        let forest = Forest::new([
            named("4", "store 10"),
            named("3", "Store 2"),
            named("2", "Ärzte"),
            named("1", "Zoo"),
            named("0", "arzt"),
        ]);
        assert_eq!(all(&forest), ["0", "2", "3", "4", "1"]);
    }

    #[test]
    fn names_are_ranked_among_all_names_and_what_has_none_has_no_rank() {
        let named = |id: &str, name: &str| Organization::named(id, name);
        let forest = Forest::new([
            named("1", "Store 10"),
            named("2", "store 2"),
            named("3", "STORE 2"),
            named("4", " "),
        ]);
        let rank = |id: &str| forest.name_rank(at(&forest, id));
        assert_eq!(rank("2"), rank("3"));
        assert!(rank("2") < rank("1"));
        assert_eq!(rank("4"), None);
    }

    #[test]
    fn an_organization_whose_parent_is_not_listed_stands_as_a_root_and_says_so() {
        let forest = forest(&[("a", None), ("lost", Some("gone")), ("below", Some("lost"))]);
        assert_eq!(ids(&forest, forest.roots()), ["a", "lost"]);
        assert_eq!(
            forest.anomalies(at(&forest, "lost")),
            [Anomaly::Orphan {
                parent: "gone".into()
            }]
        );
        assert_eq!(forest.missing_parents(), ["gone".into()]);
    }

    #[test]
    fn the_way_to_an_organization_names_whom_it_knows_and_gives_the_ids_of_the_others() {
        let mut middle = organization("middle", Some("high"));
        middle.path = Some("top#high".into());
        let forest = Forest::new([middle, organization("leaf", Some("middle"))]);
        let ids = |id: &str| -> Vec<String> {
            forest
                .way_to(&id.into())
                .into_iter()
                .map(|(id, _)| id.to_string())
                .collect()
        };
        assert_eq!(ids("leaf"), ["top", "high", "middle", "leaf"]);
        assert_eq!(ids("nobody"), ["nobody"]);
    }

    #[test]
    fn a_circle_of_parents_is_cut_at_the_one_listed_first() {
        let forest = forest(&[
            ("tail", Some("c")),
            ("b", Some("a")),
            ("c", Some("b")),
            ("a", Some("c")),
        ]);
        assert_eq!(all(&forest), ["b", "c", "a", "tail"]);
        assert_eq!(
            forest.anomalies(at(&forest, "b")),
            [Anomaly::Cycle { parent: "a".into() }]
        );
        let own_parent = self::forest(&[("a", Some("a"))]);
        assert_eq!(
            own_parent.anomalies(at(&own_parent, "a")),
            [Anomaly::Cycle { parent: "a".into() }]
        );
    }

    #[test]
    fn of_two_with_one_id_the_first_is_shown_and_the_second_is_told() {
        let forest = Forest::new([
            Organization::named("a", "First"),
            Organization::named("a", "Second"),
        ]);
        assert_eq!(forest.len(), 1);
        assert_eq!(forest.get(at(&forest, "a")).name, "First");
        assert_eq!(
            forest.anomalies(at(&forest, "a")),
            [Anomaly::Duplicate { times: 2 }]
        );
    }

    #[test]
    fn a_wrong_depth_or_path_is_told_and_the_parents_decide() {
        let mut child = organization("child", Some("root"));
        child.depth = Some(7);
        child.path = Some("elsewhere".into());
        let forest = Forest::new([organization("root", None), child]);
        assert_eq!(forest.depth(at(&forest, "child")), 1);
        assert_eq!(
            forest.anomalies(at(&forest, "child")),
            [
                Anomaly::Depth { said: 7 },
                Anomaly::Path {
                    said: "elsewhere".into()
                }
            ]
        );
    }

    #[test]
    fn a_new_organization_appears_and_a_changed_one_takes_its_place() {
        let before = forest(&[("a", None), ("b", None)]);
        let after = before
            .with(organization("a1", Some("a")))
            .with(Organization::named("b", "0 first"));
        assert_eq!(all(&after), ["b", "a", "a1"]);
        assert_eq!(before.len(), 2);
    }

    #[test]
    fn removing_an_organization_removes_everything_below_it() {
        let forest = forest(&[
            ("a", None),
            ("a1", Some("a")),
            ("a1x", Some("a1")),
            ("b", None),
        ]);
        assert_eq!(all(&forest.without(&"a1".into())), ["a", "b"]);
        assert_eq!(forest.without(&"nobody".into()).len(), 4);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_needs_no_stack() {
        let chain = (0..100_000u32).map(|at| {
            organization(
                &at.to_string(),
                at.checked_sub(1).map(|above| above.to_string()).as_deref(),
            )
        });
        let forest = Forest::new(chain);
        assert_eq!(forest.len(), 100_000);
        assert_eq!(forest.depth(forest.at(99_999).unwrap()), 99_999);
    }
}
