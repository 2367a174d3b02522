//! Every call the console can make, answered by the sandbox in this process: what one sends the other takes, and the
//! other way round.
#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps says what it expects by failing there"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::connect_info::MockConnectInfo,
    http::{Request, header},
};
use canopy::api::{
    billing_accounts,
    call::{Call, Pieces},
    configuration::{self, Configuration},
    members, organizations, sandbox, workspaces,
};
use canopy_domain::{
    changes::deletion::Deletion,
    failure::ApiError,
    form::{
        billing_choice::BillingChoice,
        draft::{
            CreateOrganization, LimitChoice, LimitDraft, LogoDraft, OrganizationDraft,
            Surroundings, UpdateOrganization,
        },
        field::Field,
        problem::CeilingSetter,
    },
    limits::ceiling::Ceiling,
    organization::{
        Organization, OrganizationId, WorkspaceId,
        branding::Branding,
        limits::{Limit, Resource},
    },
    picture::Picture,
    session::token::Token,
    tree::forest::Forest,
    workspace::{
        BillingMode,
        member::{Role, role_of},
        subscription::Subscription,
    },
};
use canopy_sandbox::{Peer, Sandbox, Seed, router};
use canopy_text::errors::field_texts;
use http_body_util::BodyExt;
use tempfile::TempDir;
use tower::ServiceExt;

/// A PNG of one pixel.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82";

/// The sandbox with the default seed, and someone signed in to it.
struct Api {
    router: Router,
    token: String,
    _folder: TempDir,
}

impl Api {
    async fn signed_in_as(role: Role) -> Api {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::open(folder.path(), &Seed::with(200).unwrap()).unwrap();
        let router = router(sandbox).layer(MockConnectInfo(Peer::in_process()));
        let mut api = Api {
            router,
            token: String::new(),
            _folder: folder,
        };
        api.token = api.send(sandbox::token(role)).await.unwrap().token;
        api
    }

    /// As the console's client sends it, but for the network.
    async fn send<T, P: Pieces + Default>(&self, call: Call<T, P>) -> Result<T, ApiError> {
        let request = Request::builder()
            .method(call.request.method.as_str())
            .uri(call.request.path.as_deref().unwrap())
            .header(header::HOST, "127.0.0.1:8787")
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json");
        let body = call
            .request
            .body
            .clone()
            .map_or_else(Body::empty, Body::from);
        let answer = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let status = answer.status();
        let retry_after = answer.headers().get(header::RETRY_AFTER).cloned();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        if !status.is_success() {
            let retry_after = retry_after.and_then(|value| value.to_str().ok()?.parse().ok());
            return Err(ApiError::from_answer(status.as_u16(), retry_after, &bytes));
        }
        let mut body = P::default();
        body.take(&bytes);
        call.read(body).map_err(ApiError::Malformed)
    }

    /// The small company in this billing mode.
    async fn company(&self, mode: BillingMode) -> WorkspaceId {
        let all = self.send(workspaces::list()).await.unwrap().data;
        let company = all
            .iter()
            .rfind(|one| one.billing_mode == Some(mode) && !one.archived);
        company.unwrap().id.clone()
    }

    /// Every organization of a workspace.
    async fn all(&self, workspace: &WorkspaceId) -> Vec<Organization> {
        let list = self.send(organizations::list(workspace)).await.unwrap();
        list.data.into_iter().map(Arc::unwrap_or_clone).collect()
    }

    async fn named(&self, workspace: &WorkspaceId, name: &str) -> Organization {
        let all = self.all(workspace).await;
        all.into_iter().find(|one| one.name == name).unwrap()
    }

    async fn surroundings(&self, workspace: &WorkspaceId, is_root: bool) -> Surroundings<()> {
        let mode = self
            .send(workspaces::retrieve(workspace))
            .await
            .unwrap()
            .billing_mode;
        Surroundings {
            billing: BillingChoice::new(mode, is_root),
            ..Surroundings::default()
        }
    }
}

fn checked(draft: &OrganizationDraft, surroundings: &Surroundings<()>) -> CreateOrganization {
    draft
        .check(surroundings, |()| CeilingSetter::Above)
        .unwrap()
}

fn number(number: &str) -> LimitDraft {
    LimitDraft {
        choice: LimitChoice::Number,
        number: number.into(),
    }
}

fn full_draft() -> OrganizationDraft {
    OrganizationDraft {
        name: "  Ferry Terminal  ".into(),
        locations: number("2"),
        users: LimitDraft {
            choice: LimitChoice::Off,
            ..LimitDraft::default()
        },
        logo: LogoDraft {
            picture: Some(Picture::read(PNG).unwrap()),
            ..LogoDraft::default()
        },
        display_name: "The Ferry Terminal".into(),
        login_hint: "ferry-terminal".into(),
        primary: "#abc".into(),
        page_background: "F5F8FF".into(),
        ..OrganizationDraft::default()
    }
}

#[tokio::test]
async fn a_token_of_each_role_is_issued_read_and_found_in_the_member_list() {
    for role in Role::ALL {
        let api = Api::signed_in_as(role).await;
        let token = Token::read(&api.token).unwrap();
        for workspace in api.send(workspaces::list()).await.unwrap().data {
            let members = api.send(members::list(&workspace.id)).await.unwrap().data;
            let subject = token.claims().sub.as_ref().unwrap();
            assert_eq!(role_of(&members, subject), Some(role), "{}", workspace.name);
        }
    }
}

#[tokio::test]
async fn the_configuration_names_the_sandbox_as_the_api() {
    let api = Api::signed_in_as(Role::Viewer).await;
    let expected = Configuration {
        api_base_url: "http://127.0.0.1:8787".into(),
        sandbox: true,
        share_session: true,
    };
    assert_eq!(api.send(configuration::retrieve()).await.unwrap(), expected);
}

#[tokio::test]
async fn workspaces_and_billing_accounts_are_read_whole() {
    let api = Api::signed_in_as(Role::Viewer).await;
    let list = api.send(workspaces::list()).await.unwrap();
    assert!(!list.has_more && list.data.len() == 5);
    for workspace in list.data {
        assert!(
            workspace.billing_mode.is_some() && workspace.created_at.is_some(),
            "{}",
            workspace.name
        );
        assert_eq!(
            api.send(workspaces::retrieve(&workspace.id)).await.unwrap(),
            workspace
        );
        let accounts = api
            .send(billing_accounts::list(&workspace.id))
            .await
            .unwrap()
            .data;
        assert!(
            accounts
                .iter()
                .all(|account| !account.name.is_empty() && account.currency.is_some())
        );
        for account in accounts {
            let call = billing_accounts::subscriptions(&workspace.id, &account.id);
            let all = api.send(call).await.unwrap().data;
            assert!(
                !all.is_empty() && all.iter().all(Subscription::is_read),
                "{all:?}"
            );
        }
    }
}

#[tokio::test]
async fn organizations_are_read_with_nothing_missing_and_nothing_unknown() {
    let api = Api::signed_in_as(Role::Viewer).await;
    for workspace in api.send(workspaces::list()).await.unwrap().data {
        let list = api.send(organizations::list(&workspace.id)).await.unwrap();
        assert!(!list.has_more);
        for organization in &list.data {
            assert!(organization.unknown.is_empty());
            assert!(organization.external_id.is_some());
            assert_eq!(organization.workspace_id.as_ref(), Some(&workspace.id));
            let ancestors = organization.path_ids().count();
            assert_eq!(
                organization.depth.map(|depth| depth as usize),
                Some(ancestors)
            );
            assert_eq!(
                organization.path_ids().last(),
                organization
                    .parent_org_id
                    .as_ref()
                    .map(OrganizationId::as_str)
            );
        }
    }
}

#[tokio::test]
async fn one_organization_its_parent_and_what_is_below_agree_with_the_list() {
    let api = Api::signed_in_as(Role::Viewer).await;
    let workspace = api.company(BillingMode::Single).await;
    let all = api.all(&workspace).await;
    for one in &all {
        assert_eq!(
            api.send(organizations::retrieve(&workspace, &one.id))
                .await
                .unwrap(),
            *one
        );
        let parent = api.send(organizations::parent(&workspace, &one.id)).await;
        match all
            .iter()
            .find(|other| Some(&other.id) == one.parent_org_id.as_ref())
        {
            Some(expected) => assert_eq!(parent.unwrap().as_ref(), Some(expected)),
            None => assert_eq!(parent, Ok(None)),
        }
        let children = api
            .send(organizations::children(&workspace, &one.id))
            .await
            .unwrap()
            .data;
        assert!(
            children.iter().eq(all
                .iter()
                .filter(|other| other.parent_org_id.as_ref() == Some(&one.id)))
        );
        let below = api
            .send(organizations::descendants(&workspace, &one.id))
            .await
            .unwrap()
            .data;
        assert!(
            below.iter().eq(all
                .iter()
                .filter(|other| other.path_ids().any(|id| id == one.id.as_str())))
        );
    }
}

#[tokio::test]
async fn the_limits_report_has_every_resource_and_agrees_with_the_organization() {
    let api = Api::signed_in_as(Role::Viewer).await;
    let workspace = api.company(BillingMode::Assigned).await;
    for one in api.all(&workspace).await {
        let report = api
            .send(organizations::limits(&workspace, &one.id))
            .await
            .unwrap();
        assert_eq!(report.organization_id.as_deref(), Some(one.id.as_str()));
        assert_eq!(report.context.is_some(), one.parent_org_id.is_some());
        for resource in Resource::ALL {
            let reported = report.of(resource.key()).unwrap();
            assert_eq!(reported.direct, Some(one.usage.own.get(resource)));
            assert_eq!(reported.used, Some(one.usage.subtree.get(resource)));
            assert_eq!(Limit::from(reported.org_limit), one.limits.get(resource));
        }
    }
}

#[tokio::test]
async fn everything_a_form_can_say_arrives_and_comes_back() {
    let api = Api::signed_in_as(Role::Admin).await;
    let workspace = api.company(BillingMode::Single).await;
    let account = api
        .send(billing_accounts::list(&workspace))
        .await
        .unwrap()
        .data
        .remove(0)
        .id;
    let draft = OrganizationDraft {
        billing_account: account.to_string(),
        ..full_draft()
    };
    let request = checked(&draft, &api.surroundings(&workspace, true).await);
    let made = api
        .send(organizations::create(&workspace, &request))
        .await
        .unwrap();

    assert_eq!(
        (made.name.as_str(), made.depth),
        ("Ferry Terminal", Some(0))
    );
    assert_eq!(made.billing_account_id, Some(account));
    let limits = Resource::ALL.map(|resource| made.limits.get(resource));
    assert_eq!(limits, [Limit::of(2), Limit::Off, Limit::None]);
    let mut expected = Branding {
        display_name: Some("The Ferry Terminal".into()),
        login_hint: Some("ferry-terminal".into()),
        ..Branding::default()
    };
    expected.colors.primary = Some("#aabbcc".into());
    expected.colors.page_background = Some("#f5f8ff".into());
    assert_eq!(made.branding, expected);
    assert_eq!(api.named(&workspace, "Ferry Terminal").await, made);

    let url = made.picture.unwrap();
    let path = url.strip_prefix("http://127.0.0.1:8787").unwrap();
    let request = Request::get(path)
        .header(header::HOST, "127.0.0.1:8787")
        .body(Body::empty())
        .unwrap();
    let answer = api.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "image/png");
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), PNG);
}

/// What a form would send for these changes of an organization.
fn changed(
    organization: &Organization,
    mode: BillingMode,
    change: impl FnOnce(&mut OrganizationDraft),
) -> UpdateOrganization {
    let theirs = OrganizationDraft::of(organization);
    let mut mine = theirs.clone();
    change(&mut mine);
    let is_root = organization.parent_org_id.is_none();
    let surroundings = Surroundings::<()> {
        billing: BillingChoice::of_existing(Some(mode), is_root),
        ..Surroundings::default()
    };
    mine.check_update(&theirs, &surroundings, |()| CeilingSetter::Above)
        .unwrap()
}

#[tokio::test]
async fn an_edit_changes_what_it_speaks_of_and_nothing_else() {
    let api = Api::signed_in_as(Role::Admin).await;
    let workspace = api.company(BillingMode::Single).await;
    let before = api.named(&workspace, "Shops").await;
    assert!(before.picture.is_some() && before.limits.get(Resource::Sso) == Limit::Off);

    let request = changed(&before, BillingMode::Single, |draft| {
        draft.name = " High Street Shops ".into();
        draft.locations = LimitDraft::default();
    });
    let after = api
        .send(organizations::update(&workspace, &before.id, &request))
        .await
        .unwrap();
    let mut expected = Organization {
        name: "High Street Shops".into(),
        ..before.clone()
    };
    expected.limits.set(Resource::Locations, Limit::None);
    assert_eq!(after, expected);

    let request = changed(&after, BillingMode::Single, |draft| {
        draft.logo.current = None;
        draft.primary = String::new();
        draft.display_name = "Shops".into();
    });
    let bare = api
        .send(organizations::update(&workspace, &before.id, &request))
        .await
        .unwrap();
    expected.picture = None;
    expected.branding.colors.primary = None;
    expected.branding.display_name = Some("Shops".into());
    assert_eq!(bare, expected);
    assert_eq!(
        api.send(organizations::retrieve(&workspace, &before.id))
            .await
            .unwrap(),
        expected
    );
}

#[tokio::test]
async fn a_root_moves_to_an_account_with_room_and_is_told_at_the_field_where_there_is_none() {
    let api = Api::signed_in_as(Role::Owner).await;
    let mode = BillingMode::Assigned;
    let workspace = api.company(mode).await;
    let root = api.named(&workspace, "Kestrel Nederland").await;
    let accounts = api.send(billing_accounts::list(&workspace)).await.unwrap();
    let mut outcomes = Vec::new();
    for account in accounts.data {
        if Some(&account.id) == root.billing_account_id.as_ref() {
            continue;
        }
        let request = changed(&root, mode, |draft| {
            draft.billing_account = account.id.to_string();
        });
        let answer = api
            .send(organizations::update(&workspace, &root.id, &request))
            .await;
        outcomes.push(match answer {
            Ok(moved) => moved.billing_account_id == Some(account.id),
            Err(error) => {
                let fields = field_texts(&error);
                assert!(
                    fields
                        .iter()
                        .all(|(field, _)| *field == Field::BillingAccount),
                    "{error:?}"
                );
                assert!(!fields.is_empty(), "{error:?}");
                true
            }
        });
    }
    assert!(outcomes.len() > 1 && outcomes.iter().all(|fine| *fine));
}

#[tokio::test]
async fn a_name_alone_is_enough_for_a_child_in_every_billing_mode() {
    let api = Api::signed_in_as(Role::Owner).await;
    for mode in [
        BillingMode::Single,
        BillingMode::Assigned,
        BillingMode::Pooled,
    ] {
        let workspace = api.company(mode).await;
        let all = api.all(&workspace).await;
        let parent = all.iter().find(|one| one.depth == Some(0)).unwrap();
        let draft = OrganizationDraft {
            name: "New Branch".into(),
            ..OrganizationDraft::default()
        };
        let request = checked(&draft, &api.surroundings(&workspace, false).await);
        let made = api
            .send(organizations::create_child(
                &workspace, &parent.id, &request,
            ))
            .await
            .unwrap();
        assert_eq!(made.parent_org_id.as_ref(), Some(&parent.id));
        assert_eq!(made.billing_account_id, parent.billing_account_id);
        assert!(made.branding.is_empty() && made.limits.is_empty() && made.picture.is_none());
    }
}

#[tokio::test]
async fn a_rule_only_the_server_knows_is_told_at_its_field() {
    let api = Api::signed_in_as(Role::Admin).await;
    let workspace = api.company(BillingMode::Pooled).await;
    let parent = api.named(&workspace, "Lumen Praha").await;
    let name = String::from("Refused");
    let cases = [
        (
            OrganizationDraft {
                login_hint: "lumen-praha".into(),
                name: name.clone(),
                ..OrganizationDraft::default()
            },
            Field::LoginHint,
        ),
        (
            OrganizationDraft {
                users: number("41"),
                name: name.clone(),
                ..OrganizationDraft::default()
            },
            Field::Limit(Resource::Users),
        ),
        (
            OrganizationDraft {
                locations: number("2000000000"),
                name,
                ..OrganizationDraft::default()
            },
            Field::Limit(Resource::Locations),
        ),
    ];
    for (draft, field) in cases {
        // Without the ceilings and the hints that are taken, the form sees nothing wrong.
        let request = checked(&draft, &api.surroundings(&workspace, false).await);
        let error = api
            .send(organizations::create_child(
                &workspace, &parent.id, &request,
            ))
            .await
            .unwrap_err();
        let texts = field_texts(&error);
        assert_eq!(
            texts.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
            [field],
            "{error:?}"
        );
        assert!(!texts[0].1.is_empty());
    }
}

#[tokio::test]
async fn what_the_form_calls_the_tightest_ceiling_is_what_the_server_refuses_above() {
    let api = Api::signed_in_as(Role::Admin).await;
    let workspace = api.company(BillingMode::Pooled).await;
    let parent = api.named(&workspace, "Lumen Praha").await;
    let ceiling = parent.limits.get(Resource::Users).amount().unwrap();
    let above = Ceiling {
        amount: ceiling,
        used: 0,
        source: (),
    };
    let mut surroundings = api.surroundings(&workspace, false).await;
    surroundings.ceilings[1] = vec![above];
    let draft = |limit: u64| OrganizationDraft {
        name: format!("Up to {limit}"),
        users: number(&limit.to_string()),
        ..OrganizationDraft::default()
    };
    assert!(
        draft(ceiling + 1)
            .check(&surroundings, |()| CeilingSetter::Organization(
                "Lumen Praha".into()
            ))
            .is_err()
    );
    let request = checked(&draft(ceiling), &surroundings);
    assert!(
        api.send(organizations::create_child(
            &workspace, &parent.id, &request
        ))
        .await
        .is_ok()
    );
}

#[tokio::test]
async fn what_has_use_is_kept_and_what_has_none_goes_with_all_below() {
    let api = Api::signed_in_as(Role::Admin).await;
    let workspace = api.company(BillingMode::Single).await;
    let list = api.send(organizations::list(&workspace)).await.unwrap();
    let forest = Forest::new(list.data);
    for (index, organization) in forest.iter().rev() {
        let foreseen = Deletion::of(&forest, index, 3).blocked.is_some();
        if foreseen {
            let refused = api
                .send(organizations::delete(&workspace, &organization.id))
                .await;
            assert!(
                matches!(
                    &refused,
                    Err(ApiError::Conflict { code: Some(code), .. }) if code == "organization_has_usage"
                ),
                "{}: {refused:?}",
                organization.name
            );
        }
    }
    let draft = |name: &str| OrganizationDraft {
        name: name.into(),
        ..OrganizationDraft::default()
    };
    let root = forest.get(forest.at(0).unwrap()).id.clone();
    let request = checked(&draft("Short"), &api.surroundings(&workspace, false).await);
    let top = api
        .send(organizations::create_child(&workspace, &root, &request))
        .await
        .unwrap();
    let request = checked(&draft("Lived"), &api.surroundings(&workspace, false).await);
    let child = api
        .send(organizations::create_child(&workspace, &top.id, &request))
        .await
        .unwrap();
    api.send(organizations::delete(&workspace, &top.id))
        .await
        .unwrap();
    for id in [&top.id, &child.id] {
        let gone = api.send(organizations::retrieve(&workspace, id)).await;
        assert_eq!(gone, Err(ApiError::NotFound));
    }
    let again = api.send(organizations::delete(&workspace, &top.id)).await;
    assert_eq!(again, Err(ApiError::NotFound));
}

#[tokio::test]
async fn each_refusal_is_the_error_the_console_has_for_it() {
    let viewer = Api::signed_in_as(Role::Viewer).await;
    let workspace = viewer.company(BillingMode::Pooled).await;
    let draft = OrganizationDraft {
        name: "Not Mine".into(),
        ..OrganizationDraft::default()
    };
    let request = checked(&draft, &viewer.surroundings(&workspace, true).await);

    let forbidden = viewer
        .send(organizations::create(&workspace, &request))
        .await;
    assert!(
        matches!(forbidden, Err(ApiError::Forbidden { message: Some(_) })),
        "{forbidden:?}"
    );

    let unknown = viewer
        .send(workspaces::retrieve(&"ws_doesnotexist0000".into()))
        .await;
    assert_eq!(unknown, Err(ApiError::NotFound));

    let archived = viewer.send(workspaces::list()).await.unwrap().data;
    let archived = archived
        .into_iter()
        .find(|workspace| workspace.archived)
        .unwrap()
        .id;
    let owner = Api::signed_in_as(Role::Owner).await;
    let parent = owner.named(&archived, "Cellar").await;
    let conflict = owner
        .send(organizations::create_child(&archived, &parent.id, &request))
        .await;
    assert!(
        matches!(&conflict, Err(ApiError::Conflict { code: Some(code), .. }) if code == "workspace_archived")
    );

    let mut stranger = owner;
    stranger.token = "not.a.token".into();
    assert_eq!(
        stranger.send(workspaces::list()).await,
        Err(ApiError::Unauthorized)
    );
}
