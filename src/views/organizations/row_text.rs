//! What one row of the list says, worked out once for each organization it comes to show. Knows no element.

use canopy_domain::{
    anomaly_words::anomaly_words, direction::isolated, forest::Index, limits::Resource,
    listing::names_above, search::marks, standing::Standing, unseen::is_blank,
    use_words::use_sentences, wording::grouped,
};

use super::listed::Listed;
use crate::{components::meter::Bound, composed::composed, views::usage_meter::bound};

/// Between the names of a path.
const BELOW: &str = " › ";

/// A text and where in it the search was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<(usize, usize)>,
}

impl Marked {
    fn new(text: impl Into<String>, terms: &[String]) -> Self {
        let text = text.into();
        let marks = if terms.is_empty() {
            Vec::new()
        } else {
            marks(&text, terms)
        };
        Self { text, marks }
    }
}

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct UseText {
    pub used: u64,
    pub bound: Bound,
    pub words: String,
    /// What is used by the organization itself, where others below it use some too.
    pub own: Option<String>,
    pub sentences: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowText {
    pub id: String,
    pub name: Marked,
    /// Where it is not the name again.
    pub display_name: Option<Marked>,
    pub picture: Option<String>,
    /// Empty for a root.
    pub parents: Marked,
    pub depth: String,
    pub locations: UseText,
    pub users: UseText,
    pub login_hint: Marked,
    pub billing_account: String,
    /// What does not fit about it; empty where all does.
    pub anomalies: String,
}

impl RowText {
    pub fn new(
        listed: &Listed,
        index: Index,
        billing_account_title: impl Fn(&str) -> String,
    ) -> Self {
        let (forest, terms) = (&listed.forest, &listed.terms);
        let organization = forest.get(index);
        let branding = &organization.branding;
        let filled = |text: &Option<String>| text.clone().filter(|text| !is_blank(text));
        let is_other = |name: &String| composed(name) != composed(&organization.name);
        let display_name = filled(&branding.display_name).filter(is_other);
        let names = names_above(forest, index);
        let parents: Vec<_> = names.into_iter().map(isolated).collect();
        let account = organization.billing_account_id.as_ref();
        Self {
            id: organization.id.to_string(),
            name: Marked::new(organization.title(), terms),
            display_name: display_name.map(|name| Marked::new(name, terms)),
            picture: organization.picture.clone(),
            parents: Marked::new(parents.join(BELOW), terms),
            depth: forest.depth(index).to_string(),
            locations: use_text(listed, index, Resource::Locations),
            users: use_text(listed, index, Resource::Users),
            login_hint: Marked::new(filled(&branding.login_hint).unwrap_or_default(), terms),
            billing_account: account
                .map_or_else(String::new, |id| billing_account_title(id.as_str())),
            anomalies: anomaly_words(forest.anomalies(index)),
        }
    }
}

fn use_text(listed: &Listed, index: Index, resource: Resource) -> UseText {
    let (forest, standings) = (&listed.forest, &listed.standings);
    let standing: Standing = standings.of(forest, index, resource);
    UseText {
        used: standing.subtree_use,
        bound: bound(&standing),
        words: standing.words(),
        own: (standing.own_use > 0 && standing.own_use != standing.subtree_use)
            .then(|| format!("{} own", grouped(standing.own_use))),
        sentences: use_sentences(forest, standings, index, resource),
    }
}
