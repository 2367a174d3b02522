//! The body of a request to create or update an organization, parsed strictly and checked by the rules that need
//! nothing else.

use canopy_domain::{
    color::Color,
    form::{
        draft::{LIMIT_MAX, name_problem},
        field::Field,
        login_hint::{display_name_problem, login_hint_problem},
        problem::Problem,
    },
    organization::limits::{Limit, Resource},
    picture::{Picture, PictureSource},
};
use canopy_text::problems;
use serde_json::{Map, Value};

use crate::{
    fields::{Change, Fields},
    origin::Origin,
    problems::Problems,
    uri::as_uri,
};

/// The values of a body. Invalid values are left out and reported as problems.
pub struct OrganizationBody {
    pub name: Option<String>,
    pub billing_account_id: Change<String>,
    /// Those in the body.
    pub limits: Vec<(Resource, Limit)>,
    pub picture: Change<NewPicture>,
    pub display_name: Change<String>,
    pub login_hint: Change<String>,
    pub primary_color: Change<String>,
    pub page_background: Change<String>,
}

/// A logo (documented: CREATE: a public HTTPS URL or a data URI).
pub enum NewPicture {
    /// Stored unchanged and never fetched (assumed: Q27).
    Url(String),
    /// Decoded, its true type and size checked (types and size documented: CREATE).
    Bytes(Picture),
    /// The address of a picture on the sandbox: sending it back keeps the picture (assumed).
    Kept(String),
}

/// What the body is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Create,
    Update,
}

impl OrganizationBody {
    pub fn read(
        map: Map<String, Value>,
        purpose: Purpose,
        origin: &Origin,
        problems: &mut Problems,
    ) -> Self {
        let mut fields = Fields::of_body(map, problems);
        if purpose == Purpose::Update && fields.is_empty() {
            // Assumed: Q25.
            fields
                .problems()
                .invalid("body", "The body contains no change.");
        }
        let body = Self {
            name: name(&mut fields, purpose),
            billing_account_id: fields.text("billing_account_id"),
            limits: limits(&mut fields),
            picture: picture(&mut fields, origin),
            display_name: Change::Keep,
            login_hint: Change::Keep,
            primary_color: Change::Keep,
            page_background: Change::Keep,
        };
        let body = branding(&mut fields, body);
        fields.finish();
        body
    }
}

/// Trimmed, then 1 to 50 characters (maximum documented: CREATE; the rest assumed: Q28).
fn name(fields: &mut Fields<'_>, purpose: Purpose) -> Option<String> {
    let name = match purpose {
        Purpose::Create => fields.required_text("name")?,
        Purpose::Update => match fields.text("name") {
            Change::To(name) => name,
            Change::Keep => return None,
            Change::Clear => {
                fields.invalid("name", "An organization needs a name.");
                return None;
            }
        },
    };
    let name = name.trim();
    match name_problem(name) {
        Some(problem) => {
            fields.invalid("name", &problems::problem(&problem));
            None
        }
        None => Some(name.to_owned()),
    }
}

/// An integer of at least 0, or `null` for no limit (documented: CREATE, LIST).
fn limits(fields: &mut Fields<'_>) -> Vec<(Resource, Limit)> {
    let mut found = Vec::new();
    let mut limits = fields.object("limits");
    for resource in Resource::ALL {
        let key = resource.key();
        match limits.take(key) {
            None => {}
            Some(Value::Null) => found.push((resource, Limit::None)),
            Some(value) => match whole(&value) {
                Some(amount) if amount <= LIMIT_MAX => found.push((resource, Limit::of(amount))),
                Some(_) => limits.invalid(key, &problems::problem(&Problem::LimitTooLarge)),
                None => limits.invalid(key, "This must be a whole number of at least 0, or null."),
            },
        }
    }
    limits.finish();
    found
}

/// JSON has one kind of number: 5.0 is as whole as 5.
fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        // Everything above is too large for a limit in any case.
        (number >= 0.0 && number.fract() == 0.0).then(|| number.min(1e15) as u64)
    })
}

fn picture(fields: &mut Fields<'_>, origin: &Origin) -> Change<NewPicture> {
    let text = match fields.text("picture") {
        Change::Keep => return Change::Keep,
        Change::Clear => return Change::Clear,
        Change::To(text) => text,
    };
    if let Some(file) = origin.picture_file(&text) {
        return Change::To(NewPicture::Kept(file.to_owned()));
    }
    match PictureSource::parse(&text) {
        Ok(PictureSource::DataUri(picture)) => Change::To(NewPicture::Bytes(picture)),
        Ok(PictureSource::Url(url)) => Change::To(NewPicture::Url(as_uri(url.as_str()))),
        Err(problem) => {
            // The code is assumed: Q27.
            fields.problems().add(
                Field::Logo.wire_path(),
                "invalid_picture",
                problems::problem(&Problem::Picture(problem)),
            );
            Change::Keep
        }
    }
}

fn branding(fields: &mut Fields<'_>, body: OrganizationBody) -> OrganizationBody {
    let mut branding = fields.object("branding");
    // Lengths and pattern are assumed: Q7, Q9.
    let display_name = checked(&mut branding, "display_name", |text| match text.trim() {
        "" => Some("This can't be blank. To remove it, send null.".to_owned()),
        _ => display_name_problem(text).map(|problem| problems::problem(&problem)),
    });
    let login_hint = checked(&mut branding, "login_hint", |text| {
        Some(problems::problem(&login_hint_problem(text)?))
    });
    let mut colors = branding.object("colors");
    let primary_color = checked(&mut colors, "primary", color_problem);
    let page_background = checked(&mut colors, "page_background", color_problem);
    colors.finish();
    branding.finish();
    OrganizationBody {
        display_name,
        login_hint,
        primary_color,
        page_background,
        ..body
    }
}

fn checked(
    fields: &mut Fields<'_>,
    key: &str,
    problem: impl Fn(&str) -> Option<String>,
) -> Change<String> {
    let change = fields.text(key);
    if let Change::To(text) = &change
        && let Some(problem) = problem(text)
    {
        fields.invalid(key, &problem);
        return Change::Keep;
    }
    change
}

/// `#` and six hexadecimal digits, kept as sent (assumed: Q6). Forms take shorter ones and write these.
fn color_problem(text: &str) -> Option<String> {
    let written_in_full = text.len() == 7 && text.starts_with('#') && Color::parse(text).is_ok();
    (!written_in_full).then(|| "Use # and six hexadecimal digits, for example #1A73E8.".to_owned())
}
