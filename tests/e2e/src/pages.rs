//! The ways through Canopy that many scenarios begin with, and the readings they share.

use serde_json::{Value, json};

use crate::find::{Target, button, row, status, table, tree, tree_item, with_role};
use crate::person::Person;

impl Person {
    /// Signs in with the sandbox's button for this role: owner, admin or viewer.
    pub async fn signs_in_as(&self, role: &str) {
        self.opens("/sign-in").await;
        self.clicks(button(&format!("Sign in as {role}"))).await;
        self.is_at("a page behind sign-in", |path| {
            !path.starts_with("/sign-in")
        })
        .await;
    }

    /// Signs in and stands before the list of the list; answers its workspace.
    pub async fn comes_to_the_list(&self) -> String {
        let workspace = self.sandbox().workspace();
        self.signs_in_as("owner").await;
        self.opens(&format!("/w/{workspace}/organizations")).await;
        self.sees(table("Organizations")).await;
        self.sees(row("").nth(1)).await;
        workspace
    }

    /// Signs in and stands before the tree of the list; answers its workspace.
    pub async fn comes_to_the_tree(&self) -> String {
        let workspace = self.sandbox().workspace();
        self.signs_in_as("owner").await;
        self.opens(&format!("/w/{workspace}/tree")).await;
        self.sees(tree("Organizations")).await;
        self.sees(tree_item("").nth(0)).await;
        workspace
    }

    /// Signs in and stands before the form for a root of the small company with this billing mode.
    pub async fn comes_to_a_new_organization(&self, billing_mode: &str) -> String {
        let workspace = self.sandbox().company(billing_mode);
        self.signs_in_as("owner").await;
        self.opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        self.sees(button("Create organization")).await;
        workspace
    }

    /// Presses Tab until the keyboard is in it, or in something inside it.
    pub async fn tabs_to(&self, target: Target) {
        const REACHED: &str = "return arguments[0].contains(document.activeElement)";
        for _ in 0..60 {
            let element = self.element(target.clone()).await;
            if self.page_answers(REACHED, vec![element]).await == json!(true) {
                return;
            }
            self.presses(thirtyfour::Key::Tab).await;
        }
        panic!("sixty presses of Tab do not lead to {target}");
    }

    /// What the thing that has the keyboard is announced as.
    pub async fn keyboard_is_on(&self, role: &'static [&'static str], name: &str) {
        let target = with_role(role).starting_with(name);
        self.waits_until(&format!("the keyboard is on {target}"), async || {
            let on = self.focused().await;
            let wanted = target
                .all(self.browser())
                .await
                .map_err(|complaint| complaint.to_string())?;
            if wanted
                .iter()
                .any(|element| element.to_json().ok().as_ref() == Some(&on))
            {
                return Ok(());
            }
            let what = self
                .page_answers("return arguments[0].outerHTML.slice(0, 300)", vec![on])
                .await;
            Err(format!("it is on {what}"))
        })
        .await;
    }

    async fn focused(&self) -> Value {
        let element = self.browser().active_element().await;
        let element = element.unwrap_or_else(|error| panic!("nothing has the keyboard: {error}"));
        element.to_json().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The number that a status on the page begins with: how many organizations are listed.
    pub async fn number_in_the_status(&self) -> Result<u64, String> {
        let statuses = status("")
            .all(self.browser())
            .await
            .map_err(|complaint| complaint.to_string())?;
        let mut said = Vec::new();
        for element in statuses {
            let text = element.text().await.map_err(|error| error.to_string())?;
            if let Some(number) = leading_number(&text) {
                return Ok(number);
            }
            said.push(text);
        }
        Err(format!("no status begins with a number: {said:?}"))
    }

    /// How long the page says it waits before it tries again, in seconds.
    pub async fn seconds_to_the_next_try(&self) -> Result<u64, String> {
        let timers = with_role(&["timer"])
            .all(self.browser())
            .await
            .map_err(|complaint| complaint.to_string())?;
        let mut said = Vec::new();
        for element in timers {
            let text = element.text().await.map_err(|error| error.to_string())?;
            let seconds = text
                .strip_prefix("Trying again in ")
                .and_then(|rest| rest.strip_suffix(" s"));
            if let Some(seconds) = seconds.and_then(|seconds| seconds.parse().ok()) {
                return Ok(seconds);
            }
            said.push(text);
        }
        Err(format!("no countdown says so: {said:?}"))
    }

    /// Waits until so many organizations are listed, by the status and by the table alike.
    pub async fn lists(&self, number: usize) {
        let wanted = u64::try_from(number).expect("a small number");
        self.waits_until(&format!("{number} organizations are listed"), async || {
            let said = self.number_in_the_status().await?;
            let table = table("Organizations")
                .one(self.browser())
                .await
                .map_err(|complaint| complaint.to_string())?;
            let rows = table
                .attr("aria-rowcount")
                .await
                .map_err(|error| error.to_string())?
                .unwrap_or_default();
            // The row of the column headers counts.
            if said == wanted && rows == (wanted + 1).to_string() {
                Ok(())
            } else {
                Err(format!("the status says {said}, aria-rowcount is {rows}"))
            }
        })
        .await;
    }
}

/// `1,000 organizations` begins with 1000.
#[must_use]
pub fn leading_number(text: &str) -> Option<u64> {
    let digits: String = text
        .trim_start()
        .chars()
        .take_while(|character| {
            character.is_ascii_digit() || ",.\u{a0}\u{202f}’'".contains(*character)
        })
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
