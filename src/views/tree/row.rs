//! Draws rows of the tree. Knows what the tree shows, as it was at one time, and which organization is open, not what
//! is done to a row.

use std::sync::Arc;

use canopy_domain::{
    limits::{
        over_below::OverBelow,
        status::{LimitStatus, LimitStatuses},
    },
    organization::{OrganizationId, limits::Resource},
    tree::{search::marks, visible_rows::VisibleRow},
};
use canopy_text::{
    counts::{grouped, known_count},
    tree,
};
use leptos::prelude::*;

use super::{explorer::Explorer, rows::Rows as Shown};
use crate::{
    components::{
        meter::paint_meter,
        tile::{BrokenPictures, TileParts},
        virtual_rows::{Part, RowPainter, Rows, Slot, Template},
    },
    reactive::{Anew, memo},
    state::news::Marked,
    views::{data_table::column::NEWS, row_logos::RowLogos, usage_meter::gauge_of},
};

/// The parts of a row.
#[derive(Clone, Copy)]
struct Parts {
    name: Part,
    tile: TileParts,
    count: Part,
    locations: Part,
    users: Part,
    /// In place of both where there is room for one.
    worst: Part,
    anomalies: Part,
    over: Part,
}

impl Parts {
    fn add(template: &mut Template) -> Self {
        // First in the document, so that it is what one hears first; the grid puts it in its place.
        let name = template.add(Template::ROW, "span", "tree-name");
        template.set(name, "data-tip-if", "cut");
        let hidden = |template: &mut Template, class| {
            let part = template.add(Template::ROW, "span", class);
            template.set(part, "aria-hidden", "true");
            part
        };
        hidden(template, "tree-toggle");
        let tile = TileParts::add(template, Template::ROW);
        let anomalies = template.add_optional(Template::ROW, "span", "tree-anomalies icon-mask");
        template.set(anomalies, "aria-hidden", "true");
        let over = template.add_optional(Template::ROW, "span", "tree-over icon-mask");
        template.set(over, "aria-hidden", "true");
        let count = hidden(template, "tree-count");
        let locations = hidden(template, "tree-use tree-locations meter");
        let users = hidden(template, "tree-use tree-users meter");
        let worst = hidden(template, "tree-use tree-worst meter");
        Self {
            name,
            tile,
            count,
            locations,
            users,
            worst,
            anomalies,
            over,
        }
    }
}

pub struct TreePainter {
    shown: Arc<Shown>,
    statuses: Arc<LimitStatuses>,
    over_below: Anew<OverBelow>,
    terms: Vec<String>,
    is_searching: bool,
    selected: Option<OrganizationId>,
    logos: RowLogos,
    marked: Marked,
    parts: Parts,
}

impl TreePainter {
    /// What a row is built from, and the rows as they are now and whenever something in them changes.
    pub fn follow(explorer: Explorer, pictures: BrokenPictures) -> (Template, Signal<Rows>) {
        let logos = RowLogos::follow(pictures);
        let mut template = Template::new("tree-row", "treeitem");
        template.take_tab(Template::ROW);
        let parts = Parts::add(&mut template);
        let over_below = memo(move |_| {
            let organizations = explorer.state.organizations;
            Anew::new(OverBelow::new(
                &organizations.forest(),
                &organizations.statuses(),
            ))
        });
        let rows = memo(move |_| {
            Rows::by(Self {
                shown: explorer.rows.get(),
                statuses: explorer.state.organizations.statuses(),
                over_below: over_below.get(),
                terms: explorer.search.terms.get(),
                is_searching: explorer.search.matches.with(Option::is_some),
                selected: explorer.selected.get(),
                logos: logos(),
                marked: explorer.state.news.marked(),
                parts,
            })
        });
        (template, rows.into())
    }

    fn status(&self, row: VisibleRow, resource: Resource) -> LimitStatus {
        self.statuses.of(&self.shown.forest, row.index, resource)
    }

    /// How many children it has, and how many there are below it in all.
    fn below(&self, row: VisibleRow) -> (u64, u64) {
        let forest = &self.shown.forest;
        let children = forest.child_count(row.index) as u64;
        (children, forest.descendants(row.index).len() as u64)
    }

    /// Of a closed branch: how many below it are over a limit. In an open one they are seen.
    fn over_below(&self, row: VisibleRow) -> u64 {
        match row.expanded {
            Some(false) => self.over_below.count(&self.shown.forest, row.index),
            _ => 0,
        }
    }

    fn has_anomalies(&self, row: VisibleRow) -> bool {
        !self.shown.forest.anomalies(row.index).is_empty()
    }

    /// What is read aloud after the name.
    fn text(&self, row: VisibleRow) -> String {
        let mut resources = vec![Resource::Locations, Resource::Users];
        // Said of most organizations it would be in the way.
        if self.worst(row) == Resource::Sso {
            resources.push(Resource::Sso);
        }
        let uses: Vec<_> = resources
            .into_iter()
            .map(|resource| (resource, self.status(row, resource)))
            .collect();
        let over = self.over_below(row);
        tree::row(self.below(row), over, &uses, self.has_anomalies(row))
    }

    fn worst(&self, row: VisibleRow) -> Resource {
        self.statuses.worst(&self.shown.forest, row.index)
    }

    fn paint_use(&self, slot: &mut Slot, part: Part, row: VisibleRow, resource: Resource) {
        let status = self.status(row, resource);
        let used = known_count(status.subtree_use, !status.lacks.subtree_use);
        paint_meter(slot, part, gauge_of(&status), &used);
    }
}

impl RowPainter for TreePainter {
    fn count(&self) -> usize {
        self.shown.rows.len()
    }

    fn key(&self, row: usize) -> u64 {
        let row = self.shown.rows.get(row);
        row.map_or(u64::MAX, |row| row.index.get() as u64)
    }

    fn paint(&self, row: usize, slot: &mut Slot) {
        let Some(&row) = self.shown.rows.get(row) else {
            return;
        };
        let organization = self.shown.forest.get(row.index);
        let name = organization.title();
        let tree_item = Template::ROW;
        for (attribute, number) in [
            ("aria-level", row.level),
            ("aria-posinset", row.position),
            ("aria-setsize", row.siblings),
        ] {
            slot.attribute(tree_item, attribute, Some(&number.to_string()));
        }
        let expanded = row.expanded.map(|is| if is { "true" } else { "false" });
        slot.attribute(tree_item, "aria-expanded", expanded);
        let is_selected = self.selected.as_ref() == Some(&organization.id);
        let selected = if is_selected { "true" } else { "false" };
        slot.attribute(tree_item, "aria-selected", Some(selected));
        let is_quiet = self.is_searching && !row.matched;
        slot.attribute(tree_item, "data-quiet", is_quiet.then_some(""));
        let news = self.marked.contains(&organization.id).then_some("");
        slot.attribute(tree_item, NEWS, news);
        let above = row.level.saturating_sub(1);
        slot.style(tree_item, "--tree-level", &above.to_string());

        let marks = if row.matched && self.is_searching {
            marks(name, &self.terms)
        } else {
            Vec::new()
        };
        slot.marked(self.parts.name, name, &marks);
        let picture = self.logos.of(organization);
        self.parts
            .tile
            .paint(slot, name, organization.id.as_str(), picture.as_deref());
        slot.put(self.parts.anomalies, self.has_anomalies(row));
        let over = self.over_below(row);
        slot.put(self.parts.over, over > 0);
        if over > 0 {
            slot.text(self.parts.over, &grouped(over));
        }
        let (children, below) = self.below(row);
        slot.text(self.parts.count, &tree::below_briefly(children, below));
        self.paint_use(slot, self.parts.locations, row, Resource::Locations);
        self.paint_use(slot, self.parts.users, row, Resource::Users);
        let worst = self.worst(row);
        let status = self.status(row, worst);
        let used = tree::usage_briefly(worst, &status);
        paint_meter(slot, self.parts.worst, gauge_of(&status), &used);
    }

    fn describe(&self, row: usize, slot: &mut Slot) {
        let Some(&row) = self.shown.rows.get(row) else {
            return;
        };
        slot.describe(Template::ROW, "aria-description", &self.text(row));
        let (children, below) = self.below(row);
        if below > 0 {
            slot.describe(self.parts.count, "data-tip", &tree::below(children, below));
        }
        let over = self.over_below(row);
        if over > 0 {
            slot.describe(self.parts.over, "data-tip", &tree::over_below(over));
        }
        for (part, resource) in [
            (self.parts.locations, Resource::Locations),
            (self.parts.users, Resource::Users),
            (self.parts.worst, self.worst(row)),
        ] {
            let tip = tree::usage(resource, &self.status(row, resource));
            slot.describe(part, "data-tip", &tip);
        }
    }
}
