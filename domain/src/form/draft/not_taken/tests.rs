//! Answers beside what was sent.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::{
    form::{
        billing_choice::BillingChoice,
        draft::{LogoDraft, Surroundings},
        problem::CeilingSetter,
    },
    organization::limits::Limit,
    picture::Picture,
    workspace::BillingMode,
};

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn organization(json: Value) -> Organization {
    serde_json::from_value(json).unwrap()
}

fn before() -> Organization {
    organization(json!({
        "id": "org_1", "name": "Acme", "billing_account_id": "cus_1", "picture": "https://cdn.test/a.png",
        "limits": {"locations": 5, "users": 50, "sso": null},
        "branding": {"display_name": "Acme Corp", "login_hint": "acme", "colors": {"primary": "#ff5733"}},
    }))
}

fn surroundings() -> Surroundings<()> {
    Surroundings {
        billing: BillingChoice::new(Some(BillingMode::Assigned), true),
        ..Default::default()
    }
}

/// What of a change is not taken when the API answers with `answer`.
fn said(
    change: impl FnOnce(&mut OrganizationDraft),
    answer: &Organization,
) -> Vec<(Field, FieldValue)> {
    let theirs = OrganizationDraft::of(&before());
    let mut mine = theirs.clone();
    change(&mut mine);
    let request = mine.check_update(&theirs, &surroundings(), |()| CeilingSetter::Above);
    let not_taken = request.unwrap().not_taken(answer, nfc);
    let pairs = not_taken.into_iter().map(|one| (one.field, one.kept));
    pairs.collect()
}

fn text(text: &str) -> FieldValue {
    FieldValue::Text(text.into())
}

fn picture() -> LogoDraft {
    LogoDraft {
        picture: Picture::read(*b"GIF89a\x03\x00\x02\x00\0\0").ok(),
        ..LogoDraft::default()
    }
}

#[test]
fn a_change_that_is_answered_with_what_was_there_is_told_field_by_field() {
    type Change = fn(&mut OrganizationDraft);
    let cases: [(Change, Field, FieldValue); 10] = [
        (
            |draft| draft.name = "Other".into(),
            Field::Name,
            text("Acme"),
        ),
        (
            |draft| draft.billing_account = "cus_2".into(),
            Field::BillingAccount,
            text("cus_1"),
        ),
        (
            |draft| draft.locations = Limit::None.into(),
            Field::Limit(Resource::Locations),
            FieldValue::Limit(Limit::of(5)),
        ),
        (
            |draft| draft.users = Limit::of(60).into(),
            Field::Limit(Resource::Users),
            FieldValue::Limit(Limit::of(50)),
        ),
        (
            |draft| draft.sso = Limit::Off.into(),
            Field::Limit(Resource::Sso),
            FieldValue::Limit(Limit::None),
        ),
        (
            |draft| draft.logo = LogoDraft::default(),
            Field::Logo,
            text("https://cdn.test/a.png"),
        ),
        (
            |draft| draft.display_name.clear(),
            Field::DisplayName,
            text("Acme Corp"),
        ),
        (
            |draft| draft.login_hint = "other".into(),
            Field::LoginHint,
            text("acme"),
        ),
        (
            |draft| draft.primary = "#000000".into(),
            Field::PrimaryColor,
            text("#ff5733"),
        ),
        (
            |draft| draft.page_background = "#fff".into(),
            Field::PageBackground,
            FieldValue::Nothing,
        ),
    ];
    for (change, field, kept) in cases {
        assert_eq!(said(change, &before()), [(field, kept)]);
    }
}

#[test]
fn what_is_written_another_way_is_taken() {
    let mut answer = before();
    answer.name = "  Other   name ".into();
    answer.branding.colors.primary = Some("#AABBCC".into());
    answer.picture = Some("https://cdn.test/hosted-anew".into());
    let change = |draft: &mut OrganizationDraft| {
        draft.name = " Other name".into();
        draft.primary = "abc".into();
        draft.logo = picture();
    };
    assert_eq!(said(change, &answer), []);
    answer.branding.display_name = Some(String::new());
    let change = |draft: &mut OrganizationDraft| draft.display_name = "  ".into();
    let primary = [(Field::PrimaryColor, text("#AABBCC"))];
    assert_eq!(said(change, &answer), primary);

    let mut answer = before();
    answer.name = "Caf\u{e9}".into();
    let change = |draft: &mut OrganizationDraft| draft.name = "Cafe\u{301}".into();
    assert_eq!(said(change, &answer), []);
}

#[test]
fn of_a_logo_it_only_counts_whether_there_is_one() {
    let mut answer = before();
    let url = |draft: &mut OrganizationDraft| draft.logo.url = "https://example.com/b.png".into();
    assert_eq!(said(url, &answer), []);
    answer.picture = None;
    assert_eq!(said(url, &answer), [(Field::Logo, FieldValue::NoLogo)]);
    let read = |draft: &mut OrganizationDraft| draft.logo = picture();
    assert_eq!(said(read, &answer), [(Field::Logo, FieldValue::NoLogo)]);
    assert_eq!(said(|draft| draft.logo = LogoDraft::default(), &answer), []);
}

#[test]
fn a_new_organization_is_compared_in_what_was_sent_and_in_nothing_else() {
    let draft = OrganizationDraft {
        name: " New ".into(),
        billing_account: "cus_1".into(),
        users: Limit::of(5).into(),
        logo: picture(),
        display_name: "The new".into(),
        primary: "#123".into(),
        ..OrganizationDraft::default()
    };
    let request = draft
        .check(&surroundings(), |()| CeilingSetter::Above)
        .unwrap();
    let bare = organization(json!({
        "id": "o", "name": "New", "billing_account_id": "cus_1", "branding": {"login_hint": "made-up"}
    }));
    let not_taken = request.not_taken(&bare, nfc).into_iter();
    let said: Vec<_> = not_taken.map(|one| (one.field, one.kept)).collect();
    assert_eq!(
        said,
        [
            (
                Field::Limit(Resource::Users),
                FieldValue::Limit(Limit::None)
            ),
            (Field::Logo, FieldValue::NoLogo),
            (Field::DisplayName, FieldValue::Nothing),
            (Field::PrimaryColor, FieldValue::Nothing),
        ]
    );
    let whole = organization(json!({
        "id": "o", "name": "New", "billing_account_id": "cus_1", "picture": "https://cdn.test/1",
        "limits": {"users": 5}, "branding": {"display_name": "The new", "colors": {"primary": "#112233"}}
    }));
    assert_eq!(request.not_taken(&whole, nfc), []);
}
