//! The calls made on the way in, before there is a workspace: the configuration, a token, the workspaces.
//! Knows the pages and no outcome.

use canopy_e2e::*;

use crate::{
    cell::{Page, Way},
    fault_kinds::{Kind, Met},
};

/// Where the page has to be loaded to make the call, and offline no page can be: it fails otherwise first.
async fn fails_first(person: &Person, met: &Met, kind: Kind, path: &str) {
    if kind == Kind::Offline {
        let fault = Kind::Forbidden.fault(met).expect("the sandbox does it");
        person.sandbox().suffers(fault).await;
        person.opens(path).await;
        person.sees(button("Retry")).await;
    }
}

/// Makes the call by loading the page, or where that had to fail before, by asking again.
async fn loads(person: &Person, kind: Kind, path: &str) {
    if kind == Kind::Offline {
        person.clicks(button("Retry")).await;
    } else {
        person.opens(path).await;
    }
}

pub struct Configuration;

impl Page for Configuration {
    const CALL: &'static str = "configuration::retrieve";
    const PLACE: &'static str = "any page, when it is loaded";

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        Self
    }

    fn met(&self) -> Met {
        Met::new("GET", "/config.json")
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        fails_first(person, &self.met(), kind, "/").await;
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        loads(person, kind, "/").await;
    }

    fn words(&self, kind: Kind) -> String {
        let words = match kind {
            Kind::Offline | Kind::Dropped | Kind::BrokenOff => {
                "The host of this console didn't respond"
            }
            Kind::NotJson | Kind::WrongShape => "The config.json next to this page can't be used",
            Kind::Unauthorized => "This host asks you to sign in again",
            Kind::NotFound => "There is no config.json next to this page",
            Kind::AskedToWait => "The host of this console asks you to wait",
            _ => "The host of this console didn't send config.json",
        };
        words.to_owned()
    }

    async fn stands(&self, person: &Person, kind: Kind) {
        if kind != Kind::Late {
            person.reads("The console couldn't be set up").await;
        }
    }

    /// No token is asked for.
    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Offline | Kind::AskedToWait | Kind::RateLimited | Kind::Late | Kind::Twice => {
                Way::Itself
            }
            Kind::Unauthorized => Way::Retry("Reload page"),
            _ => Way::Retry("Retry"),
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(heading("Choose a workspace")).await;
    }
}

pub struct SandboxToken;

impl Page for SandboxToken {
    const CALL: &'static str = "sandbox::token";
    const PLACE: &'static str = "Sign in";
    const WRITES: bool = true;

    async fn arrives(person: &Person) -> Self {
        person.opens("/sign-in").await;
        Self
    }

    fn met(&self) -> Met {
        Met::new("POST", "/sandbox/tokens")
    }

    async fn prepares(&mut self, person: &Person, _kind: Kind) {
        person.sees(button("Sign in as owner")).await;
    }

    async fn asks(&mut self, person: &Person, _kind: Kind) {
        person.clicks(button("Sign in as owner")).await;
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Sign in to Canopy")).await;
        person.sees(button("Sign in as viewer")).await;
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Late => Way::Itself,
            _ => Way::Again,
        }
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person.sees(heading("Choose a workspace")).await;
        person.clicks(button("Sign out")).await;
        person.sees(heading("Sign in to Canopy")).await;
    }
}

pub struct Workspaces;

impl Page for Workspaces {
    const CALL: &'static str = "workspaces::list";
    const PLACE: &'static str = "Workspaces";

    async fn arrives(person: &Person) -> Self {
        person.signs_in_as("owner").await;
        Self
    }

    fn met(&self) -> Met {
        Met::list("/workspaces")
    }

    async fn prepares(&mut self, person: &Person, kind: Kind) {
        fails_first(person, &self.met(), kind, "/").await;
    }

    async fn asks(&mut self, person: &Person, kind: Kind) {
        loads(person, kind, "/").await;
    }

    async fn stands(&self, person: &Person, _kind: Kind) {
        person.sees(heading("Choose a workspace")).await;
    }

    async fn is_well(&mut self, person: &Person, _kind: Kind) {
        person
            .sees(link("").containing("").inside(main_region()).nth(0))
            .await;
    }
}
