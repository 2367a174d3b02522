//! The calls that change an organization, and the reading before. Knows the form, the journal and no outcome.

use canopy_e2e::*;

use crate::{
    cell::{Page, Way},
    fault_kinds::{FIELD_TEXT, Kind, Met},
    writing::{name_in, says_which_field},
};

/// Saving a new name: the reading before it, or the change itself.
pub struct Save<const READS: bool> {
    workspace: String,
    id: String,
}

pub type ReadAgain = Save<true>;
pub type Update = Save<false>;

impl<const READS: bool> Page for Save<READS> {
    const CALL: &'static str = if READS {
        "organizations::retrieve"
    } else {
        "organizations::update"
    };
    const PLACE: &'static str = if READS {
        "Edit, Save changes: the reading before"
    } else {
        "Edit, Save changes"
    };
    const WRITES: bool = !READS;

    async fn arrives(person: &Person) -> Self {
        let (workspace, id) = opens_the_shops(person).await;
        Self { workspace, id }
    }

    fn met(&self) -> Met {
        let path = format!("/workspaces/{}/organizations/{}", self.workspace, self.id);
        if READS {
            Met::new("GET", path)
        } else {
            Met::new("PATCH", path).that_may_not_take(&["name"])
        }
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        person.clicks(button("Edit")).await;
        person.replaces("Name", &name_in(kind, "Shops")).await;
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(button("Save changes")).await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::NotFound => "It was deleted while you edited".to_owned(),
            _ => words_of(kind),
        }
    }

    async fn says(&self, person: &Person, kind: Kind) {
        person.reads(&self.words(kind)).await;
        says_which_field(person, kind).await;
    }

    async fn stands(&self, person: &Person, kind: Kind) {
        if kind == Kind::NotTaken {
            person.reads("Not everything was saved.").await;
            return;
        }
        person.finds_in_field("Name", &name_in(kind, "Shops")).await;
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized if READS => Way::SignIn,
            Kind::AskedToWait | Kind::RateLimited | Kind::Twice if READS => Way::Itself,
            Kind::Unauthorized => Way::SignInAndSend,
            Kind::Late => Way::Itself,
            Kind::NotTaken => Way::Anew,
            _ => Way::Again,
        }
    }

    async fn takes(&mut self, person: &Person, way: Way, kind: Kind) {
        if way == Way::Anew {
            self.prepares(person, kind).await;
        }
        self.asks(person, kind).await;
    }

    async fn is_well(&mut self, person: &Person, kind: Kind) {
        let name = name_in(kind, "Shops");
        person.sees(heading(&name)).await;
        person.reads(&format!("{name} was saved.")).await;
        assert!(
            person
                .sandbox()
                .organization(&self.workspace, &name)
                .is_some()
        );
    }
}

/// The page of an organization of a small company; its workspace and id.
async fn opens_the_shops(person: &Person) -> (String, String) {
    person.signs_in_as("owner").await;
    let workspace = person.sandbox().company("single");
    let all = person.sandbox().organizations(&workspace);
    let shops = all.into_iter().find(|one| one.name.starts_with("Shops"));
    let id = shops.expect("it is seeded").id;
    person
        .opens(&format!("/w/{workspace}/organizations/{id}"))
        .await;
    (workspace, id)
}

fn words_of(kind: Kind) -> String {
    match kind {
        Kind::NotTaken => "The API kept the name at".to_owned(),
        _ => kind.words().to_owned(),
    }
}

/// Putting back from the session's journal what was changed.
pub struct Revert {
    workspace: String,
    id: String,
    /// What it is called before and after each turn.
    names: [String; 2],
}

impl Revert {
    fn entry() -> Target {
        listitem("").inside(dialog("Session journal")).nth(0)
    }
}

impl Page for Revert {
    const CALL: &'static str = "organizations::update";
    const PLACE: &'static str = "Session journal, Revert";
    const WRITES: bool = true;

    async fn arrives(person: &Person) -> Self {
        let (workspace, id) = opens_the_shops(person).await;
        let before = person.sandbox().organizations(&workspace);
        let before = before
            .into_iter()
            .find(|one| one.id == id)
            .expect("it is there");
        let after = if before.name == "Stores" {
            "Shops"
        } else {
            "Stores"
        };
        person.clicks(button("Edit")).await;
        person.replaces("Name", after).await;
        person.clicks(button("Save changes")).await;
        person.reads(&format!("{after} was saved.")).await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Session journal"))
            .await;
        Self {
            workspace,
            id,
            names: [after.to_owned(), before.name],
        }
    }

    fn met(&self) -> Met {
        Met::new(
            "PATCH",
            format!("/workspaces/{}/organizations/{}", self.workspace, self.id),
        )
        .that_may_not_take(&["name"])
    }

    fn words(&self, kind: Kind) -> String {
        words_of(kind)
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person
            .clicks(button("Revert").inside(dialog("Session journal")).nth(0))
            .await;
    }

    /// The newest entry says it at length.
    async fn says(&self, person: &Person, kind: Kind) {
        if kind == Kind::Unauthorized {
            person.reads(&self.words(kind)).await;
            return;
        }
        if kind == Kind::Offline {
            // What is there could not be read, so nothing was sent.
            let said = format!("Couldn't revert {}. {}.", self.names[1], self.words(kind));
            person.reads(&said).await;
            return;
        }
        person.reads_in(Self::entry(), &self.words(kind)).await;
        if kind == Kind::NotTaken {
            return;
        }
        person.reads_in(Self::entry(), "Failed").await;
        person
            .reads(&format!("Couldn't revert {}.", self.names[1]))
            .await;
        if kind == Kind::InvalidKnown {
            person
                .reads_in(Self::entry(), &format!("Name: {FIELD_TEXT}"))
                .await;
        }
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(dialog("Session journal")).await;
        person.sees(button("Revert").nth(0)).await;
    }

    async fn is_well(&mut self, person: &Person, kind: Kind) {
        self.names.reverse();
        if kind == Kind::BrokenOff {
            // It was carried out, which the reading tells.
            person.reads("has nothing to revert.").await;
        } else {
            person.reads_in(Self::entry(), "Changed").await;
        }
        let [name, earlier] = &self.names;
        assert!(
            person
                .sandbox()
                .organization(&self.workspace, name)
                .is_some()
        );
        if kind == Kind::BrokenOff {
            // The next cell needs something to revert.
            let change = serde_json::json!({ "name": earlier });
            person.sandbox().patch(&self.met().path, &change).await;
            self.names.reverse();
        }
    }

    /// What was tried and failed stays in the journal.
    fn words_stay(&self) -> bool {
        true
    }
}
