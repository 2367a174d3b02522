//! Makes every API call fail in every way it can: row by row, each in its own browser, several at once because most of
//! the time is spent waiting. Arguments: parts of the names of the calls to test; none for all.

mod cell;
mod creating;
mod deleting;
mod entering;
mod fault_kinds;
mod reading;
mod saving;
mod table;
mod workspace_pages;
mod writing;

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    pin::Pin,
    process::ExitCode,
    time::Instant,
};

use canopy_e2e::*;
use futures_util::{FutureExt as _, StreamExt as _, stream};

use crate::{
    cell::{Page, try_cell},
    fault_kinds::Kind,
    table::Row,
};

/// Rows tested at the same time. Each has a browser, which uses a processor for a tenth of the time.
const AT_ONCE: usize = 5;

/// Set to update `docs/failures.md`.
const WRITE: &str = "CANOPY_WRITE_FAILURES";

type Trial = Pin<Box<dyn Future<Output = Row>>>;

/// A row that can be tried: its call, and how.
struct Try {
    call: &'static str,
    trial: fn() -> Trial,
}

fn row<P: Page + 'static>() -> Try {
    Try {
        call: P::CALL,
        trial: || Box::pin(tried::<P>()),
    }
}

fn rows() -> Vec<Try> {
    vec![
        row::<entering::Configuration>(),
        row::<entering::SandboxToken>(),
        row::<entering::Workspaces>(),
        row::<workspace_pages::OneWorkspace>(),
        row::<workspace_pages::BillingAccounts>(),
        row::<workspace_pages::Subscriptions>(),
        row::<workspace_pages::Members>(),
        row::<workspace_pages::List>(),
        row::<reading::ByLink>(),
        row::<saving::ReadAgain>(),
        row::<reading::Parent>(),
        row::<reading::Children>(),
        row::<reading::Descendants>(),
        row::<reading::Limits>(),
        row::<workspace_pages::UsageFile<false>>(),
        row::<workspace_pages::UsageFile<true>>(),
        row::<creating::CreateRoot>(),
        row::<creating::CreateChild>(),
        row::<saving::Update>(),
        row::<saving::Revert>(),
        row::<deleting::Delete>(),
    ]
}

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let all = rows();
    let missing = calls_without_a_row(&all);
    let chosen: Vec<Try> = all
        .into_iter()
        .filter(|row| {
            wanted.is_empty() || wanted.iter().any(|word| row.call.contains(word.as_str()))
        })
        .collect();
    let started = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime starts");
    let trials = stream::iter(chosen.into_iter().map(|row| (row.trial)()));
    let rows: Vec<Row> = runtime.block_on(trials.buffered(AT_ONCE).collect());

    println!("{}", table::plain(&rows));
    let mut failed: usize = rows.iter().map(Row::failed).sum();
    let passed = rows.iter().map(|row| row.cells.len()).sum::<usize>() - failed;
    for call in missing {
        println!("No row in tests/e2e/tests/failures tests {call} of src/api. Add one.");
        failed += 1;
    }
    if wanted.is_empty() && !is_as_written(&table::markdown(&rows)) {
        println!("docs/failures.md is out of date. Update it with `make failures`.");
        failed += 1;
    }
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out; \
         finished in {:.2}s",
        started.elapsed().as_secs_f64()
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Tries every cell of a row, one after another in one browser, and goes on after one that fails.
async fn tried<P: Page>() -> Row {
    let mut cells = BTreeMap::new();
    let person = Person::arrives(Sandbox::start(Seed::Tree).await, 1280, 800).await;
    person.expects_failing_calls();
    // Offline, a part of the program that was still to come fails too, which its loader reports. It is asked for anew.
    person.expects_complaint("Failed to fetch");
    let mut page: Option<P> = None;
    let mut complaints = 0;
    for kind in Kind::ALL {
        let told = AssertUnwindSafe(async {
            let mut at = match page.take() {
                Some(page) => page,
                None => arrives_anew(&person).await,
            };
            if !at.met().can_meet(kind) {
                return (at, None);
            }
            let seen = try_cell(&mut at, &person, kind).await;
            let said = person.unexpected_complaints().await;
            let new = said.get(complaints..).unwrap_or_default();
            assert!(new.is_empty(), "the page reported errors: {new:#?}");
            let stopped = person.unexpected_violations().await;
            assert!(stopped.is_empty(), "the page reported errors: {stopped:#?}");
            (at, Some(seen))
        });
        let outcome = match told.catch_unwind().await {
            Ok((at, seen)) => {
                page = Some(at);
                match seen {
                    Some(seen) => Ok(seen),
                    None => continue,
                }
            }
            Err(panic) => {
                let scenario = format!("failures::{}::{}::{}", P::CALL, P::PLACE, kind.title());
                let evidence = keep_evidence(&scenario, &person).await;
                Err(format!(
                    "{} (evidence: {})",
                    words_of(&*panic),
                    evidence.display()
                ))
            }
        };
        complaints = person.unexpected_complaints().await.len();
        cells.insert(kind, outcome);
    }
    person.leaves().await;
    Row {
        call: P::CALL,
        place: P::PLACE,
        cells,
    }
}

async fn arrives_anew<P: Page>(person: &Person) -> P {
    person.sandbox().recovers().await;
    person.is_offline(false).await;
    person.forgets_everything().await;
    P::arrives(person).await
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "it panicked".to_owned())
}

/// Whether the file says so already, or does now.
fn is_as_written(text: &str) -> bool {
    let path = docs();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, text).expect("docs can be written");
        return true;
    }
    std::fs::read_to_string(&path).is_ok_and(|written| written == text)
}

fn docs() -> PathBuf {
    workspace_folder().join("docs/failures.md")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the repository has the folder");
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// `module::function` of every call that `src/api` can make and nobody tries here.
fn calls_without_a_row(rows: &[Try]) -> Vec<String> {
    let tried: BTreeSet<&str> = rows.iter().map(|row| row.call).collect();
    let mut calls = Vec::new();
    for file in files_below(&workspace_folder().join("src/api")) {
        let source = std::fs::read_to_string(&file).expect("it is text");
        let module = file.with_extension("");
        let module = module
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let functions = source.split("\npub fn ").skip(1).filter(|function| {
            let head = function.split('{').next().unwrap_or_default();
            head.contains("-> Call<")
        });
        calls.extend(
            functions
                .filter_map(|function| Some(format!("{module}::{}", function.split('(').next()?))),
        );
    }
    assert!(calls.len() > 10, "the calls of src/api were not found");
    calls.retain(|call| !tried.contains(call.as_str()));
    calls
}
