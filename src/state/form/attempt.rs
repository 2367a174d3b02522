//! The last attempt to send a form: whether it is under way, why it failed, and the fields the API rejected.

use canopy_domain::form::field::Field;
use canopy_text::errors::field_texts;
use leptos::prelude::*;

use crate::state::ApiError;

#[derive(Clone, Default)]
enum Stage {
    #[default]
    Idle,
    Sending,
    Failed {
        error: ApiError,
        /// Whether what was sent may have been done although no good answer came.
        in_doubt: bool,
    },
}

impl Stage {
    fn is_sending(&self) -> bool {
        matches!(self, Stage::Sending)
    }
}

#[derive(Clone, Copy, Default)]
pub(super) struct Attempt {
    stage: RwSignal<Stage>,
    /// By themselves, because each goes when its field is edited, while the failure stays.
    rejected: RwSignal<Vec<(Field, String)>>,
}

impl Attempt {
    pub fn is_sending(self) -> bool {
        self.stage.try_with(Stage::is_sending) == Some(true)
    }

    /// Whether nothing is being sent, as of now, in a form that is still there.
    pub fn is_over(self) -> bool {
        self.stage.try_with_untracked(Stage::is_sending) == Some(false)
    }

    pub fn failure(self) -> Option<ApiError> {
        self.stage.with(|stage| match stage {
            Stage::Failed { error, .. } => Some(error.clone()),
            Stage::Idle | Stage::Sending => None,
        })
    }

    pub fn is_in_doubt(self) -> bool {
        self.stage
            .with(|stage| matches!(stage, Stage::Failed { in_doubt: true, .. }))
    }

    /// What the API said of a field.
    pub fn rejection(self, field: Field) -> Option<String> {
        self.rejected.with(|rejected| {
            let texts = rejected.iter().filter(|(at, _)| *at == field);
            let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
            (!texts.is_empty()).then(|| texts.join(" "))
        })
    }

    pub fn forget_rejection(self, field: Field) {
        let is_rejected =
            |rejected: &Vec<(Field, String)>| rejected.iter().any(|(at, _)| *at == field);
        if self.rejected.try_with_untracked(is_rejected) == Some(true) {
            self.rejected
                .update(|rejected| rejected.retain(|(at, _)| *at != field));
        }
    }

    pub fn begin(self) {
        self.stage.set(Stage::Sending);
        self.rejected.set(Vec::new());
    }

    /// Says no more of the last attempt. One that is under way goes on.
    pub fn clear(self) {
        if self.is_over() {
            self.stage.set(Stage::Idle);
        }
        self.rejected.set(Vec::new());
    }

    /// It has been answered; where it failed, that stays to be said.
    pub fn end(self) {
        if self.stage.try_with_untracked(Stage::is_sending) == Some(true) {
            self.stage.try_set(Stage::Idle);
        }
    }

    pub fn fail(self, error: ApiError, in_doubt: bool) {
        self.rejected.try_set(field_texts(&error));
        self.stage.try_set(Stage::Failed { error, in_doubt });
    }
}
