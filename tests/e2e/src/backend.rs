//! The sandbox asked directly, past the console: tokens, faults and the API itself. It opens no browser.

use serde_json::{Map, Value, json};

use crate::sandbox::Sandbox;

/// How the sandbox shall misbehave for the next calls that fit.
pub struct Fault(Map<String, Value>);

impl Fault {
    /// How many calls a fault meets that is not told how many.
    pub const ENDLESS: u64 = 1_000_000;

    /// For calls with this method and path, until cleared; `*` stands for anything within a segment, `**` for anything.
    #[must_use]
    pub fn on(method: &str, path: &str) -> Self {
        let mut wish = Map::new();
        wish.insert("method".into(), json!(method));
        wish.insert("path".into(), json!(path));
        wish.insert("times".into(), json!(Self::ENDLESS));
        Self(wish)
    }

    /// Only so many times.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        self.with("times", json!(times))
    }

    /// Answers with this status, and an error body unless another is given.
    #[must_use]
    pub fn answers(self, status: u16) -> Self {
        self.with("status", json!(status))
    }

    /// Answers 429 and asks to wait.
    #[must_use]
    pub fn asks_to_wait(self, seconds: u32) -> Self {
        self.answers(429).with("retry_after", json!(seconds))
    }

    /// Asks to wait in these words.
    #[must_use]
    pub fn asks_to_wait_in_words(self, words: &str) -> Self {
        self.with("retry_after", json!(words))
    }

    /// Accepts the call and does not take these keys of its body.
    #[must_use]
    pub fn ignores(self, keys: &[&str]) -> Self {
        self.with("ignores", json!(keys))
    }

    /// Answers with exactly this.
    #[must_use]
    pub fn says(self, body: Value) -> Self {
        self.with("body", body)
    }

    /// Answers with a page for people, as a proxy in front of the API does.
    #[must_use]
    pub fn says_a_page(self) -> Self {
        self.says(json!("<h1>Sorry</h1>"))
            .with("content_type", json!("text/html"))
    }

    /// Answers with exactly these bytes, whether or not they are text.
    #[must_use]
    pub fn sends(self, bytes: impl AsRef<[u8]>) -> Self {
        self.with("bytes", json!(bytes.as_ref()))
    }

    /// Ends the answer after so many bytes.
    #[must_use]
    pub fn breaks_off_after(self, bytes: u32) -> Self {
        self.with("truncate", json!(bytes))
    }

    /// Ends the connection without an answer.
    #[must_use]
    pub fn hangs_up(self) -> Self {
        self.with("drop", json!(true))
    }

    /// Answers late.
    #[must_use]
    pub fn takes_its_time(self, milliseconds: u32) -> Self {
        self.with("delay_ms", json!(milliseconds))
    }

    fn with(mut self, key: &str, value: Value) -> Self {
        self.0.insert(key.into(), value);
        self
    }
}

impl Sandbox {
    /// From now on, misbehaves so.
    pub async fn suffers(&self, fault: Fault) {
        let answer = self
            .http()
            .post(self.at("/sandbox/faults"))
            .json(&fault.0)
            .send()
            .await
            .expect("the sandbox answers");
        assert!(
            answer.status().is_success(),
            "the sandbox refused a fault: {}",
            answer.text().await.unwrap_or_default()
        );
    }

    /// Misbehaves no more.
    pub async fn recovers(&self) {
        let answer = self
            .http()
            .delete(self.at("/sandbox/faults"))
            .send()
            .await
            .expect("the sandbox answers");
        assert!(answer.status().is_success(), "the faults were not cleared");
    }

    /// How many more calls the fault on this path will meet; none where it has met them all.
    pub async fn faults_left(&self, path: &str) -> u64 {
        let answer = self
            .http()
            .get(self.at("/sandbox/faults"))
            .send()
            .await
            .expect("the sandbox answers");
        let list: Value = answer.json().await.expect("the sandbox answers in JSON");
        let faults = list["data"].as_array().expect("a list");
        let fault = faults.iter().find(|fault| fault["path"] == path);
        fault
            .and_then(|fault| fault["times"].as_u64())
            .unwrap_or_default()
    }

    /// A signed token of this role, good for so many seconds, negative for one already expired.
    pub async fn token(&self, role: &str, workspace: Option<&str>, seconds: i64) -> String {
        let wish = json!({ "role": role, "workspace_id": workspace, "expires_in": seconds });
        let answer = self
            .http()
            .post(self.at("/sandbox/tokens"))
            .json(&wish)
            .send()
            .await
            .expect("the sandbox answers");
        let body: Value = answer.json().await.expect("the sandbox answers in JSON");
        body["token"]
            .as_str()
            .unwrap_or_else(|| panic!("no token: {body}"))
            .to_owned()
    }

    /// What the API answers an owner at this path.
    pub async fn answer(&self, path: &str) -> Value {
        let token = self.token("owner", None, 3_600).await;
        let answer = self
            .http()
            .get(self.at(path))
            .bearer_auth(token)
            .send()
            .await
            .expect("the sandbox answers");
        answer.json().await.expect("the API answers in JSON")
    }

    /// Posts to the API as an owner, as somebody else would at the same time.
    pub async fn post(&self, path: &str, body: &Value) -> Value {
        self.write(self.http().post(self.at(path)), path, body)
            .await
    }

    /// Changes something at the API as an owner, as somebody else would at the same time.
    pub async fn patch(&self, path: &str, body: &Value) -> Value {
        self.write(self.http().patch(self.at(path)), path, body)
            .await
    }

    async fn write(&self, request: reqwest::RequestBuilder, path: &str, body: &Value) -> Value {
        let token = self.token("owner", None, 3_600).await;
        let answer = request
            .bearer_auth(token)
            .json(body)
            .send()
            .await
            .expect("the sandbox answers");
        let status = answer.status();
        let answer: Value = answer.json().await.expect("the API answers in JSON");
        assert!(status.is_success(), "{path}: {answer}");
        answer
    }

    /// Deletes at the API as an owner, as somebody else would at the same time.
    pub async fn delete(&self, path: &str) {
        let token = self.token("owner", None, 3_600).await;
        let answer = self
            .http()
            .delete(self.at(path))
            .bearer_auth(token)
            .send()
            .await
            .expect("the sandbox answers");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address())
    }

    fn http(&self) -> reqwest::Client {
        reqwest::Client::new()
    }
}
