//! The chart of who uses how much.

use canopy_domain::{
    limits::{
        bands::UsageBand,
        icicle::Holds,
        status::{LimitStatus, LimitStatuses},
    },
    organization::limits::Resource,
    tree::forest::Forest,
    unicode::bidi::isolated,
};

use super::{amount, resource_noun};
use crate::{
    counts::{counted, grouped},
    usage,
};

pub const LABEL: &str = "Usage chart";

pub const fn title(resource: Resource) -> &'static str {
    match resource {
        Resource::Locations => "Locations in use",
        Resource::Users => "Users in use",
        Resource::Sso => "SSO connections in use",
    }
}

/// How many organizations have a cell of their own.
pub fn shown(alone: usize, all: usize) -> String {
    if alone == all {
        return format!("All {} shown", grouped(all as u64));
    }
    format!(
        "{} of {} shown; the rest use nothing or too little to draw",
        grouped(alone as u64),
        grouped(all as u64)
    )
}

/// How many organizations the table lists, where the others stand back in the chart.
pub fn matching(count: usize, all: usize) -> String {
    let [count, all] = [count, all].map(|number| grouped(number as u64));
    format!("{count} of {all} match; the rest are dimmed")
}

pub const ALL_ORGANIZATIONS: &str = "All organizations";
pub const SHOWN_IN_CHART: &str = "Shown in the chart";
pub const GONE: &str = "That organization no longer exists. Showing all organizations.";

pub fn tree_label(resource: Resource) -> String {
    format!("Organizations by {} in use", resource_noun(resource))
}

pub fn nothing(resource: Resource) -> String {
    format!(
        "No {} in use, so there is nothing to draw.",
        resource_noun(resource)
    )
}

pub const ZOOM_IN: &str = "Zoom in";
pub const NO_CHILDREN: &str = "No children to zoom into";
pub const ZOOM_OUT: &str = "Zoom out";
pub const ZOOMED_OUT: &str = "Already zoomed out";

/// What is written in a cell.
pub fn cell_title(forest: &Forest, holds: Holds) -> String {
    match holds {
        Holds::Organization(index) => forest.get(index).title().to_owned(),
        Holds::Smaller { count, .. } => format!("{} smaller", grouped(count as u64)),
    }
}

/// What is read aloud of an organization: "Acme: 12 users, 94% of ceiling".
pub fn organization(name: &str, resource: Resource, status: &LimitStatus) -> String {
    let name = isolated(name);
    if status.lacks.subtree_use {
        return format!("{name}: usage unknown");
    }
    let used = amount(resource, status.subtree_use);
    match (UsageBand::of(status), status.ceiling) {
        (UsageBand::Unknown, _) => format!("{name}: {used}, ceiling unknown"),
        (UsageBand::Off, _) => format!("{name}: {used}, off"),
        (UsageBand::NoLimit, _) | (_, None) => format!("{name}: {used}, no limit"),
        (UsageBand::Over, Some((ceiling, _))) => {
            let over = grouped(status.subtree_use.saturating_sub(ceiling));
            format!("{name}: {used}, over the ceiling by {over}")
        }
        (UsageBand::Full, Some((ceiling, _))) => {
            let percent = usage::percent(status.subtree_use, ceiling);
            format!("{name}: {used}, {percent} of ceiling, none left")
        }
        (UsageBand::Near | UsageBand::Half | UsageBand::Low, Some((ceiling, _))) => {
            let percent = usage::percent(status.subtree_use, ceiling);
            format!("{name}: {used}, {percent} of ceiling")
        }
    }
}

/// What is read aloud of those that are too small for a cell of their own.
pub fn smaller(count: usize, resource: Resource, used: u64) -> String {
    let organizations = counted(
        count as u64,
        "smaller organization",
        "smaller organizations",
    );
    format!("{organizations}: {} in total", amount(resource, used))
}

/// All there is to say of a cell.
pub fn sentences(
    forest: &Forest,
    statuses: &LimitStatuses,
    holds: Holds,
    resource: Resource,
) -> String {
    match holds {
        Holds::Organization(index) => usage::sentences(forest, statuses, index, resource),
        Holds::Smaller {
            count,
            amount: used,
            ..
        } => format!(
            "{} too small to draw individually ({} in total).",
            counted(count as u64, "organization", "organizations"),
            amount(resource, used)
        ),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::limits::{ceiling_source::CeilingSource, status::Lacks};

    use super::*;

    #[test]
    fn a_cell_says_what_is_used_and_how_much_of_the_ceiling_that_is() {
        let said = |subtree_use, ceiling: Option<u64>, lacks: Lacks| {
            let status = LimitStatus {
                subtree_use,
                ceiling: ceiling.map(|amount| (amount, CeilingSource::Own)),
                lacks,
                ..LimitStatus::default()
            };
            organization("Acme", Resource::Users, &status)
        };
        let known = Lacks::default();
        assert_eq!(said(1, Some(2), known), "Acme: 1 user, 50% of ceiling");
        assert_eq!(
            said(53, Some(50), known),
            "Acme: 53 users, over the ceiling by 3"
        );
        assert_eq!(said(0, Some(0), known), "Acme: 0 users, off");
        assert_eq!(said(7, None, known), "Acme: 7 users, no limit");
        let ceiling = Lacks {
            ceiling: true,
            ..known
        };
        assert_eq!(said(7, None, ceiling), "Acme: 7 users, ceiling unknown");
        let subtree_use = Lacks {
            subtree_use: true,
            ..known
        };
        assert_eq!(said(7, Some(9), subtree_use), "Acme: usage unknown");
    }

    #[test]
    fn those_too_small_to_draw_are_counted_together() {
        let forest = Forest::default();
        let holds = Holds::Smaller {
            parent: None,
            count: 12,
            amount: 30,
        };
        assert_eq!(cell_title(&forest, holds), "12 smaller");
        assert_eq!(
            smaller(12, Resource::Users, 30),
            "12 smaller organizations: 30 users in total"
        );
        let statuses = LimitStatuses::new(&forest);
        assert_eq!(
            sentences(&forest, &statuses, holds, Resource::Users),
            "12 organizations too small to draw individually (30 users in total)."
        );
        assert_eq!(shown(60, 60), "All 60 shown");
        assert_eq!(
            shown(40, 60),
            "40 of 60 shown; the rest use nothing or too little to draw"
        );
    }
}
