//! What a form holds, half-typed and all, and how it becomes a request the API takes. Knows no widget and no transport.

use serde::{Deserialize, Serialize};

use crate::{
    billing_choice::BillingChoice,
    color::Color,
    limits::{Ceiling, Limit, LimitRefusal, Resource, refuse},
    login_hint::{display_name_problem, login_hint_problem},
    organization::{BillingAccountId, NAME_MAX},
    picture::PictureSource,
    problem::{Field, Problem},
};

/// The largest number a limit field takes: what a 32-bit signed integer holds, so that no server
/// language loses digits (assumed; no maximum is documented).
pub const LIMIT_MAX: u64 = i32::MAX as u64;

/// What is in the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganizationDraft {
    pub name: String,
    /// Empty: none chosen.
    pub billing_account: String,
    pub locations: LimitDraft,
    pub users: LimitDraft,
    pub sso: LimitDraft,
    pub logo: LogoDraft,
    pub display_name: String,
    pub login_hint: String,
    pub primary: String,
    pub page_background: String,
}

/// A limit in the form: which of the three states, and what stands in the number field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LimitDraft {
    pub choice: LimitChoice,
    /// Kept while another state is chosen, so that changing one's mind costs nothing.
    pub number: String,
}

/// The three states of a limit, in the words of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LimitChoice {
    #[default]
    NoLimit,
    Off,
    Number,
}

impl LimitChoice {
    pub const ALL: [LimitChoice; 3] = [LimitChoice::NoLimit, LimitChoice::Off, LimitChoice::Number];

    pub const fn label(self) -> &'static str {
        match self {
            LimitChoice::NoLimit => "No limit",
            LimitChoice::Off => "Off",
            LimitChoice::Number => "Number",
        }
    }
}

impl LimitDraft {
    /// What was typed, as a limit.
    ///
    /// # Errors
    /// [`Problem::LimitNotANumber`] for anything but digits, [`Problem::LimitTooLarge`] above
    /// [`LIMIT_MAX`].
    pub fn read(&self) -> Result<Limit, Problem> {
        match self.choice {
            LimitChoice::NoLimit => Ok(Limit::None),
            LimitChoice::Off => Ok(Limit::Off),
            LimitChoice::Number => {
                let digits = self.number.trim();
                if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err(Problem::LimitNotANumber);
                }
                match digits.parse() {
                    Ok(amount) if amount <= LIMIT_MAX => Ok(Limit::of(amount)),
                    _ => Err(Problem::LimitTooLarge),
                }
            }
        }
    }
}

/// The logo in the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum LogoDraft {
    #[default]
    None,
    /// An image read from this machine, as a data URI that has passed the picture rules.
    Picture(String),
    /// A link, as typed.
    Url(String),
}

impl LogoDraft {
    /// What would be sent; `None` where there is no logo.
    ///
    /// # Errors
    /// [`Problem::Picture`] where the data URI or the link breaks a picture rule.
    pub fn read(&self) -> Result<Option<PictureSource>, Problem> {
        let text = match self {
            LogoDraft::None => return Ok(None),
            LogoDraft::Url(url) if url.trim().is_empty() => return Ok(None),
            LogoDraft::Picture(text) | LogoDraft::Url(text) => text.trim(),
        };
        PictureSource::parse(text).map(Some).map_err(Problem::Picture)
    }
}

/// What a new organization is checked against.
#[derive(Clone, Debug, Default)]
pub struct Surroundings<S> {
    pub billing: BillingChoice,
    /// Per resource in the order of [`Resource::ALL`], the finite limits above the new organization.
    pub ceilings: [Vec<Ceiling<S>>; 3],
}

impl OrganizationDraft {
    pub fn limit(&self, resource: Resource) -> &LimitDraft {
        match resource {
            Resource::Locations => &self.locations,
            Resource::Users => &self.users,
            Resource::Sso => &self.sso,
        }
    }

    pub fn limit_mut(&mut self, resource: Resource) -> &mut LimitDraft {
        match resource {
            Resource::Locations => &mut self.locations,
            Resource::Users => &mut self.users,
            Resource::Sso => &mut self.sso,
        }
    }

    /// Whether nothing has been typed or chosen.
    pub fn is_blank(&self) -> bool {
        *self == OrganizationDraft::default()
    }

    /// Trims, parses and checks everything.
    ///
    /// `name_ceiling` puts the source of a ceiling into words, for the problem that names it.
    ///
    /// # Errors
    /// Every problem there is, in the order of the form.
    pub fn check<S: Clone>(
        &self,
        surroundings: &Surroundings<S>,
        name_ceiling: impl Fn(&S) -> String,
    ) -> Result<CreateOrganization, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field: Field, problem: Option<Problem>| {
            problems.extend(problem.map(|problem| (field, problem)));
        };

        let name = self.name.trim();
        note(Field::Name, name_problem(name));

        let billing = surroundings.billing.check(&self.billing_account);
        note(Field::BillingAccount, billing.as_ref().err().cloned());

        let mut limits = [Limit::None; 3];
        for ((slot, resource), above) in limits.iter_mut().zip(Resource::ALL).zip(&surroundings.ceilings) {
            let checked = self.limit(resource).read().and_then(|limit| {
                // A new organization uses nothing yet.
                refuse(limit, 0, above).map_err(|refusal| limit_problem(refusal, &name_ceiling))?;
                Ok(limit)
            });
            match checked {
                Ok(limit) => *slot = limit,
                Err(problem) => note(Field::Limit(resource), Some(problem)),
            }
        }

        let picture = self.logo.read();
        note(Field::Logo, picture.as_ref().err().cloned());

        let display_name = filled(&self.display_name);
        note(Field::DisplayName, display_name.and_then(display_name_problem));
        let login_hint = filled(&self.login_hint);
        note(Field::LoginHint, login_hint.and_then(login_hint_problem));

        let primary = read_color(&self.primary);
        note(Field::PrimaryColor, primary.as_ref().err().cloned());
        let page_background = read_color(&self.page_background);
        note(Field::PageBackground, page_background.as_ref().err().cloned());

        let (Ok(billing_account_id), Ok(picture), Ok(primary), Ok(page_background), true) =
            (billing, picture, primary, page_background, problems.is_empty())
        else {
            return Err(problems);
        };
        let [locations, users, sso] = limits;
        Ok(CreateOrganization {
            name: name.to_owned(),
            billing_account_id,
            limits: LimitsRequest { locations, users, sso },
            picture,
            branding: BrandingRequest {
                display_name: display_name.map(str::to_owned),
                login_hint: login_hint.map(str::to_owned),
                colors: ColorsRequest { primary, page_background },
            },
        })
    }
}

/// A request to create an organization. Comes out of [`OrganizationDraft::check`] alone, so an
/// unchecked one cannot be sent. Written as the documented body (CREATE) with nothing empty in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreateOrganization {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    billing_account_id: Option<BillingAccountId>,
    #[serde(skip_serializing_if = "LimitsRequest::is_empty")]
    limits: LimitsRequest,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureSource>,
    #[serde(skip_serializing_if = "BrandingRequest::is_empty")]
    branding: BrandingRequest,
}

impl CreateOrganization {
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// All three limits, `null` for none, or nothing where none is set.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct LimitsRequest {
    locations: Limit,
    users: Limit,
    sso: Limit,
}

impl LimitsRequest {
    fn is_empty(&self) -> bool {
        [self.locations, self.users, self.sso] == [Limit::None; 3]
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct BrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login_hint: Option<String>,
    #[serde(skip_serializing_if = "ColorsRequest::is_empty")]
    colors: ColorsRequest,
}

impl BrandingRequest {
    fn is_empty(&self) -> bool {
        self.display_name.is_none() && self.login_hint.is_none() && self.colors.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ColorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    primary: Option<Color>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_background: Option<Color>,
}

impl ColorsRequest {
    fn is_empty(&self) -> bool {
        self.primary.is_none() && self.page_background.is_none()
    }
}

/// What is wrong with a name that has been trimmed: 1 to [`NAME_MAX`] characters (maximum
/// documented: CREATE; minimum assumed).
pub fn name_problem(name: &str) -> Option<Problem> {
    let characters = name.chars().count();
    match characters {
        0 => Some(Problem::NameBlank),
        1..=NAME_MAX => None,
        _ => Some(Problem::NameTooLong { characters }),
    }
}

fn limit_problem<S>(refusal: LimitRefusal<S>, name_ceiling: impl Fn(&S) -> String) -> Problem {
    match refusal {
        LimitRefusal::BelowUse { used } => Problem::LimitBelowUse { used },
        LimitRefusal::AboveCeiling(ceiling) => {
            Problem::LimitAboveCeiling { amount: ceiling.amount, set_by: name_ceiling(&ceiling.source) }
        }
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn read_color(text: &str) -> Result<Option<Color>, Problem> {
    filled(text).map(|text| Color::parse(text).map_err(Problem::Color)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::BillingMode;

    fn surroundings(mode: BillingMode, is_root: bool) -> Surroundings<&'static str> {
        Surroundings { billing: BillingChoice::new(Some(mode), is_root), ceilings: Default::default() }
    }

    fn body(draft: &OrganizationDraft, mode: BillingMode, is_root: bool) -> serde_json::Value {
        let request = draft.check(&surroundings(mode, is_root), |source| (*source).to_owned());
        serde_json::to_value(request.unwrap()).unwrap()
    }

    fn problems(draft: &OrganizationDraft, surroundings: &Surroundings<&'static str>) -> Vec<(Field, Problem)> {
        draft.check(surroundings, |source| (*source).to_owned()).unwrap_err()
    }

    #[test]
    fn a_name_alone_is_a_whole_request_with_nothing_empty_in_it() {
        let draft = OrganizationDraft {
            name: "  Retail  ".into(),
            display_name: "  ".into(),
            logo: LogoDraft::Url(" ".into()),
            ..Default::default()
        };
        assert_eq!(body(&draft, BillingMode::Pooled, true), serde_json::json!({"name": "Retail"}));
    }

    #[test]
    fn a_full_draft_gives_exactly_the_documented_body() {
        let draft = OrganizationDraft {
            name: "Retail".into(),
            billing_account: "cus_1".into(),
            locations: LimitDraft { choice: LimitChoice::Number, number: " 5 ".into() },
            users: LimitDraft { choice: LimitChoice::Off, number: "7".into() },
            sso: LimitDraft::default(),
            logo: LogoDraft::Url(" https://example.com/logo.png ".into()),
            display_name: " ACME Inc. ".into(),
            login_hint: "acme-inc".into(),
            primary: "#07F".into(),
            page_background: "ffffff".into(),
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
        let draft = OrganizationDraft { name: "A".into(), ..Default::default() };
        assert_eq!(
            problems(&draft, &surroundings(BillingMode::Single, true)),
            [(Field::BillingAccount, Problem::BillingAccountMissing)]
        );
        let chosen = OrganizationDraft { billing_account: "cus_1".into(), ..draft };
        assert_eq!(body(&chosen, BillingMode::Single, false), serde_json::json!({"name": "A"}));
    }

    #[test]
    fn every_problem_is_told_at_once_in_the_order_of_the_form() {
        let draft = OrganizationDraft {
            name: "x".repeat(51),
            users: LimitDraft { choice: LimitChoice::Number, number: "-3".into() },
            sso: LimitDraft { choice: LimitChoice::Number, number: "99999999999999999999".into() },
            logo: LogoDraft::Url("http://example.com/a.png".into()),
            login_hint: "No Hint".into(),
            primary: "#12".into(),
            ..Default::default()
        };
        let fields: Vec<Field> =
            problems(&draft, &surroundings(BillingMode::Pooled, true)).into_iter().map(|(field, _)| field).collect();
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
        surroundings.ceilings[1] = vec![Ceiling { amount: 20, used: 18, source: "Acme" }];
        let mut draft = OrganizationDraft { name: "A".into(), ..Default::default() };
        draft.users = LimitDraft { choice: LimitChoice::Number, number: "21".into() };
        assert_eq!(
            problems(&draft, &surroundings),
            [(
                Field::Limit(Resource::Users),
                Problem::LimitAboveCeiling { amount: 20, set_by: "Acme".into() }
            )]
        );
        draft.users.number = "20".into();
        assert!(draft.check(&surroundings, |source| (*source).to_owned()).is_ok());
    }

    #[test]
    fn a_name_is_counted_in_characters_and_not_in_bytes() {
        assert_eq!(name_problem(&"ü".repeat(50)), None);
        assert_eq!(name_problem(&"ü".repeat(51)), Some(Problem::NameTooLong { characters: 51 }));
        assert_eq!(name_problem(""), Some(Problem::NameBlank));
    }

    #[test]
    fn a_kept_draft_comes_back_as_it_was_typed() {
        let draft = OrganizationDraft {
            name: " half ".into(),
            users: LimitDraft { choice: LimitChoice::Off, number: "1x".into() },
            primary: "#1".into(),
            ..Default::default()
        };
        let kept = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<OrganizationDraft>(&kept).unwrap(), draft);
        assert!(!draft.is_blank());
        assert_eq!(serde_json::from_str::<OrganizationDraft>("{}").unwrap(), OrganizationDraft::default());
    }
}
