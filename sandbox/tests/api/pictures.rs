//! Logos: what is accepted, what is stored, and how it is served.

use axum::{body::Body, http::StatusCode};
use canopy_domain::picture::Picture;
use serde_json::{Value, json};

use crate::asking::{Answer, Api, POOLED, request};

/// A GIF of 3 by 2 pixels, filled up to `size` bytes.
fn gif(size: usize) -> Vec<u8> {
    let mut bytes = b"GIF89a\x03\x00\x02\x00".to_vec();
    bytes.resize(size, 7);
    bytes
}

fn data_uri(bytes: Vec<u8>) -> String {
    Picture::read(bytes).unwrap().data_uri()
}

async fn create(api: &Api, picture: impl Into<Value>) -> Answer {
    let picture: Value = picture.into();
    api.post(
        &format!("/workspaces/{POOLED}/organizations"),
        json!({"name": "A", "picture": picture}),
    )
    .await
}

/// As an image element asks: without a token.
async fn show(api: &Api, url: &str) -> Answer {
    let path = url.strip_prefix("http://localhost:8787").unwrap();
    api.ask(request("GET", path).body(Body::empty()).unwrap())
        .await
}

#[tokio::test]
async fn the_bytes_of_a_data_uri_come_back_under_a_url_unchanged() {
    let api = Api::seeded();
    let bytes = gif(1_000);
    let made = create(&api, data_uri(bytes.clone())).await.json();
    let url = made["picture"].as_str().unwrap();
    assert!(
        url.starts_with("http://localhost:8787/sandbox/pictures/") && url.ends_with(".gif"),
        "{url}"
    );
    let shown = show(&api, url).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.bytes, bytes);
    assert_eq!(shown.header("content-type"), "image/gif");
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert!(shown.header("cache-control").contains("immutable"));
    let stored: Vec<u8> = api
        .database()
        .query_row(
            "SELECT bytes FROM pictures WHERE bytes = ?1",
            [&bytes],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(stored, bytes);
}

#[tokio::test]
async fn an_address_comes_back_as_a_uri() {
    let api = Api::seeded();
    let address = "https://münchen.example/{größe}.png";
    assert_eq!(
        create(&api, address).await.json()["picture"],
        "https://m%C3%BCnchen.example/%7Bgr%C3%B6%C3%9Fe%7D.png"
    );
}

#[tokio::test]
async fn the_type_is_that_of_the_bytes_and_not_of_the_claim() {
    let api = Api::seeded();
    let lying = data_uri(gif(50)).replace("image/gif", "image/png");
    let made = create(&api, lying).await.json();
    let url = made["picture"].as_str().unwrap().to_owned();
    assert_eq!(show(&api, &url).await.header("content-type"), "image/gif");
}

#[tokio::test]
async fn what_is_no_jpeg_png_or_gif_under_two_megabytes_is_refused() {
    let api = Api::seeded();
    let svg = "data:image/png;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnLz4=";
    let too_large = format!(
        "data:image/gif;base64,{}",
        data_uri(gif(1_999_998))
            .split_once(',')
            .unwrap()
            .1
            .to_owned()
            + "AAAA"
    );
    for picture in [
        "",
        "logo.png",
        "http://example.com/logo.png",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "data:image/png;base64,",
        "data:image/png;base64,AAAA",
        "data:text/html;base64,PGgxPg==",
        "data:image/png,plain",
        svg,
        &too_large,
    ] {
        create(&api, picture)
            .await
            .invalid("invalid_picture", &["picture"]);
    }
    create(&api, 5)
        .await
        .invalid("validation_failed", &["picture"]);
    assert_eq!(
        create(&api, data_uri(gif(1_999_999))).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn an_https_url_is_kept_as_it_is() {
    let api = Api::seeded();
    let made = create(&api, "https://cdn.example.com/logo.png?size=2")
        .await
        .json();
    assert_eq!(made["picture"], "https://cdn.example.com/logo.png?size=2");
}

#[tokio::test]
async fn a_picture_that_was_answered_can_be_sent_back() {
    let api = Api::seeded();
    let made = create(&api, data_uri(gif(60))).await.json();
    let path = format!(
        "/workspaces/{POOLED}/organizations/{}",
        made["id"].as_str().unwrap()
    );
    let kept = api.patch(&path, json!({"picture": made["picture"]})).await;
    assert_eq!(kept.status, StatusCode::OK);
    assert_eq!(kept.json(), made);
    let unknown = format!(
        "http://localhost:8787/sandbox/pictures/{}.png",
        "0".repeat(64)
    );
    api.patch(&path, json!({"picture": unknown}))
        .await
        .invalid("invalid_picture", &["picture"]);
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_forgotten_with_their_last_organization() {
    let api = Api::seeded();
    let (one, other) = (
        create(&api, data_uri(gif(77))).await.json(),
        create(&api, data_uri(gif(77))).await.json(),
    );
    assert_eq!(one["picture"], other["picture"]);
    let url = one["picture"].as_str().unwrap();
    let at = |made: &Value| {
        format!(
            "/workspaces/{POOLED}/organizations/{}",
            made["id"].as_str().unwrap()
        )
    };
    api.patch(&at(&one), json!({"picture": null})).await;
    assert_eq!(show(&api, url).await.status, StatusCode::OK);
    assert_eq!(api.delete(&at(&other)).await.status, StatusCode::NO_CONTENT);
    show(&api, url).await.refused(404, "resource_not_found");
}

#[tokio::test]
async fn a_picture_name_that_is_none_is_not_found() {
    let api = Api::seeded();
    for file in ["x", "x.png", "x.exe", "..%2f..%2fetc%2fpasswd"] {
        show(
            &api,
            &format!("http://localhost:8787/sandbox/pictures/{file}"),
        )
        .await
        .refused(404, "resource_not_found");
    }
}
