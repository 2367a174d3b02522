//! The few ways through Canopy that many stories begin with.

use crate::find::button;
use crate::person::Person;

impl Person {
    /// Signs in with the sandbox's button for this role: owner, admin or viewer.
    pub async fn signs_in_as(&self, role: &str) {
        self.opens("/sign-in").await;
        self.clicks(button(&format!("Sign in as {role}"))).await;
        self.is_at("a page behind sign-in", |path| {
            !path.starts_with("/sign-in")
        })
        .await;
    }
}
