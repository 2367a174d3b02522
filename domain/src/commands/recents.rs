//! The organizations that were open last. IDs only.

use serde::{Deserialize, Serialize};

use crate::organization::OrganizationId;

/// How many are remembered (ours): as many as one takes in at a glance, and the one at hand.
pub const RECENTS_MAX: usize = 7;

/// The last ones first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recents(Vec<OrganizationId>);

impl Recents {
    /// Notes that an organization is open now. The one that was open longest ago makes room for it.
    pub fn open(&mut self, id: &OrganizationId) {
        self.0.retain(|other| other != id);
        self.0.insert(0, id.clone());
        self.0.truncate(RECENTS_MAX);
    }

    /// All but the one at hand, where one can go back to.
    pub fn besides(
        &self,
        at_hand: Option<&OrganizationId>,
    ) -> impl Iterator<Item = &OrganizationId> {
        self.0.iter().filter(move |id| Some(*id) != at_hand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(ids: &[&str]) -> Recents {
        let mut recents = Recents::default();
        for &id in ids {
            recents.open(&id.into());
        }
        recents
    }

    fn besides(recents: &Recents, at_hand: Option<&str>) -> Vec<String> {
        let at_hand = at_hand.map(OrganizationId::from);
        let ids = recents.besides(at_hand.as_ref());
        ids.map(ToString::to_string).collect()
    }

    #[test]
    fn the_last_comes_first_and_none_twice() {
        let recents = opened(&["org_1", "org_2", "org_1", "org_3", "org_3"]);
        assert_eq!(besides(&recents, None), ["org_3", "org_1", "org_2"]);
        assert_eq!(besides(&recents, Some("org_1")), ["org_3", "org_2"]);
    }

    #[test]
    fn only_so_many_are_remembered() {
        let ids: Vec<String> = (0..30).map(|number| format!("org_{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let kept = besides(&opened(&ids), None);
        assert_eq!(kept.len(), RECENTS_MAX);
        assert_eq!(kept[0], "org_29");
    }

    #[test]
    fn they_are_kept_as_a_list_of_ids() {
        let recents = opened(&["org_1", "org_2"]);
        let kept = serde_json::to_string(&recents).unwrap();
        assert_eq!(kept, r#"["org_2","org_1"]"#);
        assert_eq!(serde_json::from_str::<Recents>(&kept).unwrap(), recents);
    }
}
