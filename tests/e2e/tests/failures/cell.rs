//! One cell of the table: a call meets a fault, the page stands and says what is wrong, and recovers when the fault
//! ends.

use std::time::{Duration, Instant};

use canopy_e2e::*;

use crate::fault_kinds::{Kind, LATE, Met};

/// The page is looked at again so long after it asked: before a late answer comes, with time to look.
const NEARLY_LATE: Duration = Duration::from_millis(LATE as u64 - 3_000);
/// A read would have been sent anew by then.
const LONG_ENOUGH_TO_TRY_AGAIN: Duration = Duration::from_millis(2_500);

/// How a page comes to be well again once the fault has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A press on Retry, or whatever the page calls it.
    Retry(&'static str),
    /// Nobody does anything.
    Itself,
    /// The person signs in again, over the page.
    SignIn,
    /// The same, and says that the write is to be sent.
    SignInAndSend,
    /// What was pressed is pressed again.
    Again,
    /// The page is opened again.
    Anew,
    /// A link that leads there.
    Link(&'static str),
}

impl Way {
    pub const fn words(self) -> &'static str {
        match self {
            Way::Retry(label) | Way::Link(label) => label,
            Way::Itself => "by itself",
            Way::SignIn => "Sign in again",
            Way::SignInAndSend => "Sign in again, Send now",
            Way::Again => "the same button again",
            Way::Anew => "opened again",
        }
    }
}

impl Way {
    /// Its letter in the overview.
    pub const fn mark(self) -> &'static str {
        match self {
            Way::Retry(_) => "R",
            Way::Itself => "I",
            Way::SignIn | Way::SignInAndSend => "S",
            Way::Again => "P",
            Way::Anew | Way::Link(_) => "O",
        }
    }
}

/// What was seen in a cell.
pub struct Seen {
    /// `None`: nothing is said, because nothing has to be.
    pub said: Option<String>,
    pub way: Way,
}

/// A row of the table: a call, and the page that makes it.
pub trait Page {
    /// As `src/api` names it, and where on the screen it is made.
    const CALL: &'static str;
    const PLACE: &'static str;

    /// Whether it changes something: it is sent once, and what was typed for it is kept.
    const WRITES: bool = false;

    /// Comes to the page, as someone new to the console.
    async fn arrives(person: &Person) -> Self;

    fn met(&self) -> Met;

    /// Faults that stand throughout, for pages that need others to fail as well.
    fn background(&self) -> Vec<Fault> {
        Vec::new()
    }

    /// What is done before the fault begins.
    async fn prepares(&mut self, _person: &Person, _kind: Kind) {}

    /// Makes the page send the call.
    async fn asks(&mut self, person: &Person, kind: Kind);

    /// The words that tell of it.
    fn words(&self, kind: Kind) -> String {
        kind.words().to_owned()
    }

    /// The words can be read.
    async fn says(&self, person: &Person, kind: Kind) {
        person.reads(&self.words(kind)).await;
    }

    /// What can be seen all the while.
    async fn stands(&self, person: &Person, kind: Kind);

    /// How often the call is sent until it is given up. `None`: the page makes it for several reasons.
    fn tries(&self, kind: Kind) -> Option<u64> {
        Some(if kind.is_passing() && !Self::WRITES {
            3
        } else {
            1
        })
    }

    fn way(&self, kind: Kind) -> Way {
        match kind {
            Kind::Unauthorized if Self::WRITES => Way::SignInAndSend,
            Kind::Unauthorized => Way::SignIn,
            Kind::Late => Way::Itself,
            _ if Self::WRITES => Way::Again,
            Kind::Offline | Kind::AskedToWait | Kind::RateLimited | Kind::Twice => Way::Itself,
            _ => Way::Retry("Retry"),
        }
    }

    /// Takes the ways that only this page has: [`Way::Again`] and [`Way::Anew`].
    async fn takes(&mut self, person: &Person, _way: Way, kind: Kind) {
        self.asks(person, kind).await;
    }

    /// Whether the words stay where they are when all is well again.
    fn words_stay(&self) -> bool {
        false
    }

    /// As it would be had nothing happened.
    async fn is_well(&mut self, person: &Person, kind: Kind);
}

/// Tries one cell. Fails by panic, as all that a person does.
pub async fn try_cell<P: Page>(page: &mut P, person: &Person, kind: Kind) -> Seen {
    let met = page.met();
    stands_throughout(page, person).await;
    page.prepares(person, kind).await;
    match kind.fault(&met) {
        Some(fault) => person.sandbox().suffers(fault).await,
        None => person.is_offline(true).await,
    }
    let asked = Instant::now();
    page.asks(person, kind).await;
    let is_silent = kind == Kind::Late || kind == Kind::Twice && !P::WRITES;
    let said = if is_silent {
        None
    } else {
        is_told(page, person, kind).await
    };
    if kind == Kind::Late {
        page.stands(person, kind).await;
        tokio::time::sleep(NEARLY_LATE.saturating_sub(asked.elapsed())).await;
        page.stands(person, kind).await;
    }
    if !is_silent {
        ends(page, person).await;
    }
    let way = page.way(kind);
    match way {
        Way::Itself => {}
        Way::Retry(label) => person.clicks(button(label).nth(0)).await,
        Way::Link(label) => person.clicks(link(label)).await,
        Way::SignIn => signs_in_again(person).await,
        Way::SignInAndSend => {
            signs_in_again(person).await;
            person.clicks(button("Send now")).await;
        }
        Way::Again | Way::Anew => page.takes(person, way, kind).await,
    }
    page.is_well(person, kind).await;
    if let Some(words) = said.as_ref().filter(|_| !page.words_stay()) {
        person.does_not_read(words).await;
    }
    if kind == Kind::Twice && is_silent {
        let tried = "it was tried three times";
        person
            .waits_until(tried, async || {
                match person.sandbox().faults_left(&met.path).await {
                    0 => Ok(()),
                    left => Err(format!("{left} more tries would fail")),
                }
            })
            .await;
    }
    person.sandbox().recovers().await;
    Seen { said, way }
}

/// The words are there, the page still is, and the call was sent as often as it should.
async fn is_told<P: Page>(page: &P, person: &Person, kind: Kind) -> Option<String> {
    page.says(person, kind).await;
    if matches!(page.way(kind), Way::SignIn | Way::SignInAndSend) {
        person.sees(dialog("Sign in again")).await;
    } else {
        page.stands(person, kind).await;
    }
    if matches!(kind, Kind::AskedToWait | Kind::RateLimited) && !P::WRITES {
        person.sees(with_role(&["timer"]).nth(0)).await;
    } else if let Some(tries) = page.tries(kind)
        // Offline nothing arrives, and a connection that is dropped the browser itself tries anew.
        && !matches!(kind, Kind::Offline | Kind::Dropped)
    {
        let given = if kind == Kind::Twice {
            tokio::time::sleep(LONG_ENOUGH_TO_TRY_AGAIN).await;
            2
        } else {
            Fault::ENDLESS
        };
        let met = given - person.sandbox().faults_left(&page.met().path).await;
        assert_eq!(met, tries, "the call was not sent as often as it should");
    }
    Some(page.words(kind)).filter(|words| !words.is_empty())
}

async fn stands_throughout<P: Page>(page: &P, person: &Person) {
    for fault in page.background() {
        person.sandbox().suffers(fault).await;
    }
}

/// The fault has ended; what stands throughout goes on.
async fn ends<P: Page>(page: &P, person: &Person) {
    person.sandbox().recovers().await;
    person.is_offline(false).await;
    stands_throughout(page, person).await;
}

async fn signs_in_again(person: &Person) {
    person
        .clicks(button("Sign in as owner").inside(dialog("Sign in again")))
        .await;
    person.does_not_see(dialog("Sign in again")).await;
}
