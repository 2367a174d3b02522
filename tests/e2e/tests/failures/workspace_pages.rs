//! The calls on a workspace as a whole: how it is billed, who may do what, its list, its usage as a file.
//! Knows the pages and no outcome.

use canopy_e2e::*;
use serde_json::json;

use crate::{
    cell::{Page, Way},
    fault_kinds::{Kind, Met},
};

/// Whoever is offline can't open a page: there the call has failed before, for another reason.
async fn fails_before<P: Page>(page: &P, person: &Person, kind: Kind, path: &str) {
    if kind == Kind::Offline {
        let fault = Kind::Forbidden
            .fault(&page.met())
            .expect("the sandbox does it");
        person.sandbox().suffers(fault).await;
        person.opens(path).await;
        person.reads(&page.words(Kind::Forbidden)).await;
    }
}

/// Opens the page that calls; whoever is offline stands on it already and tries again.
async fn asks_at(person: &Person, kind: Kind, path: &str) {
    match kind {
        Kind::Offline => person.clicks(button("Retry").nth(0)).await,
        _ => person.opens(path).await,
    }
}

/// How the workspace is billed and the accounts it has, both of the form of a new root.
pub struct Billing<const ACCOUNTS: bool> {
    workspace: String,
}

pub type OneWorkspace = Billing<false>;
pub type BillingAccounts = Billing<true>;

impl<const ACCOUNTS: bool> Billing<ACCOUNTS> {
    fn form(&self) -> String {
        format!("/w/{}/organizations/new", self.workspace)
    }
}

impl<const ACCOUNTS: bool> Page for Billing<ACCOUNTS> {
    const CALL: &'static str = if ACCOUNTS {
        "billing_accounts::list"
    } else {
        "workspaces::retrieve"
    };
    const PLACE: &'static str = "Create organization, its billing account";

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("assigned");
        Self { workspace }
    }

    fn met(&self) -> Met {
        let workspace = format!("/workspaces/{}", self.workspace);
        if ACCOUNTS {
            Met::list(format!("{workspace}/billing-accounts"))
        } else {
            Met::new("GET", workspace).whose_wrong_shape_is(json!({ "name": 7 }))
        }
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        fails_before(self, person, kind, &self.form()).await;
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        asks_at(person, kind, &self.form()).await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            // Over the untouched page.
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited => kind.words().to_owned(),
            _ if ACCOUNTS => format!("{}, so accounts couldn't be loaded", kind.words()),
            _ => format!(
                "Couldn't read how this workspace is billed. {}",
                kind.words()
            ),
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Create organization")).await;
        person.sees(field("Name")).await;
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(combobox("Billing account")).await;
        person.does_not_read("Couldn't read").await;
        person.does_not_read("couldn't be loaded").await;
    }
}

/// What the subscriptions of a workspace's one account allow.
pub struct Subscriptions {
    workspace: String,
    account: String,
}

impl Subscriptions {
    fn limits(&self) -> String {
        format!("/w/{}/limits", self.workspace)
    }
}

impl Page for Subscriptions {
    const CALL: &'static str = "billing_accounts::subscriptions";
    const PLACE: &'static str = "Limits, Subscriptions";

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        let accounts = format!("/workspaces/{workspace}/billing-accounts");
        let accounts = person.sandbox().answer(&accounts).await;
        let account = accounts["data"][0]["id"].as_str().expect("it has one");
        Self {
            account: account.to_owned(),
            workspace,
        }
    }

    fn met(&self) -> Met {
        let (workspace, account) = (&self.workspace, &self.account);
        Met::list(format!(
            "/workspaces/{workspace}/billing-accounts/{account}/subscriptions"
        ))
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        fails_before(self, person, kind, &self.limits()).await;
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        asks_at(person, kind, &self.limits()).await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            // Over the untouched page.
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited => kind.words().to_owned(),
            Kind::Offline => kind.words_above_data().to_owned(),
            _ => format!(
                "Couldn't read the subscription's remaining capacity: {}",
                kind.words()
            ),
        }
    }

    /// The limits that the list says are there without it.
    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Limits")).await;
        person.sees(row("").inside(table("Limits")).nth(1)).await;
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(table("Subscriptions")).await;
        person.does_not_read("Couldn't read").await;
    }
}

pub struct Members {
    workspace: String,
}

impl Page for Members {
    const CALL: &'static str = "members::list";
    const PLACE: &'static str = "Organizations, whether one may create";

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("pooled");
        Self { workspace }
    }

    fn met(&self) -> Met {
        Met::list(format!("/workspaces/{}/members", self.workspace))
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        if kind == Kind::Offline {
            let fault = Kind::Forbidden
                .fault(&self.met())
                .expect("the sandbox does it");
            person.sandbox().suffers(fault).await;
            person
                .opens(&format!("/w/{}/organizations", self.workspace))
                .await;
            self.says(person, Kind::Forbidden).await;
        }
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        if kind == Kind::Offline {
            person.clicks(button("Reload")).await;
            person.reads(kind.words_above_data()).await;
        } else {
            person
                .opens(&format!("/w/{}/organizations", self.workspace))
                .await;
        }
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited => kind.words().to_owned(),
            _ => "Your role couldn't be determined".to_owned(),
        }
    }

    async fn says(&self, person: &Person, kind: Kind) {
        let words = self.words(kind);
        if words == kind.words() {
            person.reads(&words).await;
        } else {
            let create = with_role(&["button", "link"]).named("Create organization");
            person.reads_description(create, &words).await;
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Organizations")).await;
        person
            .sees(row("").inside(table("Organizations")).nth(1))
            .await;
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized => Way::SignIn,
            Kind::AskedToWait | Kind::RateLimited | Kind::Late | Kind::Twice => Way::Itself,
            _ => Way::Retry("Reload"),
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        let create = with_role(&["button", "link"]).named("Create organization");
        person.sees_attribute(create, "aria-disabled", None).await;
        person.clicks(button("").starting_with("Account:")).await;
        person.reads("Role: owner").await;
        person.presses(Key::Escape).await;
    }
}

pub struct List {
    workspace: String,
    number: usize,
}

impl Page for List {
    const CALL: &'static str = "organizations::list";
    const PLACE: &'static str = "Organizations, Reload";

    async fn arrives(person: &Person) -> Self {
        let workspace = person.comes_to_the_list().await;
        let number = person.sandbox().organizations(&workspace).len();
        Self { workspace, number }
    }

    fn met(&self) -> Met {
        Met::list(format!("/workspaces/{}/organizations", self.workspace))
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(button("Reload")).await;
    }

    fn words(&self, kind: Kind) -> String {
        kind.words_above_data().to_owned()
    }

    /// The last good list stays.
    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Organizations")).await;
        person.lists(self.number).await;
    }

    async fn is_well(&mut self, person: &Person, kind: Kind) {
        person
            .sees_attribute(button("Reload"), "aria-busy", None)
            .await;
        self.stands(person, kind).await;
    }
}

pub struct UsageFile<const PDF: bool> {
    workspace: String,
}

impl<const PDF: bool> UsageFile<PDF> {
    const NAME: &'static str = if PDF { "usage.pdf" } else { "usage.csv" };
    const ENTRY: &'static str = if PDF { "Usage as PDF" } else { "Usage as CSV" };
}

impl<const PDF: bool> Page for UsageFile<PDF> {
    const CALL: &'static str = "organizations::usage_file";
    const PLACE: &'static str = if PDF {
        "Limits, API exports: Usage as PDF"
    } else {
        "Limits, API exports: Usage as CSV"
    };

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        person.opens(&format!("/w/{}/limits", workspace)).await;
        person.sees(row("").inside(table("Limits")).nth(1)).await;
        Self { workspace }
    }

    fn met(&self) -> Met {
        Met::new(
            "GET",
            format!(
                "/workspaces/{}/organizations/{}",
                self.workspace,
                Self::NAME
            ),
        )
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(button("API exports")).await;
        person
            .clicks(with_role(&["menuitem"]).starting_with(Self::ENTRY))
            .await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited => kind.words().to_owned(),
            _ => format!("Couldn't export {}. {}", Self::NAME, kind.words()),
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Limits")).await;
        person.sees(row("").inside(table("Limits")).nth(1)).await;
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        // With its kind and size after the workspace, and before the date.
        person.reads("usage-from-api-").await;
        // Or the next one could not be told from it.
        while person.counts(button("Dismiss")).await > 0 {
            person.clicks(button("Dismiss").nth(0)).await;
        }
    }
}
