//! A local Altostrat API: the vendor's rules over a SQLite database, for development, tests and a first try.
//! Must not know the console.

mod api;
mod auth;
mod body;
mod call;
mod console;
mod error;
mod exports;
mod faults;
mod fields;
mod glob;
mod greeting;
mod hs256;
mod ids;
mod organization_body;
mod origin;
mod path;
mod peer;
mod pictures;
mod problems;
mod seed;
mod serve;
mod settings;
mod store;
mod uri;
mod violations;

use std::{io, path::Path, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Method, header, request::Parts},
    middleware,
    response::Response,
};
use canopy_domain::workspace::member::Role;
use thiserror::Error;
use tower_http::{
    cors::{AllowOrigin, CorsLayer},
    trace::TraceLayer,
};

use crate::{auth::Keys, faults::Faults, store::Store, violations::Violations};
pub use crate::{
    auth::Person,
    greeting::greeting,
    origin::Origin,
    peer::Peer,
    seed::Seed,
    serve::serve,
    settings::{Command, Settings, USAGE},
    store::OpenProblem,
};

/// A running sandbox's parts. Cloning shares them.
#[derive(Clone)]
pub struct Sandbox {
    store: Store,
    keys: Arc<Keys>,
    faults: Arc<Faults>,
    violations: Arc<Violations>,
    dist: Option<Arc<Path>>,
    origin: Option<Origin>,
}

/// Why the sandbox cannot start.
#[derive(Debug, Error)]
pub enum StartProblem {
    #[error(transparent)]
    Data(#[from] OpenProblem),
    #[error("can't use the secret that signs tokens: {0}")]
    Secret(#[source] io::Error),
    #[error(transparent)]
    Seed(#[from] seed::SeedProblem),
    /// The folder for the console doesn't contain it.
    #[error("{0} contains no index.html. Build the console first, or leave out --dist.")]
    NoConsole(String),
}

impl Sandbox {
    /// Opens the data folder, and fills it with `seed` if it is new.
    pub fn open(data: &Path, seed: &Seed) -> Result<Sandbox, StartProblem> {
        let store = Store::open(data)?;
        let keys = Keys::open(data).map_err(StartProblem::Secret)?;
        seed::fill(&store, seed)?;
        Ok(Sandbox {
            store,
            keys: Arc::new(keys),
            faults: Arc::default(),
            violations: Arc::default(),
            dist: None,
            origin: None,
        })
    }

    /// Also serves the console from `dist`.
    pub fn with_console(mut self, dist: &Path) -> Result<Sandbox, StartProblem> {
        if !dist.join("index.html").is_file() {
            return Err(StartProblem::NoConsole(dist.display().to_string()));
        }
        self.dist = Some(dist.into());
        Ok(self)
    }

    /// Uses `origin` in its own addresses, whatever host a request names.
    pub fn at(mut self, origin: Origin) -> Sandbox {
        self.origin = Some(origin);
        self
    }

    /// A token as from `/sandbox/tokens`, valid for `seconds`. `None` if it can't be signed.
    pub fn token(&self, role: Role, seconds: i64) -> Option<String> {
        self.keys.sign(Person::with(role), None, seconds).ok()
    }
}

/// Every route of the sandbox. Callers other than [`serve()`] identify themselves by adding
/// `MockConnectInfo(Peer::in_process())`; the routes under `/sandbox/` reject everyone else.
pub fn router(sandbox: Sandbox) -> Router {
    api::routes()
        .fallback(console::serve)
        .layer(middleware::from_fn_with_state(
            sandbox.clone(),
            faults::meet,
        ))
        .layer(middleware::from_fn_with_state(
            sandbox.clone(),
            console::page_or_call,
        ))
        .layer(middleware::from_fn(body::limited))
        // Our own limit above responds in the error envelope.
        .layer(DefaultBodyLimit::disable())
        .layer(cors())
        .layer(middleware::map_response(with_plain_headers))
        // Only method and address, because headers contain tokens. Real failures log themselves.
        .layer(TraceLayer::new_for_http().on_failure(()))
        .with_state(sandbox)
}

/// Any page may call the API (assumed: Q35), for development on another port. Only pages from this
/// machine may ask for tokens and faults.
fn cors() -> CorsLayer {
    let allowed = |origin: &HeaderValue, request: &Parts| {
        let own = request.uri.path().starts_with("/sandbox/")
            && !request.uri.path().starts_with(origin::PICTURES);
        !own || origin.to_str().is_ok_and(peer::is_local_origin)
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(allowed))
        .allow_methods([Method::GET, Method::POST, Method::PATCH, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("x-current-url"),
        ])
        .expose_headers([header::RETRY_AFTER, header::CONTENT_DISPOSITION])
        .max_age(std::time::Duration::from_secs(600))
}

async fn with_plain_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
