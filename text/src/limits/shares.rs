//! What an organization's children get of its ceiling.

use canopy_domain::{
    limits::allocation::{Allocation, Share, WithLimit},
    organization::limits::{Limit, Resource},
};

use super::resource_label;
use crate::{
    counts::{OFF, UNKNOWN, counted, grouped, known_count},
    usage,
};

pub const TITLE: &str = "Allocated to children";
pub const CHILD: &str = "Child";
pub const TOTAL: &str = "Total allocated";

/// What a child uses of its own limit.
pub fn share(share: &Share) -> String {
    let used = known_count(share.used, share.is_use_known);
    match share.limit {
        Limit::None => format!("{used}, no limit"),
        Limit::Off if used == "0" => OFF.to_owned(),
        Limit::Off => format!("{used}, but off"),
        Limit::At(amount) => format!("{used} of {}", grouped(amount.get())),
        Limit::Unknown => format!("{used}, limit unknown"),
    }
}

/// Which part of its parent's ceiling a child's limit is: "17% of 60".
pub fn percent((amount, ceiling): (u64, u64)) -> String {
    format!(
        "{} of {}",
        usage::percent(amount, ceiling),
        grouped(ceiling)
    )
}

/// Beside the usage of a child without a limit.
pub const UNLIMITED: &str = "Can use what remains";
pub const UNLIMITED_TIP: &str = "No own limit: this child can use everything that remains";

/// How much of the ceiling is allocated: "40 of 50", "40, no ceiling".
pub fn total(allocation: &Allocation) -> String {
    let allotted = grouped(allocation.allotted);
    match allocation.ceiling {
        // A sum of what is known is less than the sum.
        _ if allocation.is_unknown => UNKNOWN.into(),
        Some(ceiling) => format!("{allotted} of {}", grouped(ceiling)),
        None => format!("{allotted}, no ceiling"),
    }
}

/// `None` where all fits.
pub fn overcommitted(resource: Resource, allocation: &Allocation) -> Option<String> {
    let (over, ceiling) = (allocation.overcommitment(), allocation.ceiling?);
    (over > 0).then(|| {
        format!(
            "{}: over-committed by {}. The children's limits total {}, but the ceiling is {}.",
            resource_label(resource),
            grouped(over),
            grouped(allocation.allotted),
            grouped(ceiling),
        )
    })
}

/// `None` where every child has a limit, or there is no ceiling.
pub fn unlimited(resource: Resource, allocation: &Allocation) -> Option<String> {
    allocation.ceiling?;
    let children = unlimited_children(allocation.open_ended())?;
    Some(format!("{}: {children}.", resource_label(resource)))
}

/// What children without a limit could do, without a period. `None` for no child.
pub(crate) fn unlimited_children(count: usize) -> Option<String> {
    Some(match count as u64 {
        0 => return None,
        1 => "1 child has no limit and can use everything that remains".to_owned(),
        2 => "2 children have no limit; either can use everything that remains".to_owned(),
        count => format!(
            "{} children have no limit; any of them can use everything that remains",
            grouped(count)
        ),
    })
}

/// "17 of 26 are already allocated to 2 children; with this, 37." Roots share what the subscription allows.
pub fn allocated(with: WithLimit, is_new: bool, is_root: bool) -> String {
    let WithLimit {
        allotted,
        children,
        ceiling,
        total,
    } = with;
    let (one, many) = match (is_root, is_new) {
        (false, true) => ("child", "children"),
        (false, false) => ("other child", "other children"),
        (true, true) => ("root organization", "root organizations"),
        (true, false) => ("other root organization", "other root organizations"),
    };
    let children = counted(children as u64, one, many);
    let verb = if allotted == 1 { "is" } else { "are" };
    format!(
        "{} of {} {verb} already allocated to {children}; with this, {}.",
        grouped(allotted),
        grouped(ceiling),
        grouped(total)
    )
}

pub fn show_all(count: usize) -> String {
    format!("Show all {}", grouped(count as u64))
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        limits::status::LimitStatuses, organization::Organization, tree::forest::Forest,
    };

    use super::*;

    fn allocation(ceiling: Option<u64>, children: &[Option<u64>]) -> Allocation {
        let mut parent = Organization::named("parent", "Parent");
        parent.limits.set(Resource::Users, ceiling.into());
        let child = |(at, &limit): (usize, &Option<u64>)| {
            let mut child = Organization::named(format!("child{at}"), "Child");
            child.parent_org_id = Some("parent".into());
            child.limits.set(Resource::Users, limit.into());
            child
        };
        let children = children.iter().enumerate().map(child);
        let forest = Forest::new(std::iter::once(parent).chain(children));
        let index = forest.index_of(&"parent".into()).unwrap();
        let statuses = LimitStatuses::new(&forest);
        Allocation::of(&forest, &statuses, index, Resource::Users)
    }

    #[test]
    fn what_the_children_have_is_said_beside_what_one_more_would_get() {
        let with = WithLimit {
            allotted: 17,
            children: 2,
            ceiling: 26,
            total: 37,
        };
        assert_eq!(
            allocated(with, true, false),
            "17 of 26 are already allocated to 2 children; with this, 37."
        );
        let with = WithLimit {
            allotted: 1,
            children: 1,
            ceiling: 1_000,
            total: 1_001,
        };
        assert_eq!(
            allocated(with, false, false),
            "1 of 1,000 is already allocated to 1 other child; with this, 1,001."
        );
        assert_eq!(
            allocated(with, true, true),
            "1 of 1,000 is already allocated to 1 root organization; with this, 1,001."
        );
    }

    #[test]
    fn what_is_allocated_twice_is_counted() {
        let over = allocation(Some(50), &[Some(30), Some(25)]);
        assert_eq!(total(&over), "55 of 50");
        assert_eq!(
            overcommitted(Resource::Users, &over).as_deref(),
            Some(
                "Users: over-committed by 5. The children's limits total 55, but the ceiling is 50."
            )
        );
        let fits = allocation(Some(50), &[Some(30)]);
        assert_eq!(overcommitted(Resource::Users, &fits), None);
        assert_eq!(total(&allocation(None, &[Some(40)])), "40, no ceiling");
    }

    #[test]
    fn children_without_a_limit_are_counted_where_there_is_something_to_use_up() {
        let said = |children: &[Option<u64>]| {
            let allocation = allocation(Some(50), children);
            unlimited(Resource::Users, &allocation)
        };
        assert_eq!(said(&[Some(1)]), None);
        assert_eq!(
            said(&[None]).as_deref(),
            Some("Users: 1 child has no limit and can use everything that remains.")
        );
        assert_eq!(
            said(&[None, None]).as_deref(),
            Some("Users: 2 children have no limit; either can use everything that remains.")
        );
        assert_eq!(
            said(&[None, None, None]).as_deref(),
            Some("Users: 3 children have no limit; any of them can use everything that remains.")
        );
        assert_eq!(unlimited(Resource::Users, &allocation(None, &[None])), None);
    }
}
