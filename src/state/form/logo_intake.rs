//! A logo on its way into a form: the file is still being read, or it was refused and nobody has said yet that the form
//! may go without it.

use canopy_domain::picture::LogoRefusal;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Stage {
    #[default]
    Nothing,
    Reading,
    Refused(LogoRefusal),
}

/// What was chosen as the logo and is not in the form.
#[derive(Clone, Copy, Default)]
pub struct LogoIntake(RwSignal<Stage>);

impl LogoIntake {
    pub fn begin(self) {
        self.0.set(Stage::Reading);
    }

    pub fn refuse(self, refusal: LogoRefusal) {
        self.0.set(Stage::Refused(refusal));
    }

    pub fn clear(self) {
        self.0.try_set(Stage::Nothing);
    }

    pub fn is_reading(self) -> bool {
        self.0.get() == Stage::Reading
    }

    /// Why the last choice was not taken.
    pub fn refusal(self) -> Option<LogoRefusal> {
        match self.0.get() {
            Stage::Refused(refusal) => Some(refusal),
            Stage::Nothing | Stage::Reading => None,
        }
    }

    /// Whether something was chosen that a form sent now would leave out.
    pub(super) fn is_pending(self) -> bool {
        self.0.try_get_untracked().unwrap_or_default() != Stage::Nothing
    }
}
