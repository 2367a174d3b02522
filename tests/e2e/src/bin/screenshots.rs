//! Takes screenshots of every page of Canopy. Add words to limit them: `screenshots list dark 390`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use canopy_e2e::{
    Dropped, Fault, Key, Person, Seed, button, dialog, eventually, field, main_region, pictures,
    workspace_folder,
};
use serde_json::json;

const HELP: &str = "\
usage: screenshots [WORD...] [--states] [--tall] [--readme [--into FOLDER]]

WORD      only screenshots with this word in their name: a page (list, tree, create, ...), a width (1440, 1024, 390),
          a theme (light, dark), a state (loading, failed, empty)
--states  also the loading, failed and empty list, tree and organization
--tall    2400 px high, to include what is below the screen
--readme  only the small screenshots in README.md, light and dark, into docs/screenshots/ or FOLDER
--list    only prints the names of the screenshots
";

const SIZES: [(u32, u32); 3] = [(1440, 900), (1024, 768), (390, 844)];
const THEMES: [&str; 2] = ["light", "dark"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Usual,
    Loading,
    Failed,
    Empty,
}

/// What is done on a page before the picture is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Nothing,
    FillForm,
    CallPalette,
    FindInPalette,
    ShowKeys,
}

struct Page {
    name: &'static str,
    path: String,
    state: State,
    act: Act,
    signed_in: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        print!("{HELP}");
        return;
    }
    let into = folder_given(&mut arguments);
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let words: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("--"))
        .collect();

    let sandbox = canopy_e2e::Sandbox::start(Seed::Tree).await;
    let mut pages = pages(&sandbox);
    if flag("--states")
        || words
            .iter()
            .any(|word| ["loading", "failed", "empty"].contains(word))
    {
        pages.extend(states(&sandbox));
    }
    if flag("--list") {
        pages.iter().for_each(|page| println!("{}", page.name));
        return;
    }
    let person = Person::arrives(sandbox, 1440, 900).await;
    if flag("--readme") {
        for_readme(&person, &pages, &into).await;
    } else {
        let folder = canopy_e2e::target_folder().join("screenshots");
        std::fs::create_dir_all(&folder).expect("target is writable");
        for page in &pages {
            photograph(&person, page, &words, flag("--tall"), &folder).await;
        }
    }
    person.leaves().await;
}

fn pages(sandbox: &canopy_e2e::Sandbox) -> Vec<Page> {
    let workspace = sandbox.workspace();
    let company = sandbox.company("assigned");
    let deep = sandbox
        .organizations(&workspace)
        .into_iter()
        .filter(|known| known.path.len() == 3);
    let shown = deep
        .max_by_key(|known| known.picture.is_some())
        .expect("the organizations is deep")
        .id;
    let parent = sandbox
        .organizations(&company)
        .first()
        .expect("the company has organizations")
        .id
        .clone();
    let page = |name, path| Page {
        name,
        path,
        state: State::Usual,
        act: Act::Nothing,
        signed_in: true,
    };
    vec![
        Page {
            signed_in: false,
            ..page("sign_in", "/sign-in".to_owned())
        },
        page("workspaces", "/workspaces".to_owned()),
        page("list", format!("/w/{workspace}/organizations")),
        page("tree", format!("/w/{workspace}/tree/{shown}")),
        page(
            "organization",
            format!("/w/{workspace}/organizations/{shown}"),
        ),
        page(
            "branding",
            format!("/w/{workspace}/organizations/{shown}/branding"),
        ),
        page(
            "limits",
            format!("/w/{workspace}/organizations/{shown}/limits"),
        ),
        page(
            "children",
            format!("/w/{workspace}/organizations/{shown}/children"),
        ),
        page("cockpit", format!("/w/{workspace}/limits")),
        Page {
            act: Act::FillForm,
            ..page("create", format!("/w/{company}/organizations/new"))
        },
        page("blank", format!("/w/{company}/organizations/new")),
        page(
            "child",
            format!("/w/{company}/organizations/{parent}/children/new"),
        ),
        Page {
            act: Act::CallPalette,
            ..page("palette", format!("/w/{workspace}/organizations/{shown}"))
        },
        Page {
            act: Act::FindInPalette,
            ..page("palette-found", format!("/w/{workspace}/organizations"))
        },
        Page {
            act: Act::ShowKeys,
            ..page("shortcuts", format!("/w/{workspace}/tree"))
        },
        page("about", "/about".to_owned()),
        page(
            "unknown",
            format!("/w/{workspace}/organizations/org_nobody"),
        ),
    ]
}

fn states(sandbox: &canopy_e2e::Sandbox) -> Vec<Page> {
    let workspace = sandbox.workspace();
    let shown = sandbox
        .organizations(&workspace)
        .pop()
        .expect("the organizations has organizations")
        .id;
    let state = |name, path: &str, state| Page {
        name,
        path: format!("/w/{workspace}/{path}"),
        state,
        act: Act::Nothing,
        signed_in: true,
    };
    let organization = format!("organizations/{shown}");
    vec![
        state("list-loading", "organizations", State::Loading),
        state("list-failed", "organizations", State::Failed),
        state("list-empty", "organizations", State::Empty),
        state("tree-loading", "tree", State::Loading),
        state("tree-failed", "tree", State::Failed),
        state("tree-empty", "tree", State::Empty),
        state("organization-loading", &organization, State::Loading),
        state("organization-failed", &organization, State::Failed),
    ]
}

async fn photograph(person: &Person, page: &Page, words: &[&str], tall: bool, folder: &Path) {
    let mut opened = false;
    for (width, height) in SIZES {
        for theme in THEMES {
            let name = format!("{}-{width}-{theme}", page.name);
            if !words
                .iter()
                .all(|word| name.split('-').any(|part| part == *word))
            {
                continue;
            }
            person
                .resizes_to(width, if tall { 2400 } else { height })
                .await;
            in_theme(person, theme).await;
            if !opened {
                prepare(person, page).await;
                opened = true;
            }
            settled(person, page).await;
            let file = folder.join(format!("{name}.png"));
            std::fs::write(&file, screen(person).await).expect("target is writable");
            println!("{}", file.display());
        }
    }
}

async fn prepare(person: &Person, page: &Page) {
    let sandbox = person.sandbox();
    sandbox.recovers().await;
    person.forgets_everything().await;
    if page.signed_in {
        person.signs_in_as("owner").await;
    }
    let everything = || Fault::on("GET", "/workspaces/*/organizations");
    match page.state {
        State::Usual => {}
        State::Loading => sandbox.suffers(everything().takes_its_time(120_000)).await,
        State::Failed => sandbox.suffers(everything().answers(500)).await,
        State::Empty => {
            sandbox
                .suffers(
                    everything()
                        .answers(200)
                        .says(json!({ "data": [], "has_more": false })),
                )
                .await
        }
    }
    person.opens(&page.path).await;
    match page.act {
        Act::Nothing => {}
        Act::FillForm => fill_form(person).await,
        Act::CallPalette => call_palette(person).await,
        Act::FindInPalette => {
            call_palette(person).await;
            person.presses("store").await;
        }
        Act::ShowKeys => {
            person.sees(main_region()).await;
            person.presses("?").await;
            person.sees(dialog("Keyboard shortcuts")).await;
        }
    }
}

async fn call_palette(person: &Person) {
    person.sees(main_region()).await;
    person.presses(Key::Control + "k").await;
    person.sees(dialog("Find anything")).await;
}

async fn fill_form(person: &Person) {
    let logo = pictures::mark(320, 120, [11, 110, 79], [244, 211, 94]);
    person.types_into("Name", "Nordlicht Apotheken").await;
    person
        .drops(
            Dropped {
                name: "nordlicht.png",
                claimed: "image/png",
                bytes: &logo,
            },
            field("Logo"),
        )
        .await;
    person.types_into("Display name", "Nordlicht").await;
    person.replaces("Login hint", "nordlicht").await;
    person.replaces("Primary color", "#0b6e4f").await;
    person.replaces("Page background", "#eef3ee").await;
    person.sees(button("Create organization")).await;
}

/// Takes `--into FOLDER` out of the arguments, so that the folder is no word to narrow by.
fn folder_given(arguments: &mut Vec<String>) -> PathBuf {
    match arguments.iter().position(|argument| argument == "--into") {
        Some(at) if at + 1 < arguments.len() => {
            arguments.drain(at..at + 2).nth(1).map(PathBuf::from)
        }
        _ => None,
    }
    .unwrap_or_else(|| workspace_folder().join("docs").join("screenshots"))
}

async fn for_readme(person: &Person, pages: &[Page], folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder is writable");
    let shown = [
        ("list", "list"),
        ("tree", "tree"),
        ("create", "form"),
        ("cockpit", "limits"),
    ];
    for (page, name) in shown {
        let page = pages
            .iter()
            .find(|candidate| candidate.name == page)
            .expect("it is one of ours");
        person.resizes_to(1280, 800).await;
        prepare(person, page).await;
        for theme in THEMES {
            in_theme(person, theme).await;
            settled(person, page).await;
            let small = pictures::quantised(&screen(person).await);
            let file: PathBuf = folder.join(format!("{name}-{theme}.png"));
            std::fs::write(&file, &small).expect("the folder is writable");
            println!("{} {} kB", file.display(), small.len().div_ceil(1000));
        }
    }
}

async fn in_theme(person: &Person, theme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
    person
        .browser()
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", features)
        .await
        .expect("the browser has themes");
}

async fn screen(person: &Person) -> Vec<u8> {
    person
        .browser()
        .screenshot_as_png()
        .await
        .expect("the browser takes pictures")
}

/// Nothing is loading any more (unless loading is what is looked at) and every picture on screen is there.
async fn settled(person: &Person, page: &Page) {
    const QUIET: &str = r#"
        const [loading, done] = arguments;
        const busy = document.querySelector('[aria-busy="true"], .skeleton') !== null;
        const drawn = [...document.images].every((image) => image.complete);
        const quiet = document.querySelector("main") !== null && drawn && busy === loading;
        if (!quiet) return done(false);
        // Two frames later even what was just started has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));"#;
    let loading = page.state == State::Loading;
    let looked = eventually::within(Duration::from_secs(5), async || {
        match person
            .browser()
            .execute_async(QUIET, vec![json!(loading)])
            .await
        {
            Ok(answer) if answer.json() == &json!(true) => Ok(()),
            Ok(_) => Err("it never came to rest".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    })
    .await;
    if let Err(complaint) = looked {
        eprintln!(
            "{}: {complaint}; the screenshot shows the page as it was",
            page.name
        );
    }
}
