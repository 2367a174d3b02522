//! The other names that a host has for the front door and for places: what it answers, also to whoever reaches it under
//! another name, port and scheme than its own.

use canopy_e2e::host::Host;
use reqwest::header::{ACCEPT_ENCODING, HOST};
use reqwest::{StatusCode, Url};

use crate::asker::{answered, client};

/// As the outside sees what is a plain port here.
const OUTSIDE: &str = "https://console.example:8443";

/// Other names, below the base, and what the address bar has to say in the end.
pub const FRONT_DOOR: [&str; 5] = [
    "/index.html",
    "/404.html",
    "//",
    "//index.html",
    "/INDEX.HTML",
];

/// Follows what leads elsewhere, and never leaves the outside's name for the host.
pub async fn every_name_leads_to_the_page(host: &Host, base: &str) {
    let path = base.trim_end_matches('/');
    let mut names: Vec<String> = FRONT_DOOR.map(|name| format!("{path}{name}")).into();
    names.extend([
        format!("{path}//w//ws_1/organizations"),
        format!("{path}/w/ws_1//tree"),
        format!("/{base}"),
        format!("/{path}/w/ws_1/tree/org_1/"),
    ]);
    if base != "/" {
        names.extend([path.to_owned(), format!("/{path}")]);
    }
    for name in names {
        leads_to_the_page(host, &name).await;
    }
}

async fn leads_to_the_page(host: &Host, name: &str) {
    let page = std::fs::read(host.files().join("index.html")).expect("a bundle has a page");
    let outside = Url::parse(OUTSIDE).expect("it is one");
    let mut path = name.to_owned();
    for _ in 0..3 {
        let request = client()
            .get(format!("{}{path}", host.origin()))
            .header(HOST, OUTSIDE.trim_start_matches("https://"))
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "console.example:8443")
            .header(ACCEPT_ENCODING, "identity");
        let answer = answered(request).await;
        if !answer.status.is_redirection() {
            assert_eq!(answer.status, StatusCode::OK, "{name} at {path}");
            assert!(answer.body == page, "{name} at {path} is another page");
            return;
        }
        let location = answer.header("location");
        let from = Url::parse(&format!("{OUTSIDE}{path}")).expect("it is one");
        let to = from.join(location).expect("a redirect leads somewhere");
        assert_eq!(to.origin(), outside.origin(), "{name} leads to {location}");
        assert_ne!(to.path(), path, "{name} leads round");
        to.path().clone_into(&mut path);
    }
    panic!("{name} leads from one address to the next");
}

/// Whoever comes by plain HTTP is led to HTTPS, and browsers are told to remember.
pub async fn plain_http_leads_to_https(host: &Host) {
    let asked = client().get(format!("{}/admin/canopy/about?a=b", host.plain_origin()));
    let answer = answered(asked).await;
    assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
    let https = "https://canopy.example.com/admin/canopy/about?a=b";
    assert_eq!(answer.header("location"), https);
    let answer = answered(client().get(host.home())).await;
    assert!(!answer.header("strict-transport-security").is_empty());
}
