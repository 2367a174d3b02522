//! What only Canopy's own sandbox answers, and only on this machine. The vendor's API has none of it.

use canopy_domain::workspace::member::Role;
use serde::{Deserialize, Serialize};

use super::call::Call;

/// A token for one of the sandbox's people.
#[derive(Deserialize)]
pub struct IssuedToken {
    pub token: String,
}

#[derive(Serialize)]
struct TokenRequest {
    role: Role,
}

/// A token for the person who has `role` in every workspace of the sandbox.
pub fn token(role: Role) -> Call<IssuedToken> {
    Call::post(["sandbox", "tokens"], &TokenRequest { role })
}
