//! The calls that create organizations. Knows the form and no outcome.

use canopy_e2e::*;

use crate::{
    cell::{Page, Way},
    fault_kinds::{Kind, Met},
    writing::{name_in, says_which_field},
};

pub struct Create<const CHILD: bool> {
    workspace: String,
    root: String,
}

pub type CreateRoot = Create<false>;
pub type CreateChild = Create<true>;

impl<const CHILD: bool> Page for Create<CHILD> {
    const CALL: &'static str = if CHILD {
        "organizations::create_child"
    } else {
        "organizations::create"
    };
    const PLACE: &'static str = if CHILD {
        "Create child"
    } else {
        "Create organization"
    };
    const WRITES: bool = true;

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("pooled");
        let root = person.sandbox().organizations(&workspace).swap_remove(0).id;
        Self { workspace, root }
    }

    fn met(&self) -> Met {
        let list = format!("/workspaces/{}/organizations", self.workspace);
        let path = if CHILD {
            format!("{list}/{}/children", self.root)
        } else {
            list
        };
        Met::new("POST", path).that_may_not_take(&["branding"])
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        let form = if CHILD {
            format!("{}/children/new", self.root)
        } else {
            "new".to_owned()
        };
        person
            .opens(&format!("/w/{}/organizations/{form}", self.workspace))
            .await;
        person.types_into("Name", &name_in(kind, "Branch")).await;
        person.types_into("Display name", "Kept").await;
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(button("Create organization")).await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::NotTaken => "The API didn't save the display name.".to_owned(),
            _ => kind.words().to_owned(),
        }
    }

    async fn says(&self, person: &Person, kind: Kind) {
        person.reads(&self.words(kind)).await;
        says_which_field(person, kind).await;
    }

    async fn stands(&self, person: &Person, kind: Kind) {
        if kind == Kind::NotTaken {
            person.sees(link(&name_in(kind, "Branch"))).await;
            return;
        }
        person
            .finds_in_field("Name", &name_in(kind, "Branch"))
            .await;
        person.finds_in_field("Display name", "Kept").await;
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized => Way::SignInAndSend,
            Kind::Late => Way::Itself,
            // It was created, which the list tells.
            Kind::BrokenOff => Way::Link("Open it"),
            Kind::NotTaken => Way::Anew,
            _ => Way::Again,
        }
    }

    async fn takes(&mut self, person: &Person, way: Way, kind: Kind) {
        if way == Way::Anew {
            person.clicks(link(&name_in(kind, "Branch"))).await;
            person.clicks(button("Edit")).await;
            person.types_into("Display name", "Kept").await;
            person.clicks(button("Save changes")).await;
            person
                .reads(&format!("{} was saved.", name_in(kind, "Branch")))
                .await;
        } else {
            self.asks(person, kind).await;
        }
    }

    async fn is_well(&mut self, person: &Person, kind: Kind) {
        let name = name_in(kind, "Branch");
        person.reads(&name).await;
        let made = person.sandbox().organization(&self.workspace, &name);
        let made = made.expect("it is there, and once");
        assert_eq!(made.display_name.as_deref(), Some("Kept"));
    }
}
