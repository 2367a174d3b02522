//! The explorer, by keyboard alone and as a screen reader hears it.

use std::collections::{BTreeMap, HashMap};

use canopy_e2e::*;
use serde::Deserialize;
use serde_json::json;

const SEARCH: &str = "Search organizations";
const ITEM: &[&str] = &["treeitem"];

const TAB_STOPS: &str = r#"
    const tree = document.querySelector('[role="tree"]');
    return [tree, ...tree.querySelectorAll("a, button, [tabindex]")].filter((stop) => stop.tabIndex === 0).length"#;

/// A row as assistive technology is told of it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Told {
    text: String,
    level: usize,
    position: usize,
    siblings: usize,
    expanded: Option<bool>,
    top: f64,
}

#[tokio::test]
async fn every_row_tells_its_level_its_place_and_whether_it_is_open() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        person.clicks(button("Expand all")).await;
        person
            .waits_until("the rows are open", async || match rows(person).await {
                rows if rows.iter().any(|row| row.level > 2) => Ok(()),
                rows => Err(format!("{rows:#?}")),
            })
            .await;
        for key in [Key::Home, Key::PageDown, Key::PageDown, Key::End] {
            person.tabs_to(tree("Organizations")).await;
            person.presses(key).await;
            for row in rows(person).await {
                organizations.agrees_with(&row);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn arrows_open_close_and_walk() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        person.tabs_to(tree("Organizations")).await;
        person.presses(Key::Home).await;
        let closed = rows(person).await;
        assert!(
            closed
                .iter()
                .all(|row| row.level == 1 && row.expanded != Some(true)),
            "only roots at first: {closed:#?}"
        );
        let at = closed
            .iter()
            .position(|row| row.expanded == Some(false))
            .expect("a root has children");
        for _ in 0..at {
            person.presses(Key::Down).await;
        }
        let parent = organizations.root(&closed[at].text);
        person.keyboard_is_on(ITEM, &parent.name).await;

        person.presses(Key::Right).await;
        person
            .sees_attribute(
                tree_item(&parent.name).nth(0),
                "aria-expanded",
                Some("true"),
            )
            .await;
        person.keyboard_is_on(ITEM, &parent.name).await;
        let opened = rows(person).await;
        let child = organizations.child(&parent, &opened[at + 1].text);

        person.presses(Key::Right).await;
        person.keyboard_is_on(ITEM, &child.name).await;
        person.presses(Key::Left).await;
        person.keyboard_is_on(ITEM, &parent.name).await;
        person.presses(Key::Left).await;
        person
            .sees_attribute(
                tree_item(&parent.name).nth(0),
                "aria-expanded",
                Some("false"),
            )
            .await;
        person
            .waits_until("it is as before", async || {
                let rows = rows(person).await;
                if rows == closed {
                    Ok(())
                } else {
                    Err(format!("{rows:#?}"))
                }
            })
            .await;

        person.presses(Key::Down).await;
        person
            .keyboard_is_on(ITEM, &organizations.named(&closed[at + 1].text).name)
            .await;
        person.presses(Key::Up).await;
        person.keyboard_is_on(ITEM, &parent.name).await;
    })
    .await;
}

#[tokio::test]
async fn home_and_end_go_to_the_first_and_last_row_however_far() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        person.clicks(button("Expand all")).await;
        person.tabs_to(tree("Organizations")).await;
        person.presses(Key::End).await;
        person
            .waits_until("the last row is there", async || {
                let rows = rows(person).await;
                let last = rows.last().ok_or("there are no rows")?;
                let known = organizations.named(&last.text);
                // The last row of a pre-order is the last child of last children.
                if last.position == last.siblings
                    && last.expanded.is_none()
                    && known.path.len() + 1 == last.level
                {
                    Ok(())
                } else {
                    Err(format!("{last:?}"))
                }
            })
            .await;
        let last = rows(person).await.pop().expect("there are rows");
        person
            .keyboard_is_on(ITEM, &organizations.named(&last.text).name)
            .await;
        person.presses(Key::Home).await;
        person
            .waits_until("the first row is there", async || {
                let rows = rows(person).await;
                let first = rows.first().ok_or("there are no rows")?;
                if (first.level, first.position) == (1, 1) {
                    Ok(())
                } else {
                    Err(format!("{first:?}"))
                }
            })
            .await;
        let first = rows(person).await.swap_remove(0);
        person
            .keyboard_is_on(ITEM, &organizations.named(&first.text).name)
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_star_opens_all_siblings() {
    in_a_browser(async |person| {
        person.comes_to_the_tree().await;
        person.tabs_to(tree("Organizations")).await;
        person.presses(Key::Home).await;
        let roots = rows(person)
            .await
            .iter()
            .filter(|row| row.expanded == Some(false))
            .count();
        assert!(roots > 1, "the workspace has several roots with children");
        person.presses("*").await;
        person
            .waits_until("no root in sight is closed", async || {
                let rows = rows(person).await;
                let closed: Vec<_> = rows
                    .iter()
                    .filter(|row| row.level == 1 && row.expanded == Some(false))
                    .collect();
                if closed.is_empty() {
                    Ok(())
                } else {
                    Err(format!("{closed:#?}"))
                }
            })
            .await;
        let deeper = rows(person).await;
        assert!(
            deeper
                .iter()
                .all(|row| row.level == 1 || row.expanded != Some(true)),
            "only siblings open"
        );
    })
    .await;
}

#[tokio::test]
async fn typing_a_name_goes_to_it() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        person.tabs_to(tree("Organizations")).await;
        person.presses(Key::Home).await;
        let rows = rows(person).await;
        let names: Vec<_> = rows
            .iter()
            .map(|row| organizations.named(&row.text).name.clone())
            .collect();
        let (typed, name) = names
            .iter()
            .skip(1)
            .find_map(|name| {
                let start: String = name.chars().take(4).collect::<String>().to_lowercase();
                let alone = names
                    .iter()
                    .filter(|other| other.to_lowercase().starts_with(&start))
                    .count()
                    == 1;
                (alone && start.is_ascii() && !start.contains(' ')).then_some((start, name))
            })
            .expect("a root whose name begins like no other");
        person.presses(typed).await;
        person.keyboard_is_on(ITEM, name).await;
    })
    .await;
}

#[tokio::test]
async fn enter_shows_the_organization_beside_the_tree_with_every_ancestor() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        person.tabs_to(tree("Organizations")).await;
        person.presses(Key::Home).await;
        let closed = rows(person).await;
        let at = closed.iter().position(|row| row.expanded == Some(false)).expect("a root has children");
        let parent = organizations.root(&closed[at].text);
        for _ in 0..at {
            person.presses(Key::Down).await;
        }
        person.presses(Key::Right).await;
        person
            .sees_attribute(tree_item(&parent.name).nth(0), "aria-expanded", Some("true"))
            .await;
        person.presses(Key::Right).await;
        let child = organizations.child(&parent, &rows(person).await[at + 1].text);
        person.keyboard_is_on(ITEM, &child.name).await;
        person.presses(Key::Enter).await;
        person
            .is_at("the child's place in the tree", |path| {
                path.starts_with(&format!("/w/{workspace}/tree/{}", child.id))
            })
            .await;
        person.sees(heading(&child.name)).await;
        const CHOSEN: &str = "
            return [...document.querySelectorAll('[role=treeitem][aria-selected=true]')].map((row) => row.innerText)";
        let chosen = person.page_answers(CHOSEN, vec![]).await;
        assert!(chosen[0].as_str().is_some_and(|text| text.starts_with(&child.name)), "{chosen}");
        assert_eq!(chosen.as_array().map(Vec::len), Some(1));
        person
            .sees(link(&parent.name).inside(navigation("Breadcrumb").nth(0)))
            .await;
    })
    .await;
}

const IS_IN_SIGHT: &str = r#"
    const row = document.querySelector('[role="treeitem"][aria-selected="true"]')?.getBoundingClientRect();
    const tree = document.querySelector('[role="tree"]').getBoundingClientRect();
    return !!row && row.top >= tree.top && row.bottom <= tree.bottom;"#;

#[tokio::test]
async fn a_deep_link_opens_the_way_to_it() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let organizations = Organizations::of(person, &workspace);
        let deepest = organizations
            .all
            .iter()
            .max_by_key(|known| known.path.len())
            .expect("the workspace has organizations");
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/tree/{}", deepest.id))
            .await;
        person.sees(heading(&deepest.name)).await;
        person
            .waits_until("its row is in sight", async || {
                let rows = rows(person).await;
                let there = rows.iter().any(|row| {
                    row.level == deepest.path.len() + 1 && row.text.starts_with(&deepest.name)
                });
                if there {
                    Ok(())
                } else {
                    Err(format!("{rows:#?}"))
                }
            })
            .await;
        for ancestor in &deepest.path {
            let ancestor = organizations.by_id(ancestor);
            // In the path; the breadcrumb has the middle of a long one in a menu.
            person.sees(link(&ancestor.name).nth(0)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_that_arrives_after_a_linked_organization_leaves_its_row_in_sight() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let organizations = Organizations::of(person, &workspace);
        // Second in its tree of two before the list comes, and far down after.
        let low = organizations
            .all
            .iter()
            .filter(|known| known.path.len() == 1)
            .max_by_key(|known| organizations.by_id(&known.path[0]).name.to_lowercase())
            .expect("some root has children");
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/tree/{}", low.id))
            .await;
        person.reads("1,000 organizations").await;
        person
            .page_comes_to_answer("its row is where one looks", IS_IN_SIGHT, json!(true))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_search_keeps_the_ancestors_and_escape_gives_the_old_tree_back() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = Organizations::of(person, &workspace);
        let before = rows(person).await;
        let deepest = organizations
            .all
            .iter()
            .max_by_key(|known| known.path.len())
            .expect("the workspace has organizations");
        person.types_in(searchbox(SEARCH), &deepest.id).await;
        let kept: Vec<&str> = deepest
            .path
            .iter()
            .chain([&deepest.id])
            .map(|id| organizations.by_id(id).name.as_str())
            .collect();
        person
            .waits_until("the match and all above it are what is left", async || {
                let rows = rows(person).await;
                let as_wanted = rows.len() == kept.len()
                    && rows
                        .iter()
                        .zip(&kept)
                        .enumerate()
                        .all(|(level, (row, name))| {
                            row.level == level + 1 && row.text.starts_with(name)
                        });
                if as_wanted {
                    Ok(())
                } else {
                    Err(format!("wanted {kept:?}, there are {rows:#?}"))
                }
            })
            .await;
        person.presses(Key::Escape).await;
        person.finds_in_field(SEARCH, "").await;
        person
            .waits_until("the tree is as it was", async || {
                let rows = rows(person).await;
                if rows == before {
                    Ok(())
                } else {
                    Err(format!("{rows:#?}"))
                }
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn expand_all_and_collapse_all_do_what_they_say() {
    in_a_browser(async |person| {
        person.comes_to_the_tree().await;
        let before = rows(person).await;
        person.clicks(button("Expand all")).await;
        person
            .waits_until("no row in sight is closed", async || {
                let rows = rows(person).await;
                if rows.iter().all(|row| row.expanded != Some(false))
                    && rows.iter().any(|row| row.level > 2)
                {
                    Ok(())
                } else {
                    Err(format!("{rows:#?}"))
                }
            })
            .await;
        person.clicks(button("Collapse all")).await;
        person
            .waits_until("only roots are left", async || {
                let rows = rows(person).await;
                if rows == before {
                    Ok(())
                } else {
                    Err(format!("{rows:#?}"))
                }
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_tree_is_one_stop_for_the_tab_key() {
    in_a_browser(async |person| {
        person.comes_to_the_tree().await;
        person.clicks(button("Expand all")).await;
        let stops = person.page_answers(TAB_STOPS, vec![]).await;
        assert_eq!(stops, serde_json::json!(1));
    })
    .await;
}

/// What the database knows, by id and by name.
struct Organizations {
    all: Vec<StoredOrganization>,
    children: HashMap<Option<String>, usize>,
}

impl Organizations {
    fn of(person: &Person, workspace: &str) -> Self {
        let all = person.sandbox().organizations(workspace);
        let mut children = HashMap::new();
        for known in &all {
            *children.entry(known.parent.clone()).or_default() += 1;
        }
        Self { all, children }
    }

    fn by_id(&self, id: &str) -> &StoredOrganization {
        self.all
            .iter()
            .find(|known| known.id == id)
            .expect("it is in the workspace")
    }

    /// The root a row stands for.
    fn root(&self, text: &str) -> StoredOrganization {
        self.below(None, text)
    }

    /// The child of this parent that a row stands for.
    fn child(&self, parent: &StoredOrganization, text: &str) -> StoredOrganization {
        self.below(Some(&parent.id), text)
    }

    fn below(&self, parent: Option<&String>, text: &str) -> StoredOrganization {
        let fits = |known: &&StoredOrganization| {
            known.parent.as_ref() == parent && text.starts_with(&known.name)
        };
        let longest = self
            .all
            .iter()
            .filter(fits)
            .max_by_key(|known| known.name.len());
        longest
            .unwrap_or_else(|| panic!("“{text}” is not below {parent:?}"))
            .clone()
    }

    /// Any organization a row may stand for: the longest name its text begins with.
    fn named(&self, text: &str) -> &StoredOrganization {
        let beginning = self
            .all
            .iter()
            .filter(|known| text.starts_with(&known.name));
        beginning
            .max_by_key(|known| known.name.len())
            .unwrap_or_else(|| panic!("nobody is called “{text}”"))
    }

    /// Whether some organization of that name stands where the row says.
    fn agrees_with(&self, row: &Told) {
        let name = &self.named(&row.text).name;
        let alike: Vec<_> = self
            .all
            .iter()
            .filter(|known| known.name == *name)
            .collect();
        let fits = alike.iter().any(|known| {
            let children = self
                .children
                .get(&Some(known.id.clone()))
                .copied()
                .unwrap_or(0);
            known.path.len() + 1 == row.level
                && self.children[&known.parent] == row.siblings
                && (1..=row.siblings).contains(&row.position)
                && row.expanded.is_some() == (children > 0)
        });
        assert!(fits, "{row:?} is none of {alike:#?}");
    }
}

/// The rows on the screen, from top to bottom.
async fn rows(person: &Person) -> Vec<Told> {
    const ROWS: &str = r#"
        return [...document.querySelectorAll('[role="tree"] [role="treeitem"]')].map((row) => {
          const told = (name) => row.getAttribute(name);
          return {
            text: row.innerText.replace(/\s+/g, " ").trim(),
            level: Number(told("aria-level")),
            position: Number(told("aria-posinset")),
            siblings: Number(told("aria-setsize")),
            expanded: told("aria-expanded") === null ? null : told("aria-expanded") === "true",
            top: Math.round(row.getBoundingClientRect().top),
          };
        }).sort((one, other) => one.top - other.top);"#;
    let rows = person.page_answers(ROWS, vec![]).await;
    let rows: Vec<Told> = serde_json::from_value(rows).expect("the rows are told in full");
    // The same place twice would be heard twice.
    let mut places = BTreeMap::new();
    for row in &rows {
        assert!(
            places.insert(row.top as i64, &row.text).is_none(),
            "two rows lie on each other: {rows:#?}"
        );
    }
    rows
}
