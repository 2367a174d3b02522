//! The web servers themselves: their files in deploy/, and what has to surround those on a test's machine.

use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::supervised::supervised;

/// Where a server listens: for the console, and for whoever comes by plain HTTP although there is TLS.
#[derive(Clone, Copy)]
pub(super) struct Ports {
    pub(super) console: u16,
    pub(super) plain: u16,
}

#[derive(Clone, Copy, Debug)]
pub enum Server {
    Nginx,
    Caddy,
    Apache,
}

impl Server {
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Apache];

    pub(super) const fn program(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Apache => "apache2",
        }
    }

    /// Its file in deploy/.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Caddy => "Caddyfile",
            Self::Apache => "apache.conf",
        }
    }

    /// Where it listens and with which certificate, in its file, and instead of it: what is tested here is without one.
    pub(super) fn listens(self, Ports { console, plain }: Ports) -> Vec<(&'static str, String)> {
        match self {
            Self::Nginx => vec![
                ("listen 80;", format!("listen 127.0.0.1:{plain};")),
                ("listen 443 ssl;", format!("listen 127.0.0.1:{console};")),
                ("    ssl_certificate", "    #ssl_certificate".into()),
            ],
            Self::Caddy => vec![(
                "canopy.example.com {",
                format!("http://:{console} {{\n\tbind 127.0.0.1"),
            )],
            Self::Apache => vec![
                (
                    "<VirtualHost *:80>",
                    format!("<VirtualHost 127.0.0.1:{plain}>"),
                ),
                (
                    "<VirtualHost *:443>",
                    format!("<VirtualHost 127.0.0.1:{console}>"),
                ),
                ("    SSLEngine on", "    SSLEngine off".into()),
                ("    SSLCertificate", "    #SSLCertificate".into()),
            ],
        }
    }

    /// What surrounds the file on a real machine, and keeps everything inside this folder.
    pub(super) fn surroundings(self, folder: &Path, ports: Ports) -> String {
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
                    "authn_core",
                    "authn_file",
                    "auth_basic",
                    "authz_core",
                    "authz_user",
                    "alias",
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
                     DefaultRuntimeDir {folder}\nListen 127.0.0.1:{}\nListen 127.0.0.1:{}\nServerName 127.0.0.1\n\
                     TypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\n\
                     <Directory />\nRequire all denied\nAllowOverride None\n</Directory>\n\
                     <Directory {folder}/www>\nRequire all granted\n</Directory>\n\
                     Include {folder}/site\n",
                    ports.console, ports.plain
                )
            }
        }
    }

    pub(super) fn command(self, folder: &Path) -> Command {
        let main = folder.join("main");
        let mut command = supervised(self.program());
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
