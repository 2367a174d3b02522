//! Organizations side by side: which ones a link names, what is compared, and where they differ.

use crate::{
    limits::{
        reconciled::{LimitLine, Remaining},
        status::LimitStatuses,
    },
    list::listing::path_above,
    organization::{
        OrganizationId,
        limits::{Limit, Resource},
    },
    tree::forest::{Forest, Index},
};

/// So many organizations can be compared.
pub const FEWEST: usize = 2;
pub const MOST: usize = 6;

/// More ids than a person compares; a link may hold thousands.
const IDS_MAX: usize = 32;

/// Ids as one word of a link.
pub fn ids_word(ids: &[OrganizationId]) -> String {
    let words = ids
        .iter()
        .map(|id| id.as_str().replace('%', "%25").replace(',', "%2C"));
    words.collect::<Vec<_>>().join(",")
}

/// Reads what [`ids_word`] wrote: each id once, in order.
pub fn ids_of_word(word: &str) -> Vec<OrganizationId> {
    let mut ids: Vec<OrganizationId> = Vec::new();
    for word in word.split(',').filter(|word| !word.is_empty()) {
        let id = word.replace("%2C", ",").replace("%25", "%").into();
        if !ids.contains(&id) && ids.len() < IDS_MAX {
            ids.push(id);
        }
    }
    ids
}

/// Why organizations can't be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncomparable {
    TooFew,
    TooMany,
}

/// Whether so many can be compared.
pub fn uncomparable(count: usize) -> Option<Uncomparable> {
    match count {
        ..FEWEST => Some(Uncomparable::TooFew),
        FEWEST..=MOST => None,
        _ => Some(Uncomparable::TooMany),
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Path,
    Depth,
    Children,
    BillingAccount,
    TotalUsage(Resource),
    OwnLimit(Resource),
    Ceiling(Resource),
    Remaining(Resource),
    DisplayName,
    LoginHint,
    PrimaryColor,
    PageBackground,
    Logo,
    ExternalId,
}

impl Aspect {
    /// From top to bottom.
    pub fn all() -> impl Iterator<Item = Aspect> {
        const FIRST: [Aspect; 4] = [
            Aspect::Path,
            Aspect::Depth,
            Aspect::Children,
            Aspect::BillingAccount,
        ];
        const LAST: [Aspect; 6] = [
            Aspect::DisplayName,
            Aspect::LoginHint,
            Aspect::PrimaryColor,
            Aspect::PageBackground,
            Aspect::Logo,
            Aspect::ExternalId,
        ];
        let of_resource = |resource| {
            [
                Aspect::TotalUsage(resource),
                Aspect::OwnLimit(resource),
                Aspect::Ceiling(resource),
                Aspect::Remaining(resource),
            ]
        };
        let of_resources = Resource::ALL.into_iter().flat_map(of_resource);
        FIRST.into_iter().chain(of_resources).chain(LAST)
    }
}

/// What an organization has of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(Option<String>),
    /// As the API spells it.
    Color(Option<String>),
    /// Where it is hosted.
    Logo(Option<String>),
    /// `None`: it could not be read.
    Count(Option<u64>),
    Limit(Limit),
    Remaining(Remaining),
}

/// One aspect of all that are compared, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub aspect: Aspect,
    pub values: Vec<Value>,
    /// Whether they are not all the same. External ids always differ, so they tell nothing.
    pub differs: bool,
}

/// All aspects of some organizations.
pub fn compared(forest: &Forest, statuses: &LimitStatuses, compared: &[Index]) -> Vec<Row> {
    let rows = Aspect::all().map(|aspect| {
        let of = |&index| value(forest, statuses, index, aspect);
        let values: Vec<Value> = compared.iter().map(of).collect();
        let are_same = values.windows(2).all(|pair| is_same(&pair[0], &pair[1]));
        Row {
            aspect,
            differs: !are_same && aspect != Aspect::ExternalId,
            values,
        }
    });
    rows.collect()
}

fn value(forest: &Forest, statuses: &LimitStatuses, index: Index, aspect: Aspect) -> Value {
    let organization = forest.get(index);
    let branding = &organization.branding;
    let text = |text: Option<&str>| {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned)
    };
    let line = |resource| LimitLine::of(forest, statuses, index, resource, None);
    match aspect {
        Aspect::Path => Value::Text(text(Some(&path_above(forest, index)))),
        Aspect::Depth => Value::Count(Some(forest.depth(index).into())),
        Aspect::Children => Value::Count(Some(forest.child_count(index) as u64)),
        Aspect::BillingAccount => Value::Text(text(organization.account_id())),
        Aspect::TotalUsage(resource) => {
            let line = line(resource);
            Value::Count((!line.lacks.subtree_use).then_some(line.used_in_all))
        }
        Aspect::OwnLimit(resource) => Value::Limit(organization.limits.get(resource)),
        Aspect::Ceiling(resource) => Value::Limit(line(resource).known_ceiling()),
        Aspect::Remaining(resource) => Value::Remaining(line(resource).remaining()),
        Aspect::DisplayName => Value::Text(text(branding.display_name.as_deref())),
        Aspect::LoginHint => Value::Text(text(branding.login_hint.as_deref())),
        Aspect::PrimaryColor => Value::Color(text(branding.colors.primary.as_deref())),
        Aspect::PageBackground => Value::Color(text(branding.colors.page_background.as_deref())),
        Aspect::Logo => Value::Logo(text(organization.picture.as_deref())),
        Aspect::ExternalId => Value::Text(text(organization.external_id.as_deref())),
    }
}

/// Whether two values say the same. Of what could not be read nobody knows that.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        // #FF5733 is #ff5733.
        (Value::Color(Some(one)), Value::Color(Some(other))) => one.eq_ignore_ascii_case(other),
        (Value::Count(None), _)
        | (Value::Limit(Limit::Unknown), _)
        | (Value::Remaining(Remaining::Unknown), _) => false,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn rows(edit: impl Fn(&mut Organization)) -> Vec<Row> {
        let child = |id: &str| {
            let mut child = Organization {
                parent_org_id: Some("a".into()),
                external_id: Some(format!("uuid-{id}")),
                ..Organization::named(id, id)
            };
            child.branding.colors.primary = Some("#ff5733".into());
            child
        };
        let mut other = child("c");
        edit(&mut other);
        let forest = Forest::new([Organization::named("a", "Acme"), child("b"), other]);
        let statuses = LimitStatuses::new(&forest);
        let both = ["b", "c"].map(|id| forest.index_of(&id.into()).unwrap());
        compared(&forest, &statuses, &both)
    }

    fn different(rows: &[Row]) -> Vec<Aspect> {
        let rows = rows.iter().filter(|row| row.differs);
        rows.map(|row| row.aspect).collect()
    }

    #[test]
    fn twins_differ_in_nothing_but_what_tells_them_apart() {
        let rows = rows(|_| {});
        assert_eq!(different(&rows), []);
        assert_eq!(rows[0].values[0], Value::Text(Some("Acme".into())));
        assert_eq!(rows.len(), Aspect::all().count());
    }

    #[test]
    fn what_differs_is_named_and_a_color_is_the_same_in_any_case() {
        let rows = rows(|other| {
            other.branding.colors.primary = Some("#FF5733".into());
            other.branding.login_hint = Some("c".into());
            other.limits.set(Resource::Users, Limit::of(5));
        });
        let users = [
            Aspect::OwnLimit(Resource::Users),
            Aspect::Ceiling(Resource::Users),
            Aspect::Remaining(Resource::Users),
            Aspect::LoginHint,
        ];
        assert_eq!(different(&rows), users);
    }

    #[test]
    fn a_blank_is_as_good_as_none() {
        let rows = rows(|other| other.branding.login_hint = Some(" ".into()));
        assert_eq!(different(&rows), []);
    }

    #[test]
    fn two_to_six_can_be_compared() {
        let why = [0, 1, 2, 6, 7].map(uncomparable);
        let (few, many) = (Some(Uncomparable::TooFew), Some(Uncomparable::TooMany));
        assert_eq!(why, [few, few, None, None, many]);
    }

    #[test]
    fn a_link_names_each_id_once_whatever_it_holds() {
        let ids: Vec<OrganizationId> = ["org_1", "a,b%2C", "ü"].map(Into::into).into();
        assert_eq!(ids_of_word(&ids_word(&ids)), ids);
        assert_eq!(ids_of_word("a,,b,a,"), ["a".into(), "b".into()]);
        assert_eq!(ids_of_word(""), []);
        let many: Vec<String> = (0..99).map(|id| id.to_string()).collect();
        assert_eq!(ids_of_word(&many.join(",")).len(), IDS_MAX);
    }
}
