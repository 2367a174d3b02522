//! An API that forgot to allow the console, and then is gone. It knows no API.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An API that answers everything, and allows no page to read it.
pub struct Mute {
    pub address: String,
    is_over: Arc<AtomicBool>,
}

impl Mute {
    /// On a port of its own, until told to end.
    #[must_use]
    pub fn answers() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let is_over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_over);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                if told.load(Ordering::Relaxed) {
                    break;
                }
                let mut request = [0; 4096];
                // Whoever hangs up early needs no answer.
                let _ = stream.read(&mut request);
                let _ = stream.write_all(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                );
            }
        });
        Self {
            address: format!("http://{address}"),
            is_over,
        }
    }

    /// Nobody answers any more.
    pub fn ends(&self) {
        self.is_over.store(true, Ordering::Relaxed);
        // It looks up only when somebody comes.
        drop(TcpStream::connect(
            self.address.trim_start_matches("http://"),
        ));
    }
}
