//! The lines of the table of limits: what the report and the list say of each resource, ready to be shown.

use canopy_domain::{
    limits::{
        bound::Bound,
        ceiling_source::CeilingSource,
        reconciled::LimitLine,
        report::{LimitsReport, ReportedLimit},
        status::LimitStatuses,
    },
    organization::limits::Resource,
    unicode::unseen::is_blank,
};
use canopy_text::limits::{self as text, report};

use super::{linked::Mention, open_organization::Loaded};

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    pub own_usage: String,
    pub total_usage: String,
    /// What the bar shows of that.
    pub used: u64,
    pub bound: Bound,
    pub own_limit: String,
    pub ceiling: String,
    /// `None`: nobody, or who it is is unknown.
    pub set_by: Option<CeilingSource>,
    /// The organization above that sets the ceiling.
    pub setter: Option<Mention>,
    /// Whoever sets it by the report, which gives a name and no more.
    pub reported_setter: Option<String>,
    pub remaining: String,
    /// A sentence for each number of which the list says something else.
    pub differences: Vec<String>,
}

/// A line for each known resource, and then for each that only the report knows.
pub fn lines(known: &Loaded, statuses: &LimitStatuses, report: Option<&LimitsReport>) -> Vec<Line> {
    let own = Resource::ALL.into_iter().map(|resource| {
        let line = LimitLine::of(&known.forest, statuses, known.index, resource, report);
        let setter = match line.set_by {
            Some(CeilingSource::Ancestor(index)) => Some(Mention::of(&known.forest, index)),
            _ => None,
        };
        let reported_setter = match line.set_by {
            Some(CeilingSource::Reported) => report.and_then(reported_name),
            _ => None,
        };
        Line {
            label: text::resource_label(resource).into(),
            own_usage: text::own_usage(&line),
            total_usage: text::total_usage(&line),
            used: line.used_in_all,
            bound: line.bound(),
            own_limit: text::limit(line.own_limit),
            ceiling: text::ceiling(&line),
            set_by: line.set_by,
            setter,
            reported_setter,
            remaining: text::remaining(&line),
            differences: line
                .differences
                .iter()
                .map(|found| report::difference(resource, found))
                .collect(),
        }
    });
    let others = report.into_iter().flat_map(|report| &report.limits);
    let others = others.filter(|reported| Resource::from_key(&reported.resource).is_none());
    own.chain(others.map(unknown)).collect()
}

fn unknown(reported: &ReportedLimit) -> Line {
    Line {
        label: reported.resource.clone(),
        own_usage: report::reported_usage(reported.direct),
        total_usage: report::reported_usage(reported.used),
        used: reported.used.unwrap_or_default(),
        bound: Bound::of(reported.total),
        own_limit: text::limit(reported.org_limit.into()),
        ceiling: text::limit(reported.total.into()),
        set_by: None,
        setter: None,
        reported_setter: None,
        remaining: report::reported_remaining(reported.free),
        differences: Vec::new(),
    }
}

/// Whom the report names as what the ceiling comes from.
fn reported_name(report: &LimitsReport) -> Option<String> {
    let name = report.context.as_ref()?.name.trim();
    (!is_blank(name)).then(|| name.to_owned())
}
