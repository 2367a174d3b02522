//! Pictures of every kind that people have, and browsers that keep to themselves what is in them.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn a_drawing_of_any_program_becomes_a_png_in_its_own_proportion() {
    at_the_logo_field(async |person| {
        for (name, bytes) in pictures::DRAWINGS {
            person.drops(file(name, bytes), group("Logo")).await;
            person.reads_in(group("Logo"), "Before: SVG file").await;
            person.reads_in(group("Logo"), "1024 × 683").await;
            // The left end of it is painted.
            person
                .page_comes_to_answer(
                    &format!("{name} is drawn"),
                    "const picture = document.querySelector('.logo-field-ground img');
                     const canvas = document.createElement('canvas');
                     [canvas.width, canvas.height] = [30, 20];
                     const context = canvas.getContext('2d');
                     if (!picture?.complete) return false;
                     context.drawImage(picture, 0, 0, 30, 20);
                     return [[1, 10], [1, 18], [1, 2]].every(([x, y]) => \
                       context.getImageData(x, y, 1, 1).data[3] > 200);",
                    json!(true),
                )
                .await;
            person.clicks(button("Undo").inside(group("Logo"))).await;
            person.does_not_read("1024 × 683").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_drawing_that_cannot_be_read_says_what_to_save_it_as() {
    at_the_logo_field(async |person| {
        let wide: Vec<u8> = "\u{feff}<?xml version='1.0' encoding='UTF-16'?><svg xmlns='http://www.w3.org/2000/svg' \
            viewBox='0 0 4 2'><rect width='4' height='2'/></svg>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        person.drops(file("wide.svg", &wide), group("Logo")).await;
        person.reads_in(group("Logo"), "1024 × 512").await;
        for (bytes, words) in [
            (b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(), "compressed file (possibly SVGZ)"),
            (
                b"<?xml version='1.0' encoding='Shift_JIS'?><svg><text>\x83\x8d</text></svg>".to_vec(),
                "Save it as UTF-8",
            ),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><rect".to_vec(), "damaged or incomplete"),
        ] {
            person.drops(file("logo.svg", &bytes), group("Logo")).await;
            person.reads_in(group("Logo"), words).await;
            person.does_not_read("Converted").await;
        }
    })
    .await;
}

#[tokio::test]
async fn of_a_picture_that_moves_only_its_first_frame_is_kept_and_one_says_so() {
    at_the_logo_field(async |person| {
        let moving = [
            ("moving.webp", pictures::animated_webp()),
            ("moving.png", pictures::large_animated_png()),
        ];
        for (name, bytes) in moving {
            person.drops(file(name, &bytes), group("Logo")).await;
            person
                .reads_in(group("Logo"), "Only the first frame is kept.")
                .await;
        }
        let drawing = |opacity: u8| {
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'><rect width='4' height='2' \
                opacity='{opacity}'><animate attributeName='opacity' to='1' begin='9s' dur='1s'/></rect></svg>")
        };
        person
            .drops(file("moving.svg", drawing(1).as_bytes()), group("Logo"))
            .await;
        person.reads_in(group("Logo"), "SVG file, 4 × 2").await;
        person
            .reads_in(group("Logo"), "Only the first frame is kept.")
            .await;
        person
            .drops(file("hidden.svg", drawing(0).as_bytes()), group("Logo"))
            .await;
        person
            .reads_in(group("Logo"), "The converted image would be fully transparent")
            .await;
        person.does_not_read("Converted").await;
        person
            .drops(file("still.webp", pictures::WEBP), group("Logo"))
            .await;
        person.reads_in(group("Logo"), "1 × 1").await;
        person.does_not_read("Only the first frame is kept.").await;
    })
    .await;
}

#[tokio::test]
async fn a_photo_that_lies_on_its_side_has_the_size_it_is_shown_in() {
    at_the_logo_field(async |person| {
        person
            .drops(file("lying.jpg", pictures::LYING_JPEG), group("Logo"))
            .await;
        person.reads_in(group("Logo"), "32 × 48").await;
        person
            .page_comes_to_answer(
                "the browser shows it so",
                "const picture = document.querySelector('.logo-field-ground img');
                 return [picture?.naturalWidth, picture?.naturalHeight]",
                json!([32, 48]),
            )
            .await;
    })
    .await;
}

/// What a browser does that protects against fingerprints: each pixel comes back as something else.
const NOISE: &str = "
    const real = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...place) {
      const data = real.apply(this, place);
      data.data.forEach((value, at) => { if (at % 4 < 3) data.data[at] = value ^ (at % 2); });
      return data;
    };
    HTMLCanvasElement.prototype.toBlob = function (then) { then(new Blob(['noise'], { type: 'image/png' })); };";

#[tokio::test]
async fn a_browser_that_answers_with_noise_has_nothing_converted_and_no_colors_offered() {
    at_the_logo_field(async |person| {
        person.page_answers(NOISE, vec![]).await;
        withheld(person).await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_resists_fingerprinting_says_so_in_place_of_a_conversion() {
    in_a_browser(async |person| {
        person.resists_fingerprinting().await;
        person.comes_to_a_new_organization("pooled").await;
        withheld(person).await;
    })
    .await;
}

async fn withheld(person: &Person) {
    person
        .drops(file("logo.svg", pictures::SVG), group("Logo"))
        .await;
    person
        .reads_in(
            group("Logo"),
            "Your browser blocks websites from reading canvas data",
        )
        .await;
    person.does_not_read("Converted").await;
    // What needs no conversion is taken as it is, but its colors are not read.
    let logo = pictures::mark(120, 60, [11, 110, 79], [244, 211, 94]);
    person.drops(file("logo.png", &logo), group("Logo")).await;
    person.reads_in(group("Logo"), "120 × 60").await;
    person.reads("the logo's colors can't be suggested").await;
    person.does_not_see(button("").containing("contrast")).await;
}

#[tokio::test]
async fn a_picture_dragged_from_another_page_goes_into_its_address() {
    at_the_logo_field(async |person| {
        // There is no such host to load the preview from.
        person.expects_failing_calls();
        let anywhere = || heading("Create organization");
        let address = "https://cdn.example.com/logo.png";
        let list = format!("# dragged\r\n{address}\r\n");
        person
            .drags_here(
                &[("text/uri-list", &list), ("text/plain", address)],
                anywhere(),
            )
            .await;
        person.finds_in_field("Logo URL", address).await;
        for (data, words) in [
            (
                vec![("text/uri-list", "http://cdn.example.com/a.png")],
                "only fetches images over https",
            ),
            (
                vec![("text/uri-list", "file:///home/me/a.png")],
                "isn't a web address",
            ),
            (vec![("text/plain", "a word")], "didn't provide a file"),
            (vec![], "didn't provide a file"),
        ] {
            for place in [group("Logo"), anywhere()] {
                person.drags_here(&data, place).await;
                person.reads_in(group("Logo"), words).await;
                person.clicks(button("Dismiss").inside(group("Logo"))).await;
            }
            person.finds_in_field("Logo URL", address).await;
        }
        let data = format!("data:image/gif;base64,{}", base64(pictures::GIF));
        person
            .drags_here(&[("text/uri-list", &data)], group("Logo"))
            .await;
        person.reads_in(group("Logo"), "1 × 1").await;
        person
            .drags_here(&[("text/uri-list", address)], group("Logo"))
            .await;
        person.does_not_read("1 × 1").await;
        person.finds_in_field("Logo URL", address).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_of_the_console_that_slips_changes_nothing_and_a_picture_in_a_link_is_meant_itself()
{
    at_the_logo_field(async |person| {
        // There is no such host to load the preview from.
        person.expects_failing_calls();
        person
            .drops(file("logo.gif", pictures::GIF), group("Logo"))
            .await;
        person.reads_in(group("Logo"), "1 × 1").await;
        let own = person
            .page_answers("return document.baseURI + 'about'", vec![])
            .await;
        let own = own.as_str().expect("a page has an address");
        for place in [group("Logo"), heading("Create organization")] {
            person
                .drags_here(&[("text/uri-list", own), ("text/plain", own)], place)
                .await;
            person.finds_in_field("Logo URL", "").await;
            person.reads_in(group("Logo"), "1 × 1").await;
        }
        let html =
            r#"<a href="/"><img alt="" src="https://cdn.example.com/logo.png?w=1&amp;h=2"></a>"#;
        let page = "https://www.example.com/";
        person
            .drags_here(
                &[("text/uri-list", page), ("text/html", html)],
                group("Logo"),
            )
            .await;
        person
            .finds_in_field("Logo URL", "https://cdn.example.com/logo.png?w=1&h=2")
            .await;
    })
    .await;
}

/// The color in the middle of the logo beside an organization's name.
const COLOR: &str = "
    const picture = document.querySelector('.organization-head img.tile');
    if (!picture?.complete || !picture.naturalWidth) return 'none';
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3, 3];
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0, 3, 3);
    return [...context.getImageData(1, 1, 1, 1).data].join(' ');";

#[tokio::test]
async fn a_new_logo_under_the_address_of_the_one_before_it_is_shown_at_once() {
    at_the_logo_field(async |person| {
        let (red, blue) = (
            pictures::png(30, 30, [200, 0, 0]),
            pictures::png(30, 30, [0, 0, 200]),
        );
        person.drops(file("red.png", &red), group("Logo")).await;
        person.types_into("Name", "With a lasting address").await;
        person.clicks(button("Create organization")).await;
        person.clicks(link("Open")).await;
        person.sees(heading("With a lasting address")).await;
        person
            .page_comes_to_answer("its logo is red", COLOR, json!("200 0 0 255"))
            .await;
        person.sandbox().keeps_addresses_of_logos();
        person.clicks(link("Branding")).await;
        person.drops(file("blue.png", &blue), group("Logo")).await;
        person.reads_in(group("Logo"), "30 × 30").await;
        person.clicks(button("Save changes")).await;
        person.reads("was saved").await;
        person
            .page_comes_to_answer("its logo is blue", COLOR, json!("0 0 200 255"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_logo_that_moves_stands_still_for_whoever_asked_for_less_motion() {
    at_the_logo_field(async |person| {
        let tile = "return document.querySelector('.organization-head .tile').dataset.kind";
        let moving = pictures::animated_gif(2, 40);
        const KINDS: &str = "
            window.kinds = {};
            const real = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
              const address = real.call(URL, blob);
              window.kinds[address] = blob.type;
              return address;
            };";
        person.page_answers(KINDS, vec![]).await;
        person.looks(Look::Light).await;
        person.drops(file("moving.gif", &moving), group("Logo")).await;
        person.reads_in(group("Logo"), "40 × 40").await;
        person
            .page_comes_to_answer(
                "its first frame is shown",
                "return window.kinds[document.querySelector('.logo-field-ground img')?.src] ?? 'none'",
                json!("image/png"),
            )
            .await;
        person.types_into("Name", "In motion").await;
        person.clicks(button("Create organization")).await;
        person.clicks(link("Open")).await;
        person.sees(heading("In motion")).await;
        person.page_comes_to_answer("its initials", tile, json!("initials")).await;
        let kept = person.sandbox().organization(&person.sandbox().company("pooled"), "In motion");
        assert_eq!(kept.and_then(|kept| kept.picture), Some(moving), "it is sent as it moves");
    })
    .await;
}

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> Dropped<'a> {
    let claimed = "image/png";
    Dropped {
        name,
        claimed,
        bytes,
    }
}

async fn at_the_logo_field(scenario: impl AsyncFnOnce(&mut Person)) {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        scenario(person).await;
    })
    .await;
}
