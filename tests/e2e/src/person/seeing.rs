//! What a person sees and reads, and waits for.

use serde_json::{Value, json};

use super::Person;
use crate::find::{NotFound, Target, field};

impl Person {
    /// There is exactly one of it.
    pub async fn sees(&self, target: Target) {
        self.finds(format!("looks for {target}"), &target).await;
    }

    /// There is none of it, or soon none any more.
    pub async fn does_not_see(&self, target: Target) {
        self.does(
            format!("looks that there is no {target}"),
            async || match target.all(&self.driver).await?.len() {
                0 => Ok(()),
                many => Err(NotFound(format!("there are {many}"))),
            },
        )
        .await;
    }

    /// These words stand somewhere on the page.
    pub async fn reads(&self, words: &str) {
        self.does(format!("reads “{words}”"), async || {
            let page = self.words_on_the_page().await?;
            if page.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("the page says:\n{page}")))
            }
        })
        .await;
    }

    /// These words stand in it.
    pub async fn reads_in(&self, target: Target, words: &str) {
        self.does(format!("reads “{words}” in {target}"), async || {
            let text = self.words_in(&target).await?;
            if text.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("it says “{text}”")))
            }
        })
        .await;
    }

    /// These words stand nowhere on the page, or soon no longer.
    pub async fn does_not_read(&self, words: &str) {
        self.does(
            format!("looks that nothing says “{words}”"),
            async || {
                let page = self.words_on_the_page().await?;
                if page.contains(words) {
                    Err(NotFound(format!("the page says:\n{page}")))
                } else {
                    Ok(())
                }
            },
        )
        .await;
    }

    /// Notes from now on what every status says, however short.
    pub async fn listens(&self) {
        const LISTEN: &str = "
            const heard = window.heard = new Set();
            const hear = () => document.querySelectorAll('[role=status]').forEach((status) => \
              heard.add(status.textContent));
            new MutationObserver(hear).observe(document.body, \
              { subtree: true, childList: true, characterData: true });";
        self.page_answers(LISTEN, vec![]).await;
    }

    /// A status has said exactly this since the person listens.
    pub async fn has_heard(&self, words: &str) {
        self.does(format!("hears “{words}”"), async || {
            let heard = self.driver.execute("return [...window.heard]", vec![]);
            let heard: Vec<String> = heard.await?.convert()?;
            if heard.iter().any(|said| said == words) {
                Ok(())
            } else {
                Err(NotFound(format!("it is {heard:?}")))
            }
        })
        .await;
    }

    /// What is said of it, to whoever cannot see where it is said, has these words.
    pub async fn reads_description(&self, target: Target, words: &str) {
        const SAID: &str = r"return (arguments[0].getAttribute('aria-describedby') ?? '').split(/\s+/)
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')";
        self.does(format!("reads “{words}” about {target}"), async || {
            let element = target.one(&self.driver).await?.to_json()?;
            let said: String = self.driver.execute(SAID, vec![element]).await?.convert()?;
            if said.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("it is said “{said}”")))
            }
        })
        .await;
    }

    /// A field holds exactly this.
    pub async fn finds_in_field(&self, name: &str, value: &str) {
        let target = field(name);
        self.does(format!("finds “{value}” in {target}"), async || {
            let held = target
                .one(&self.driver)
                .await?
                .prop("value")
                .await?
                .unwrap_or_default();
            if held == value {
                Ok(())
            } else {
                Err(NotFound(format!("it holds “{held}”")))
            }
        })
        .await;
    }

    /// An attribute of it has this value; `None` for absent.
    pub async fn sees_attribute(&self, target: Target, attribute: &str, value: Option<&str>) {
        self.does(
            format!("looks for {attribute}={value:?} on {target}"),
            async || {
                let held = target.one(&self.driver).await?.attr(attribute).await?;
                if held.as_deref() == value {
                    Ok(())
                } else {
                    Err(NotFound(format!("it is {held:?}")))
                }
            },
        )
        .await;
    }

    /// The address bar shows an address for which this holds.
    pub async fn is_at(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        self.does(format!("is at {what}"), async || {
            let url = self.driver.current_url().await?;
            let path = url
                .as_str()
                .strip_prefix(&self.home)
                .unwrap_or(url.as_str())
                .to_owned();
            if holds(&path) {
                Ok(path)
            } else {
                Err(NotFound(format!("the address is {path}")))
            }
        })
        .await
    }

    /// The keyboard is in it.
    pub async fn is_in(&self, target: Target) {
        self.does(format!("has the keyboard in {target}"), async || {
            let element = target.one(&self.driver).await?;
            let inside = "return arguments[0] === document.activeElement \
                || (arguments[0].getAttribute('aria-activedescendant') ?? '') !== '' \
                  && document.activeElement === arguments[0]";
            let answer = self
                .driver
                .execute(inside, vec![element.to_json()?])
                .await?;
            if answer.json() == &json!(true) {
                Ok(())
            } else {
                Err(NotFound("it is elsewhere".into()))
            }
        })
        .await;
    }

    /// Everything one can read of it.
    pub async fn text_of(&self, target: Target) -> String {
        self.does(format!("reads {target}"), async || {
            self.words_in(&target).await
        })
        .await
    }

    /// An attribute of it, once it is there.
    pub async fn attribute_of(&self, target: Target, attribute: &str) -> Option<String> {
        self.finds(format!("looks at {attribute} of {target}"), &target)
            .await
            .attr(attribute)
            .await
            .unwrap_or_else(|error| panic!("{target}: {error}"))
    }

    /// It, for a script in the page.
    pub async fn element(&self, target: Target) -> Value {
        let element = self.finds(format!("looks for {target}"), &target).await;
        element.to_json().unwrap_or_else(|error| panic!("{error}"))
    }

    /// How many there are just now.
    pub async fn counts(&self, target: Target) -> usize {
        self.note(format!("counts {target}"));
        target
            .all(&self.driver)
            .await
            .unwrap_or_else(|error| panic!("{error}"))
            .len()
    }

    /// What a script in the page answers, for what no person can see: storage, geometry, frames.
    pub async fn page_answers(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.driver.execute(script, arguments).await;
        answer
            .unwrap_or_else(|error| panic!("the page could not answer: {error}\n{script}"))
            .json()
            .clone()
    }

    /// Waits until a script in the page answers so.
    pub async fn page_comes_to_answer(&self, what: &str, script: &str, expected: Value) {
        self.does(format!("waits until {what}"), async || {
            let answer = self.driver.execute(script, vec![]).await?;
            if answer.json() == &expected {
                Ok(())
            } else {
                Err(NotFound(format!("the page answers {}", answer.json())))
            }
        })
        .await;
    }

    /// Waits until the closure holds, whatever it looks at.
    pub async fn waits_until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<T, String>,
    ) -> T {
        self.does(format!("waits until {what}"), async || {
            look().await.map_err(NotFound)
        })
        .await
    }

    async fn words_on_the_page(&self) -> Result<String, NotFound> {
        // Not every engine counts what is chosen among the text.
        const WORDS: &str = "
            const chosen = [...document.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.label);
            return [document.body?.innerText ?? '', ...chosen].join('\\n')";
        let words: String = self.driver.execute(WORDS, vec![]).await?.convert()?;
        Ok(as_read(&words))
    }

    async fn words_in(&self, target: &Target) -> Result<String, NotFound> {
        let element = target.one(&self.driver).await?.to_json()?;
        let script = "return arguments[0].innerText";
        let words: String = self
            .driver
            .execute(script, vec![element])
            .await?
            .convert()?;
        Ok(as_read(&words))
    }
}

/// A space at which no line ends looks as any other.
fn as_read(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
