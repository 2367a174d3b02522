//! The sandbox as a process on a port: starting, being killed, ending, and connections that break.
#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps says what it expects by failing there"
)]
#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Mutex, mpsc},
    thread,
};

use serde_json::{Value, json};

const POOLED: &str = "ws_lumenandoakgroup";

struct Process {
    child: Child,
    port: u16,
    output: BufReader<std::process::ChildStdout>,
}

impl Process {
    fn start(data: &Path) -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_canopy-sandbox"))
            .args(["serve", "--port", "0", "--organizations", "200", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let port = loop {
            let mut line = String::new();
            assert_ne!(
                output.read_line(&mut line).unwrap(),
                0,
                "it ended before it said where it is"
            );
            if let Some(rest) = line.strip_prefix("Canopy is at http://127.0.0.1:") {
                break rest.trim_end().strip_suffix('/').unwrap().parse().unwrap();
            }
        };
        Process {
            child,
            port,
            output,
        }
    }

    fn token(&self) -> String {
        let (status, body) = ask(
            self.port,
            "POST",
            "/sandbox/tokens",
            "",
            r#"{"role":"owner"}"#,
        )
        .unwrap();
        assert_eq!(status, 201);
        serde_json::from_str::<Value>(&body).unwrap()["token"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

impl Drop for Process {
    /// Kills it, as a power failure would. If it has stopped already, there is nothing to kill.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request on its own connection; `None` if the response is incomplete.
fn ask(port: u16, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, String)> {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    connection.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length: usize = head
        .to_lowercase()
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .unwrap_or(0);
    (body.len() == length).then(|| (status, body.to_owned()))
}

/// The id of an organization created, `None` where the process is gone.
fn create(port: u16, token: &str, name: &str) -> Option<String> {
    let path = format!("/workspaces/{POOLED}/organizations");
    let body = json!({ "name": name }).to_string();
    let (status, body) = ask(port, "POST", &path, token, &body)?;
    assert_eq!(status, 201, "{body}");
    let made: Value = serde_json::from_str(&body).unwrap();
    Some(made["id"].as_str().unwrap().to_owned())
}

#[test]
fn killed_in_mid_write_it_has_lost_no_write_it_acknowledged() {
    let data = tempfile::tempdir().unwrap();
    let acknowledged: Mutex<Vec<String>> = Mutex::default();
    for round in 0..3 {
        let process = Process::start(data.path());
        let (port, token) = (process.port, process.token());
        let (told, heard) = mpsc::channel();
        thread::scope(|scope| {
            for writer in 0..4 {
                let (told, token, acknowledged) = (told.clone(), &token, &acknowledged);
                scope.spawn(move || {
                    let names = (0..).map(|number| format!("{round}-{writer}-{number}"));
                    for id in names.map_while(|name| create(port, token, &name)) {
                        acknowledged.lock().unwrap().push(id);
                        // The killer may have heard enough and gone.
                        let _ = told.send(());
                    }
                });
            }
            // Every writer is in the middle of something by now.
            heard.iter().take(25).for_each(drop);
            drop(process);
        });
    }

    let process = Process::start(data.path());
    let (_, list) = ask(
        process.port,
        "GET",
        &format!("/workspaces/{POOLED}/organizations"),
        &process.token(),
        "",
    )
    .unwrap();
    let list: Value = serde_json::from_str(&list).unwrap();
    let there: Vec<&str> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= 75);
    for id in &acknowledged {
        assert!(
            there.contains(&id.as_str()),
            "{id} was acknowledged and is gone"
        );
    }
    let database = rusqlite::Connection::open(data.path().join("canopy.sqlite")).unwrap();
    let sound: String = database
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    drop(process);
}

#[test]
fn killed_while_it_fills_a_new_database_it_fills_it_again() {
    let data = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_canopy-sandbox"))
        .args(["serve", "--port", "0", "--organizations", "20000", "--data"])
        .arg(data.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let log = data.path().join("canopy.sqlite-wal");
    // The log grows while the seed is written and before it is committed.
    while child.try_wait().unwrap().is_none()
        && log.metadata().map_or(0, |file| file.len()) < 100_000
    {
        thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let process = Process::start(data.path());
    let (status, list) = ask(process.port, "GET", "/workspaces", &process.token(), "").unwrap();
    assert_eq!(status, 200);
    assert_eq!(
        serde_json::from_str::<Value>(&list).unwrap()["data"]
            .as_array()
            .unwrap()
            .len(),
        5
    );
    drop(process);
}

#[test]
fn on_a_signal_it_stops_without_an_error_and_says_where_its_data_is() {
    for signal in ["-TERM", "-INT"] {
        let data = tempfile::tempdir().unwrap();
        let mut process = Process::start(data.path());
        let open = TcpStream::connect(("127.0.0.1", process.port)).unwrap();
        let sent = Command::new("kill")
            .args([signal, &process.child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        assert!(process.child.wait().unwrap().success(), "{signal}");
        let mut rest = String::new();
        process.output.read_to_string(&mut rest).unwrap();
        assert!(
            rest.contains("Canopy has stopped. Its data is in"),
            "{rest}"
        );
        drop(open);
    }
}

#[test]
fn a_token_from_before_a_restart_is_still_good() {
    let data = tempfile::tempdir().unwrap();
    let process = Process::start(data.path());
    let token = process.token();
    drop(process);
    let process = Process::start(data.path());
    assert_eq!(
        ask(process.port, "GET", "/workspaces", &token, "")
            .unwrap()
            .0,
        200
    );
    drop(process);
}

#[test]
fn a_port_in_use_is_named_and_the_process_fails() {
    let data = tempfile::tempdir().unwrap();
    let process = Process::start(data.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let second = Command::new(env!("CARGO_BIN_EXE_canopy-sandbox"))
        .args([
            "serve",
            "--seed",
            "none",
            "--port",
            &process.port.to_string(),
            "--data",
        ])
        .arg(elsewhere.path())
        .output()
        .unwrap();
    assert!(!second.status.success());
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains(&format!("port {}", process.port)), "{said}");
    drop(process);
}

#[test]
fn a_dropped_connection_carries_no_answer_and_a_truncated_one_too_little() {
    let data = tempfile::tempdir().unwrap();
    let process = Process::start(data.path());
    let read = |path: &str| {
        let mut connection = TcpStream::connect(("127.0.0.1", process.port)).unwrap();
        connection
            .write_all(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").as_bytes())
            .unwrap();
        let mut answer = Vec::new();
        // A reset ends the connection too.
        let _ = connection.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    };
    let fault = |fault: Value| {
        assert_eq!(
            ask(
                process.port,
                "POST",
                "/sandbox/faults",
                "",
                &fault.to_string()
            )
            .unwrap()
            .0,
            201
        )
    };

    fault(json!({"path": "/openapi.yaml", "drop": true}));
    assert_eq!(read("/openapi.yaml"), "");

    fault(json!({"path": "/openapi.yaml", "truncate": 5}));
    let answer = read("/openapi.yaml");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, "opena");
    let whole = include_str!("../src/openapi.yaml").len();
    assert!(
        head.to_lowercase()
            .contains(&format!("content-length: {whole}")),
        "{head}"
    );
    drop(process);
}

#[test]
fn a_body_that_is_too_large_is_refused_in_words_and_not_by_hanging_up() {
    let data = tempfile::tempdir().unwrap();
    let process = Process::start(data.path());
    let body = "a".repeat(6_000_000);
    let (status, answer) =
        ask(process.port, "POST", "/workspaces", &process.token(), &body).unwrap();
    assert_eq!(status, 413);
    assert!(answer.contains("body_too_large"));
    drop(process);
}
