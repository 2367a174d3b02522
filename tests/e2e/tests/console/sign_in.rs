//! Getting in, and being kept out with a reason.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn an_owner_gets_in_with_one_click() {
    gets_in("owner").await;
}

#[tokio::test]
async fn an_admin_gets_in_with_one_click() {
    gets_in("admin").await;
}

#[tokio::test]
async fn a_viewer_gets_in_with_one_click() {
    gets_in("viewer").await;
}

#[tokio::test]
async fn a_pasted_token_is_enough() {
    in_a_browser(async |person| {
        let token = person.sandbox().token("admin", None, 3_600).await;
        person.opens("/sign-in").await;
        person.pastes_token(&token).await;
        person.is_inside().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_is_taken_in_whatever_it_was_wrapped_in() {
    in_a_browser(async |person| {
        let token = person.sandbox().token("admin", None, 3_600).await;
        let (a, b) = token.split_at(20);
        for wrapped in [
            format!("  Bearer {token} "),
            format!("-H 'Authorization: Bearer {token}'"),
            format!("“{token}”,"),
            format!("`{a}\u{200b}{b}`"),
            format!("{{\"access_token\":\"{token}\",\"expires_in\":3600}}"),
        ] {
            person.opens("/sign-in").await;
            person.pastes_token(&wrapped).await;
            person.is_inside().await;
            person.clicks(button("").starting_with("Account:")).await;
            person
                .clicks(with_role(&["menuitem"]).named("Sign out"))
                .await;
            person.sees(button("Sign in as owner")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_expired_token_is_refused_in_words() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let token = person.sandbox().token("owner", None, -60).await;
        person.opens("/sign-in").await;
        person.pastes_token(&token).await;
        person.reads("This token has expired").await;
        person.does_not_read("clock").await;
        person
            .is_at("still sign-in", |path| path.starts_with("/sign-in"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn by_a_clock_that_is_wrong_the_api_decides_and_the_difference_is_said() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.has_a_clock_ahead_by(7_260).await;
        let expired = person.sandbox().token("owner", None, -60).await;
        person.opens("/sign-in").await;
        person.pastes_token(&expired).await;
        person
            .reads(
                "This token has expired. Get a new one and paste it here. \
                This device's clock is 2 h ahead of the host",
            )
            .await;
        let fresh = person.sandbox().token("owner", None, 3_600).await;
        person.replaces("Access token", &fresh).await;
        person.clicks(button("Sign in")).await;
        person.is_inside().await;
        person
            .reads("Your token has expired. This device's clock is 2 h ahead of the host")
            .await;
        person.opens("/about").await;
        person
            .reads("2 h ahead of the host; expiry times shown are off by as much")
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_token_is_refused_in_words() {
    in_a_browser(async |person| {
        person.opens("/sign-in").await;
        for (nonsense, words) in [("hello", "three parts"), ("a.b.c", "can't be read")] {
            person.replaces("Access token", nonsense).await;
            person.clicks(button("Sign in")).await;
            person.reads(words).await;
        }
        person.replaces("Access token", "").await;
        person.clicks(button("Sign in")).await;
        person.reads("Paste a token first").await;
    })
    .await;
}

#[tokio::test]
async fn a_static_key_is_tried_and_what_it_does_not_say_is_unknown() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        for (role, said) in [
            ("owner", None),
            ("viewer", Some("Your role doesn't allow this")),
        ] {
            let workspace = person.sandbox().company("pooled");
            let token = person.sandbox().token(role, None, 3_600).await;
            person.opens("/sign-in").await;
            person.pastes_token(&format!("alto_sk_{token}")).await;
            person
                .is_at("behind the door", |path| !path.starts_with("/sign-in"))
                .await;
            person.opens("/about").await;
            person.reads_in(main_region(), "API token").await;
            person.reads_in(main_region(), "Unknown").await;
            person
                .opens(&format!("/w/{workspace}/organizations/new"))
                .await;
            let name = format!("By a key of the {role}");
            person.types_into("Name", &name).await;
            person.clicks(button("Create organization")).await;
            match said {
                None => person.sees(row(&name)).await,
                Some(words) => person.reads(words).await,
            }
            person.clicks(button("").starting_with("Account:")).await;
            person.reads("Role: unknown").await;
            person
                .clicks(with_role(&["menuitem"]).named("Sign out"))
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_workspaces_of_one_static_key_are_not_shown_to_the_next() {
    in_a_browser(async |person| {
        let all = person.sandbox().answer("/workspaces").await;
        let name = all["data"][0]["name"].as_str().expect("it has a name");
        let of_the_first = json!({ "data": [
            { "id": "ws_first", "name": "Seen by the first key" },
            { "id": "ws_second", "name": "And this one" },
        ] });
        let once = Fault::on("GET", "/workspaces").answers(200).times(1);
        person.sandbox().suffers(once.says(of_the_first)).await;
        person.opens("/sign-in").await;
        let first = person.sandbox().token("owner", None, 3_600).await;
        person.pastes_token(&format!("alto_sk_{first}")).await;
        person.reads("Seen by the first key").await;
        person.signs_out().await;
        person.sees(button("Sign in as owner")).await;
        let next = person.sandbox().token("admin", None, 3_600).await;
        person.pastes_token(&format!("alto_sk_{next}")).await;
        person.sees(heading("Choose a workspace")).await;
        person.does_not_read("Seen by the first key").await;
        person.sees(link("").starting_with(name).nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn no_browser_takes_the_token_for_a_password() {
    in_a_browser(async |person| {
        person.opens("/sign-in").await;
        let token = field("Access token");
        person
            .sees_attribute(token.clone(), "type", Some("text"))
            .await;
        person
            .sees_attribute(token.clone(), "autocomplete", Some("off"))
            .await;
        let passwords = person
            .page_answers(
                "return document.querySelectorAll('[type=password], input[name], [autocomplete=username]').length",
                vec![],
            )
            .await;
        assert_eq!(passwords, json!(0));
        let token = person.element(token).await;
        let hidden = person
            .page_answers(
                "return getComputedStyle(arguments[0]).webkitTextSecurity",
                vec![token],
            )
            .await;
        assert_eq!(hidden, json!("disc"), "anyone who looks on can read it");
    })
    .await;
}

#[tokio::test]
async fn a_token_whose_signature_is_wrong_is_not_let_in() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let token = person.sandbox().token("owner", None, 3_600).await;
        let (signed, signature) = token.rsplit_once('.').expect("a token has three parts");
        person.opens("/sign-in").await;
        person
            .pastes_token(&format!(
                "{signed}.{}",
                signature.chars().rev().collect::<String>()
            ))
            .await;
        person.reads("The API rejected your token").await;
        person.does_not_see(row("").nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn the_workspace_named_in_the_token_wins() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        let token = person
            .sandbox()
            .token("owner", Some(&workspace), 3_600)
            .await;
        person.opens("/sign-in").await;
        person.pastes_token(&token).await;
        person
            .is_at("the list of its workspace", |path| {
                path.starts_with(&format!("/w/{workspace}/organizations"))
            })
            .await;
        person.sees(table("Organizations")).await;
    })
    .await;
}

#[tokio::test]
async fn with_several_workspaces_one_picks() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let workspaces = person.sandbox().answer("/workspaces").await;
        let named = |id: &str| {
            let all = workspaces["data"].as_array().into_iter().flatten();
            all.filter(|one| one["id"] == id)
                .find_map(|one| one["name"].as_str().map(str::to_owned))
        };
        let name = named(&workspace).expect("the company is listed");
        person.signs_in_as("owner").await;
        person
            .is_at("the choice of workspaces", |path| {
                path.starts_with("/workspaces")
            })
            .await;
        person.clicks(link(&name).starting_with(&name)).await;
        person
            .is_at("its list", |path| {
                path.starts_with(&format!("/w/{workspace}/organizations"))
            })
            .await;
        person.sees(table("Organizations")).await;
    })
    .await;
}

#[tokio::test]
async fn the_token_is_in_no_address_and_in_nothing_that_lasts() {
    in_a_browser(async |person| {
        let token = person.sandbox().token("owner", None, 3_600).await;
        person.opens("/sign-in").await;
        person.pastes_token(&token).await;
        person.is_inside().await;
        let workspace = person.sandbox().workspace();
        for path in ["organizations", "tree", "organizations/new"] {
            person.opens(&format!("/w/{workspace}/{path}")).await;
            person
                .sees(link("Organizations").inside(navigation("Views")))
                .await;
            person
                .is_at("an address without the token", |path| {
                    !path.contains(&token)
                })
                .await;
        }
        let lasting = person
            .page_answers(
                "return JSON.stringify(localStorage) + document.cookie",
                vec![],
            )
            .await;
        let lasting = lasting.as_str().expect("text");
        let signature = token.rsplit('.').next().expect("a token has parts");
        assert!(
            !lasting.contains(signature),
            "the token is kept for good: {lasting}"
        );
        let fleeting = person
            .page_answers("return JSON.stringify(sessionStorage)", vec![])
            .await;
        assert!(
            fleeting.as_str().expect("text").contains(signature),
            "a reload would ask for it again"
        );
        let said = person.console().await.join("\n");
        assert!(!said.contains(signature), "the token is on the console");
    })
    .await;
}

#[tokio::test]
async fn signing_out_forgets_the_token() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        person.signs_out().await;
        person
            .is_at("sign-in", |path| path.starts_with("/sign-in"))
            .await;
        let kept = person
            .page_answers(
                "return Object.values(sessionStorage).join().includes('eyJ')",
                vec![],
            )
            .await;
        assert_eq!(kept, json!(false), "the token is still there");
        let workspace = person.sandbox().workspace();
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(button("Sign in as owner")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_by_a_link_is_asked_to_sign_in_and_then_stands_there() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let known = person
            .sandbox()
            .organizations(&workspace)
            .pop()
            .expect("the workspace has organizations");
        let path = format!("/w/{workspace}/organizations/{}/branding", known.id);
        person.opens(&path).await;
        person.clicks(button("Sign in as owner")).await;
        person.is_at("where the link led", |now| now == path).await;
        person.sees(heading(&known.name)).await;
    })
    .await;
}

async fn gets_in(role: &str) {
    in_a_browser(async |person| {
        person.signs_in_as(role).await;
        person.is_inside().await;
    })
    .await;
}

trait AtTheDoor {
    async fn has_a_clock_ahead_by(&self, seconds: u32);
    async fn pastes_token(&self, token: &str);
    async fn is_inside(&self);
    async fn signs_out(&self);
}

impl AtTheDoor for Person {
    async fn has_a_clock_ahead_by(&self, seconds: u32) {
        let source = format!("const now = Date.now; Date.now = () => now() + {seconds}e3;");
        let wish = json!({ "source": source });
        self.asks_the_tools("Page.addScriptToEvaluateOnNewDocument", wish)
            .await;
    }

    async fn pastes_token(&self, token: &str) {
        self.types_into("Access token", token).await;
        self.clicks(button("Sign in")).await;
    }

    async fn is_inside(&self) {
        self.is_at("the choice of workspaces", |path| {
            path.starts_with("/workspaces")
        })
        .await;
        let workspace = self.sandbox().workspace();
        self.opens(&format!("/w/{workspace}/organizations")).await;
        self.sees(row("").nth(1)).await;
    }

    async fn signs_out(&self) {
        self.clicks(button("Sign out")).await;
    }
}
