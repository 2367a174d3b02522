//! Web servers as an administrator sets them up: a configuration from deploy/, the packaged bundle in a folder, and an API
//! to pass calls on to. It opens no browser, and judges nothing.

use std::fmt;
use std::fs::{self, File, Permissions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::eventually::eventually;
use crate::evidence::workspace_folder;
use crate::leash::leashed;
use crate::sandbox::bundle;

/// What the console finds its API with behind each of them, whatever path it is served under.
const CONFIGURATION: &str = r#"{"api_base_url": "api", "sandbox": true}"#;

#[derive(Clone, Copy, Debug)]
pub enum Server {
    Nginx,
    Caddy,
    Apache,
}

impl Server {
    const fn program(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Apache => "apache2",
        }
    }

    /// Its file in deploy/.
    const fn file(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Caddy => "Caddyfile",
            Self::Apache => "apache.conf",
        }
    }

    /// Where it listens, in its file, and instead of it.
    fn listens(self, port: u16) -> (&'static str, String) {
        match self {
            Self::Nginx => ("listen 80;", format!("listen 127.0.0.1:{port};")),
            Self::Caddy => (
                "canopy.example.com {",
                format!("http://127.0.0.1:{port} {{"),
            ),
            Self::Apache => (
                "<VirtualHost *:80>",
                format!("<VirtualHost 127.0.0.1:{port}>"),
            ),
        }
    }

    /// What surrounds the file on a real machine, and keeps everything inside this folder.
    fn surroundings(self, folder: &Path, port: u16) -> String {
        let folder = folder.display();
        match self {
            Self::Nginx => format!(
                "daemon off;\npid {folder}/pid;\nerror_log stderr;\n\
                 include /etc/nginx/modules-enabled/*.conf;\nevents {{}}\n\
                 http {{\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\naccess_log off;\n\
                 client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxied;\n\
                 fastcgi_temp_path {folder}/fastcgi;\nuwsgi_temp_path {folder}/uwsgi;\nscgi_temp_path {folder}/scgi;\n\
                 include {folder}/site;\n}}\n"
            ),
            Self::Caddy => {
                format!("{{\nadmin off\nauto_https off\n}}\nimport {folder}/site\n")
            }
            Self::Apache => {
                let modules = [
                    "mpm_event",
                    "authz_core",
                    "mime",
                    "dir",
                    "headers",
                    "rewrite",
                    "proxy",
                    "proxy_http",
                    "ssl",
                ];
                let modules: String = modules
                    .iter()
                    .map(|name| {
                        format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
                    })
                    .collect();
                // The type of .gz is Debian's own, and in the way of an encoding.
                format!(
                    "{modules}User nobody\nServerRoot {folder}\nPidFile {folder}/pid\nErrorLog {folder}/log\n\
                     DefaultRuntimeDir {folder}\nListen 127.0.0.1:{port}\nServerName 127.0.0.1\n\
                     TypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\n\
                     <Directory />\nRequire all denied\nAllowOverride None\n</Directory>\n\
                     <Directory {folder}/www>\nRequire all granted\n</Directory>\n\
                     Include {folder}/site\n"
                )
            }
        }
    }

    fn command(self, folder: &Path) -> Command {
        let main = folder.join("main");
        let mut command = leashed(self.program());
        match self {
            Self::Nginx => command.arg("-c").arg(main).args(["-e", "stderr"]),
            Self::Caddy => command
                .args(["run", "--adapter", "caddyfile", "--config"])
                .arg(main)
                .env("XDG_DATA_HOME", folder)
                .env("XDG_CONFIG_HOME", folder),
            Self::Apache => command.args(["-DFOREGROUND", "-f"]).arg(main),
        };
        command
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.program())
    }
}

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
    port: u16,
    base: String,
    folder: TempDir,
    /// Held for its stdin: when that closes, the server ends.
    _leash: Child,
}

impl Host {
    /// Serves the bundle under `base`, a path that ends with a slash, and passes calls on to `api`.
    pub async fn starts(server: Server, base: &str, port: u16, api: &str) -> Self {
        assert!(
            is_installed(server.program()),
            "{server} is not installed. `make test-hosts` installs nginx (with its brotli module), Caddy and Apache \
             where apt can; elsewhere they have to be there already."
        );
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let readable = Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), readable).expect("the folder is ours");
        let www = folder.path().join("www");
        place(&www, base);
        let write = |name: &str, text: String| {
            fs::write(folder.path().join(name), text).expect("the folder is writable");
        };
        write("main", server.surroundings(folder.path(), port));
        write("site", site(server, base, &www, port, api));
        let log = File::create(folder.path().join("log")).expect("the folder is writable");
        let leash = server
            .command(folder.path())
            .env("PATH", search_path())
            .stdout(log.try_clone().expect("a file can be shared"))
            .stderr(log)
            .spawn()
            .expect("sh is on every machine that runs these tests");
        let host = Self {
            port,
            base: base.to_owned(),
            folder,
            _leash: leash,
        };
        let listens =
            eventually(async || TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))));
        if let Err(error) = listens.await {
            panic!("{server} does not listen: {error}\n{}", host.log());
        }
        host
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
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
fn site(server: Server, base: &str, www: &Path, port: u16, api: &str) -> String {
    let file = workspace_folder().join("deploy").join(server.file());
    let text = fs::read_to_string(&file).expect("deploy has a file for each server");
    let (listen, instead) = server.listens(port);
    let changes = [
        (listen, instead),
        ("/admin/canopy/", base.to_owned()),
        ("/srv/www", www.display().to_string()),
        ("https://v1.api.altostrat.io", api.to_owned()),
    ];
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
