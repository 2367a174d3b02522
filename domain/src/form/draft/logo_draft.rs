//! The logo while it is chosen: a picture read from this machine, an address, the one there is, or several at once.
//! Fetches and decodes nothing.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    form::problem::Problem,
    picture::{HttpsUrl, Picture, PictureSource},
};

/// The logo in the form. A picture wins over an address, which is kept while it does, and both win
/// over the logo the organization has already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogoDraft {
    /// Has passed the picture rules. Kept as a data URI; one that breaks them is not taken up again.
    #[serde(serialize_with = "as_data_uri", deserialize_with = "from_data_uri")]
    pub picture: Option<Picture>,
    /// As typed.
    pub url: String,
    /// Where the logo it has already is hosted, while nobody has taken it away.
    pub current: Option<String>,
}

impl LogoDraft {
    /// The new logo that would be sent; `None` where there is none.
    ///
    /// # Errors
    /// [`Problem::Picture`] where there is no picture and the address is none the API takes.
    pub fn read(&self) -> Result<Option<PictureSource>, Problem> {
        if let Some(picture) = &self.picture {
            return Ok(Some(PictureSource::DataUri(picture.clone())));
        }
        match self.url.trim() {
            "" => Ok(None),
            url => HttpsUrl::parse(url)
                .map(|url| Some(PictureSource::Url(url)))
                .map_err(|problem| Problem::Picture(problem.into())),
        }
    }

    /// Whether something was chosen that the organization does not have yet.
    pub(super) fn is_new(&self) -> bool {
        self.picture.is_some() || !self.url.trim().is_empty()
    }

    /// The address of the logo that stands: the one typed, or else the one it has. Empty where there
    /// is neither. A picture stands before it.
    pub(super) fn address(&self) -> &str {
        match self.url.trim() {
            "" => self.current.as_deref().unwrap_or_default().trim(),
            url => url,
        }
    }
}

fn as_data_uri<S: Serializer>(picture: &Option<Picture>, to: S) -> Result<S::Ok, S::Error> {
    picture.as_ref().map(Picture::data_uri).serialize(to)
}

fn from_data_uri<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Picture>, D::Error> {
    let text: Option<String> = Option::deserialize(from)?;
    Ok(text.and_then(|text| Picture::from_data_uri(&text).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::HttpsUrlProblem;

    fn picture() -> Picture {
        Picture::read(*b"GIF89a\x03\x00\x02\x00\0\0").unwrap()
    }

    #[test]
    fn a_picture_wins_over_an_address_that_waits_its_turn() {
        let logo = LogoDraft {
            picture: Some(picture()),
            url: "not an address".into(),
            current: None,
        };
        assert_eq!(logo.read(), Ok(Some(PictureSource::DataUri(picture()))));
        let without = LogoDraft {
            picture: None,
            ..logo
        };
        assert!(without.read().is_err());
    }

    #[test]
    fn a_blank_address_is_no_logo_and_a_plain_http_one_a_problem() {
        let at = |url: &str| LogoDraft {
            url: url.into(),
            ..LogoDraft::default()
        };
        assert_eq!(at("  ").read(), Ok(None));
        assert_eq!(
            at("http://example.com/a.png").read(),
            Err(Problem::Picture(HttpsUrlProblem::Http.into()))
        );
        assert!(matches!(
            at(" https://example.com/a.png ").read(),
            Ok(Some(PictureSource::Url(_)))
        ));
        // What belongs into the picture has no way in through the address.
        assert!(at(&picture().data_uri()).read().is_err());
    }

    #[test]
    fn a_kept_logo_comes_back_byte_for_byte_and_a_forged_one_does_not() {
        let logo = LogoDraft {
            picture: Some(picture()),
            url: "https://example.com".into(),
            current: Some("https://example.com/now.png".into()),
        };
        let kept = serde_json::to_string(&logo).unwrap();
        assert_eq!(serde_json::from_str::<LogoDraft>(&kept).unwrap(), logo);

        let forged = r#"{"picture":"data:image/png;base64,PHN2Zy8+","url":"u"}"#;
        let read: LogoDraft = serde_json::from_str(forged).unwrap();
        assert_eq!((read.picture, read.url.as_str()), (None, "u"));
    }
}
