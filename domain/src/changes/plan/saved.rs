//! A plan as a file, to be read and carried out by someone else. Holds no token and nothing of a run.

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::organization::WorkspaceId;

/// What the file says that it is.
const KIND: &str = "canopy-plan";
/// Of what is written; another is not read.
const VERSION: u32 = 1;

/// A plan with where it belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedPlan {
    kind: String,
    version: u32,
    pub workspace_id: WorkspaceId,
    /// What the plan was made from, in words.
    pub title: String,
    pub plan: Plan,
}

/// Why a file is no plan that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedPlanProblem {
    /// It is no file of a plan.
    NoPlan,
    /// It was written by another version of Canopy.
    OtherVersion,
}

impl SavedPlan {
    pub fn new(workspace_id: WorkspaceId, title: String, plan: Plan) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            workspace_id,
            title,
            plan,
        }
    }

    /// JSON, indented.
    pub fn written(&self) -> String {
        // Nothing in a plan can fail to be written: its keys are texts.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// # Errors
    /// See [`SavedPlanProblem`].
    pub fn read(text: &str) -> Result<Self, SavedPlanProblem> {
        #[derive(Deserialize)]
        struct Head {
            kind: String,
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|_| SavedPlanProblem::NoPlan)?;
        if head.kind != KIND {
            return Err(SavedPlanProblem::NoPlan);
        }
        if head.version != VERSION {
            return Err(SavedPlanProblem::OtherVersion);
        }
        let saved: Self = serde_json::from_str(text).map_err(|_| SavedPlanProblem::NoPlan)?;
        match saved.plan.is_sound() {
            true => Ok(saved),
            false => Err(SavedPlanProblem::NoPlan),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        changes::plan::{Act, Edit, Place},
        form::draft::OrganizationDraft,
        organization::{
            Organization,
            limits::{Limit, Resource},
        },
    };

    fn saved() -> SavedPlan {
        let mut plan = Plan::default();
        let mut edit = Box::new(Edit::of(&Organization::named("o", "Acme")));
        edit.after
            .limit_mut(Resource::Users)
            .clone_from(&Limit::of(9).into());
        plan.add(Act::Update {
            id: "o".into(),
            edit,
        });
        let draft = OrganizationDraft {
            name: "New".into(),
            ..OrganizationDraft::default()
        };
        let parent = plan.add(Act::Create {
            place: Place::Root,
            draft: draft.clone(),
        });
        plan.add(Act::Create {
            place: Place::UnderStep(parent),
            draft,
        });
        plan.add(Act::delete(&Organization::named("gone", "Gone")));
        SavedPlan::new("ws".into(), "Test".into(), plan)
    }

    #[test]
    fn a_plan_comes_back_from_its_file_as_it_was() {
        let saved = saved();
        assert_eq!(SavedPlan::read(&saved.written()), Ok(saved));
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        for text in ["", "[]", "{}", r#"{"kind":"x","version":1}"#] {
            assert_eq!(
                SavedPlan::read(text),
                Err(SavedPlanProblem::NoPlan),
                "{text}"
            );
        }
        let other = saved()
            .written()
            .replace("\"version\": 1", "\"version\": 2");
        assert_eq!(SavedPlan::read(&other), Err(SavedPlanProblem::OtherVersion));
        let forged = saved().written().replace("\"id\": 1,", "\"id\": 0,");
        assert_eq!(SavedPlan::read(&forged), Err(SavedPlanProblem::NoPlan));
    }
}
