//! Tokens: signs them for the sandbox's three people, and identifies callers by them.

use std::{
    fs, io,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use canopy_domain::workspace::member::{Role, UserId};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, errors::ErrorKind,
};
use serde::{Deserialize, Serialize};

use crate::{Sandbox, error::Refusal, hs256};

/// The file inside the data folder.
const SECRET_FILE: &str = "token-secret";
const SECRET_BYTES: usize = 32;
/// The secret while it is written: it takes its name when it is whole.
const UNFINISHED_FILE: &str = "token-secret.new";

/// Someone the sandbox signs tokens for.
#[derive(Debug)]
pub struct Person {
    /// `auth0|` and 24 hexadecimal digits, equal to a member's `user_id` (documented: MEM-LIST).
    pub subject: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    /// Their role in every seeded workspace they belong to.
    pub role: Role,
}

/// One per role, in the order of [`Role::ALL`].
pub static PEOPLE: [Person; 3] = [
    Person {
        subject: "auth0|66f0c1a2b3d4e5f607182931",
        name: "Ingrid Solheim",
        email: "ingrid.solheim@example.com",
        role: Role::Owner,
    },
    Person {
        subject: "auth0|66f0c1a2b3d4e5f607182932",
        name: "Adaeze Okafor",
        email: "adaeze.okafor@example.com",
        role: Role::Admin,
    },
    Person {
        subject: "auth0|66f0c1a2b3d4e5f607182933",
        name: "Víctor Llorente",
        email: "victor.llorente@example.com",
        role: Role::Viewer,
    },
];

impl Person {
    pub fn with(role: Role) -> &'static Person {
        &PEOPLE[role as usize]
    }
}

/// The claims of a token, of those the vendor's services read (documented: TOOLS).
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: String,
    iat: i64,
    exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workspace_id: Option<String>,
}

/// The secret that signs, and checks, every token of one data folder.
pub struct Keys {
    signing: EncodingKey,
    checking: DecodingKey,
}

impl Keys {
    /// The secret kept in `folder`, made on first use and readable by its owner alone.
    pub fn open(folder: &Path) -> io::Result<Keys> {
        // A second call in the same process finds the same provider already there.
        let _ = hs256::PROVIDER.install_default();
        let file = folder.join(SECRET_FILE);
        let kept = match fs::read(&file) {
            Ok(kept) => kept,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let secret = match kept.len() {
            SECRET_BYTES => kept,
            // There is none yet, or an earlier start was killed before it wrote one.
            0 => make_secret(folder, &file)?,
            _ => {
                return Err(io::Error::other(format!(
                    "{} is damaged. Delete it, then start again.",
                    file.display()
                )));
            }
        };
        Ok(Keys {
            signing: EncodingKey::from_secret(&secret),
            checking: DecodingKey::from_secret(&secret),
        })
    }

    /// A token for `person` that expires in `expires_in` seconds, or has expired if that is negative.
    pub fn sign(
        &self,
        person: &Person,
        workspace_id: Option<String>,
        expires_in: i64,
    ) -> Result<String, Refusal> {
        let iat = now();
        let claims = Claims {
            sub: person.subject.to_owned(),
            iat,
            exp: iat.saturating_add(expires_in),
            name: Some(person.name.to_owned()),
            email: Some(person.email.to_owned()),
            workspace_id,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.signing).map_err(|error| {
            tracing::error!(%error, "couldn't sign a token");
            Refusal::internal()
        })
    }

    /// The user of the token. Checks its signature and expiry time, nothing else.
    fn check(&self, token: &str) -> Result<UserId, Refusal> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.leeway = 0;
        // Expired from the second of its expiry time on (RFC 7519, 4.1.4), not only after it.
        rules.reject_tokens_expiring_in_less_than = 1;
        rules.validate_aud = false;
        rules.set_required_spec_claims(&["exp", "sub"]);
        let token = decode::<Claims>(token, &self.checking, &rules).map_err(|error| {
            Refusal::unauthorized(match error.kind() {
                ErrorKind::ExpiredSignature => "Unauthenticated: the token has expired.",
                _ => "Unauthenticated: the token is not valid.",
            })
        })?;
        Ok(UserId::from(token.claims.sub))
    }
}

/// Writes a temporary file and then renames it, so that the file is complete or doesn't exist.
fn make_secret(folder: &Path, file: &Path) -> io::Result<Vec<u8>> {
    let mut secret = vec![0; SECRET_BYTES];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    let unfinished = folder.join(UNFINISHED_FILE);
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    write_private(&unfinished, &secret)?;
    fs::rename(&unfinished, file)?;
    Ok(secret)
}

#[cfg(unix)]
fn write_private(file: &Path, secret: &[u8]) -> io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};

    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    file.write_all(secret)?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_private(file: &Path, secret: &[u8]) -> io::Result<()> {
    fs::write(file, secret)
}

fn now() -> i64 {
    // A clock before 1970 makes every token old, which is the safe reading.
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// The caller. A handler with this argument responds 401 to everyone else, with the short body of the vendor's
/// middleware (documented: TOOLS).
pub struct Caller(pub UserId);

impl FromRequestParts<Sandbox> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        let token = bearer(&parts.headers)
            .ok_or_else(|| Refusal::unauthorized("Unauthenticated: no bearer token was sent."))?;
        sandbox.keys.check(token).map(Caller)
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    // The vendor's services take static keys as they are (documented: A-INTRO); here, a token with that word before it.
    let token = token.strip_prefix("alto_sk_").unwrap_or(token);
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
        .filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        (folder, keys)
    }

    #[test]
    fn a_signed_token_names_its_person() {
        let (_folder, keys) = keys();
        let token = keys.sign(Person::with(Role::Admin), None, 60).unwrap();
        assert_eq!(
            keys.check(&token).unwrap().as_str(),
            Person::with(Role::Admin).subject
        );
    }

    #[test]
    fn a_token_outlives_a_restart_and_no_other_folder_takes_it() {
        let (folder, keys) = keys();
        let token = keys.sign(Person::with(Role::Owner), None, 60).unwrap();
        assert!(Keys::open(folder.path()).unwrap().check(&token).is_ok());
        let (_elsewhere, others) = self::keys();
        assert!(others.check(&token).is_err());
    }

    #[test]
    fn an_expired_an_altered_and_an_unsigned_token_are_refused() {
        let (_folder, keys) = keys();
        let expired = keys.sign(Person::with(Role::Owner), None, -1).unwrap();
        assert!(keys.check(&expired).is_err());
        let ending = keys.sign(Person::with(Role::Owner), None, 0).unwrap();
        assert!(keys.check(&ending).is_err());

        let token = keys.sign(Person::with(Role::Viewer), None, 60).unwrap();
        let others = keys.sign(Person::with(Role::Owner), None, 60).unwrap();
        let mut parts: Vec<&str> = token.split('.').collect();
        parts[1] = others.split('.').nth(1).unwrap();
        assert!(
            keys.check(&parts.join(".")).is_err(),
            "another's claims under this signature"
        );

        // {"alg":"none","typ":"JWT"}
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{}.", parts[1]);
        assert!(keys.check(&unsigned).is_err());
        assert!(keys.check("").is_err() && keys.check("a.b.c").is_err());
    }

    #[test]
    fn what_a_killed_start_left_behind_does_not_stop_the_next_one() {
        for (name, left) in [
            (SECRET_FILE, &b""[..]),
            (UNFINISHED_FILE, b""),
            (UNFINISHED_FILE, b"half a sec"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(name), left).unwrap();
            let keys = Keys::open(folder.path()).unwrap();
            let token = keys.sign(Person::with(Role::Owner), None, 60).unwrap();
            assert!(Keys::open(folder.path()).unwrap().check(&token).is_ok());
            assert!(!folder.path().join(UNFINISHED_FILE).exists());
        }
    }

    #[test]
    fn a_secret_of_another_length_is_named_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(SECRET_FILE);
        fs::write(&file, "somebody's own").unwrap();
        let problem = Keys::open(folder.path()).err().unwrap().to_string();
        assert!(problem.contains("is damaged. Delete it"), "{problem}");
        assert_eq!(fs::read(&file).unwrap(), b"somebody's own");
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_the_secret() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, _keys) = keys();
        let mode = fs::metadata(folder.path().join(SECRET_FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
