//! The calls that read organizations, each from the page that cannot do without it. Knows the pages and no outcome.

use canopy_e2e::*;
use serde_json::{Value, json};

use crate::{
    cell::{Page, Way},
    fault_kinds::{Kind, Met},
};

/// A root of a small company and a child of it, as the API and the database tell of them.
struct Family {
    workspace: String,
    root: StoredOrganization,
    child: StoredOrganization,
}

impl Family {
    async fn of(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        let all = person.sandbox().organizations(&workspace);
        let child = all
            .iter()
            .find(|one| one.name == "Shops")
            .expect("it is seeded")
            .clone();
        let root = all
            .into_iter()
            .find(|one| Some(&one.id) == child.parent.as_ref());
        Self {
            workspace,
            root: root.expect("it has a parent"),
            child,
        }
    }

    fn api(&self) -> String {
        format!("/workspaces/{}/organizations", self.workspace)
    }

    fn page(&self, of: &StoredOrganization, tab: &str) -> String {
        format!("/w/{}/organizations/{}{tab}", self.workspace, of.id)
    }

    /// The list tells of these alone.
    fn list_has_only(&self, organizations: Vec<Value>, has_more: bool) -> Vec<Fault> {
        let body = json!({ "data": organizations, "has_more": has_more });
        vec![Fault::on("GET", &self.api()).answers(200).says(body)]
    }

    /// Offline, it was asked for as often as a page asks.
    async fn list_is_given_up(&self, person: &Person) {
        let unreached = format!(
            "{} - Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
            self.api()
        );
        person
            .waits_until("the list was asked for three times", async || {
                let said = person.console().await;
                match said.iter().filter(|line| line.contains(&unreached)).count() {
                    3.. => Ok(()),
                    times => Err(format!("it was {times} times")),
                }
            })
            .await;
    }
}

/// Where the page has to be loaded to make the call, and offline no page can be: it fails otherwise first.
async fn loads(person: &Person, met: &Met, kind: Kind, path: &str) {
    if kind == Kind::Offline {
        person.is_offline(false).await;
        let fault = Kind::Forbidden.fault(met).expect("the sandbox does it");
        person.sandbox().suffers(fault).await;
        person.opens(path).await;
        person.reads(Kind::Forbidden.words()).await;
        person.is_offline(true).await;
        person.clicks(button("Retry").nth(0)).await;
    } else {
        person.opens(path).await;
    }
}

/// An organization that the list, being partial, does not have.
pub struct ByLink(Family);

impl Page for ByLink {
    const CALL: &'static str = "organizations::retrieve";
    const PLACE: &'static str = "an organization's page, by link, where the list is partial";

    async fn arrives(person: &Person) -> Self {
        Self(Family::of(person).await)
    }

    fn met(&self) -> Met {
        Met::new("GET", format!("{}/{}", self.0.api(), self.0.child.id))
    }

    fn background(&self) -> Vec<Fault> {
        self.0.list_has_only(vec![], true)
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        loads(person, &self.met(), kind, &self.0.page(&self.0.child, "")).await;
        if kind == Kind::Offline {
            // Were it still being asked for when the network is back, its coming would bring the page back by itself.
            self.0.list_is_given_up(person).await;
        }
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::NotFound => "No such organization".to_owned(),
            _ => kind.words().to_owned(),
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(navigation("Views")).await;
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::NotFound => Way::Anew,
            Kind::Unauthorized => Way::SignIn,
            Kind::Offline | Kind::AskedToWait | Kind::RateLimited | Kind::Late | Kind::Twice => {
                Way::Itself
            }
            _ => Way::Retry("Retry"),
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(heading(&self.0.child.name)).await;
    }
}

/// The list has an organization and not its parent.
pub struct Parent {
    family: Family,
    listed: Value,
}

impl Page for Parent {
    const CALL: &'static str = "organizations::parent";
    const PLACE: &'static str = "an organization's page, where the list lacks its parent";

    async fn arrives(person: &Person) -> Self {
        let family = Family::of(person).await;
        let path = format!("{}/{}", family.api(), family.child.id);
        let listed = person.sandbox().answer(&path).await;
        Self { family, listed }
    }

    fn met(&self) -> Met {
        Met::new(
            "GET",
            format!("{}/{}/parent", self.family.api(), self.family.child.id),
        )
    }

    fn background(&self) -> Vec<Fault> {
        self.family.list_has_only(vec![self.listed.clone()], false)
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        loads(
            person,
            &self.met(),
            kind,
            &self.family.page(&self.family.child, ""),
        )
        .await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::NotFound => format!("Its parent {} is not in the list", self.family.root.id),
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited | Kind::Offline => {
                kind.words_above_data().to_owned()
            }
            _ => format!(
                "Some parents or descendants couldn't be loaded. {}",
                kind.words()
            ),
        }
    }

    async fn stands(&self, person: &Person, kind: Kind) {
        if kind != Kind::Late {
            person.sees(heading(&self.family.child.name)).await;
        }
    }

    /// Asked for beside the organization, and again where the list shows the gap.
    fn tries(&self, _kind: Kind) -> Option<u64> {
        None
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::NotFound => Way::Anew,
            Kind::Unauthorized => Way::SignIn,
            Kind::Offline | Kind::AskedToWait | Kind::RateLimited | Kind::Late | Kind::Twice => {
                Way::Itself
            }
            _ => Way::Retry("Retry"),
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(heading(&self.family.child.name)).await;
        person
            .sees(link(&self.family.root.name).inside(main_region()).nth(0))
            .await;
    }
}

/// What is below an organization, in a list that says that it is partial.
pub struct Below<const ALL: bool> {
    family: Family,
    listed: Value,
}

pub type Children = Below<false>;
pub type Descendants = Below<true>;

impl<const ALL: bool> Page for Below<ALL> {
    const CALL: &'static str = if ALL {
        "organizations::descendants"
    } else {
        "organizations::children"
    };
    const PLACE: &'static str = "an organization's children, where the list is partial";

    async fn arrives(person: &Person) -> Self {
        let family = Family::of(person).await;
        let path = format!("{}/{}", family.api(), family.root.id);
        let listed = person.sandbox().answer(&path).await;
        Self { family, listed }
    }

    fn met(&self) -> Met {
        let what = if ALL { "descendants" } else { "children" };
        Met::list(format!(
            "{}/{}/{what}",
            self.family.api(),
            self.family.root.id
        ))
    }

    fn background(&self) -> Vec<Fault> {
        self.family.list_has_only(vec![self.listed.clone()], true)
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        // What the page of the cell before still asks for is no try of this one.
        if kind != Kind::Offline {
            let left = person.browser().goto("about:blank").await;
            left.expect("a blank page opens");
        }
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        let page = self.family.page(&self.family.root, "/children");
        match kind {
            // Nothing is said that could be waited for.
            Kind::Offline if !ALL => {
                person.is_offline(false).await;
                person.opens(&page).await;
                person.sees(table("Children")).await;
                person.is_offline(true).await;
            }
            _ => loads(person, &self.met(), kind, &page).await,
        }
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::Unauthorized | Kind::AskedToWait | Kind::RateLimited => kind.words().to_owned(),
            Kind::Offline if ALL => kind.words_above_data().to_owned(),
            // The other call brings them.
            _ if !ALL => String::new(),
            _ => format!(
                "Some parents or descendants couldn't be loaded. {}",
                kind.words()
            ),
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading(&self.family.root.name)).await;
        person.sees(navigation("Organization").nth(0)).await;
    }

    fn tries(&self, kind: Kind) -> Option<u64> {
        (ALL && kind != Kind::Offline).then_some(if kind.is_passing() { 3 } else { 1 })
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized => Way::SignIn,
            Kind::Offline | Kind::AskedToWait | Kind::RateLimited | Kind::Late | Kind::Twice => {
                Way::Itself
            }
            _ if !ALL => Way::Itself,
            _ => Way::Retry("Retry"),
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        let children = table("Children");
        person
            .sees(link(&self.family.child.name).inside(children))
            .await;
    }
}

pub struct Limits(Family);

impl Page for Limits {
    const CALL: &'static str = "organizations::limits";
    const PLACE: &'static str = "an organization's limits";

    async fn arrives(person: &Person) -> Self {
        let family = Family::of(person).await;
        person.opens(&family.page(&family.child, "")).await;
        Self(family)
    }

    fn met(&self) -> Met {
        Met::new(
            "GET",
            format!("{}/{}/limits", self.0.api(), self.0.child.id),
        )
        .whose_wrong_shape_is(json!({ "limits": 7 }))
    }

    /// In a page of its own: a report that has come a moment ago is not asked for again.
    async fn prepares(&mut self, person: &Person, _kind: Kind) {
        person.opens(&self.0.page(&self.0.child, "")).await;
        person.sees(heading("Details")).await;
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person
            .clicks(link("Limits").inside(navigation("Organization").nth(0)))
            .await;
    }

    fn words(&self, kind: Kind) -> String {
        kind.words_above_data().to_owned()
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading(&self.0.child.name)).await;
        person.sees(heading("Limits")).await;
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person
            .sees(row("Users").inside(table("Limits")).nth(0))
            .await;
        person.does_not_read("may be out of date").await;
    }
}
