//! A WebDriver server as a process, found once it listens. It knows no browser.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::eventually::eventually;

pub(crate) struct Driver {
    pub address: String,
    /// Held for its stdin: when that closes, the leash ends the driver and every browser.
    _leash: Child,
}

impl Driver {
    /// Starts one that names its port after these words; none where it ends without.
    pub(crate) fn that_says(words: &str, command: &mut Command) -> Option<Self> {
        let mut leash = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh is on every machine that runs these tests");
        let mut lines = BufReader::new(leash.stdout.take().expect("stdout was piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(words)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        })?;
        // A full pipe would stall the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self::new(port, leash))
    }

    /// Starts one that was told its port.
    pub(crate) async fn at(port: u16, command: &mut Command) -> std::io::Result<Self> {
        let leash = command
            .spawn()
            .expect("sh is on every machine that runs these tests");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        eventually(async || TcpStream::connect(address)).await?;
        Ok(Self::new(port, leash))
    }

    fn new(port: u16, leash: Child) -> Self {
        Self {
            address: format!("http://127.0.0.1:{port}"),
            _leash: leash,
        }
    }
}
