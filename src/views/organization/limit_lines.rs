//! The lines of the table of limits: what the report and the estate say of each resource, ready to be shown. Knows no markup.

use canopy_domain::{
    limits::{
        allocation::{CeilingSetter, Difference, LimitLine},
        report::{LimitsReport, ReportedLimit},
        status::LimitStatuses,
    },
    organization::limits::{Limit, Resource},
    unicode::unseen::is_blank,
    words::counts::{NO_LIMIT, grouped, known_count},
};

use super::{linked::Mention, open_organization::Loaded};
use crate::components::meter::Bound;

/// Who sets a ceiling, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum SetBy {
    Nobody,
    Itself,
    Other(Mention),
    Subscription,
    /// By the name the report gives; nobody in the estate sets it.
    Named(String),
}

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    pub used_here: String,
    pub used_in_all: String,
    /// What the bar shows of that.
    pub used: u64,
    pub bound: Bound,
    pub own_limit: String,
    pub ceiling: String,
    pub set_by: SetBy,
    pub room: String,
    /// A sentence for each number of which the estate says something else.
    pub differences: Vec<String>,
}

/// A line for each known resource, and then for each that only the report knows.
pub fn lines(known: &Loaded, statuses: &LimitStatuses, report: Option<&LimitsReport>) -> Vec<Line> {
    let own = Resource::ALL.into_iter().map(|resource| {
        let account = LimitLine::of(&known.forest, statuses, known.index, resource, report);
        Line {
            label: resource.label().into(),
            used_here: account.used_here_words(),
            used_in_all: account.used_in_all_words(),
            used: account.used_in_all,
            bound: match account.is_room_unknown {
                true => Bound::Unbounded,
                false => bound(account.ceiling),
            },
            own_limit: account.own_limit.words(),
            ceiling: account.ceiling_words(),
            set_by: set_by(known, &account, report),
            room: account.room_words(),
            differences: account
                .differences
                .iter()
                .map(|found| sentence(resource, found))
                .collect(),
        }
    });
    let others = report.into_iter().flat_map(|report| &report.limits);
    let others = others.filter(|reported| Resource::from_key(&reported.resource).is_none());
    own.chain(others.map(unknown)).collect()
}

fn unknown(reported: &ReportedLimit) -> Line {
    let said = |count: Option<u64>| known_count(count.unwrap_or_default(), count.is_some());
    Line {
        label: reported.resource.clone(),
        used_here: said(reported.direct),
        used_in_all: said(reported.used),
        used: reported.used.unwrap_or_default(),
        bound: bound(reported.total),
        own_limit: Limit::from(reported.org_limit).words(),
        ceiling: Limit::from(reported.total).words(),
        set_by: SetBy::Nobody,
        room: reported.free.map_or_else(|| NO_LIMIT.to_owned(), grouped),
        differences: Vec::new(),
    }
}

const fn bound(ceiling: Option<u64>) -> Bound {
    match ceiling {
        None => Bound::Unbounded,
        Some(0) => Bound::Off,
        Some(ceiling) => Bound::At(ceiling),
    }
}

fn set_by(known: &Loaded, account: &LimitLine, report: Option<&LimitsReport>) -> SetBy {
    match account.set_by {
        None if account.lacks.ceiling => SetBy::Nobody,
        Some(CeilingSetter::Organization(index)) if index == known.index => SetBy::Itself,
        Some(CeilingSetter::Organization(index)) => SetBy::Other(Mention::of(&known.forest, index)),
        Some(CeilingSetter::Subscription) => SetBy::Subscription,
        None => {
            let context = report.and_then(|report| report.context.as_ref());
            let name = context
                .map(|context| context.name.trim())
                .filter(|name| !is_blank(name));
            match (account.ceiling, name) {
                (Some(_), Some(name)) => SetBy::Named(name.to_owned()),
                _ => SetBy::Nobody,
            }
        }
    }
}

fn sentence(resource: Resource, found: &Difference) -> String {
    let measure = found.measure;
    format!(
        "{}, {}: the API's report says {}, its list says {}. The report is shown.",
        resource.label(),
        measure.label(),
        measure.words(found.report),
        measure.words(found.estate),
    )
}
