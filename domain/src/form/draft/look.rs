//! The look of a parent, which a child may take over: its colors, and its logo where that has an address.

use super::OrganizationDraft;
use crate::{color::Color, form::field::Field, organization::Organization, picture::HttpsUrl};

/// What can be taken over of how an organization looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    primary: Option<Color>,
    page_background: Option<Color>,
    logo: Option<HttpsUrl>,
    /// Whether there is a logo that the API can't be told to fetch.
    pub leaves_logo: bool,
}

impl Look {
    /// `None` where there is nothing to take over.
    pub fn of(organization: &Organization) -> Option<Self> {
        let color = |text: Option<&str>| Color::parse(text?).ok();
        let colors = &organization.branding.colors;
        let picture = organization.picture.as_deref();
        let picture = picture.map(str::trim).filter(|text| !text.is_empty());
        let logo = picture.and_then(|address| HttpsUrl::parse(address).ok());
        let look = Self {
            primary: color(colors.primary.as_deref()),
            page_background: color(colors.page_background.as_deref()),
            leaves_logo: picture.is_some() && logo.is_none(),
            logo,
        };
        (look.has_colors() || look.has_logo()).then_some(look)
    }

    pub fn has_colors(&self) -> bool {
        self.primary.is_some() || self.page_background.is_some()
    }

    pub fn has_logo(&self) -> bool {
        self.logo.is_some()
    }

    /// The fields in which a draft looks otherwise.
    pub fn differs(&self, draft: &OrganizationDraft) -> Vec<Field> {
        let mut taken = draft.clone();
        let fields = [Field::Logo, Field::PrimaryColor, Field::PageBackground].into_iter();
        let differs = |field: &Field| {
            self.put(&mut taken, *field);
            !taken.same(draft, *field)
        };
        fields.filter(differs).collect()
    }

    /// Fills a field of a draft; one of which there is nothing stays as it is.
    pub fn put(&self, draft: &mut OrganizationDraft, field: Field) {
        match (field, &self.logo) {
            (Field::PrimaryColor, _) => fill(&mut draft.primary, self.primary),
            (Field::PageBackground, _) => fill(&mut draft.page_background, self.page_background),
            (Field::Logo, Some(logo)) => {
                draft.logo.picture = None;
                draft.logo.url = logo.as_str().to_owned();
            }
            _ => {}
        }
    }
}

fn fill(text: &mut String, color: Option<Color>) {
    if let Some(color) = color {
        *text = color.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parent(picture: &str, primary: &str, page_background: &str) -> Organization {
        let mut parent = Organization::named("org_parent", "Parent");
        let color = |text: &str| (!text.is_empty()).then(|| text.into());
        parent.picture = (!picture.is_empty()).then(|| picture.to_owned());
        parent.branding.colors.primary = color(primary);
        parent.branding.colors.page_background = color(page_background);
        parent
    }

    #[test]
    fn colors_and_logo_are_filled_in_and_then_there_is_nothing_more_to_take() {
        let address = "https://cdn.example.com/logo.png";
        let look = Look::of(&parent(address, "#0B6E4F", "#fff")).unwrap();
        let mut draft = OrganizationDraft::default();
        let fields = look.differs(&draft);
        assert_eq!(
            fields,
            [Field::Logo, Field::PrimaryColor, Field::PageBackground]
        );
        for field in fields {
            look.put(&mut draft, field);
        }
        assert_eq!(draft.primary, "#0b6e4f");
        assert_eq!(draft.page_background, "#ffffff");
        assert_eq!(draft.logo.url, address);
        assert_eq!(look.differs(&draft), []);
    }

    #[test]
    fn what_the_parent_has_not_stays_as_it_was_typed() {
        let look = Look::of(&parent("", "#0b6e4f", "not a color")).unwrap();
        let mut draft = OrganizationDraft {
            page_background: "#123456".into(),
            ..OrganizationDraft::default()
        };
        assert_eq!(look.differs(&draft), [Field::PrimaryColor]);
        look.put(&mut draft, Field::PageBackground);
        look.put(&mut draft, Field::Logo);
        assert_eq!(draft.page_background, "#123456");
        assert_eq!(draft.logo.url, "");
        assert!(!look.leaves_logo);
    }

    #[test]
    fn a_logo_without_an_address_that_the_api_fetches_is_left() {
        let look = Look::of(&parent("http://127.0.0.1/logo.png", "#0b6e4f", "")).unwrap();
        assert!(look.leaves_logo && !look.has_logo());
        assert_eq!(Look::of(&parent("http://127.0.0.1/logo.png", "", "")), None);
        assert_eq!(Look::of(&parent("", "", "")), None);
    }
}
