//! What an API accepted and did not take: the answer to a write beside what was sent.

use super::{
    CreateOrganization, FieldValue, OrganizationDraft, UpdateOrganization,
    request::{Change, ColorsRequest},
};
use crate::{
    color::Color,
    form::field::Field,
    organization::{
        Organization,
        limits::{Limits, Resource},
    },
};

/// A field that was sent and is not in the answer as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    pub field: Field,
    /// What it is at the API.
    pub kept: FieldValue,
}

impl CreateOrganization {
    /// What of this request is not in the answer to it. `composed` puts a text into one of the forms that Unicode has
    /// for it: which of them the API keeps is its own affair.
    pub fn not_taken(&self, answer: &Organization, composed: fn(&str) -> String) -> Vec<NotTaken> {
        self.0.not_taken(answer, composed)
    }
}

impl UpdateOrganization {
    /// What of this request is not in the answer to it. `composed` puts a text into one of the forms that Unicode has
    /// for it: which of them the API keeps is its own affair.
    pub fn not_taken(&self, answer: &Organization, composed: fn(&str) -> String) -> Vec<NotTaken> {
        let mut compared = Compared::with(answer, composed);
        if let Some(name) = &self.name {
            compared.text(Field::Name, Some(name));
        }
        match &self.billing_account_id {
            Change::None => {}
            Change::Clear => compared.text(Field::BillingAccount, None),
            Change::To(account) => compared.text(Field::BillingAccount, Some(account.as_str())),
        }
        if let Some(limits) = &self.limits {
            compared.limits(limits);
        }
        match &self.picture {
            Change::None => {}
            Change::Clear => compared.logo(false),
            Change::To(_) => compared.logo(true),
        }
        if let Some(branding) = &self.branding {
            let no_colors = ColorsRequest::default();
            let colors = branding.colors.as_ref().unwrap_or(&no_colors);
            for (field, sent) in [
                (Field::DisplayName, &branding.display_name),
                (Field::LoginHint, &branding.login_hint),
                (Field::PrimaryColor, &colors.primary),
                (Field::PageBackground, &colors.page_background),
            ] {
                if let Some(sent) = sent {
                    compared.text(field, sent.as_deref());
                }
            }
        }
        compared.found
    }
}

struct Compared {
    answer: OrganizationDraft,
    composed: fn(&str) -> String,
    found: Vec<NotTaken>,
}

impl Compared {
    fn with(answer: &Organization, composed: fn(&str) -> String) -> Self {
        Self {
            answer: OrganizationDraft::of(answer),
            composed,
            found: Vec::new(),
        }
    }

    /// White space around and between words and the way a color is written make no difference.
    fn text(&mut self, field: Field, sent: Option<&str>) {
        let kept = self.answer.text(field);
        let same_words = |one: &str, other: &str| {
            let [one, other] = [one, other].map(self.composed);
            one.split_whitespace().eq(other.split_whitespace())
        };
        // Of what could not be read nobody knows.
        let is_same = self.answer.unread.contains(&field)
            || same_words(sent.unwrap_or_default(), kept)
            || matches!(field, Field::PrimaryColor | Field::PageBackground)
                && Color::parse(kept).is_ok_and(|kept| sent.map(Color::parse) == Some(Ok(kept)));
        if !is_same {
            let kept = self.answer.value(field);
            self.found.push(NotTaken { field, kept });
        }
    }

    fn limits(&mut self, sent: &Limits) {
        for resource in Resource::ALL {
            let sent = sent.get(resource);
            let kept = self.answer.limit(resource).as_it_came();
            let is_known = !kept.is_unknown() && !sent.is_unknown();
            if is_known && kept != sent {
                self.found.push(NotTaken {
                    field: Field::Limit(resource),
                    kept: FieldValue::Limit(kept),
                });
            }
        }
    }

    /// A picture is stored elsewhere under an address of the API's own (documented: CREATE), so it only shows whether
    /// there is one.
    fn logo(&mut self, was_sent: bool) {
        let field = Field::Logo;
        let kept = self.answer.value(field);
        let is_known = !self.answer.unread.contains(&field);
        if is_known && (kept != FieldValue::NoLogo) != was_sent {
            self.found.push(NotTaken { field, kept });
        }
    }
}

#[cfg(test)]
mod tests;
