//! What the browser hands a screen reader: the accessibility tree of the explorer and of the tables, of which only the
//! rows in sight are drawn.

use std::collections::HashMap;

use canopy_e2e::*;
use serde_json::{Value, json};

#[tokio::test]
async fn the_tree_is_told_level_by_level_wherever_it_is_scrolled() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let organizations = person.sandbox().organizations(&workspace);
        person.clicks(button("Expand all")).await;
        person.tabs_to(tree("Organizations")).await;
        for key in [Key::Home, Key::PageDown, Key::End] {
            person.presses(key).await;
            // Where the keyboard goes is drawn by then.
            person.two_frames_pass().await;
            let told = Told::of(person, "tree", "Organizations").await;
            assert!(told.items.len() > 10, "{told:#?}");
            for item in &told.items {
                assert_eq!(item.role, "treeitem", "{item:#?}");
                // Nothing stands between the tree and its items.
                assert_eq!(item.above, ["tree"], "{item:#?}");
                let name = organizations
                    .iter()
                    .filter(|known| item.name.starts_with(&known.name));
                let alike = name.filter(|known| {
                    let siblings = organizations
                        .iter()
                        .filter(|other| other.parent == known.parent);
                    let has_children = organizations
                        .iter()
                        .any(|other| other.parent.as_deref() == Some(known.id.as_str()));
                    let place = item.number("aria-posinset");
                    item.properties["level"] == json!(known.path.len() + 1)
                        && item.number("aria-level") == known.path.len() as u64 + 1
                        && item.number("aria-setsize") == siblings.count() as u64
                        && (1..=item.number("aria-setsize")).contains(&place)
                        && item.properties.get("expanded") == has_children.then_some(&json!(true))
                });
                assert!(alike.count() > 0, "nobody is like {item:#?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_is_told_row_by_row_wherever_it_is_scrolled() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len() as u64;
        person
            .clicks(button("Name").inside(column_header("Name")))
            .await;
        person.focuses(table("Organizations")).await;
        for key in [Key::Home, Key::PageDown, Key::End] {
            person.presses(key).await;
            // Where the keyboard goes is drawn by then.
            person.two_frames_pass().await;
            let told = Told::of(person, "table", "Organizations").await;
            told.is_a_table_of(all + 1);
            let (head, rows) = told.items.split_first().expect("it has rows");
            assert_eq!(head.number("aria-rowindex"), 1);
            assert!(head.kinds().iter().all(|kind| *kind == "columnheader"));
            assert_eq!(head.parts[0].2.as_deref(), Some("ascending"));
            for row in rows {
                assert_eq!(row.parts.len(), head.parts.len(), "{row:#?}");
                assert!(row.kinds().iter().all(|kind| *kind == "cell"), "{row:#?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_limits_are_told_as_a_table_and_a_tree() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/limits")).await;
        person.sees(row("").nth(1)).await;
        person
            .sees(tree("").starting_with("Organizations by"))
            .await;
        let shown = person
            .waits_until("it says how many", async || {
                person.number_in_the_status().await
            })
            .await;
        person.two_frames_pass().await;
        Told::of(person, "table", "Limits")
            .await
            .is_a_table_of(shown + 1);
        let picture = Told::of(person, "tree", "Organizations by").await;
        for item in &picture.items {
            assert_eq!(item.above, ["tree"], "{item:#?}");
            assert_eq!(item.properties["level"], json!(item.number("aria-level")));
            assert!(!item.name.is_empty());
        }
    })
    .await;
}

/// One row or item, as the browser exposes it and as the page says it.
#[derive(Debug)]
struct Item {
    role: String,
    name: String,
    properties: HashMap<String, Value>,
    attributes: HashMap<String, String>,
    /// The exposed roles around it, from the inside out, up to the table or tree.
    above: Vec<String>,
    /// Roles, names and `aria-sort` of the exposed parts of it.
    parts: Vec<(String, String, Option<String>)>,
}

impl Item {
    /// What the page counts, which the protocol does not pass on.
    fn number(&self, attribute: &str) -> u64 {
        let said = self
            .attributes
            .get(attribute)
            .and_then(|said| said.parse().ok());
        said.unwrap_or_else(|| panic!("no {attribute}: {self:#?}"))
    }

    fn kinds(&self) -> Vec<&str> {
        self.parts.iter().map(|(role, ..)| role.as_str()).collect()
    }
}

/// A table or a tree with its rows or items, in the order they are read in.
#[derive(Debug)]
struct Told {
    attributes: HashMap<String, String>,
    items: Vec<Item>,
}

impl Told {
    async fn of(person: &Person, role: &str, name: &str) -> Self {
        let nodes = person
            .asks_the_tools("Accessibility.getFullAXTree", json!({}))
            .await;
        let nodes = nodes["nodes"].as_array().expect("nodes").clone();
        let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
        let whole = nodes
            .iter()
            .find(|node| said(node, "role") == role && said(node, "name").starts_with(name))
            .unwrap_or_else(|| panic!("no {role} “{name}” is exposed"));
        let mut items = Vec::new();
        let mut waiting: Vec<(&str, Vec<String>)> = vec![(id(whole), Vec::new())];
        while let Some((at, above)) = waiting.pop() {
            let node = by_id[at];
            let role = said(node, "role");
            let exposed = node["ignored"] != json!(true) && role != "generic";
            if exposed && ["row", "treeitem"].contains(&role) {
                let parts = parts(person, &by_id, node).await;
                items.push(Item {
                    role: role.to_owned(),
                    name: said(node, "name").to_owned(),
                    properties: properties(node),
                    attributes: attributes(person, node).await,
                    above,
                    parts,
                });
                continue;
            }
            let mut around = above;
            if exposed {
                around.insert(0, role.to_owned());
            }
            // The last one in is the first one out.
            let below = children(node).into_iter().rev();
            waiting.extend(below.map(|child| (child, around.clone())));
        }
        Self {
            attributes: attributes(person, whole).await,
            items,
        }
    }

    /// So many rows in all, of which those in sight are drawn, one after the other, each in a group of rows.
    fn is_a_table_of(&self, rows: u64) {
        assert_eq!(self.attributes["aria-rowcount"], rows.to_string());
        assert!(self.items.len() > 5, "{self:#?}");
        let mut before = 0;
        for row in &self.items {
            assert_eq!(row.above, ["rowgroup", "table"], "{row:#?}");
            let index = row.number("aria-rowindex");
            assert!(before < index && index <= rows, "{index} after {before}");
            before = index;
        }
    }
}

async fn parts(
    person: &Person,
    by_id: &HashMap<&str, &Value>,
    row: &Value,
) -> Vec<(String, String, Option<String>)> {
    let mut parts = Vec::new();
    for child in children(row) {
        let node = by_id[child];
        let role = said(node, "role");
        if ["cell", "columnheader", "rowheader"].contains(&role) {
            let sort = if role == "columnheader" {
                attributes(person, node).await.remove("aria-sort")
            } else {
                None
            };
            parts.push((role.to_owned(), said(node, "name").to_owned(), sort));
        }
    }
    parts
}

async fn attributes(person: &Person, node: &Value) -> HashMap<String, String> {
    let which = json!({ "backendNodeId": node["backendDOMNodeId"] });
    let described = person.asks_the_tools("DOM.describeNode", which).await;
    let flat = described["node"]["attributes"].as_array().cloned();
    let flat: Vec<String> = flat
        .unwrap_or_default()
        .iter()
        .map(|part| part.as_str().unwrap_or_default().to_owned())
        .collect();
    flat.chunks_exact(2)
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .collect()
}

fn properties(node: &Value) -> HashMap<String, Value> {
    let list = node["properties"].as_array();
    list.into_iter()
        .flatten()
        .map(|property| {
            let name = property["name"].as_str().unwrap_or_default().to_owned();
            (name, property["value"]["value"].clone())
        })
        .collect()
}

fn children(node: &Value) -> Vec<&str> {
    let list = node["childIds"].as_array();
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn id(node: &Value) -> &str {
    node["nodeId"].as_str().unwrap_or_default()
}

fn said<'a>(node: &'a Value, what: &str) -> &'a str {
    node[what]["value"].as_str().unwrap_or_default()
}
