//! Files that are written and read back, and files of people and of other programs.

use proptest::prelude::*;

use super::*;
use crate::{
    changes::plan::{Act, Place, Plan},
    form::{
        draft::{FieldValue, LimitChoice, LimitDraft, OrganizationDraft},
        field::Field,
    },
    list::sheet::Separator,
    organization::{
        Organization,
        limits::{Limit, Resource},
    },
    tree::forest::{Forest, Index},
};

fn organization(id: &str, parent: Option<&str>, name: &str) -> Organization {
    Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, name)
    }
}

/// Acme with North and South below it, North with a Shop, and South with one too.
fn acme() -> Forest {
    let mut root = organization("org_1", None, "Acme");
    root.billing_account_id = Some("cus_1".into());
    root.external_id = Some("uuid-1".into());
    root.limits.set(Resource::Users, Limit::of(50));
    let mut north = organization("org_2", Some("org_1"), "North");
    north.billing_account_id = Some("cus_1".into());
    north.branding.login_hint = Some("north".into());
    north.branding.display_name = Some("The North".into());
    north.picture = Some("https://cdn.example/n.png".into());
    north.limits.set(Resource::Sso, Limit::Off);
    Forest::new([
        root,
        north,
        organization("org_3", Some("org_1"), "South"),
        organization("org_4", Some("org_2"), "Shop"),
        organization("org_5", Some("org_3"), "Shop"),
    ])
}

fn all(forest: &Forest) -> Vec<Index> {
    forest.iter().map(|(index, _)| index).collect()
}

fn import(text: &str, forest: &Forest) -> Import {
    let table = read(text.as_bytes()).unwrap();
    plan(&table, &Mapping::guess(&table), forest)
}

fn problems(import: &Import) -> Vec<(usize, Option<Column>, RowProblemKind)> {
    let problems = import.problems.iter();
    problems
        .map(|problem| (problem.row, problem.column, problem.kind))
        .collect()
}

/// Each step in a few words.
fn told(plan: &Plan) -> Vec<String> {
    let steps = plan.steps().iter().map(|step| match &step.act {
        Act::Create { place, draft } => {
            let place = match place {
                Place::Root => "root".into(),
                Place::Under(id) => id.to_string(),
                Place::UnderStep(id) => {
                    let above = &plan.step(*id).unwrap().act;
                    format!("new {}", above.title())
                }
                Place::Unknown(text) => format!("?{text}"),
            };
            format!("{} in {place}", draft.name)
        }
        Act::Update { id, edit } => {
            let fields = edit.fields().into_iter().map(Field::wire_path);
            format!("{id}: {}", fields.collect::<Vec<_>>().join(" "))
        }
        Act::Delete { .. } => unreachable!("no file deletes"),
    });
    steps.collect()
}

fn after(plan: &Plan, at: usize) -> &OrganizationDraft {
    plan.steps()[at].act.draft().unwrap()
}

fn assert_unchanged(import: &Import, rows: usize, text: &str) {
    assert_eq!(told(&import.plan), [""; 0], "{text}");
    assert_eq!(import.problems, [], "{text}");
    assert_eq!(import.unchanged, rows, "{text}");
}

fn names() -> impl Strategy<Value = String> {
    let signs = "[-=+@'\",;/\\\\#\t\r\n a-cNОשم東É\u{200f}]{0,8}";
    let words = prop::sample::select(vec![
        "none", "'none", "NONE ", "off", "''None", "0", "-5", "null", "=1+1", "'=x", "#1", "sep=;",
    ]);
    prop_oneof![4 => signs.prop_map(String::from), 1 => words.prop_map(String::from)]
}

fn organizations() -> impl Strategy<Value = Vec<Organization>> {
    let limit = || {
        prop_oneof![
            Just(Limit::None),
            Just(Limit::Off),
            Just(Limit::Unknown),
            any::<u64>().prop_map(Limit::of),
            (1..90_u64).prop_map(Limit::of),
        ]
    };
    let texts = prop::array::uniform6(prop::option::of(names()));
    let one = (
        0..12_usize,
        names(),
        texts,
        [limit(), limit(), limit()],
        prop::bool::weighted(0.1),
    );
    prop::collection::vec(one, 0..12).prop_map(|seeds| {
        let organizations = seeds.into_iter().enumerate().map(|(at, seed)| {
            let (parent, name, [billing, logo, display, hint, primary, page], limits, is_lost) =
                seed;
            // Some parents are not there, and some organizations stand in circles.
            let parent = (parent < 9).then(|| format!("org_{parent}"));
            let mut organization = organization(&format!("org_{at}"), parent.as_deref(), &name);
            organization.billing_account_id = billing.map(Into::into);
            organization.external_id = (at % 2 == 0).then(|| format!("uuid-{at}"));
            organization.picture = logo;
            organization.branding.display_name = display;
            organization.branding.login_hint = hint;
            organization.branding.colors.primary = primary.map(Into::into);
            organization.branding.colors.page_background = page.map(Into::into);
            for (resource, limit) in Resource::ALL.into_iter().zip(limits) {
                organization.limits.set(resource, limit);
            }
            if is_lost {
                let unknown = &mut organization.branding.unknown;
                unknown.insert("login_hint".into(), 7.into());
                organization.branding.login_hint = None;
            }
            organization
        });
        organizations.collect()
    })
}

proptest! {
    #[test]
    fn what_was_written_and_is_read_unchanged_changes_nothing(
        organizations in organizations(),
        from in 0..12_usize,
    ) {
        let forest = Forest::new(organizations);
        let everything = all(&forest);
        let subtree = forest.at(from).map_or(0..0, |index| forest.subtree(index));
        let subtree: Vec<Index> = subtree.filter_map(|rank| forest.at(rank)).collect();
        let selection: Vec<Index> = everything.iter().rev().step_by(3).copied().collect();
        for rows in [everything, subtree, selection] {
            for separator in Separator::ALL {
                let sheet = csv(&forest, &rows, separator);
                assert_unchanged(&import(&sheet.text, &forest), rows.len(), &sheet.text);
            }
            let text = json(&forest, &rows);
            assert_unchanged(&import(&text, &forest), rows.len(), &text);
        }
    }

    #[test]
    fn a_workspace_is_built_again_from_its_file(organizations in organizations()) {
        let forest = Forest::new(organizations);
        let rows = all(&forest);
        for text in [csv(&forest, &rows, Separator::Comma).text, json(&forest, &rows)] {
            let import = import(&text, &Forest::default());
            prop_assert_eq!(import.plan.steps().len(), rows.len(), "{}", text);
            for (&index, step) in rows.iter().zip(import.plan.steps()) {
                let Act::Create { place, draft } = &step.act else {
                    return Err(TestCaseError::fail("there is nothing to change"));
                };
                let organization = forest.get(index);
                let theirs = OrganizationDraft::of(organization);
                for field in Field::ALL {
                    let is_lost = theirs.unread.contains(&field)
                        || theirs.value(field) == FieldValue::Limit(Limit::Unknown);
                    let counts = !is_lost
                        && !matches!(field, Field::Name | Field::BillingAccount | Field::Logo);
                    prop_assert!(!counts || draft.same(&theirs, field), "{:?} {}", field, text);
                }
                let id = organization.parent_org_id.as_ref();
                let above = id.and_then(|id| forest.index_of(id));
                match (place, above) {
                    (Place::UnderStep(step), Some(above)) => {
                        let position = import.plan.position(*step);
                        prop_assert_eq!(position, Some(above.get()));
                    }
                    (Place::Unknown(text), _) => prop_assert!(above.is_none() || above == Some(index), "{}", text),
                    (Place::Root, None) => {}
                    _ => prop_assert!(false, "{:?} {:?}", place, above),
                }
            }
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(table) = read(&bytes) {
            plan(&table, &Mapping::guess(&table), &acme());
        }
    }

    #[test]
    fn no_text_is_too_much(
        separator in prop::sample::select(vec![",", ";", "\t"]),
        heads in prop::collection::vec(prop::sample::select(Column::ALL.to_vec()), 0..6),
        rows in prop::collection::vec(
            prop::collection::vec("[A-C/\\\\'\"= \n;,]{0,4}|org_[1-9]|North|none", 0..7),
            0..8,
        ),
        tail in any::<String>(),
    ) {
        let line = |cells: Vec<String>| cells.join(separator);
        let heads = heads.iter().map(|column| column.key().to_owned()).collect();
        let lines: Vec<String> = std::iter::once(heads).chain(rows).map(line).collect();
        let text = lines.join("\n") + &tail;
        if let Ok(table) = table(&text) {
            let import = plan(&table, &Mapping::guess(&table), &acme());
            let told = import.plan.steps().len() + import.unchanged + import.problems.len();
            prop_assert!(told <= 3 * table.rows.len());
        }
        let _ = super::table(&format!("[{tail}]"));
    }

    #[test]
    fn what_a_crate_reads_of_a_text_is_read_here(
        rows in prop::collection::vec(prop::collection::vec("[a\"\n\r,;]{0,4}", 1..4), 1..6),
    ) {
        let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(["name"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let table = table(&text).unwrap();
        let wanted = rows.iter().enumerate().flat_map(|(number, row)| {
            let filled = row.iter().map(|value| value.trim()).enumerate();
            filled
                .filter(|(_, value)| !value.is_empty())
                .map(move |(at, value)| (number + 2, at, value.to_owned()))
        });
        let read = table.rows.iter().flat_map(|row| {
            let cells = row.cells.iter();
            cells.map(|(at, cell)| (row.number, *at, cell.text().to_owned()))
        });
        prop_assert_eq!(read.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    }
}

#[test]
fn a_template_that_nobody_filled_in_changes_nothing() {
    for separator in Separator::ALL {
        let sheet = template(separator, |column| {
            format!("what {} is, or none", column.key())
        });
        let table = read(sheet.text.as_bytes()).unwrap();
        assert_eq!(table.format, Format::Csv(separator));
        let mapping = Mapping::guess(&table);
        assert!(mapping.is_usable());
        for (at, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(mapping.get(at), Some(column));
        }
        assert_unchanged(&plan(&table, &mapping, &acme()), 0, &sheet.text);
    }
}

#[test]
fn an_organization_is_found_by_id_external_id_path_or_parent_and_name() {
    let text = "id,external_id,path,parent,name,limits.users\n\
        org_2,,,,,1\n\
        ,uuid-1,,,,2\n\
        ,,acme / SOUTH,,,3\n\
        ,,,org_2,Shop,4\n\
        ,,,Acme/South,Shop,5\n";
    let import = import(text, &acme());
    assert_eq!(
        told(&import.plan),
        ["org_2", "org_1", "org_3", "org_4", "org_5"].map(|id| format!("{id}: limits.users"))
    );
    assert_eq!(import.problems, []);
    let rows: Vec<_> = import.plan.steps().iter().map(|step| step.row).collect();
    assert_eq!(rows, [2, 3, 4, 5, 6].map(Some));
}

#[test]
fn a_name_alone_is_enough_where_one_organization_has_it() {
    let import = import("name,users\nSouth,7\nShop,8\nNew,9\n", &acme());
    assert_eq!(told(&import.plan), ["org_3: limits.users", "New in root"]);
    let ambiguous = (3, Some(Column::NAME), RowProblemKind::Ambiguous);
    assert_eq!(problems(&import), [ambiguous]);
}

#[test]
fn an_empty_cell_leaves_and_a_word_clears() {
    let text = "id,limits.users,limits.sso,picture,branding.display_name,branding.login_hint\n\
        org_1,None,5,,,\n\
        org_2,OFF,,none,NONE,'none\n\
        org_3,0,none,,,none\n";
    let import = import(text, &acme());
    assert_eq!(
        told(&import.plan),
        [
            "org_1: limits.users limits.sso",
            "org_2: limits.users picture branding.display_name branding.login_hint",
            "org_3: limits.users",
        ]
    );
    assert_eq!(after(&import.plan, 0).users.choice, LimitChoice::NoLimit);
    let north = after(&import.plan, 1);
    assert_eq!(north.users.choice, LimitChoice::Off);
    assert_eq!(north.logo, Default::default());
    assert_eq!((&*north.display_name, &*north.login_hint), ("", "none"));
}

#[test]
fn in_json_null_clears_and_what_is_missing_stays() {
    let text = r##"[
        {"id": "org_2", "limits": {"sso": null, "users": 7.0}, "branding": {"login_hint": null}},
        {"id": "org_1", "limits": {}, "name": null, "usage": {"usage": {"users": 3}}, "path": "a#b"},
        {"parent_org_id": "org_3", "name": "none", "branding": {"display_name": "none"},
         "picture": "data:image/gif;base64,R0lGODlhAQABAA=="},
        {"parent": null, "name": "Other"}
    ]"##;
    let import = import(text, &acme());
    assert_eq!(
        told(&import.plan),
        [
            "org_2: limits.users limits.sso branding.login_hint",
            "none in org_3",
            "Other in root"
        ]
    );
    assert_eq!(import.unchanged, 1);
    assert_eq!(after(&import.plan, 0).users.number, "7");
    let new = after(&import.plan, 1);
    assert_eq!(new.display_name, "none");
    assert!(new.logo.picture.is_some() && new.logo.url.is_empty());
    assert_eq!(import.plan.steps()[1].row, Some(3));
}

#[test]
fn a_value_that_is_none_is_kept_as_it_was_typed() {
    let text = "id,name,limits.users,branding.colors.primary,picture\n\
        org_1,,\"1,000\",reddish,logo.png\n\
        ,New,a few,,\n";
    let import = import(text, &acme());
    let acme = after(&import.plan, 0);
    let typed = |number: &str| LimitDraft {
        choice: LimitChoice::Number,
        number: number.into(),
    };
    assert_eq!(acme.users, typed("1,000"));
    assert_eq!((&*acme.primary, &*acme.logo.url), ("reddish", "logo.png"));
    assert_eq!(after(&import.plan, 1).users, typed("a few"));
}

#[test]
fn parents_may_come_later_in_the_file() {
    let text = "name;parent\n\
        Kiosk;Berlin / East\n\
        East;Berlin\n\
        Desk;East\n\
        Berlin;Acme\n\
        Oslo;north\n\
        Room;Oslo\n\
        Twice;Shop\n\
        Lost;Nowhere\n\
        Below;Nowhere / Lost\n\
        Me;Me\n";
    let import = import(text, &acme());
    assert_eq!(
        told(&import.plan),
        [
            "Kiosk in ?Berlin / East",
            "East in new Berlin",
            "Desk in new East",
            "Berlin in org_1",
            "Oslo in org_2",
            "Room in new Oslo",
            "Twice in ?Shop",
            "Lost in ?Nowhere",
            "Below in new Lost",
            "Me in ?Me",
        ]
    );
    let ambiguous = (8, Some(Column::Parent), RowProblemKind::Ambiguous);
    assert_eq!(problems(&import), [ambiguous]);
}

#[test]
fn a_path_says_where_a_new_organization_goes() {
    let text = "path\tlimits.users\n\
        Acme / West / Shop\t1\n\
        Acme / West\t2\n\
        R\\/D\t3\n\
        Acme / North\t4\n";
    let import = import(text, &acme());
    assert_eq!(
        told(&import.plan),
        [
            "Shop in new West",
            "West in org_1",
            "R/D in root",
            "org_2: limits.users"
        ]
    );
    assert_eq!(import.problems, []);
}

#[test]
fn parents_in_a_circle_are_left_to_the_check_of_the_plan() {
    let text = "id,name,parent\nx,One,y\ny,Two,x\n";
    let import = import(text, &acme());
    assert_eq!(told(&import.plan), ["One in new Two", "Two in new One"]);
}

#[test]
fn a_problem_has_its_row_and_its_column() {
    let text = "id,external_id,path,parent,name,limits.users\n\
        org_9,,,,Gone,1\n\
        org_2,,,org_3,,2\n\
        \n\
        org_2,,,,,3\n\
        org_1,uuid-2,,,,,\n\
        org_4,,Acme / South / Shop,,,\n\
        org_5,,,none,,\n\
        ,,Acme / East,,,\n\
        ,,Acme / East,,,\n\
        ,,,,,5\n\
        org_3,,,,,6,beyond\n";
    let import = import(text, &acme());
    use RowProblemKind::*;
    assert_eq!(
        problems(&import),
        [
            (2, Some(Column::Id), UnknownId),
            (3, Some(Column::Parent), Moved),
            (5, None, Repeats { first: 3 }),
            (6, Some(Column::ExternalId), OtherExternalId),
            (7, Some(Column::Path), Moved),
            (8, Some(Column::Parent), Moved),
            (10, Some(Column::NAME), Repeats { first: 9 }),
            (11, None, Unnamed),
            (12, None, Surplus),
        ]
    );
    assert_eq!(
        told(&import.plan),
        [
            "org_2: limits.users",
            "East in org_1",
            "org_3: limits.users"
        ]
    );
    assert_eq!(import.unchanged, 0);
}

#[test]
fn a_file_from_another_workspace_makes_new_organizations_once() {
    let text = r#"{"version": 1, "organizations": [
        {"id": "b", "parent_org_id": "a", "name": "East", "external_id": "uuid-b"},
        {"id": "a", "parent_org_id": null, "name": "Acme"},
        {"id": "c", "parent_org_id": "uuid-b", "name": "Desk"},
        {"id": "d", "parent_org_id": "b", "name": "Desk"}
    ]}"#;
    let new = told(&import(text, &Forest::default()).plan);
    let below = [
        "East in new Acme",
        "Acme in root",
        "Desk in new East",
        "Desk in new East",
    ];
    assert_eq!(new, below);
    // Where there is an Acme already, it is that one.
    let there = import(text, &acme());
    let below = ["East in org_1", "Desk in new East", "Desk in new East"];
    assert_eq!(told(&there.plan), below);
    assert_eq!((there.unchanged, there.problems.len()), (1, 0));
}

#[test]
fn an_id_without_a_name_makes_no_organization() {
    let import = import("id,limits.users\norg_l,5\n", &acme());
    let unknown = (2, Some(Column::Id), RowProblemKind::UnknownId);
    assert_eq!(problems(&import), [unknown]);
    assert!(import.plan.is_empty());
}

#[test]
fn what_was_deleted_comes_back_from_its_copy() {
    let forest = acme();
    let text = json(&forest, &all(&forest));
    let without = forest.without(&"org_2".into());
    let table = read(text.as_bytes()).unwrap();
    let mut mapping = Mapping::guess(&table);
    let unknown = plan(&table, &mapping, &without);
    assert_eq!(unknown.plan.steps().len(), 0);
    let id = Some(Column::Id);
    let kind = RowProblemKind::UnknownId;
    assert_eq!(problems(&unknown), [(2, id, kind), (3, id, kind)]);
    mapping.creates_unknown = true;
    let created = plan(&table, &mapping, &without);
    assert_eq!(told(&created.plan), ["North in org_1", "Shop in new North"]);
    assert_eq!(created.problems, []);

    let north = forest.index_of(&"org_2".into()).unwrap();
    let origin = crate::changes::deletion::Origin {
        saved_at: String::new(),
        api_base_url: String::new(),
        workspace_id: "ws_1".into(),
    };
    let copy = crate::changes::deletion::backup(&forest, north, &origin);
    let restored = import(&copy, &without);
    assert_eq!(
        told(&restored.plan),
        ["North in org_1", "Shop in new North"]
    );
    assert_unchanged(&import(&copy, &forest), 2, &copy);
}

#[test]
fn what_somebody_renamed_is_not_taken_for_moved() {
    let forest = acme();
    let text = csv(&forest, &all(&forest), Separator::Semicolon).text;
    let mut root = organization("org_1", None, "Renamed");
    root.billing_account_id = Some("cus_1".into());
    root.external_id = Some("uuid-1".into());
    root.limits.set(Resource::Users, Limit::of(50));
    let import = import(&text, &forest.with(root));
    assert_eq!(told(&import.plan), ["org_1: name"]);
    assert_eq!(import.problems, []);
}

#[test]
fn the_columns_of_other_software_are_chosen() {
    let text = "Company,Seats,Owner,Region\nInitech,12,Bill,EU\n";
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(table.heads, ["Company", "Seats", "Owner", "Region"]);
    let mut mapping = Mapping::guess(&table);
    assert!(!mapping.is_usable());
    mapping.set(0, Some(Column::NAME));
    mapping.set(2, Some(Column::Field(Field::Limit(Resource::Users))));
    mapping.set(1, Some(Column::Field(Field::Limit(Resource::Users))));
    mapping.set(9, Some(Column::Id));
    assert!(mapping.is_usable());
    assert_eq!(mapping.get(2), None);
    let import = plan(&table, &mapping, &acme());
    assert_eq!(told(&import.plan), ["Initech in root"]);
    assert_eq!(after(&import.plan, 0).users.number, "12");
}

#[test]
fn a_head_is_known_however_it_is_written_and_the_first_of_two_counts() {
    let text = " ID ;External-Id;LIMITS_users;Users limit;Login hint;Parent ID;Colors\n";
    let table = table(text).unwrap();
    let mapping = Mapping::guess(&table);
    let columns: Vec<_> = (0..8).map(|at| mapping.get(at)).collect();
    let users = Column::Field(Field::Limit(Resource::Users));
    assert_eq!(
        columns,
        [
            Some(Column::Id),
            Some(Column::ExternalId),
            Some(users),
            None,
            Some(Column::Field(Field::LoginHint)),
            Some(Column::Parent),
            None,
            None,
        ]
    );
    for column in Column::ALL {
        assert_eq!(Column::of_head(column.key()), Some(column));
    }
}

#[test]
fn the_separator_is_found() {
    for (text, separator) in [
        ("name,parent\nA;B,C\n", Separator::Comma),
        ("name;parent\nA,B,C;D\n", Separator::Semicolon),
        ("name\tparent\nA\tB\n", Separator::Tab),
        ("Company, Inc\tSeats\nA\t1\nB\t2\n", Separator::Tab),
        ("name\nA, B; C\n", Separator::Comma),
        ("sep=;\nname,x;parent\nA,1;B\n", Separator::Semicolon),
    ] {
        assert_eq!(
            table(text).unwrap().format,
            Format::Csv(separator),
            "{text}"
        );
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let text = "\r\n,,\r\nname,parent\r\n\r\n\r\n\"A\r\nB\",x\r\n,\r\n\r\nC\r\n,,D\r\n";
    let table = table(text).unwrap();
    assert_eq!(table.heads, ["name", "parent"]);
    let rows: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(rows, [6, 9, 10]);
    assert_eq!(table.rows[0].cells[0].1, Cell::Written("A\r\nB".into()));
}

#[test]
fn files_in_other_encodings_are_read() {
    let text = "name,parent\r\nMüller,“Acme”\r\n";
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE", &*little].concat(),
        [b"\xFE\xFF", &*big].concat(),
        little,
        big,
        b"name,parent\r\nM\xFCller,\x93Acme\x94\r\n".to_vec(),
    ] {
        assert_eq!(decode(&bytes).as_deref(), Ok(text), "{bytes:?}");
    }
}

#[test]
fn what_is_no_list_of_organizations_is_refused() {
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b" \r\n,,\r\n", Refusal::Empty),
        (b"PK\x03\x04\x14\0", Refusal::Workbook),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", Refusal::NotText),
        (
            b"{\"id\": 1,}",
            Refusal::Json {
                line: 1,
                column: 10,
            },
        ),
        (b"[1, 2]", Refusal::NoOrganizations),
        (b"{\"a\": {\"b\": 1}}", Refusal::NoOrganizations),
    ] {
        assert_eq!(read(bytes), Err(refusal), "{bytes:?}");
    }
    let large = vec![b'a'; MOST_BYTES + 1];
    let bytes = large.len();
    assert_eq!(read(&large), Err(Refusal::TooLarge { bytes }));
    let many = "name\n".repeat(MOST_ROWS + 2);
    assert_eq!(read(many.as_bytes()), Err(Refusal::TooManyRows));
    let most = "name\n".to_owned() + &"a\n".repeat(MOST_ROWS);
    assert_eq!(read(most.as_bytes()).unwrap().rows.len(), MOST_ROWS);
    assert_eq!(read(b"[]").unwrap().rows, []);
}

#[test]
fn a_list_is_found_in_whatever_it_is_wrapped() {
    for text in [
        r#"[{"name": "A"}]"#,
        r#"{"organizations": [{"name": "A"}]}"#,
        r#"{"count": [1], "data": [{"name": "A"}]}"#,
        r#"{"name": "A", "tags": [{}]}"#,
    ] {
        assert_eq!(told(&import(text, &acme()).plan), ["A in root"], "{text}");
    }
}

#[test]
fn the_lists_own_file_is_read_too() {
    let text = "Name,Display name,Parents,Depth,Users total usage,Users limit,Users ceiling,Login hint,\
        Billing account,Billing account ID,ID,Parent ID,External ID\n\
        Acme,,,0,9,No limit,50,,The account,cus_1,org_1,,uuid-1\n\
        North,The North,Acme,1,9,Unknown,50,north,The account,cus_1,org_2,org_1,\n";
    let import = import(text, &acme());
    assert_eq!(told(&import.plan), ["org_1: limits.users"]);
    assert_eq!(import.problems, []);
}

#[test]
fn a_key_that_no_head_could_be_is_passed_over() {
    let key = "k".repeat(600);
    let text = format!(r#"[{{"{key}": {{"a": 1}}, "name": "A"}}]"#);
    assert_eq!(table(&text).unwrap().heads, ["name"]);
}
