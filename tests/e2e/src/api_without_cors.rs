//! A server without CORS headers, which a test can stop.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A server that answers every request, but allows no page of another origin to read the response.
pub struct ApiWithoutCors {
    pub address: String,
    is_over: Arc<AtomicBool>,
}

impl ApiWithoutCors {
    /// Listens on a free port until [`Self::ends`].
    #[must_use]
    pub fn answers() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let is_over = Arc::new(AtomicBool::new(false));
        let is_stopped = Arc::clone(&is_over);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                if is_stopped.load(Ordering::Relaxed) {
                    break;
                }
                let mut request = [0; 4096];
                // A client that closed the connection needs no response.
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

    /// Stops the server.
    pub fn ends(&self) {
        self.is_over.store(true, Ordering::Relaxed);
        // The loop checks the flag only when a connection arrives.
        drop(TcpStream::connect(
            self.address.trim_start_matches("http://"),
        ));
    }
}
