//! A WebDriver server as a process, found once it listens.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::eventually::eventually;

pub(crate) struct Driver {
    pub address: String,
    /// Kept for its stdin: when that closes, the supervisor ends the driver and every browser.
    supervisor: Child,
}

impl Driver {
    /// Starts one that names its port after these words; none where it ends without.
    pub(crate) fn that_says(words: &str, command: &mut Command) -> Option<Self> {
        let mut driver = Self::spawn(command.stdout(Stdio::piped()));
        let output = driver.supervisor.stdout.take().expect("stdout was piped");
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(words)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        })?;
        // A full pipe would stall the driver.
        std::thread::spawn(move || lines.for_each(drop));
        driver.address = at(port);
        Some(driver)
    }

    /// Starts a driver that listens on this port.
    pub(crate) async fn on_port(port: u16, command: &mut Command) -> std::io::Result<Self> {
        let mut driver = Self::spawn(command);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        eventually(async || TcpStream::connect(address)).await?;
        driver.address = at(port);
        Ok(driver)
    }

    fn spawn(command: &mut Command) -> Self {
        let supervisor = command
            .spawn()
            .expect("sh is on every machine that runs these tests");
        Self {
            address: String::new(),
            supervisor,
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        // Whoever cannot be waited for has gone.
        let _ = self.supervisor.wait();
    }
}

fn at(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}
