//! The request that becomes of a draft, and the problems that keep it from becoming one.

use super::*;
use crate::workspace::BillingMode;

fn surroundings(mode: BillingMode, is_root: bool) -> Surroundings<&'static str> {
    Surroundings {
        billing: BillingChoice::new(Some(mode), is_root),
        ..Default::default()
    }
}

fn named(source: &&'static str) -> CeilingSetter {
    CeilingSetter::Organization((*source).to_owned())
}

fn body(draft: &OrganizationDraft, mode: BillingMode, is_root: bool) -> serde_json::Value {
    let request = draft.check(&surroundings(mode, is_root), named);
    serde_json::to_value(request.unwrap()).unwrap()
}

fn problems(
    draft: &OrganizationDraft,
    surroundings: &Surroundings<&'static str>,
) -> Vec<(Field, Problem)> {
    draft.check(surroundings, named).unwrap_err()
}

#[test]
fn another_organization_begins_with_what_it_has_in_common_with_the_last() {
    let common = OrganizationDraft {
        billing_account: "cus_1".into(),
        primary: "#112233".into(),
        page_background: "#445566".into(),
        users: LimitDraft {
            number: "7".into(),
            ..LimitDraft::default()
        },
        ..OrganizationDraft::default()
    };
    let last = OrganizationDraft {
        name: "Kitchen".into(),
        display_name: "The kitchen".into(),
        login_hint: "kitchen".into(),
        logo: LogoDraft {
            url: "https://cdn.test/a.png".into(),
            ..LogoDraft::default()
        },
        ..common.clone()
    };
    assert_eq!(last.another(), common);
}

#[test]
fn an_organization_that_is_created_again_begins_with_all_it_had() {
    let with_logo = |current: Option<&str>, url: &str| OrganizationDraft {
        name: "Kitchen".into(),
        login_hint: "kitchen".into(),
        logo: LogoDraft {
            current: current.map(str::to_owned),
            url: url.into(),
            ..LogoDraft::default()
        },
        ..OrganizationDraft::default()
    };
    let hosted = "https://cdn.test/a.png";
    for (before, url) in [
        (with_logo(Some(hosted), ""), hosted),
        (
            with_logo(Some(hosted), "https://new.test"),
            "https://new.test",
        ),
        // The API fetches nothing from there.
        (with_logo(Some("http://127.0.0.1/a.png"), ""), ""),
        (with_logo(None, ""), ""),
    ] {
        assert_eq!(before.anew(), with_logo(None, url));
    }
}

#[test]
fn a_name_alone_is_a_whole_request_with_nothing_empty_in_it() {
    let draft = OrganizationDraft {
        name: "  Retail  ".into(),
        display_name: "  ".into(),
        logo: LogoDraft {
            url: " ".into(),
            ..Default::default()
        },
        ..Default::default()
    };
    assert_eq!(
        body(&draft, BillingMode::Pooled, true),
        serde_json::json!({"name": "Retail"})
    );
}

#[test]
fn a_full_draft_gives_exactly_the_documented_body() {
    let draft = OrganizationDraft {
        name: "Retail".into(),
        billing_account: "cus_1".into(),
        locations: LimitDraft {
            choice: LimitChoice::Number,
            number: " 5 ".into(),
        },
        users: LimitDraft {
            choice: LimitChoice::Off,
            number: "7".into(),
        },
        sso: LimitDraft::default(),
        logo: LogoDraft {
            url: " https://example.com/logo.png ".into(),
            ..Default::default()
        },
        display_name: " ACME Inc. ".into(),
        login_hint: "acme-inc".into(),
        primary: "#07F".into(),
        page_background: "ffffff".into(),
        unread: Vec::new(),
    };
    assert_eq!(
        body(&draft, BillingMode::Assigned, true),
        serde_json::json!({
            "name": "Retail",
            "billing_account_id": "cus_1",
            "limits": {"locations": 5, "users": 0, "sso": null},
            "picture": "https://example.com/logo.png",
            "branding": {
                "display_name": "ACME Inc.",
                "login_hint": "acme-inc",
                "colors": {"primary": "#0077ff", "page_background": "#ffffff"}
            }
        })
    );
}

#[test]
fn a_billing_account_is_required_of_roots_and_never_sent_for_children() {
    let draft = OrganizationDraft {
        name: "A".into(),
        ..Default::default()
    };
    assert_eq!(
        problems(&draft, &surroundings(BillingMode::Single, true)),
        [(Field::BillingAccount, Problem::BillingAccountMissing)]
    );
    let chosen = OrganizationDraft {
        billing_account: "cus_1".into(),
        ..draft
    };
    assert_eq!(
        body(&chosen, BillingMode::Single, false),
        serde_json::json!({"name": "A"})
    );
}

#[test]
fn the_one_account_there_is_counts_as_chosen_until_another_is() {
    let draft = OrganizationDraft {
        name: "A".into(),
        ..Default::default()
    };
    let mut surroundings = surroundings(BillingMode::Single, true);
    surroundings.only_account = Some("cus_only".into());
    let sent = |draft: &OrganizationDraft| {
        let request = draft.check(&surroundings, named).unwrap();
        serde_json::to_value(request).unwrap()["billing_account_id"].clone()
    };
    assert_eq!(sent(&draft), "cus_only");
    assert_eq!(
        sent(&OrganizationDraft {
            billing_account: "cus_2".into(),
            ..draft
        }),
        "cus_2"
    );
}

#[test]
fn a_login_hint_that_something_has_is_a_problem_unless_it_is_none_at_all() {
    let mut surroundings = surroundings(BillingMode::Pooled, true);
    surroundings.hint_holder = Some("Acme".into());
    let mut draft = OrganizationDraft {
        name: "A".into(),
        login_hint: "acme".into(),
        ..Default::default()
    };
    assert_eq!(
        problems(&draft, &surroundings),
        [(
            Field::LoginHint,
            Problem::LoginHintTaken { by: "Acme".into() }
        )]
    );
    draft.login_hint = "Acme".into();
    assert_eq!(
        problems(&draft, &surroundings),
        [(Field::LoginHint, Problem::LoginHintCharacters)]
    );
    draft.login_hint = "  ".into();
    assert!(draft.check(&surroundings, named).is_ok());
}

#[test]
fn every_problem_is_told_at_once_in_the_order_of_the_form() {
    let draft = OrganizationDraft {
        name: "x".repeat(51),
        users: LimitDraft {
            choice: LimitChoice::Number,
            number: "-3".into(),
        },
        sso: LimitDraft {
            choice: LimitChoice::Number,
            number: "99999999999999999999".into(),
        },
        logo: LogoDraft {
            url: "http://example.com/a.png".into(),
            ..Default::default()
        },
        login_hint: "No Hint".into(),
        primary: "#12".into(),
        ..Default::default()
    };
    let fields: Vec<Field> = problems(&draft, &surroundings(BillingMode::Pooled, true))
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(
        fields,
        [
            Field::Name,
            Field::Limit(Resource::Users),
            Field::Limit(Resource::Sso),
            Field::Logo,
            Field::LoginHint,
            Field::PrimaryColor,
        ]
    );
}

#[test]
fn a_limit_above_an_ancestors_names_the_ancestor_before_the_server_does() {
    let mut surroundings = surroundings(BillingMode::Pooled, false);
    surroundings.ceilings[1] = vec![Ceiling {
        amount: 20,
        used: 18,
        source: "Acme",
    }];
    let mut draft = OrganizationDraft {
        name: "A".into(),
        ..Default::default()
    };
    draft.users = LimitDraft {
        choice: LimitChoice::Number,
        number: "21".into(),
    };
    assert_eq!(
        problems(&draft, &surroundings),
        [(
            Field::Limit(Resource::Users),
            Problem::LimitAboveCeiling {
                amount: 20,
                set_by: named(&"Acme")
            }
        )]
    );
    draft.users.number = "20".into();
    assert!(draft.check(&surroundings, named).is_ok());
}

#[test]
fn a_kept_draft_comes_back_as_it_was_typed() {
    let draft = OrganizationDraft {
        name: " half ".into(),
        users: LimitDraft {
            choice: LimitChoice::Off,
            number: "1x".into(),
        },
        primary: "#1".into(),
        ..Default::default()
    };
    let kept = serde_json::to_string(&draft).unwrap();
    assert_eq!(
        serde_json::from_str::<OrganizationDraft>(&kept).unwrap(),
        draft
    );
    assert!(!draft.is_blank());
    assert_eq!(
        serde_json::from_str::<OrganizationDraft>("{}").unwrap(),
        OrganizationDraft::default()
    );
}
