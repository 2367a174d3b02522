//! The tree: paths, total usage, parent, children, descendants.

use std::collections::HashMap;

use axum::http::StatusCode;
use canopy_domain::organization::limits::Resource;
use serde_json::Value;

use crate::asking::{Api, MSP, SINGLE};

fn id(organization: &Value) -> &str {
    organization["id"].as_str().unwrap()
}

fn ids(list: &Value) -> Vec<String> {
    list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| id(one).to_owned())
        .collect()
}

#[tokio::test]
async fn every_path_leads_from_the_root_to_the_parent() {
    let api = Api::seeded();
    let list = api.read(&format!("/workspaces/{MSP}/organizations")).await;
    let all: HashMap<&str, &Value> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (id(one), one))
        .collect();
    for organization in all.values() {
        let mut above = Vec::new();
        let mut next = organization["parent_org_id"].as_str();
        while let Some(parent) = next {
            above.insert(0, parent);
            next = all[parent]["parent_org_id"].as_str();
        }
        assert_eq!(organization["depth"], above.len());
        assert_eq!(
            organization["path"].as_str().unwrap_or_default(),
            above.join("#")
        );
    }
}

#[tokio::test]
async fn subtree_use_is_ones_own_and_that_of_each_child() {
    let api = Api::seeded();
    let list = api.read(&format!("/workspaces/{MSP}/organizations")).await;
    let all = list["data"].as_array().unwrap();
    let number = |organization: &Value, whose: &str, resource: Resource| {
        organization["usage"][whose][resource.key()]
            .as_u64()
            .unwrap()
    };
    for resource in Resource::ALL {
        let mut below: HashMap<&str, u64> = HashMap::new();
        for one in all {
            if let Some(parent) = one["parent_org_id"].as_str() {
                *below.entry(parent).or_default() += number(one, "subtree_usage", resource);
            }
        }
        for one in all {
            let expected =
                number(one, "usage", resource) + below.get(id(one)).copied().unwrap_or(0);
            assert_eq!(number(one, "subtree_usage", resource), expected);
        }
    }
}

#[tokio::test]
async fn the_list_and_each_single_answer_agree() {
    let api = Api::seeded();
    let list = api.read(&format!("/workspaces/{MSP}/organizations")).await;
    for organization in list["data"].as_array().unwrap().iter().step_by(37) {
        assert_eq!(
            api.read(&format!(
                "/workspaces/{MSP}/organizations/{}",
                id(organization)
            ))
            .await,
            *organization
        );
    }
}

#[tokio::test]
async fn children_are_the_direct_ones_and_descendants_all_of_them() {
    let api = Api::seeded();
    let list = api.read(&format!("/workspaces/{MSP}/organizations")).await;
    let all = list["data"].as_array().unwrap();
    let group = all
        .iter()
        .find(|one| one["name"] == "Nordhavn Shipping Group")
        .unwrap();
    let at = format!("/workspaces/{MSP}/organizations/{}", id(group));

    let children = api.read(&format!("{at}/children")).await;
    let expected: Vec<&Value> = all
        .iter()
        .filter(|one| one["parent_org_id"] == group["id"])
        .collect();
    assert_eq!(
        children["data"]
            .as_array()
            .unwrap()
            .iter()
            .collect::<Vec<_>>(),
        expected
    );
    assert_eq!(children["has_more"], false);

    let descendants = api.read(&format!("{at}/descendants")).await;
    let below = |one: &&Value| {
        one["path"]
            .as_str()
            .is_some_and(|path| path.split('#').any(|above| above == id(group)))
    };
    let expected: Vec<&Value> = all.iter().filter(below).collect();
    assert!(expected.iter().any(|one| one["depth"] == 9));
    assert_eq!(
        descendants["data"]
            .as_array()
            .unwrap()
            .iter()
            .collect::<Vec<_>>(),
        expected
    );
    assert!(
        !ids(&descendants).contains(&id(group).to_owned()),
        "itself is not below itself"
    );
}

#[tokio::test]
async fn an_organization_without_children_has_empty_lists() {
    let api = Api::seeded();
    let bath = api.named(SINGLE, "Bath").await;
    for list in ["children", "descendants"] {
        let list = api
            .read(&format!(
                "/workspaces/{SINGLE}/organizations/{}/{list}",
                id(&bath)
            ))
            .await;
        assert_eq!(list, serde_json::json!({"data": [], "has_more": false}));
    }
}

#[tokio::test]
async fn the_parent_is_answered_whole_and_a_root_has_none() {
    let api = Api::seeded();
    let (bath, shops) = (
        api.named(SINGLE, "Bath").await,
        api.named(SINGLE, "Shops").await,
    );
    assert_eq!(
        api.read(&format!(
            "/workspaces/{SINGLE}/organizations/{}/parent",
            id(&bath)
        ))
        .await,
        shops
    );
    let root = api.named(SINGLE, "Bellwether Bakeries").await;
    let none = api
        .get(&format!(
            "/workspaces/{SINGLE}/organizations/{}/parent",
            id(&root)
        ))
        .await;
    assert_eq!(none.status, StatusCode::NO_CONTENT);
    assert!(none.bytes.is_empty());
    api.get(&format!(
        "/workspaces/{SINGLE}/organizations/org_nobody/parent"
    ))
    .await
    .refused(404, "resource_not_found");
}
