//! Why the last file or address did not become a logo.

use canopy_domain::picture::{LogoRefusal, PictureProblem, VectorProblem, WhyUnconverted};

use super::{problem, size, source_problem, with_article};

/// `keeps` says that the logo there is stays.
pub fn refused(refusal: LogoRefusal, keeps: bool) -> String {
    let why = why(refusal);
    if keeps {
        why + " Dismiss this to keep the current logo."
    } else {
        why
    }
}

fn why(refusal: LogoRefusal) -> String {
    match refusal {
        LogoRefusal::NoFile => {
            "Your browser didn't provide a file. Save the image first, then drop or choose the file."
                .to_owned()
        }
        LogoRefusal::FarTooLarge { size: bytes } => {
            let size = size(bytes);
            format!("This file is {size}. A logo must be under 2 MB; choose a smaller file.")
        }
        LogoRefusal::Unreadable => "This can't be read. Choose a file, not a folder.".to_owned(),
        LogoRefusal::Address(problem) => source_problem(problem),
        LogoRefusal::File(problem) => self::problem(problem),
        LogoRefusal::Damaged(kind) => format!(
            "This {kind} is damaged or incomplete and can't be shown. Choose another copy of the file."
        ),
        LogoRefusal::TooManyPixels(dimensions) => format!(
            "This image is {dimensions} pixels, which is too large for a logo. Make it smaller first."
        ),
        LogoRefusal::Unconverted(problem, why) => unconverted(problem, why),
    }
}

fn unconverted(problem: PictureProblem, why: WhyUnconverted) -> String {
    let found = match problem {
        PictureProblem::Convertible(kind) => format!("This is {}.", with_article(kind)),
        PictureProblem::TooLarge { kind, size } => {
            format!(
                "This {kind} is {}; a logo must be under 2 MB.",
                self::size(size)
            )
        }
        problem => return self::problem(problem),
    };
    let why = match why {
        WhyUnconverted::Vector(VectorProblem::Encoding) => {
            "The text encoding of the file can't be read. Save it as UTF-8, or as a PNG."
        }
        WhyUnconverted::Vector(VectorProblem::Broken) => {
            "Your browser can't convert it because it is damaged or incomplete. Save it again, or as a PNG."
        }
        WhyUnconverted::Vector(VectorProblem::TooComplex) => {
            "Your browser can't convert it because it may take too long to draw. Save it as a PNG instead."
        }
        WhyUnconverted::Withheld => {
            "Your browser blocks websites from reading canvas data, so it can't convert the file. Allow canvas access \
             for this site in the browser's settings, or save the file as a PNG."
        }
        WhyUnconverted::Transparent => {
            "The converted image would be fully transparent. Save the file as a PNG instead."
        }
        WhyUnconverted::Impossible => "Your browser can't convert it. Save it as a PNG instead.",
    };
    format!("{found} {why}")
}

#[cfg(test)]
mod tests {
    use canopy_domain::picture::{PictureType, Recognized};

    use super::*;

    #[test]
    fn what_could_not_be_converted_says_what_it_is_why_and_what_to_do() {
        let svg = PictureProblem::Convertible(Recognized::Svg);
        let complex = WhyUnconverted::Vector(VectorProblem::TooComplex);
        assert_eq!(
            refused(LogoRefusal::Unconverted(svg, complex), false),
            "This is an SVG file. Your browser can't convert it because it may take too long to draw. Save it as a PNG \
             instead."
        );
        let large = PictureProblem::TooLarge {
            kind: PictureType::Jpeg,
            size: 2_400_000,
        };
        let refusal = LogoRefusal::Unconverted(large, WhyUnconverted::Impossible);
        assert_eq!(
            refused(refusal, true),
            "This JPEG is 2.4 MB; a logo must be under 2 MB. Your browser can't convert it. Save it as a PNG instead. \
             Dismiss this to keep the current logo."
        );
    }

    #[test]
    fn the_logo_there_is_is_named_where_it_stays() {
        let unreadable = "This can't be read. Choose a file, not a folder.";
        assert_eq!(refused(LogoRefusal::Unreadable, false), unreadable);
        assert_eq!(
            refused(LogoRefusal::Unreadable, true),
            format!("{unreadable} Dismiss this to keep the current logo.")
        );
    }
}
