//! The logo field of a form: takes a file, converts it where that is needed, says why not, and reads its colors.

mod reading;
mod sample;

use std::{future::Future, sync::Arc};

use canopy_domain::{
    brand::logo_colors::Swatch,
    form::field::Field,
    picture::{
        HttpsUrl, LogoRefusal, Picture, PictureLink, PictureSource, Reworked, may_move, moves,
    },
};
use leptos::{ev, prelude::*};

use self::{
    reading::{Read, read, read_bytes},
    sample::Sample,
};
use super::{
    form::FormState,
    picture_file::{self, Dropped, File, ImageSource, PictureAddress},
    session::use_session,
    shown_picture::{shown, wants_stillness},
};
use crate::reactive::{Rest, effect, memo, spawn_scoped};

/// How long an address rests before it is shown: half of one may be another host's.
const DEBOUNCE: std::time::Duration = std::time::Duration::from_millis(600);

/// What the address in the field gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Linked {
    /// There is none, or it is still being typed.
    #[default]
    Nothing,
    Shown(String),
    /// The browser cannot show it. The API may still be able to fetch it.
    Failed(String),
}

/// The logo field of one form. Lives as long as the current owner.
#[derive(Clone, Copy)]
pub struct LogoState {
    form: FormState,
    picture: Memo<Option<Picture>>,
    address: Memo<Option<Arc<PictureAddress>>>,
    linked: RwSignal<Linked>,
    /// Where the logo can be seen that the organization has already.
    current: Memo<Option<String>>,
    /// What the last file was turned into, and the picture that undoing it puts in the form.
    reworked: RwSignal<Option<(Reworked, Option<Picture>)>>,
    sample: Sample,
    /// Counts what was given and taken back, so that a late answer about an older file is dropped.
    turn: StoredValue<u32>,
    resting: Rest,
}

impl LogoState {
    pub fn new(form: FormState) -> Self {
        let picture = memo(move |_| form.read(|draft| draft.logo.picture.clone()));
        let address = memo(move |_| {
            picture.with(|picture| picture.as_ref().and_then(PictureAddress::of).map(Arc::new))
        });
        let api_base = use_session().configuration().api_base_url;
        let current = memo(move |_| {
            let current = form.read(|draft| draft.logo.current.clone())?;
            // One that may move is held still here, and not left out.
            shown(&current, &api_base).or_else(|| {
                let link = PictureLink::read(&current, &api_base)?;
                Some(link.as_str().to_owned())
            })
        });
        let logo = Self {
            form,
            picture,
            current,
            address,
            linked: RwSignal::new(Linked::Nothing),
            reworked: RwSignal::new(None),
            sample: Sample::default(),
            turn: StoredValue::new(0),
            resting: Rest::default(),
        };
        let url = memo(move |_| form.read(|draft| draft.logo.url.trim().to_owned()));
        effect(move || logo.follow_url(url.get()));
        effect(move || match logo.shown() {
            Some((address, home)) => {
                let wants_still = logo.has_to_be_still(&address);
                logo.sample.read(address, home, wants_still);
            }
            None => {
                logo.sample.forget();
            }
        });
        logo
    }

    /// The picture in the form, from this machine.
    pub fn picture(self) -> Option<Picture> {
        self.picture.try_get().flatten()
    }

    /// Where the logo that would be sent can be seen; `None` where there is none to see.
    pub fn address(self) -> Option<String> {
        let (address, _) = self.shown()?;
        if !self.has_to_be_still(&address) {
            return Some(address);
        }
        let still = self.sample.still.get()?;
        Some(still.as_str().to_owned())
    }

    /// Whether the logo moves, as far as can be known, and the person asked for less of that.
    fn has_to_be_still(self, address: &str) -> bool {
        let may_move = self.picture.try_with(|picture| match picture {
            Some(picture) => moves(picture.bytes()),
            None => may_move(address),
        });
        may_move.unwrap_or_default() && wants_stillness()
    }

    pub fn linked(self) -> Linked {
        self.linked.get()
    }

    /// Whether the organization has a logo, which nobody has taken away.
    pub fn has_current(self) -> bool {
        self.form.read(|draft| draft.logo.current.is_some())
    }

    /// Whether the organization has a logo that will be taken away.
    pub fn is_removed(self) -> bool {
        let nothing_new = self.picture.with(Option::is_none)
            && self.form.read(|draft| draft.logo.url.trim().is_empty());
        nothing_new && !self.has_current() && self.form.before(Field::Logo).is_some()
    }

    pub fn is_reading(self) -> bool {
        self.form.logo_intake.is_reading()
    }

    /// Why the last file was not taken.
    pub fn refusal(self) -> Option<LogoRefusal> {
        self.form.logo_intake.refusal()
    }

    /// What the file was turned into that the logo is now. `None` where it is as it was chosen.
    pub fn reworked(self) -> Option<Reworked> {
        let (reworked, _) = self.reworked.get()?;
        let is_logo = self
            .picture
            .with(|picture| picture.as_ref() == Some(&reworked.after));
        is_logo.then_some(reworked)
    }

    /// The colors of the logo that would be sent.
    pub fn swatches(self) -> Vec<Swatch> {
        self.sample.swatches.try_get().unwrap_or_default()
    }

    /// Whether this browser does not let a page read the colors of a logo.
    pub fn withholds_colors(self) -> bool {
        self.sample.is_withheld.get()
    }

    /// Takes the first of some files. Until it has proved itself, the current logo stays.
    pub fn take(self, files: Vec<File>) {
        let file = files.into_iter().next();
        let Some(file) = file.filter(|_| !self.is_locked()) else {
            return;
        };
        self.read(async move { read(&file).await });
    }

    fn read(self, reading: impl Future<Output = Read> + 'static) {
        let turn = self.next_turn();
        self.form.logo_intake.begin();
        spawn_scoped(async move {
            let read = reading.await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.form.logo_intake.clear();
            match read {
                Read::Fits(picture) => self.put(picture),
                Read::Reworked(reworked) => self.put_reworked(reworked),
                Read::Refused(refusal) => self.form.logo_intake.refuse(refusal),
            }
        });
    }

    /// Takes the file a paste brings, and says whether it brought any.
    pub fn paste(self, event: &ev::ClipboardEvent) -> bool {
        let files = picture_file::pasted(event);
        let brought = !files.is_empty();
        self.take(files);
        brought
    }

    /// Takes what is dropped anywhere on the page: a file, or the address of a picture on another page.
    pub fn drop(self, event: &ev::DragEvent) {
        if event.default_prevented() {
            return;
        }
        picture_file::hold_back(event);
        match picture_file::dropped(event) {
            Dropped::Files(files) => self.take(files),
            Dropped::Address(address) => self.take_address(&address),
            Dropped::Nothing => self.refuse(LogoRefusal::NoFile),
            Dropped::Other => {}
        }
    }

    /// Takes an address in place of a picture, or the picture that it holds itself.
    fn take_address(self, address: &str) {
        if self.is_locked() {
            return;
        }
        match PictureSource::parse(address) {
            Ok(PictureSource::Url(url)) => {
                self.next_turn();
                self.form.edit(Field::Logo, |draft| {
                    draft.logo.picture = None;
                    draft.logo.url = url.as_str().to_owned();
                });
            }
            Ok(PictureSource::DataUri(picture)) => {
                let bytes: Arc<[u8]> = picture.bytes().into();
                self.read(read_bytes(bytes));
            }
            Err(problem) => self.refuse(LogoRefusal::Address(problem)),
        }
    }

    fn is_locked(self) -> bool {
        untrack(|| self.form.is_locked())
    }

    fn refuse(self, refusal: LogoRefusal) {
        self.next_turn();
        self.form.logo_intake.refuse(refusal);
    }

    /// Takes the converted picture out of the form again, for the file as it was chosen where that can travel, or for
    /// the picture that was in the form before.
    pub fn undo(self) {
        let Some((_, before)) = self.reworked.get_untracked() else {
            return;
        };
        self.next_turn();
        self.form
            .edit(Field::Logo, |draft| draft.logo.picture = before);
    }

    /// Leaves the current logo, and says no more of the last file.
    pub fn dismiss(self) {
        self.next_turn();
    }

    /// Takes the picture out of the form; an address in it then counts, or the logo there is.
    pub fn remove(self) {
        self.next_turn();
        self.form
            .edit(Field::Logo, |draft| draft.logo.picture = None);
    }

    /// Takes away the logo that the organization has.
    pub fn remove_current(self) {
        self.next_turn();
        self.form
            .edit(Field::Logo, |draft| draft.logo.current = None);
    }

    /// Leaves the organization the logo it has, after all.
    pub fn keep_current(self) {
        self.next_turn();
        self.form.put_back(Field::Logo);
    }

    pub fn set_url(self, url: String) {
        self.form.edit(Field::Logo, |draft| draft.logo.url = url);
    }

    fn put(self, picture: Picture) {
        self.form
            .edit(Field::Logo, |draft| draft.logo.picture = Some(picture));
    }

    fn put_reworked(self, reworked: Reworked) {
        let before = match &reworked.chosen {
            Some(chosen) => Some(chosen.clone()),
            None => self.picture.try_get_untracked().flatten(),
        };
        self.put(reworked.after.clone());
        self.reworked.set(Some((reworked, before)));
    }

    fn next_turn(self) -> u32 {
        let turn = (self.turn.try_get_value()).map_or(0, |turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        self.form.logo_intake.clear();
        self.reworked.set(None);
        turn
    }

    fn shown(self) -> Option<(String, ImageSource)> {
        if self.picture.with(Option::is_some) {
            return self
                .address
                .get()
                .map(|address| (address.as_str().to_owned(), ImageSource::Here));
        }
        match self.linked.get() {
            Linked::Shown(address) => Some((address, ImageSource::Elsewhere)),
            Linked::Failed(_) => None,
            Linked::Nothing if self.form.read(|draft| !draft.logo.url.trim().is_empty()) => None,
            Linked::Nothing => Some((self.current.get()?, ImageSource::Elsewhere)),
        }
    }

    /// The person sees an address once it rests; half of one is asked for nowhere.
    fn follow_url(self, url: String) {
        self.resting.end();
        self.linked.set(Linked::Nothing);
        if HttpsUrl::parse(&url).is_ok() {
            let show = move || drop(self.linked.try_set(Linked::Shown(url)));
            // Without a timer the address is not shown, which costs only its preview.
            self.resting.begin(DEBOUNCE, show);
        }
    }

    /// The picture at the address could not be shown.
    pub fn link_failed(self) {
        if let Linked::Shown(address) = self.linked.get_untracked() {
            self.linked.set(Linked::Failed(address));
        }
    }
}
