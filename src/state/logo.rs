//! The logo field of a form: takes a file, says why not, offers to convert it, and reads its colours. Knows no widget.

mod reading;

use std::sync::Arc;

use canopy_domain::{
    palette::{Swatch, swatches},
    picture::{HttpsUrl, Picture, PictureLink},
    problem::Field,
};
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

pub use self::reading::Conversion;
use self::reading::{Read, read};
use super::{
    form::FormState,
    picture_file::{self, Decoded, File, Home, PictureAddress},
    session::use_session,
};
use crate::boxed::{effect, memo, spawn_scoped};

/// How long an address rests before it is shown: half of one may be another host's.
const REST: std::time::Duration = std::time::Duration::from_millis(600);

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
    reading: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    conversion: RwSignal<Option<Conversion>>,
    swatches: RwSignal<Vec<Swatch>>,
    /// Counts what was given and taken back, so that a late answer about an older file is dropped.
    turn: StoredValue<u32>,
    sampled: StoredValue<u32>,
    resting: StoredValue<Option<TimeoutHandle>>,
}

impl LogoState {
    pub fn new(form: FormState) -> Self {
        let picture = memo(move |_| form.read(|draft| draft.logo.picture.clone()));
        let address = memo(move |_| {
            picture.with(|picture| picture.as_ref().and_then(PictureAddress::of).map(Arc::new))
        });
        let api_base = use_session().configuration().api_base_url;
        let current = memo(move |_| {
            let current = form.read(|draft| draft.logo.current.clone());
            current.filter(|address| PictureLink::read(address, &api_base).is_some())
        });
        let logo = Self {
            form,
            picture,
            current,
            address,
            linked: RwSignal::new(Linked::Nothing),
            reading: RwSignal::new(false),
            refusal: RwSignal::new(None),
            conversion: RwSignal::new(None),
            swatches: RwSignal::new(Vec::new()),
            turn: StoredValue::new(0),
            sampled: StoredValue::new(0),
            resting: StoredValue::new(None),
        };
        let url = memo(move |_| form.read(|draft| draft.logo.url.trim().to_owned()));
        effect(move || logo.follow_url(url.get()));
        effect(move || match logo.shown() {
            Some((address, home)) => logo.sample(address, home),
            None => {
                logo.forget_swatches();
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
        self.shown().map(|(address, _)| address)
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
        self.reading.get()
    }

    /// Why the last file was not taken.
    pub fn refusal(self) -> Option<String> {
        self.refusal.get()
    }

    /// What the last file can be turned into.
    pub fn conversion(self) -> Option<Conversion> {
        self.conversion.get()
    }

    /// The colours of the logo that would be sent.
    pub fn swatches(self) -> Vec<Swatch> {
        self.swatches.try_get().unwrap_or_default()
    }

    /// Takes the first of some files. Until it has proved itself, the former logo stays.
    pub fn take(self, files: Vec<File>) {
        let Some(file) = files.into_iter().next() else {
            return;
        };
        let turn = self.next_turn();
        self.reading.set(true);
        spawn_scoped(async move {
            let read = read(&file).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.reading.set(false);
            match read {
                Read::Fits(picture) => self.put(picture),
                Read::Converted(conversion) => self.conversion.set(Some(conversion)),
                Read::Refused(reason) => self.refusal.set(Some(reason)),
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

    /// Lets a file be dropped anywhere on the page, which the browser would otherwise open in its place.
    pub fn hover(self, event: &ev::DragEvent) {
        if picture_file::brings_files(event) {
            event.prevent_default();
        }
    }

    /// Takes a file that was dropped beside its place.
    pub fn drop(self, event: &ev::DragEvent) {
        if !event.default_prevented() && picture_file::brings_files(event) {
            event.prevent_default();
            self.take(picture_file::dropped(event));
        }
    }

    /// Puts the converted picture into the form.
    pub fn convert(self) {
        if let Some(conversion) = self.conversion.get_untracked() {
            self.next_turn();
            self.put(conversion.after);
        }
    }

    /// Leaves the former logo, and says no more of the last file.
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

    fn next_turn(self) -> u32 {
        let turn = (self.turn.try_get_value()).map_or(0, |turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        self.reading.set(false);
        self.refusal.set(None);
        self.conversion.set(None);
        turn
    }

    fn shown(self) -> Option<(String, Home)> {
        if self.picture.with(Option::is_some) {
            return self
                .address
                .get()
                .map(|address| (address.as_str().to_owned(), Home::Here));
        }
        match self.linked.get() {
            Linked::Shown(address) => Some((address, Home::Elsewhere)),
            Linked::Failed(_) => None,
            Linked::Nothing if self.form.read(|draft| !draft.logo.url.trim().is_empty()) => None,
            Linked::Nothing => Some((self.current.get()?, Home::Elsewhere)),
        }
    }

    /// The person sees an address once it rests; half of one is asked for nowhere.
    fn follow_url(self, url: String) {
        if let Some(handle) = self.resting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        self.linked.set(Linked::Nothing);
        if HttpsUrl::parse(&url).is_err() {
            return;
        }
        let handle =
            set_timeout_with_handle(move || drop(self.linked.try_set(Linked::Shown(url))), REST);
        // Without a timer the address is not shown, which costs only its preview.
        self.resting.set_value(handle.ok());
    }

    /// The picture at the address could not be shown.
    pub fn link_failed(self) {
        if let Linked::Shown(address) = self.linked.get_untracked() {
            self.linked.set(Linked::Failed(address));
        }
    }

    fn sample(self, address: String, home: Home) {
        let turn = self.forget_swatches();
        spawn_scoped(async move {
            let sample = Decoded::new(&address, home)
                .await
                .and_then(|decoded| decoded.sample());
            if let Some(sample) = sample
                && self.sampled.try_get_value() == Some(turn)
            {
                self.swatches
                    .set(swatches(&sample.rgba, sample.width, sample.height));
            }
        });
    }

    fn forget_swatches(self) -> u32 {
        let turn = (self.sampled.try_get_value()).map_or(0, |turn| turn.wrapping_add(1));
        self.sampled.set_value(turn);
        self.swatches.set(Vec::new());
        turn
    }
}
