//! Bulk edits of a selection, and what they leave alone.

use proptest::prelude::*;

use super::*;
use crate::{
    changes::plan::{
        Counts,
        tests::applied::{applied, grown},
    },
    color::ColorProblem,
    form::draft::{FieldValue, LIMIT_MAX},
    organization::limits::Limit,
};

const USERS: Field = Field::Limit(Resource::Users);

fn ids(ids: &[&str]) -> Vec<OrganizationId> {
    ids.iter().map(|&id| id.into()).collect()
}

fn with_users(id: &str, parent: Option<&str>, users: Limit) -> Organization {
    let mut organization = Organization::named(id, id);
    organization.parent_org_id = parent.map(Into::into);
    organization.limits.set(Resource::Users, users);
    organization
}

fn users(edit: LimitEdit) -> BulkEdit {
    let mut limits: [LimitEdit; 3] = Default::default();
    limits[Resource::Users as usize] = edit;
    BulkEdit {
        limits,
        ..BulkEdit::default()
    }
}

fn by(amount: &str, direction: Direction, is_percent: bool) -> LimitEdit {
    LimitEdit::By {
        amount: amount.into(),
        direction,
        is_percent,
    }
}

fn limit_after(edit: &LimitEdit, limit: u64) -> Option<u64> {
    edit.of(Limit::of(limit)).and_then(Limit::amount)
}

#[test]
fn a_limit_is_raised_and_lowered_by_pieces_and_never_below_zero() {
    assert_eq!(limit_after(&by("10", Direction::Up, false), 50), Some(60));
    assert_eq!(limit_after(&by("10", Direction::Down, false), 50), Some(40));
    let more_than_all = by("60", Direction::Down, false);
    assert_eq!(more_than_all.of(Limit::of(50)), Some(Limit::Off));
    let far = by(&LIMIT_MAX.to_string(), Direction::Up, false);
    assert_eq!(limit_after(&far, 50), Some(LIMIT_MAX));
    let huge = LIMIT_MAX + 9;
    assert_eq!(
        limit_after(&by("1", Direction::Up, false), huge),
        Some(huge)
    );
}

#[test]
fn a_percentage_is_rounded_to_whole_pieces_half_a_piece_up() {
    let cases = [
        ("20 %", Direction::Down, 50, 40),
        ("10", Direction::Up, 5, 6),
        ("10", Direction::Down, 5, 5),
        ("33", Direction::Down, 50, 34),
        ("4", Direction::Up, 10, 10),
        ("100%", Direction::Down, 7, 0),
        ("٢٠٪", Direction::Up, 50, 60),
        ("%20", Direction::Up, 50, 60),
        ("10000", Direction::Up, LIMIT_MAX, LIMIT_MAX),
    ];
    for (amount, direction, before, after) in cases {
        let edit = by(amount, direction, true);
        assert_eq!(
            limit_after(&edit, before),
            Some(after),
            "{amount} of {before}"
        );
    }
}

#[test]
fn a_limit_without_a_number_is_neither_raised_nor_lowered_and_is_counted() {
    let mut unread = with_users("unread", None, Limit::Unknown);
    unread.limits.set(Resource::Sso, Limit::of(1));
    let forest = Forest::new([
        with_users("five", None, Limit::of(5)),
        with_users("none", None, Limit::None),
        with_users("off", None, Limit::Off),
        unread,
    ]);
    let all = ids(&["five", "none", "off", "unread", "gone"]);
    let bulk = users(by("10", Direction::Up, false)).plan(&forest, &all);
    assert_eq!(bulk.plan.steps().len(), 1);
    let draft = bulk.plan.steps()[0].act.draft().unwrap();
    assert_eq!(draft.users.read(), Ok(Limit::of(15)));
    assert_eq!((bulk.left, bulk.unchanged), (4, 0));
    assert_eq!(bulk.not_applicable, [(USERS, 3)]);
    // Another field that applies makes a step of it, and the limit is told all the same.
    let edit = BulkEdit {
        primary: ColorEdit::Set("#0b6e4f".into()),
        ..users(by("10", Direction::Up, false))
    };
    let bulk = edit.plan(&forest, &all);
    assert_eq!((bulk.plan.steps().len(), bulk.left), (4, 1));
    assert_eq!(bulk.not_applicable, [(USERS, 3)]);
}

#[test]
fn a_value_is_set_where_it_is_another_and_counted_where_it_is_not() {
    let forest = Forest::new([
        with_users("a", None, Limit::of(5)),
        with_users("b", None, Limit::of(7)),
        with_users("c", None, Limit::None),
    ]);
    let all = ids(&["c", "a", "b", "a"]);
    for (edit, changed) in [
        (LimitEdit::Set(" 7 ".into()), vec!["a", "c"]),
        (LimitEdit::Clear, vec!["a", "b"]),
        (LimitEdit::Off, vec!["a", "b", "c"]),
    ] {
        let bulk = users(edit).plan(&forest, &all);
        let steps = bulk.plan.steps().iter();
        let found: Vec<_> = steps.filter_map(|step| step.act.organization()).collect();
        assert_eq!(found, ids(&changed).iter().collect::<Vec<_>>());
        assert_eq!(bulk.unchanged, 3 - changed.len());
        assert!(bulk.plan.steps().iter().all(|step| match &step.act {
            Act::Update { edit, .. } => edit.fields() == [USERS],
            _ => false,
        }));
    }
    let nothing = BulkEdit::default();
    assert!(nothing.is_blank());
    let bulk = nothing.plan(&forest, &all);
    assert!(bulk.plan.is_empty() && bulk.left == 3);
}

#[test]
fn what_is_typed_wrong_is_told_by_its_field_and_changes_nothing() {
    let forest = Forest::new([with_users("a", None, Limit::of(5))]);
    let value = |problem| BulkProblem::Value(problem);
    for (edit, problem) in [
        (LimitEdit::Set(" ".into()), value(Problem::LimitMissing)),
        (
            LimitEdit::Set("1.5".into()),
            value(Problem::LimitNotANumber),
        ),
        (
            by("-1", Direction::Up, false),
            value(Problem::LimitNotANumber),
        ),
        (
            by("9999999999", Direction::Up, false),
            value(Problem::LimitTooLarge),
        ),
        (by("%", Direction::Up, true), BulkProblem::PercentMissing),
        (
            by("2.5 %", Direction::Up, true),
            BulkProblem::PercentNotANumber,
        ),
        (
            by("101", Direction::Down, true),
            BulkProblem::PercentTooLarge { most: 100 },
        ),
        (
            by("10001", Direction::Up, true),
            BulkProblem::PercentTooLarge { most: 10_000 },
        ),
    ] {
        let edit = users(edit);
        assert_eq!(edit.problems(&forest), [(BulkPart::Field(USERS), problem)]);
        assert!(edit.plan(&forest, &ids(&["a"])).plan.is_empty());
    }
    let edit = BulkEdit {
        primary: ColorEdit::Set("#12".into()),
        page_background: ColorEdit::Set("red".into()),
        billing_account: Some(" ".into()),
        brand_of: Some("gone".into()),
        ..BulkEdit::default()
    };
    let color = |problem| value(Problem::Color(problem));
    assert_eq!(
        edit.problems(&forest),
        [
            (
                BulkPart::Field(Field::BillingAccount),
                value(Problem::BillingAccountMissing)
            ),
            (
                BulkPart::Field(Field::PrimaryColor),
                color(Color::parse("#12").unwrap_err())
            ),
            (
                BulkPart::Field(Field::PageBackground),
                color(ColorProblem::NotADigit('r'))
            ),
            (BulkPart::Brand, BulkProblem::BrandGone),
        ]
    );
    let plain = BulkEdit {
        brand_of: Some("a".into()),
        ..BulkEdit::default()
    };
    assert_eq!(
        plain.problems(&forest),
        [(BulkPart::Brand, BulkProblem::BrandEmpty)]
    );
}

#[test]
fn colors_and_a_logo_that_can_be_fetched_are_taken_from_one_organization() {
    let mut brand = Organization::named("brand", "Brand");
    brand.branding.colors.primary = Some("#0B6E4F".into());
    brand.branding.display_name = Some("Brand".into());
    brand.branding.login_hint = Some("brand".into());
    brand.picture = Some("https://cdn.example.com/logo.png".into());
    let mut other = Organization::named("other", "Other");
    other.branding.colors.page_background = Some("#ffffff".into());
    let forest = Forest::new([brand, other]);
    let edit = BulkEdit {
        brand_of: Some("brand".into()),
        ..BulkEdit::default()
    };
    let both = ids(&["brand", "other"]);
    let bulk = edit.plan(&forest, &both);
    assert_eq!((bulk.plan.steps().len(), bulk.unchanged), (1, 1));
    let draft = bulk.plan.steps()[0].act.draft().unwrap();
    assert_eq!(draft.primary, "#0b6e4f");
    assert_eq!(draft.page_background, "#ffffff");
    assert_eq!(draft.logo.url, "https://cdn.example.com/logo.png");
    assert_eq!((&*draft.display_name, &*draft.login_hint), ("", ""));
    // What is chosen beside it comes after it.
    let edit = BulkEdit {
        primary: ColorEdit::Clear,
        page_background: ColorEdit::Set("000".into()),
        removes_logo: true,
        ..edit
    };
    let after = applied(&forest, &edit.plan(&forest, &both).plan, "new");
    for (_, organization) in after.iter() {
        assert_eq!(organization.branding.colors.primary, None);
        assert_eq!(
            organization.branding.colors.page_background.as_deref(),
            Some("000")
        );
        assert_eq!(organization.picture, None);
    }
}

#[test]
fn a_billing_account_is_set_of_roots_alone() {
    let forest = Forest::new([
        with_users("root", None, Limit::None),
        with_users("child", Some("root"), Limit::None),
    ]);
    let edit = BulkEdit {
        billing_account: Some(" cus_2 ".into()),
        ..BulkEdit::default()
    };
    let bulk = edit.plan(&forest, &ids(&["root", "child"]));
    assert_eq!(
        bulk.plan.steps()[0].act.organization(),
        Some(&"root".into())
    );
    assert_eq!(
        bulk.plan.steps()[0].act.draft().unwrap().billing_account,
        "cus_2"
    );
    assert_eq!((bulk.plan.steps().len(), bulk.left), (1, 1));
    assert_eq!(bulk.not_applicable, [(Field::BillingAccount, 1)]);
}

#[test]
fn a_deleted_selection_has_one_step_for_each_organization_in_it_and_below_it() {
    let forest = Forest::new([
        with_users("a", None, Limit::None),
        with_users("b", Some("a"), Limit::None),
        with_users("c", Some("b"), Limit::None),
        with_users("d", None, Limit::None),
        with_users("e", None, Limit::None),
    ]);
    let edit = BulkEdit {
        deletes: true,
        removes_logo: true,
        primary: ColorEdit::Set("?".into()),
        ..BulkEdit::default()
    };
    assert_eq!(edit.problems(&forest), []);
    let bulk = edit.plan(&forest, &ids(&["b", "a", "c", "e", "a"]));
    let steps = bulk.plan.steps().iter();
    let found: Vec<_> = steps.filter_map(|step| step.act.organization()).collect();
    assert_eq!(found, ids(&["a", "b", "c", "e"]).iter().collect::<Vec<_>>());
    let deletes = Counts {
        deletes: 4,
        ..Counts::default()
    };
    assert_eq!(bulk.plan.counts(), deletes);
}

#[test]
fn the_values_of_a_field_are_counted_and_the_most_frequent_comes_first() {
    let mut all: Vec<_> = ["a", "b", "c", "d", "e"]
        .map(|id| with_users(id, None, Limit::None))
        .into();
    for at in [1, 3] {
        all[at].limits.set(Resource::Users, Limit::of(50));
    }
    all[2].limits.set(Resource::Users, Limit::Off);
    all[4].limits.set(Resource::Users, Limit::Unknown);
    all[0].branding.colors.primary = Some("#AABBCC".into());
    all[1].branding.colors.primary = Some("abc".into());
    all[2].branding.colors.primary = Some("bluish".into());
    let forest = Forest::new(all);
    let every = ids(&["e", "d", "c", "b", "a", "a", "gone"]);
    let limit = FieldValue::Limit;
    assert_eq!(
        spread(&forest, &every, USERS),
        [
            (limit(Limit::of(50)), 2),
            (limit(Limit::None), 1),
            (limit(Limit::Off), 1),
            (limit(Limit::Unknown), 1),
        ]
    );
    let text = |text: &str| FieldValue::Text(text.into());
    assert_eq!(
        spread(&forest, &every, Field::PrimaryColor),
        [
            (text("#aabbcc"), 2),
            (FieldValue::Nothing, 2),
            (text("bluish"), 1)
        ]
    );
    assert_eq!(
        spread(&forest, &every, Field::Logo),
        [(FieldValue::NoLogo, 5)]
    );
    assert_eq!(spread(&forest, &[], USERS), []);
    let [mut root, mut child] = [
        with_users("a", None, Limit::None),
        with_users("b", Some("a"), Limit::None),
    ];
    root.billing_account_id = Some("cus_1".into());
    child.billing_account_id = Some("cus_1".into());
    let both = ids(&["a", "b"]);
    let accounts = spread(&Forest::new([root, child]), &both, Field::BillingAccount);
    assert_eq!(accounts, [(text("cus_1"), 1)]);
}

proptest! {
    #[test]
    fn each_of_a_selection_has_a_step_or_is_counted(
        looks in prop::collection::vec((any::<u8>(), 0..6_usize), 1..7),
        chosen in prop::collection::vec(0..7_usize, 0..7),
        up: bool, percent in 0..=100_u8, account: bool,
    ) {
        let all = looks.iter().enumerate();
        let all = all.map(|(id, &(look, parent))| grown(id, Some(parent).filter(|&it| it < id), look));
        let forest = Forest::new(all);
        let direction = if up { Direction::Up } else { Direction::Down };
        let edit = BulkEdit {
            billing_account: account.then(|| "x".into()),
            ..users(by(&percent.to_string(), direction, true))
        };
        let mut selected: Vec<OrganizationId> = chosen.iter().map(|id| format!("o{id}").into()).collect();
        selected.sort();
        selected.dedup();
        let bulk = edit.plan(&forest, &selected);
        let counted = bulk.plan.steps().len() + bulk.left + bulk.unchanged;
        prop_assert_eq!(counted, selected.len());
        let after = applied(&forest, &bulk.plan, "new");
        for (_, one) in forest.iter() {
            let was = one.limits.get(Resource::Users);
            let is = after.find(&one.id).unwrap().limits.get(Resource::Users);
            match selected.contains(&one.id) {
                true if up => prop_assert!(is.amount() >= was.amount()),
                true => prop_assert!(is.amount() <= was.amount()),
                false => prop_assert_eq!(is, was),
            }
        }
    }
}
