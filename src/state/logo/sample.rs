//! What is read from the pixels of a logo: its colors, and its first frame.

use std::sync::Arc;

use canopy_domain::{
    brand::logo_colors::{Swatch, swatches},
    picture::renewed,
};
use leptos::prelude::*;

use crate::{
    reactive::spawn_scoped,
    state::picture_file::{self, Decoded, ImageSource, PictureAddress},
};

#[derive(Clone, Copy, Default)]
pub(super) struct Sample {
    pub swatches: RwSignal<Vec<Swatch>>,
    /// Whether this browser keeps the pixels to itself that the colors are read from.
    pub is_withheld: RwSignal<bool>,
    /// The first frame of the logo that would be sent, for whoever asked for less motion.
    pub still: RwSignal<Option<Arc<PictureAddress>>>,
    /// Counts the logos, so that a late answer about an earlier one is dropped.
    turn: StoredValue<u32>,
}

impl Sample {
    /// Reads the logo at an address; `wants_still` asks for its first frame too.
    pub fn read(self, address: String, source: ImageSource, wants_still: bool) {
        let turn = self.forget();
        if !picture_file::gives_pixels() {
            self.is_withheld.set(true);
            return;
        }
        spawn_scoped(async move {
            let Some(decoded) = decode(&address, source).await else {
                return;
            };
            let sample = decoded.sample();
            let still = if wants_still {
                decoded.still().await
            } else {
                None
            };
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.still.set(still.map(Arc::new));
            if let Some(sample) = sample {
                self.swatches
                    .set(swatches(&sample.rgba, sample.width, sample.height));
            }
        });
    }

    pub fn forget(self) -> u32 {
        let turn = (self.turn.try_get_value()).map_or(0, |turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        self.swatches.set(Vec::new());
        self.is_withheld.set(false);
        self.still.set(None);
        turn
    }
}

async fn decode(address: &str, source: ImageSource) -> Option<Decoded> {
    let decoded = Decoded::new(address, source).await;
    if decoded.is_some() || source != ImageSource::Elsewhere {
        return decoded;
    }
    // What was kept when the picture was shown does not say who may read its pixels.
    let renewed = renewed(address, "pixels");
    if renewed == address {
        return None;
    }
    Decoded::new(&renewed, source).await
}
