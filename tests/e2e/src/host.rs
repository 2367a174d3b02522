//! Web servers as an administrator sets them up: a configuration from deploy/, the packaged bundle in a folder, and an
//! API to pass calls on to. It opens no browser, and judges nothing.

mod server;
mod upstream;

use std::fs::{self, File, Permissions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::eventually::eventually;
use crate::evidence::workspace_folder;
use crate::sandbox::bundle;

use self::server::Ports;
pub use self::server::Server;
pub use self::upstream::Upstream;

/// What the console finds its API with behind each of them, whatever path it is served under.
const CONFIGURATION: &str = r#"{"api_base_url": "api", "sandbox": true}"#;

/// Whom a machine trusts, on Debian and the like.
const MACHINES_TRUST: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A port nobody listens at.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("the machine has a free port")
        .port()
}

/// A running server.
pub struct Host {
    ports: Ports,
    base: String,
    folder: TempDir,
    /// Held for its stdin: when that closes, the server ends.
    _supervisor: Child,
}

impl Host {
    /// Serves the bundle under `base`, a path that ends with a slash, and passes calls on to `api`.
    pub async fn starts(server: Server, base: &str, port: u16, api: &str) -> Self {
        Self::changed(server, base, port, api, |_, text| text).await
    }

    /// The same, with its files as `change` makes them, which learns in which folder they are.
    pub async fn changed(
        server: Server,
        base: &str,
        port: u16,
        api: &str,
        change: impl Fn(&Path, String) -> String,
    ) -> Self {
        Self::launch(server, base, port, api, None, change).await
    }

    /// The same, on a machine that trusts whoever this certificate is of, and nobody else.
    pub async fn trusting(
        server: Server,
        base: &str,
        port: u16,
        api: &str,
        certificate: Option<&Path>,
    ) -> Self {
        let change = |_: &Path, text: String| match certificate {
            Some(path) => text.replace(MACHINES_TRUST, &path.display().to_string()),
            None => text,
        };
        Self::launch(server, base, port, api, certificate, change).await
    }

    async fn launch(
        server: Server,
        base: &str,
        port: u16,
        api: &str,
        trusted: Option<&Path>,
        change: impl Fn(&Path, String) -> String,
    ) -> Self {
        assert!(
            is_installed(server.program()),
            "{server} is not installed. `make test-hosts` installs nginx (with its brotli module), Caddy and Apache \
             if apt can; otherwise install them yourself."
        );
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let readable = Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), readable).expect("the folder is ours");
        let www = folder.path().join("www");
        place(&www, base);
        let write = |name: &str, text: String| {
            fs::write(folder.path().join(name), text).expect("the folder is writable");
        };
        let ports = Ports {
            console: port,
            plain: free_port(),
        };
        let main = server.surroundings(folder.path(), ports);
        write("main", change(folder.path(), main));
        let site = site(server, base, &www, ports, api);
        write("site", change(folder.path(), site));
        let log = File::create(folder.path().join("log")).expect("the folder is writable");
        let supervisor = server
            .command(folder.path())
            .env("PATH", search_path())
            .env(
                "SSL_CERT_FILE",
                trusted.unwrap_or(Path::new(MACHINES_TRUST)),
            )
            .stdout(log.try_clone().expect("a file can be shared"))
            .stderr(log)
            .spawn()
            .expect("sh is on every machine that runs these tests");
        let host = Self {
            ports,
            base: base.to_owned(),
            folder,
            _supervisor: supervisor,
        };
        let listens =
            eventually(async || TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))));
        if let Err(error) = listens.await {
            panic!("{server} doesn't listen: {error}\n{}", host.log());
        }
        host
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.ports.console)
    }

    /// The same, for plain HTTP where the console's is TLS.
    #[must_use]
    pub fn plain_origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.ports.plain)
    }

    /// Where the console is, with a slash at its end.
    #[must_use]
    pub fn home(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// The folder the console is served from.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("www").join(&self.base[1..])
    }

    /// What it printed so far.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// The file from deploy/ with the places to change changed.
fn site(server: Server, base: &str, www: &Path, ports: Ports, api: &str) -> String {
    let file = workspace_folder().join("deploy").join(server.file());
    let text = fs::read_to_string(&file).expect("deploy has a file for each server");
    let mut changes = server.listens(ports);
    changes.extend([
        ("/admin/canopy/", base.to_owned()),
        ("/srv/www", www.display().to_string()),
        ("https://v1.api.altostrat.io", api.to_owned()),
    ]);
    changes.into_iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{} has no {from}", file.display());
        text.replace(from, &to)
    })
}

/// Puts the packaged bundle where `base` says, with a configuration beside it.
fn place(www: &Path, base: &str) {
    static PACKAGED: OnceLock<TempDir> = OnceLock::new();
    let packaged = PACKAGED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        copy(&bundle(), folder.path());
        package(folder.path(), "/");
        folder
    });
    let folder = www.join(&base[1..]);
    fs::create_dir_all(&folder).expect("the folder is writable");
    copy(packaged.path(), &folder);
    package(&folder, base);
    fs::write(folder.join("config.json"), CONFIGURATION).expect("the folder is writable");
}

/// With the times, by which tools/package knows what it has done already.
fn copy(from: &Path, to: &Path) {
    let content = format!("{}/.", from.display());
    succeeds(Command::new("cp").args(["-R", "-p", &content]).arg(to));
    let readable = Permissions::from_mode(0o755);
    fs::set_permissions(to, readable).expect("the folder is ours");
}

fn package(folder: &Path, base: &str) {
    let tool = workspace_folder().join("tools").join("package");
    succeeds(Command::new(tool).arg(folder).arg(base));
}

fn succeeds(command: &mut Command) {
    let status = command.status().expect("it is on this machine");
    assert!(status.success(), "{command:?}: {status}");
}

/// Servers lie where only root looks for programs.
fn search_path() -> String {
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{path}:/usr/sbin:/usr/local/sbin")
}

fn is_installed(program: &str) -> bool {
    search_path()
        .split(':')
        .any(|folder| Path::new(folder).join(program).is_file())
}
