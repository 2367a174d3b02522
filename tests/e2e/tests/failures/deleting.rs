//! The call that deletes an organization. Knows the question before it and no outcome.

use canopy_e2e::*;
use serde_json::json;

use crate::{
    cell::{Page, Way},
    fault_kinds::{FIELD_TEXT, Kind, Met},
    writing::{name_in, says_which_field},
};

const CONFIRM: &str = "Type the organization's name to confirm";

pub struct Delete {
    workspace: String,
    root: StoredOrganization,
}

impl Delete {
    fn danger() -> Target {
        button("Delete organization").inside(dialog("Delete organization"))
    }

    fn list(&self) -> String {
        format!("/workspaces/{}/organizations", self.workspace)
    }
}

impl Page for Delete {
    const CALL: &'static str = "organizations::delete";
    const PLACE: &'static str = "Delete organization";
    const WRITES: bool = true;

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        let root = person.sandbox().organizations(&workspace).swap_remove(0);
        Self { workspace, root }
    }

    fn met(&self) -> Met {
        Met::new("DELETE", format!("{}/*", self.list()))
            .whose_wrong_shape_is(json!([7]))
            .without_an_answer()
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        let name = name_in(kind, "Kiosk");
        let path = format!("{}/{}/children", self.list(), self.root.id);
        let made = person.sandbox().post(&path, &json!({ "name": name })).await;
        let id = made["id"].as_str().expect("an id");
        person
            .opens(&format!("/w/{}/organizations/{id}", self.workspace))
            .await;
        person.clicks(button("More actions")).await;
        person
            .clicks(with_role(&["menuitem"]).starting_with("Delete organization"))
            .await;
        person.types_into(CONFIRM, &name).await;
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(Self::danger()).await;
    }

    fn words(&self, kind: Kind) -> String {
        match kind {
            Kind::NotFound => format!("“{}” had already been deleted", name_in(kind, "Kiosk")),
            _ => kind.words().to_owned(),
        }
    }

    async fn says(&self, person: &Person, kind: Kind) {
        person.reads(&self.words(kind)).await;
        match kind {
            Kind::InvalidKnown => person.reads(&format!("Name: {FIELD_TEXT}")).await,
            _ => says_which_field(person, kind).await,
        }
    }

    async fn stands(&self, person: &Person, kind: Kind) {
        if kind == Kind::NotFound {
            person.sees(heading(&self.root.name)).await;
        } else {
            person
                .finds_in_field(CONFIRM, &name_in(kind, "Kiosk"))
                .await;
        }
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized => Way::SignInAndSend,
            // Its parent is shown, and nothing is left to do.
            Kind::Late | Kind::NotFound => Way::Itself,
            _ => Way::Again,
        }
    }

    fn words_stay(&self) -> bool {
        true
    }

    async fn is_well(&mut self, person: &Person, kind: Kind) {
        person.sees(heading(&self.root.name)).await;
        if kind != Kind::NotFound {
            let name = name_in(kind, "Kiosk");
            person.reads(&format!("“{name}” was deleted.")).await;
            assert!(
                person
                    .sandbox()
                    .organization(&self.workspace, &name)
                    .is_none()
            );
        }
    }
}
