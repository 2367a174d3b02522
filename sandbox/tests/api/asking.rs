//! A sandbox of a test's own, and ways to ask it things.

use std::{fs, path::Path, sync::OnceLock};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::connect_info::MockConnectInfo,
    http::{HeaderMap, Request, StatusCode},
};
use canopy_domain::workspace::member::Role;
use canopy_sandbox::{Peer, Sandbox, Seed, router};
use http_body_util::BodyExt;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

pub const MSP: &str = "ws_fjordlinkmanaged";
pub const SINGLE: &str = "ws_bellwetherbakery";
pub const ASSIGNED: &str = "ws_kestrellogistics";
pub const POOLED: &str = "ws_lumenandoakgroup";
pub const ARCHIVED: &str = "ws_oldquaytradingco";
pub const SEALED: &str = "ws_sealedorchardllc";

/// One sandbox and its data folder, which goes with it.
pub struct Api {
    pub folder: TempDir,
    pub sandbox: Sandbox,
    router: Router,
}

/// A response.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Api {
    /// With the default seed, in a folder of its own.
    pub fn seeded() -> Api {
        // Seeding takes longer than copying what it made.
        static MADE: OnceLock<TempDir> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            drop(Sandbox::open(folder.path(), &Seed::default()).unwrap());
            folder
        });
        let folder = tempfile::tempdir().unwrap();
        for file in ["canopy.sqlite", "token-secret"] {
            fs::copy(made.path().join(file), folder.path().join(file)).unwrap();
        }
        Api::over(folder)
    }

    /// With nothing in it.
    pub fn empty() -> Api {
        let folder = tempfile::tempdir().unwrap();
        drop(Sandbox::open(folder.path(), &Seed::Nothing).unwrap());
        Api::over(folder)
    }

    pub fn over(folder: TempDir) -> Api {
        let sandbox = Sandbox::open(folder.path(), &Seed::Nothing).unwrap();
        Api {
            router: local(sandbox.clone()),
            sandbox,
            folder,
        }
    }

    /// Also serves the console from `dist`.
    pub fn with_console(self, dist: &Path) -> Api {
        let sandbox = self.sandbox.clone().with_console(dist).unwrap();
        Api {
            router: local(sandbox.clone()),
            sandbox,
            folder: self.folder,
        }
    }

    pub fn database(&self) -> Connection {
        Connection::open(self.folder.path().join("canopy.sqlite")).unwrap()
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn token(&self, role: Role) -> String {
        self.sandbox.token(role, 600).unwrap()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Role::Viewer, "GET", path, None).await
    }

    /// The response to a GET; fails the test if it isn't 200.
    pub async fn read(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "GET {path}: {}",
            answer.text()
        );
        answer.json()
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Role::Admin, "POST", path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.call(Role::Admin, "PATCH", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.call(Role::Owner, "DELETE", path, None).await
    }

    pub async fn call(&self, role: Role, method: &str, path: &str, body: Option<Value>) -> Answer {
        let request =
            request(method, path).header("authorization", format!("Bearer {}", self.token(role)));
        self.ask(match body {
            None => request.body(Body::empty()).unwrap(),
            Some(body) => request
                .header("content-type", "application/json")
                .body(Body::from(body.to_string()))
                .unwrap(),
        })
        .await
    }

    /// The organization with this name; fails the test unless there is exactly one.
    pub async fn named(&self, workspace: &str, name: &str) -> Value {
        let list = self
            .read(&format!("/workspaces/{workspace}/organizations"))
            .await;
        let found: Vec<&Value> = list["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["name"] == name)
            .collect();
        assert_eq!(found.len(), 1, "{name} in {workspace}");
        found[0].clone()
    }

    /// The first billing account of a workspace.
    pub async fn account(&self, workspace: &str) -> String {
        let list = self
            .read(&format!("/workspaces/{workspace}/billing-accounts"))
            .await;
        list["data"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A new root with only a name; fails the test if it is rejected.
    pub async fn root(&self, workspace: &str, name: &str) -> String {
        let account = if workspace == POOLED {
            Value::Null
        } else {
            json!(self.account(workspace).await)
        };
        let body = json!({"name": name, "billing_account_id": account});
        self.post(&format!("/workspaces/{workspace}/organizations"), body)
            .await
            .created()
    }

    /// A new child with only a name; fails the test if it is rejected.
    pub async fn child(&self, workspace: &str, parent: &str, name: &str) -> String {
        self.post(
            &format!("/workspaces/{workspace}/organizations/{parent}/children"),
            json!({"name": name}),
        )
        .await
        .created()
    }
}

fn local(sandbox: Sandbox) -> Router {
    router(sandbox).layer(MockConnectInfo(Peer::in_process()))
}

pub fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost:8787")
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The id of what was created.
    pub fn created(&self) -> String {
        assert_eq!(self.status, StatusCode::CREATED, "{}", self.text());
        self.json()["id"].as_str().unwrap().to_owned()
    }

    /// Fails unless this is the envelope with this status and code.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        let body = self.json();
        assert_eq!(body["code"], code, "{body}");
        assert!(
            body["type"].is_string() && !body["message"].as_str().unwrap().is_empty(),
            "{body}"
        );
        assert_eq!(
            body["doc_url"],
            format!("https://docs.altostrat.io/errors/{code}")
        );
        body
    }

    /// Fails unless this is a 422 with this code whose texts are at exactly these fields.
    #[track_caller]
    pub fn invalid(&self, code: &str, fields: &[&str]) {
        let body = self.refused(422, code);
        assert_eq!(body["type"], "unprocessable_entity");
        let named: Vec<&str> = body["errors"]
            .as_object()
            .map(|errors| errors.keys().map(String::as_str).collect())
            .unwrap_or_default();
        assert_eq!(named, fields, "{body}");
    }
}
