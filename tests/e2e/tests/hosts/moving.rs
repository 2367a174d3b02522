//! An API whose name comes to mean another machine.

use std::net::{Ipv4Addr, UdpSocket};
use std::sync::{Arc, Mutex, PoisonError};

use canopy_e2e::eventually::eventually;
use canopy_e2e::host::{Host, Server, Upstream, free_port};

use crate::asker::{answered, client};

/// A name server that knows one address, whatever it is asked for.
struct NameServer {
    port: u16,
    address: Arc<Mutex<Ipv4Addr>>,
}

impl NameServer {
    fn knows(address: Ipv4Addr) -> Self {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = socket.local_addr().expect("it is bound").port();
        let address = Arc::new(Mutex::new(address));
        let known = Arc::clone(&address);
        std::thread::spawn(move || {
            let mut question = [0; 512];
            while let Ok((length, asker)) = socket.recv_from(&mut question) {
                let known = *known.lock().unwrap_or_else(PoisonError::into_inner);
                let answer = answer(&question[..length], known);
                socket
                    .send_to(&answer, asker)
                    .expect("the asker is on this machine");
            }
        });
        Self { port, address }
    }

    fn learns(&self, address: Ipv4Addr) {
        *self.address.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }
}

/// RFC 1035: the question with an answer of type A behind it, where that was asked for.
fn answer(question: &[u8], address: Ipv4Addr) -> Vec<u8> {
    const HEADER: usize = 12;
    let name = question[HEADER..].iter().position(|byte| *byte == 0);
    let end = HEADER + name.expect("a name ends") + 5;
    let is_address = question[end - 3] == 1;
    let mut answer = question[..end].to_vec();
    // An answer without an error, with one question and no more than one record.
    answer[2..HEADER].copy_from_slice(&[0x81, 0x80, 0, 1, 0, is_address.into(), 0, 0, 0, 0]);
    if is_address {
        // The name as above, type A, class IN, for a second, four bytes.
        answer.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4]);
        answer.extend(address.octets());
    }
    answer
}

#[tokio::test]
async fn nginx_follows_an_api_that_moves() {
    let upstream = Upstream::does("return 200 $server_addr;").await;
    let names = NameServer::knows(Ipv4Addr::LOCALHOST);
    let api = format!("http://api.test:{}", upstream.port);
    let resolver = format!("resolver 127.0.0.1:{} valid=1s", names.port);
    let host = Host::changed(Server::Nginx, "/", free_port(), &api, |_, text| {
        text.replace("resolver 127.0.0.53 valid=30s", &resolver)
    })
    .await;
    for address in [Ipv4Addr::LOCALHOST, Ipv4Addr::new(127, 0, 0, 2)] {
        names.learns(address);
        let comes = eventually(async || {
            let answer = answered(client().get(format!("{}api/workspaces", host.home()))).await;
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            if body == address.to_string() {
                Ok(())
            } else {
                Err(body)
            }
        });
        comes.await.expect("the API is found where it is");
    }
}
