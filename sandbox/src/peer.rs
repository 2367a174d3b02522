//! The client of a connection, and whether it is on this machine.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Uri, header, request::Parts},
};

use crate::error::Refusal;

/// One end of a connection.
#[derive(Clone, Debug)]
pub struct Peer {
    address: IpAddr,
    cut: Arc<AtomicBool>,
}

impl Peer {
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address: address.ip().to_canonical(),
            cut: Arc::default(),
        }
    }

    /// A caller without a connection, in this process.
    pub fn in_process() -> Self {
        Self::new((Ipv4Addr::LOCALHOST, 0).into())
    }

    /// Ends the connection before another byte of a response is sent.
    pub fn cut(&self) {
        self.cut.store(true, Ordering::Relaxed);
    }

    pub fn is_cut(&self) -> bool {
        self.cut.load(Ordering::Relaxed)
    }
}

/// A caller on this machine. A handler with this argument responds 403 to everyone else: to other machines, to host
/// names other than this machine's own (DNS rebinding), and to pages from other hosts.
pub struct Local;

impl<S: Send + Sync> FromRequestParts<S> for Local {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let peer = ConnectInfo::<Peer>::from_request_parts(parts, state).await;
        let near = peer.is_ok_and(|ConnectInfo(peer)| peer.address.is_loopback());
        if near && names_are_local(&parts.headers, &parts.uri) {
            Ok(Local)
        } else {
            Err(Refusal::not_from_here())
        }
    }
}

fn names_are_local(headers: &HeaderMap, uri: &Uri) -> bool {
    let host_is_local = match headers.get(header::HOST) {
        Some(host) => host.to_str().is_ok_and(is_local_host),
        None => uri
            .authority()
            .is_none_or(|authority| is_local_host(authority.as_str())),
    };
    let origin_is_local = headers
        .get(header::ORIGIN)
        .is_none_or(|origin| origin.to_str().is_ok_and(is_local_origin));
    host_is_local && origin_is_local
}

/// Whether `origin` (scheme, host, port) is a page served from this machine.
pub fn is_local_origin(origin: &str) -> bool {
    origin
        .split_once("://")
        .is_some_and(|(_, host)| is_local_host(host))
}

/// `host` with or without a port.
fn is_local_host(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(name);
    bare.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machines_own_names_are_local() {
        for host in [
            "localhost",
            "LOCALHOST:8787",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.8.9.1:80",
            "[::1]:8787",
            "[::1]",
        ] {
            assert!(is_local_host(host), "{host}");
        }
        for host in [
            "",
            "example.com",
            "localhost.example.com",
            "127.0.0.1.example.com:80",
            "10.0.0.1",
            "[::2]:80",
            "0.0.0.0",
        ] {
            assert!(!is_local_host(host), "{host}");
        }
    }

    #[test]
    fn a_page_from_elsewhere_is_not_local_and_neither_is_one_without_an_origin_to_name() {
        assert!(is_local_origin("http://localhost:8080"));
        assert!(!is_local_origin("https://example.com"));
        assert!(!is_local_origin("null"));
    }
}
