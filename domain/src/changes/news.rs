//! What others have changed between two readings of the organizations: whose rows say something else now.

use std::sync::Arc;

use crate::{
    organization::{Organization, OrganizationId},
    tree::forest::Forest,
};

/// What is not as it was read before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// In the order of the tree.
    pub changed: Vec<OrganizationId>,
    pub added: Vec<OrganizationId>,
    /// How many are there no longer.
    pub gone: usize,
}

impl News {
    pub fn between(before: &Forest, after: &Forest) -> Self {
        let mut news = Self::default();
        let mut known = 0;
        for (index, now) in after.iter() {
            // Most stand where they stood.
            let there = before.at(index.get()).map(|index| before.get(index));
            let there = there.filter(|there| there.id == now.id);
            match there.or_else(|| before.find(&now.id)) {
                Some(was) => {
                    known += 1;
                    if !Arc::ptr_eq(was, now) && !looks_alike(was, now) {
                        news.changed.push(now.id.clone());
                    }
                }
                None => news.added.push(now.id.clone()),
            }
        }
        news.gone = before.len() - known;
        news
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The organizations whose rows say something else, or are new.
    pub fn marked(self) -> Vec<OrganizationId> {
        let mut marked = self.changed;
        marked.extend(self.added);
        marked
    }
}

/// Whether all that a row shows of an organization itself is the same. What its ancestors' limits and names add to the
/// row is theirs.
fn looks_alike(was: &Organization, now: &Organization) -> bool {
    was.name == now.name
        && was.parent_org_id == now.parent_org_id
        && was.billing_account_id == now.billing_account_id
        && was.picture == now.picture
        && was.usage == now.usage
        && was.limits == now.limits
        && was.branding.display_name == now.branding.display_name
        && was.branding.login_hint == now.branding.login_hint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::limits::Resource;

    fn forest(edit: impl Fn(&mut Vec<Organization>)) -> Forest {
        let mut all: Vec<_> = ["a", "b", "c"].map(|id| Organization::named(id, id)).into();
        edit(&mut all);
        Forest::new(all)
    }

    fn ids(all: &[OrganizationId]) -> Vec<&str> {
        all.iter().map(OrganizationId::as_str).collect()
    }

    #[test]
    fn the_same_read_twice_is_no_news() {
        let news = News::between(&forest(|_| {}), &forest(|_| {}));
        assert!(news.is_empty());
        // What no row shows is none either.
        let hosted = forest(|all| all[0].external_id = Some("e".into()));
        assert!(News::between(&forest(|_| {}), &hosted).is_empty());
    }

    #[test]
    fn what_a_row_shows_is_news_wherever_the_row_stands_now() {
        let after = forest(|all| {
            all[0].name = "z".into();
            all[1].usage.subtree.set(Resource::Users, 4);
        });
        let news = News::between(&forest(|_| {}), &after);
        assert_eq!(ids(&news.changed), ["b", "a"]);
        assert_eq!((news.added.len(), news.gone), (0, 0));
    }

    #[test]
    fn what_came_is_marked_and_what_went_is_counted() {
        let after = forest(|all| {
            all.remove(2);
            all.push(Organization::named("d", "d"));
        });
        let news = News::between(&forest(|_| {}), &after);
        assert_eq!((ids(&news.added), news.gone), (vec!["d"], 1));
        assert_eq!(ids(&news.marked()), ["d"]);
    }
}
