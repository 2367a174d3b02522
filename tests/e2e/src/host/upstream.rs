//! Something other than an API behind a host, or a host in front of another: nginx with a few lines of its own.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::{Server, free_port, search_path, succeeds};
use crate::eventually::eventually;

/// A running nginx.
pub struct Upstream {
    pub port: u16,
    folder: TempDir,
    /// Held for its stdin: when that closes, the server ends.
    _supervisor: Child,
}

impl Upstream {
    /// Does what these lines of a server block say, by plain HTTP, at two addresses of this machine. In them, FOLDER is
    /// where [`knows`](Self::knows) puts its files.
    pub async fn does(lines: &str) -> Self {
        Self::listens("", lines).await
    }

    /// The same by TLS, with a certificate for `name` that nobody has signed but itself.
    pub async fn does_by_tls(name: &str, lines: &str) -> Self {
        Self::listens(name, lines).await
    }

    async fn listens(tls_name: &str, lines: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().display();
        let lines = lines.replace("FOLDER", &path.to_string());
        let port = free_port();
        let tls = if tls_name.is_empty() {
            format!("listen 127.0.0.1:{port};\nlisten 127.0.0.2:{port};")
        } else {
            signs_itself(
                folder.path().join("key"),
                folder.path().join("certificate"),
                tls_name,
            );
            format!(
                "listen 127.0.0.1:{port} ssl;\nssl_certificate {path}/certificate;\nssl_certificate_key {path}/key;"
            )
        };
        let main = format!(
            "daemon off;\npid {path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log {path}/asked;\n\
             client_body_temp_path {path}/body;\nproxy_temp_path {path}/proxied;\nfastcgi_temp_path {path}/fastcgi;\n\
             uwsgi_temp_path {path}/uwsgi;\nscgi_temp_path {path}/scgi;\nserver {{\n{tls}\n{lines}\n}}\n}}\n"
        );
        fs::write(folder.path().join("main"), main).expect("the folder is writable");
        let supervisor = Server::Nginx
            .command(folder.path())
            .env("PATH", search_path())
            .spawn()
            .expect("sh is on every machine that runs these tests");
        let listens =
            eventually(async || TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))));
        listens.await.expect("nginx listens");
        Self {
            port,
            folder,
            _supervisor: supervisor,
        }
    }

    /// What it proves itself with.
    #[must_use]
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate")
    }

    /// What it was asked so far, a line each.
    #[must_use]
    pub fn asked(&self) -> String {
        fs::read_to_string(self.folder.path().join("asked")).unwrap_or_default()
    }

    /// From now on there is a file of this name, or none.
    pub fn knows(&self, name: &str, there_is: bool) {
        let file = self.folder.path().join(name);
        if there_is {
            fs::write(file, "").expect("the folder is writable");
        } else {
            fs::remove_file(file).expect("it was there");
        }
    }

    /// Once that is written down, which it is after the answer.
    pub async fn forgets_what_it_was_asked(&self) {
        let written = eventually(async || match self.asked().as_str() {
            "" => Err("it was asked nothing"),
            _ => Ok(()),
        });
        written.await.expect("it was asked");
        fs::write(self.folder.path().join("asked"), "").expect("the folder is writable");
    }
}

fn signs_itself(key: PathBuf, certificate: PathBuf, name: &str) {
    // Some look for a number among the names.
    let names = match name.parse::<Ipv4Addr>() {
        Ok(number) => format!("IP:{number},DNS:{number}"),
        Err(_) => format!("DNS:{name}"),
    };
    succeeds(
        Command::new("openssl")
            .args([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout",
            ])
            .arg(key)
            .arg("-out")
            .arg(certificate)
            .args(["-subj", "/CN=Test", "-addext"])
            .arg(format!("subjectAltName={names}"))
            .stderr(Stdio::null()),
    );
}
