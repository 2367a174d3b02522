//! Finding things as a person would, by role and accessible name.
//! The one place that knows how; it works in any WebDriver browser.

use std::fmt;

use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverError;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use crate::engine::Engine;

const SCRIPT: &str = include_str!("find.js");

/// Roles that the script knows by their text, or finds though they are hidden: the browser has no name to compare.
const UNNAMED: [&str; 6] = ["alert", "file", "listitem", "paragraph", "row", "status"];

#[derive(Clone, Copy)]
enum How {
    Is,
    Starts,
    Has,
}

/// Something on the page, described and not yet looked for.
#[derive(Clone)]
pub struct Target {
    roles: &'static [&'static str],
    name: String,
    how: How,
    /// Which of several alike, from 0; `None` insists that there is only one.
    nth: Option<usize>,
    inside: Option<Box<Target>>,
}

/// Why a target was not found, worded for the person reading the failure.
pub struct NotFound(pub String);

impl From<WebDriverError> for NotFound {
    fn from(error: WebDriverError) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! targets {
    ($($(#[$doc:meta])* $word:ident: $how:ident $roles:expr;)*) => {
        $($(#[$doc])* #[must_use] pub fn $word(name: &str) -> Target { Target::new(&$roles, name, How::$how) })*
    };
}

targets! {
    alert: Has ["alert"];
    button: Is ["button"];
    cell: Has ["cell", "gridcell"];
    checkbox: Is ["checkbox", "switch", "menuitemcheckbox"];
    column_header: Starts ["columnheader"];
    combobox: Is ["combobox"];
    dialog: Starts ["dialog", "alertdialog"];
    /// Anything one fills in, named exactly so.
    field: Is ["textbox", "searchbox", "spinbutton", "combobox", "file"];
    group: Is ["group", "radiogroup"];
    heading: Is ["heading"];
    image: Has ["img"];
    link: Is ["link"];
    listitem: Has ["listitem"];
    navigation: Has ["navigation"];
    radio: Is ["radio"];
    region: Is ["region"];
    row: Has ["row"];
    searchbox: Is ["searchbox"];
    status: Has ["status"];
    tab: Is ["tab"];
    table: Is ["table", "grid"];
    textbox: Is ["textbox"];
    tree: Is ["tree"];
    tree_item: Starts ["treeitem"];
}

/// The page's main part, whatever it is called.
#[must_use]
pub fn main_region() -> Target {
    Target::new(&["main"], "", How::Has)
}

/// Anything of this role.
#[must_use]
pub fn with_role(role: &'static [&'static str]) -> Target {
    Target::new(role, "", How::Has)
}

impl Target {
    fn new(roles: &'static [&'static str], name: &str, how: How) -> Self {
        Self {
            roles,
            name: name.to_owned(),
            how,
            nth: None,
            inside: None,
        }
    }

    /// Only what lies inside `outer`.
    #[must_use]
    pub fn inside(mut self, outer: Target) -> Self {
        self.inside = Some(Box::new(outer));
        self
    }

    /// One of several alike, from 0.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = Some(nth);
        self
    }

    /// Named exactly so.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        (self.name, self.how) = (name.to_owned(), How::Is);
        self
    }

    /// Whose name begins so.
    #[must_use]
    pub fn starting_with(mut self, name: &str) -> Self {
        (self.name, self.how) = (name.to_owned(), How::Starts);
        self
    }

    /// Whose name has this in it.
    #[must_use]
    pub fn containing(mut self, name: &str) -> Self {
        (self.name, self.how) = (name.to_owned(), How::Has);
        self
    }

    /// Every one of them, in the order of the page; none where what they would be inside of is not there.
    pub async fn all(&self, driver: &WebDriver) -> Result<Vec<WebElement>, NotFound> {
        if let Some(outer) = &self.inside
            && Box::pin(outer.all(driver)).await?.is_empty()
        {
            return Ok(Vec::new());
        }
        let found = self.look(driver).await?.0;
        Ok(match self.nth {
            None => found,
            Some(nth) => found.into_iter().skip(nth).take(1).collect(),
        })
    }

    /// The one that is meant. Its name is checked against what the browser itself tells a screen reader.
    pub async fn one(&self, driver: &WebDriver) -> Result<WebElement, NotFound> {
        let (mut found, names) = self.look(driver).await?;
        let element = match (found.len(), self.nth) {
            (1, None) => found.swap_remove(0),
            (many, Some(nth)) if nth < many => found.swap_remove(nth),
            (0, _) => {
                return Err(NotFound(format!(
                    "there is no {self}; of that role there are {names:?}"
                )));
            }
            (many, _) => return Err(NotFound(format!("there are {many} of {self}: {names:?}"))),
        };
        if can_tell_names() && !self.roles.iter().any(|role| UNNAMED.contains(role)) {
            let told = computed_label(driver, &element).await?;
            if !self.matches(&told) {
                return Err(NotFound(format!("{self} is announced as “{told}”")));
            }
        }
        Ok(element)
    }

    async fn look(&self, driver: &WebDriver) -> Result<(Vec<WebElement>, Vec<String>), NotFound> {
        let root = match &self.inside {
            Some(outer) => Box::pin(outer.one(driver)).await?.to_json()?,
            None => json!(null),
        };
        let how = match self.how {
            How::Is => "is",
            How::Starts => "starts",
            How::Has => "has",
        };
        let answer = driver
            .execute(
                SCRIPT,
                vec![json!(self.roles), json!(self.name), json!(how), root],
            )
            .await?;
        let names = serde_json::from_value(answer.json()["names"].clone())
            .map_err(|error| NotFound(error.to_string()))?;
        let found = answer.json()["found"].clone();
        let elements = found
            .as_array()
            .into_iter()
            .flatten()
            .map(|value| WebElement::from_json(value.clone(), driver.handle().clone()))
            .collect::<WebDriverResult<_>>()?;
        Ok((elements, names))
    }

    fn matches(&self, name: &str) -> bool {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.how {
            How::Is => name == self.name,
            How::Starts => name.starts_with(&self.name),
            How::Has => name.contains(&self.name),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            roles,
            name,
            how,
            nth,
            inside,
        } = self;
        let how = match how {
            How::Is => "",
            How::Starts => " starting with",
            How::Has => " with",
        };
        write!(f, "{}{how} “{name}”", roles.join("/"))?;
        if let Some(nth) = nth {
            write!(f, " (number {nth})")?;
        }
        if let Some(outer) = inside {
            write!(f, " in {outer}")?;
        }
        Ok(())
    }
}

/// WebKitGTK's driver answers nothing for what is named by its content, such as a cell or an item of a tree; there the
/// script's word has to do, which the other engines confirm.
fn can_tell_names() -> bool {
    Engine::chosen() != Engine::WebKit
}

/// WebDriver's “Get Computed Label”, which the client does not offer yet.
#[derive(Debug)]
struct ComputedLabel(String);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            reqwest::Method::GET,
            format!("session/{session}/element/{}/computedlabel", self.0),
        )
    }
}

async fn computed_label(driver: &WebDriver, element: &WebElement) -> Result<String, NotFound> {
    let answer = driver
        .handle()
        .cmd(ComputedLabel(element.element_id().to_string()))
        .await?;
    Ok(answer.value::<String>()?)
}
