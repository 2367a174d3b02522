//! What a new database starts with.

use std::time::Instant;

use canopy_sandbox::{Sandbox, Seed};
use serde_json::Value;

use crate::asking::{ARCHIVED, ASSIGNED, Api, MSP, POOLED, SINGLE};

#[tokio::test]
async fn two_new_databases_are_the_same_to_the_last_id() {
    let read = async |api: Api| {
        let mut all = Vec::new();
        for workspace in [MSP, SINGLE, ASSIGNED, POOLED, ARCHIVED] {
            all.push(
                api.read(&format!("/workspaces/{workspace}/organizations"))
                    .await,
            );
            all.push(
                api.read(&format!("/workspaces/{workspace}/billing-accounts"))
                    .await,
            );
        }
        all
    };
    let folder = tempfile::tempdir().unwrap();
    drop(Sandbox::open(folder.path(), &Seed::default()).unwrap());
    assert_eq!(read(Api::over(folder)).await, read(Api::seeded()).await);
}

#[tokio::test]
async fn a_second_start_plants_nothing() {
    let api = Api::seeded();
    let organization = api.root(POOLED, "Mine").await;
    let again = Sandbox::open(api.folder.path(), &Seed::default());
    assert!(again.is_ok());
    assert_eq!(
        api.named(POOLED, "Mine").await["id"],
        Value::from(organization)
    );
    assert_eq!(
        api.read(&format!("/workspaces/{MSP}/organizations")).await["data"]
            .as_array()
            .unwrap()
            .len(),
        1_000
    );
}

#[tokio::test]
async fn every_seeded_logo_is_served_as_the_picture_it_is() {
    let api = Api::seeded();
    let database = api.database();
    let mut statement = database
        .prepare("SELECT file, length(bytes) FROM pictures")
        .unwrap();
    let files: Vec<(String, u64)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(files.len() > 50);
    for extension in ["png", "jpg", "gif"] {
        assert!(
            files.iter().any(|(file, _)| file.ends_with(extension)),
            "{extension}"
        );
    }
    for (file, size) in files {
        assert!(size < 5_000);
        assert_eq!(
            api.get(&format!("/sandbox/pictures/{file}"))
                .await
                .bytes
                .len() as u64,
            size
        );
    }
}

#[tokio::test]
async fn a_stress_seed_goes_beyond_the_cap_and_the_api_does_not() {
    let folder = tempfile::tempdir().unwrap();
    drop(Sandbox::open(folder.path(), &Seed::with(5_000).unwrap()).unwrap());
    let api = Api::over(folder);
    let begun = Instant::now();
    let list = api.read(&format!("/workspaces/{MSP}/organizations")).await;
    assert_eq!(list["data"].as_array().unwrap().len(), 5_000);
    assert!(
        begun.elapsed().as_secs() < 20,
        "one query, not one per organization"
    );
    let body = serde_json::json!({"name": "More", "billing_account_id": api.account(MSP).await});
    let told = api
        .post(&format!("/workspaces/{MSP}/organizations"), body)
        .await;
    told.invalid("workspace_organization_limit_reached", &[]);
}
