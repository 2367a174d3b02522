//! One edit for all organizations of a selection, and the plan it makes. Knows neither who selects nor whether the API
//! would take a step: that is for the check of the plan.

mod limit_edit;
mod spread;

use super::{Act, Edit, Plan};
use crate::{
    color::Color,
    form::{
        draft::{LogoDraft, Look, OrganizationDraft},
        field::Field,
        problem::Problem,
    },
    organization::{Organization, OrganizationId, limits::Resource},
    tree::forest::{Forest, Index},
    unicode::unseen::is_blank,
};

pub use self::{
    limit_edit::{Direction, LimitEdit},
    spread::spread,
};

/// What is to be changed of every organization of a selection. Nothing is, as it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BulkEdit {
    /// In the order of [`Resource::ALL`].
    pub limits: [LimitEdit; 3],
    pub primary: ColorEdit,
    pub page_background: ColorEdit,
    /// All get the colors of this organization, and its logo where the API can be told to fetch it. What it has not is
    /// left as it is. What is chosen of colors and logo beside it comes after it and replaces it.
    pub brand_of: Option<OrganizationId>,
    /// The billing account of the roots of the selection, as typed. `None`: left as it is.
    pub billing_account: Option<String>,
    pub removes_logo: bool,
    /// All of them are deleted, each with everything below it, and nothing else counts.
    pub deletes: bool,
}

/// What is to become of a color.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ColorEdit {
    #[default]
    Leave,
    Clear,
    /// As typed.
    Set(String),
}

/// The part of a bulk edit that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkPart {
    Field(Field),
    /// [`BulkEdit::brand_of`].
    Brand,
}

/// What is wrong with what was typed or chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkProblem {
    /// What the form of one organization says of it too.
    Value(Problem),
    PercentMissing,
    /// Anything but digits of whatever script, with or without a percent sign.
    PercentNotANumber,
    /// More than a limit can be lowered by, or raised by at most: [`LimitEdit::PERCENT_MAX`].
    PercentTooLarge {
        most: u64,
    },
    /// The organization whose brand is to be taken isn't there.
    BrandGone,
    /// It has neither colors nor a logo that can be taken.
    BrandEmpty,
}

/// The steps that a bulk edit makes, and how many organizations of the selection get none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BulkPlan {
    pub plan: Plan,
    /// Nothing of the edit applies to them, or they aren't there.
    pub left: usize,
    /// They are as wanted already.
    pub unchanged: usize,
    /// To how many of the selection the change of a field doesn't apply, in the order of the form: they have no number
    /// that could be raised or lowered, or no billing account of their own. They may have a step for other fields.
    pub not_applicable: Vec<(Field, usize)>,
}

/// What becomes of a field of one organization.
enum Applied {
    /// The edit leaves this field alone.
    Nothing,
    /// It has the wanted value now, or had it before.
    Wanted,
    NotApplicable,
}

impl BulkEdit {
    /// Whether it would change nothing of any organization.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// All that is wrong with it, in the order of the form, the brand last.
    pub fn problems(&self, forest: &Forest) -> Vec<(BulkPart, BulkProblem)> {
        if self.deletes {
            return Vec::new();
        }
        let of_field = |field| Some((BulkPart::Field(field), self.problem(field)?));
        let fields = Field::ALL.into_iter().filter_map(of_field);
        let brand = self.brand_of.as_ref().and_then(|id| {
            let organization = forest.find(id);
            let problem = match organization.map(|organization| Look::of(organization)) {
                None => BulkProblem::BrandGone,
                Some(None) => BulkProblem::BrandEmpty,
                Some(Some(_)) => return None,
            };
            Some((BulkPart::Brand, problem))
        });
        fields.chain(brand).collect()
    }

    fn problem(&self, field: Field) -> Option<BulkProblem> {
        match field {
            Field::Limit(resource) => self.limits[resource as usize].problem(),
            Field::PrimaryColor => self.primary.problem(),
            Field::PageBackground => self.page_background.problem(),
            Field::BillingAccount => {
                let account = self.billing_account.as_deref();
                let is_missing = account.is_some_and(is_blank);
                is_missing.then_some(BulkProblem::Value(Problem::BillingAccountMissing))
            }
            _ => None,
        }
    }

    /// What it does to the selection, in the order of the tree. An organization that is selected twice, or with one
    /// above it, has one step. Values with a [problem](Self::problems) change nothing.
    pub fn plan(&self, forest: &Forest, selected: &[OrganizationId]) -> BulkPlan {
        let is_selected = marked(forest, selected);
        let mut bulk = BulkPlan {
            left: selected
                .iter()
                .filter(|id| forest.find(id).is_none())
                .count(),
            ..BulkPlan::default()
        };
        if self.deletes {
            bulk.plan = delete(forest, is_selected);
            return bulk;
        }
        let brand = self.brand_of.as_ref().and_then(|id| forest.find(id));
        let look = brand.and_then(|organization| Look::of(organization));
        let mut not_applicable = [0; Field::ALL.len()];
        for (_, organization) in forest.iter().filter(|(at, _)| is_selected[at.get()]) {
            let mut edit = Edit::of(organization);
            let mut applies = false;
            for (at, field) in Field::ALL.into_iter().enumerate() {
                match self.apply(field, look.as_ref(), organization, &mut edit.after) {
                    Applied::Nothing => {}
                    Applied::Wanted => applies = true,
                    Applied::NotApplicable => not_applicable[at] += 1,
                }
            }
            if bulk.plan.edit(&organization.id, edit).is_none() {
                match applies {
                    true => bulk.unchanged += 1,
                    false => bulk.left += 1,
                }
            }
        }
        let counted = Field::ALL.into_iter().zip(not_applicable);
        bulk.not_applicable = counted.filter(|(_, count)| *count > 0).collect();
        bulk
    }

    fn apply(
        &self,
        field: Field,
        look: Option<&Look>,
        organization: &Organization,
        mine: &mut OrganizationDraft,
    ) -> Applied {
        if self.problem(field).is_some() {
            return Applied::Nothing;
        }
        let color = match field {
            Field::Limit(resource) => return self.limit(resource, organization, mine),
            Field::BillingAccount => return self.account(organization, mine),
            Field::Logo if self.removes_logo => {
                mine.logo = LogoDraft::default();
                return Applied::Wanted;
            }
            Field::PrimaryColor => &self.primary,
            Field::PageBackground => &self.page_background,
            Field::Logo => &ColorEdit::Leave,
            Field::Name | Field::DisplayName | Field::LoginHint => return Applied::Nothing,
        };
        let text = match (color, look) {
            (ColorEdit::Leave, None) => return Applied::Nothing,
            (ColorEdit::Leave, Some(look)) => {
                look.put(mine, field);
                return Applied::Wanted;
            }
            (ColorEdit::Clear, _) => String::new(),
            (ColorEdit::Set(text), _) => text.clone(),
        };
        match field {
            Field::PrimaryColor => mine.primary = text,
            _ => mine.page_background = text,
        }
        Applied::Wanted
    }

    fn limit(
        &self,
        resource: Resource,
        organization: &Organization,
        mine: &mut OrganizationDraft,
    ) -> Applied {
        let edit = &self.limits[resource as usize];
        if *edit == LimitEdit::Leave {
            return Applied::Nothing;
        }
        let Some(limit) = edit.of(organization.limits.get(resource)) else {
            return Applied::NotApplicable;
        };
        *mine.limit_mut(resource) = limit.into();
        Applied::Wanted
    }

    /// Only a root has an account of its own to choose (documented: CREATE).
    fn account(&self, organization: &Organization, mine: &mut OrganizationDraft) -> Applied {
        let Some(account) = &self.billing_account else {
            return Applied::Nothing;
        };
        if organization.may_have_parent() {
            return Applied::NotApplicable;
        }
        mine.billing_account = account.trim().to_owned();
        Applied::Wanted
    }
}

impl ColorEdit {
    fn problem(&self) -> Option<BulkProblem> {
        let ColorEdit::Set(text) = self else {
            return None;
        };
        let problem = Color::parse(text).err()?;
        Some(BulkProblem::Value(Problem::Color(problem)))
    }
}

/// Of each organization of a forest, by its rank, whether it is selected.
fn marked(forest: &Forest, selected: &[OrganizationId]) -> Vec<bool> {
    let mut marked = vec![false; forest.len()];
    for index in selected.iter().filter_map(|id| forest.index_of(id)) {
        marked[index.get()] = true;
    }
    marked
}

/// The API deletes organizations one by one as far as a plan is concerned, so each below a selected one has a step too.
fn delete(forest: &Forest, mut is_selected: Vec<bool>) -> Plan {
    let mut plan = Plan::default();
    for (index, organization) in forest.iter() {
        // Parents come before what is below them.
        let is_below = forest
            .parent(index)
            .is_some_and(|Index(above)| is_selected[above as usize]);
        is_selected[index.get()] |= is_below;
        if is_selected[index.get()] {
            plan.add(Act::delete(organization));
        }
    }
    plan
}

#[cfg(test)]
mod tests;
