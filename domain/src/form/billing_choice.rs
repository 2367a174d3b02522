//! Which billing account an organization can name, a new one or one that is there.
//! Knows modes and places, not the accounts themselves.

use crate::{form::problem::Problem, organization::BillingAccountId, workspace::BillingMode};

/// What the billing account field asks for (documented: CREATE).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BillingChoice {
    /// A root outside pooled mode: one has to be named.
    Required,
    /// A child, or pooled mode: none may be named.
    #[default]
    NotAllowed,
    /// The mode is not known: whatever is chosen is sent, and the API decides.
    Open,
}

impl BillingChoice {
    pub fn new(mode: Option<BillingMode>, is_root: bool) -> Self {
        match mode {
            _ if !is_root => BillingChoice::NotAllowed,
            None => BillingChoice::Open,
            Some(mode) if mode.root_needs_billing_account() => BillingChoice::Required,
            Some(_) => BillingChoice::NotAllowed,
        }
    }

    /// As [`BillingChoice::new`], for an organization that is there: only a root of an assigned
    /// workspace can go to another account (documented: G-BILL, UPDATE).
    pub fn of_existing(mode: Option<BillingMode>, is_root: bool) -> Self {
        match mode {
            Some(BillingMode::Single) => BillingChoice::NotAllowed,
            mode => BillingChoice::new(mode, is_root),
        }
    }

    /// Whether having none is a choice too.
    pub fn is_free(self) -> bool {
        self == BillingChoice::Open
    }

    /// The account to send for what was chosen. An empty text is no choice, and then the `only` one
    /// there is, if there is just one, counts as chosen where one is required.
    ///
    /// # Errors
    /// [`Problem::BillingAccountMissing`] where one is required and none was chosen. A choice that
    /// is not allowed cannot be seen in the form, so it is left out rather than held against anyone.
    pub fn check(
        self,
        chosen: &str,
        only: Option<&BillingAccountId>,
    ) -> Result<Option<BillingAccountId>, Problem> {
        let chosen = Some(chosen.trim())
            .filter(|id| !id.is_empty())
            .map(BillingAccountId::from);
        match (self, chosen) {
            (BillingChoice::NotAllowed, _) => Ok(None),
            (BillingChoice::Required, None) => only
                .cloned()
                .map(Some)
                .ok_or(Problem::BillingAccountMissing),
            (_, chosen) => Ok(chosen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_names_an_account_in_single_and_assigned_mode_only() {
        for (mode, choice) in [
            (Some(BillingMode::Single), BillingChoice::Required),
            (Some(BillingMode::Assigned), BillingChoice::Required),
            (Some(BillingMode::Pooled), BillingChoice::NotAllowed),
            (None, BillingChoice::Open),
        ] {
            assert_eq!(BillingChoice::new(mode, true), choice);
            assert_eq!(BillingChoice::new(mode, false), BillingChoice::NotAllowed);
        }
    }

    #[test]
    fn only_a_root_of_an_assigned_workspace_can_change_its_account() {
        let existing = |mode, is_root| BillingChoice::of_existing(mode, is_root);
        assert_eq!(
            existing(Some(BillingMode::Assigned), true),
            BillingChoice::Required
        );
        assert_eq!(existing(None, true), BillingChoice::Open);
        for mode in [BillingMode::Single, BillingMode::Pooled] {
            assert_eq!(existing(Some(mode), true), BillingChoice::NotAllowed);
        }
        assert_eq!(
            existing(Some(BillingMode::Assigned), false),
            BillingChoice::NotAllowed
        );
    }

    #[test]
    fn a_required_account_that_is_not_chosen_is_a_problem() {
        assert_eq!(
            BillingChoice::Required.check(" ", None),
            Err(Problem::BillingAccountMissing)
        );
        assert_eq!(
            BillingChoice::Required.check("cus_1", None),
            Ok(Some("cus_1".into()))
        );
        assert_eq!(BillingChoice::NotAllowed.check("cus_1", None), Ok(None));
        assert_eq!(BillingChoice::Open.check("", None), Ok(None));
    }

    #[test]
    fn the_only_account_stands_in_where_one_is_required_and_nowhere_else() {
        let only = Some(BillingAccountId::from("cus_only"));
        assert_eq!(
            BillingChoice::Required.check("", only.as_ref()),
            Ok(only.clone())
        );
        assert_eq!(
            BillingChoice::Required.check("cus_1", only.as_ref()),
            Ok(Some("cus_1".into()))
        );
        assert_eq!(BillingChoice::NotAllowed.check("", only.as_ref()), Ok(None));
        assert_eq!(BillingChoice::Open.check("", only.as_ref()), Ok(None));
    }
}
