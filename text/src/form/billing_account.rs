//! The field for the billing account.

use canopy_domain::workspace::BillingAccount;

pub const LOADING: &str = "Loading billing accounts";
pub const MODE_UNKNOWN: &str = "Couldn't read how this workspace is billed.";

/// The rules that apply while it is not known how the workspace is billed.
pub const RULE_OF_CHILD: &str = "A child uses its root organization's billing account.";
pub const RULE_UNKNOWN: &str =
    "It isn't known how this workspace is billed. The API decides whether an account is required.";

/// In place of an account where there is none.
pub const NONE: &str = "None";
pub const CHOOSE: &str = "Choose an account";

/// An account of this id that is not in an incomplete list.
pub fn not_listed(id: &str) -> String {
    format!("{id} (not listed)")
}

/// An account of this id that is not in a complete list.
pub fn gone(id: &str) -> String {
    format!("{id} (no longer available)")
}

pub const INCOMPLETE: &str =
    "This list is incomplete: the API returned only some of the billing accounts.";
pub const NO_ACCOUNTS: &str = "This workspace has no billing accounts yet.";

/// The name of an account and its currency; its id as well where another of them has the same name.
pub fn account(account: &BillingAccount, all: &[BillingAccount]) -> String {
    let title = account.title();
    let is_namesake = all.iter().filter(|other| other.title() == title).count() > 1;
    let currency = account.currency.as_deref().map(str::to_uppercase);
    match (currency, is_namesake) {
        (Some(currency), true) => format!("{title} ({currency}, {})", account.id.as_str()),
        (Some(currency), false) => format!("{title} ({currency})"),
        (None, true) => format!("{title} ({})", account.id.as_str()),
        (None, false) => title.to_owned(),
    }
}

/// Where the accounts could not be loaded, because of `failure`, the title of an error.
pub fn enter_id(failure: Option<&str>) -> String {
    match failure {
        Some(failure) => {
            format!("{failure}, so accounts couldn't be loaded. Enter an account ID instead.")
        }
        None => "Accounts couldn't be loaded. Enter an account ID instead.".to_owned(),
    }
}

/// What an id looks like.
pub const EXAMPLE: &str = "cus_…";

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str, name: &str) -> BillingAccount {
        BillingAccount {
            id: id.into(),
            name: name.into(),
            currency: Some("eur".into()),
            unknown: Default::default(),
        }
    }

    #[test]
    fn accounts_of_the_same_name_are_told_apart_by_their_ids() {
        let accounts = [
            named("cus_1", "Acme"),
            named("cus_2", "Acme"),
            named("cus_3", "Other"),
        ];
        let labels = accounts.each_ref().map(|one| account(one, &accounts));
        assert_eq!(
            labels,
            ["Acme (EUR, cus_1)", "Acme (EUR, cus_2)", "Other (EUR)"]
        );
    }
}
