//! Who belongs to a workspace.

use serde_json::Value;

use crate::asking::{Api, MSP};

#[tokio::test]
async fn a_viewer_finds_the_role_of_each_of_the_three_people() {
    let api = Api::seeded();
    let list = api.read(&format!("/workspaces/{MSP}/members")).await;
    assert_eq!(list["has_more"], false);
    let role = |subject: &str| {
        let members = list["data"].as_array().unwrap();
        members
            .iter()
            .find(|member| member["user_id"] == subject)
            .map(|member| member["role"].clone())
    };
    for (subject, expected) in [
        ("auth0|66f0c1a2b3d4e5f607182931", "owner"),
        ("auth0|66f0c1a2b3d4e5f607182932", "admin"),
        ("auth0|66f0c1a2b3d4e5f607182933", "viewer"),
    ] {
        assert_eq!(role(subject), Some(Value::from(expected)));
    }
    let keys: Vec<&str> = list["data"][0]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "created_at",
            "role",
            "updated_at",
            "user_id",
            "workspace_id"
        ]
    );
}
