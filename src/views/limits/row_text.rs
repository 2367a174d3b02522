//! What one row of the table of limits says, worked out once for each that comes to be seen. Knows no element.

use canopy_domain::{
    allocation::{Account, CeilingSetter},
    direction::isolated,
    limits_table::Row,
    listing::names_above,
    organization::OrganizationId,
    search::marks,
    use_words::use_sentences,
};

use super::listed::Listed;
use crate::{components::meter::Bound, views::usage_meter::bound};

/// Between the names of a path.
const BELOW: &str = " › ";

/// Who sets a ceiling, as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SetBy {
    #[default]
    Nobody,
    Itself,
    Other {
        id: OrganizationId,
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowText {
    pub id: OrganizationId,
    pub name: String,
    /// Where in the name the search was found.
    pub marks: Vec<(usize, usize)>,
    /// The names above it; empty for a root.
    pub path: String,
    pub picture: Option<String>,
    pub resource: &'static str,
    pub used_here: String,
    pub used_in_all: String,
    pub own_limit: String,
    pub ceiling: String,
    pub set_by: SetBy,
    pub room: String,
    pub used: u64,
    pub bound: Bound,
    pub share: String,
    pub sentences: String,
}

impl RowText {
    pub fn new(listed: &Listed, row: Row) -> Self {
        let (forest, standings) = (&listed.forest, &listed.standings);
        let Row { index, resource } = row;
        let organization = forest.get(index);
        let name = organization.title().to_owned();
        let standing = standings.of(forest, index, resource);
        let account = Account::of(forest, standings, index, resource, None);
        let above: Vec<_> = names_above(forest, index)
            .into_iter()
            .map(isolated)
            .collect();
        Self {
            id: organization.id.clone(),
            marks: if listed.terms.is_empty() {
                Vec::new()
            } else {
                marks(&name, &listed.terms)
            },
            name,
            path: above.join(BELOW),
            picture: organization.picture.clone(),
            resource: resource.label(),
            used_here: account.used_here_words(),
            used_in_all: account.used_in_all_words(),
            own_limit: account.own_limit.words(),
            ceiling: account.ceiling_words(),
            set_by: match account.set_by {
                Some(CeilingSetter::Organization(setter)) if setter == index => SetBy::Itself,
                Some(CeilingSetter::Organization(setter)) => SetBy::Other {
                    id: forest.get(setter).id.clone(),
                    name: forest.get(setter).title().to_owned(),
                },
                Some(CeilingSetter::Subscription) | None => SetBy::Nobody,
            },
            room: account.room_words(),
            used: standing.subtree_use,
            bound: bound(&standing),
            share: standing.share_words(),
            sentences: use_sentences(forest, standings, index, resource),
        }
    }
}
