//! The logo field: believed is what the bytes are, and nothing else.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn a_dropped_png_shows_its_size_and_what_will_travel() {
    at_the_logo_field(async |person| {
        let logo = pictures::png(48, 32, [10, 20, 30]);
        person
            .drops(file("logo.png", "image/png", &logo), place())
            .await;
        person.reads_in(group("Logo"), "48 × 32").await;
        person.reads_in(group("Logo"), "PNG").await;
        person.arrives_as(&logo).await;
    })
    .await;
}

#[tokio::test]
async fn a_chosen_file_is_taken() {
    at_the_logo_field(async |person| {
        let logo = pictures::png(20, 20, [90, 20, 30]);
        person
            .picks_file(file("chosen.png", "image/png", &logo), group("Logo"))
            .await;
        person.reads_in(group("Logo"), "20 × 20").await;
        person.arrives_as(&logo).await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_picture_is_taken() {
    at_the_logo_field(async |person| {
        let logo = pictures::png(21, 22, [90, 200, 30]);
        person
            .pastes(file("image.png", "image/png", &logo), place())
            .await;
        person.reads_in(group("Logo"), "21 × 22").await;
        person.arrives_as(&logo).await;
    })
    .await;
}

#[tokio::test]
async fn a_gif_is_taken_as_it_is() {
    at_the_logo_field(async |person| {
        person
            .drops(file("tiny.gif", "image/gif", pictures::GIF), place())
            .await;
        person.reads_in(group("Logo"), "1 × 1").await;
        person.arrives_as(pictures::GIF).await;
    })
    .await;
}

#[tokio::test]
async fn an_https_address_is_kept_as_it_is() {
    at_the_logo_field(async |person| {
        // There is no such host to load the preview from.
        person.expects_failing_calls();
        person
            .types_into("Logo URL", "https://cdn.example.com/logo.png")
            .await;
        person.types_into("Name", "By address").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("By address")).await;
        let kept = person
            .sandbox()
            .organization(&person.sandbox().company("pooled"), "By address")
            .expect("it was created");
        assert_eq!(
            kept.picture_url.as_deref(),
            Some("https://cdn.example.com/logo.png")
        );
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_not_https_is_refused() {
    at_the_logo_field(async |person| {
        person.types_into("Name", "By address").await;
        for address in [
            "http://cdn.example.com/logo.png",
            "javascript:alert(1)",
            "cdn.example.com/logo.png",
        ] {
            person.replaces("Logo URL", address).await;
            person.clicks(button("Create organization")).await;
            person
                .sees_attribute(field("Logo URL"), "aria-invalid", Some("true"))
                .await;
            person.is_in(field("Logo URL")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_vector_logo_becomes_a_png_and_its_script_never_runs() {
    at_the_logo_field(async |person| {
        person
            .drops(file("logo.svg", "image/svg+xml", pictures::SVG), place())
            .await;
        person.reads_in(group("Logo"), "Converted: PNG").await;
        person.reads_in(group("Logo"), "Before: SVG file").await;
        let ran = person
            .page_answers("return window.ran === true", vec![])
            .await;
        assert_eq!(ran, json!(false));
        let kept = person.is_created().await;
        let bytes = kept.picture.expect("there is a logo");
        assert!(bytes.starts_with(b"\x89PNG"), "it became a PNG");
    })
    .await;
}

#[tokio::test]
async fn a_webp_becomes_a_type_that_is_taken() {
    at_the_logo_field(async |person| {
        person
            .drops(file("logo.webp", "image/webp", pictures::WEBP), place())
            .await;
        person.reads_in(group("Logo"), "Before: WebP image").await;
        let bytes = person.is_created().await.picture.expect("there is a logo");
        assert!(
            bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8"),
            "it became a PNG or JPEG"
        );
    })
    .await;
}

#[tokio::test]
async fn the_bytes_are_believed_and_not_the_name() {
    at_the_logo_field(async |person| {
        person
            .drops(
                file("logo.png", "image/png", b"MZ\x90\0 this is a program"),
                place(),
            )
            .await;
        person
            .reads_in(group("Logo"), "This file isn't an image")
            .await;
        person
            .drops(file("logo.png", "image/png", pictures::SVG), place())
            .await;
        person.reads_in(group("Logo"), "SVG").await;
        // A true PNG under any name and claim.
        let logo = pictures::png(9, 7, [1, 2, 3]);
        person
            .drops(file("notes.txt", "text/plain", &logo), place())
            .await;
        person.reads_in(group("Logo"), "9 × 7").await;
        person.arrives_as(&logo).await;
    })
    .await;
}

#[tokio::test]
async fn one_byte_decides_what_is_too_large() {
    at_the_logo_field(async |person| {
        let fits = pictures::png_of(1_999_999);
        person
            .drops(file("fits.png", "image/png", &fits), place())
            .await;
        person.reads_in(group("Logo"), "8 × 8").await;
        let too_large = pictures::png_of(2_000_000);
        person
            .drops(file("large.png", "image/png", &too_large), place())
            .await;
        person
            .reads_in(group("Logo"), "Made smaller: PNG, 8 × 8")
            .await;
        person
            .reads_in(group("Logo"), "Before: PNG, 8 × 8, 2 MB")
            .await;
        let bytes = person.is_created().await.picture.expect("there is a logo");
        assert!(bytes.len() < 2_000_000, "{} bytes", bytes.len());
    })
    .await;
}

#[tokio::test]
async fn undo_goes_back_from_a_converted_file_to_the_logo_before_it() {
    at_the_logo_field(async |person| {
        let logo = pictures::png(48, 32, [10, 20, 30]);
        person
            .drops(file("logo.png", "image/png", &logo), place())
            .await;
        person.reads_in(group("Logo"), "48 × 32").await;
        person
            .drops(file("logo.svg", "image/svg+xml", pictures::SVG), place())
            .await;
        person.reads_in(group("Logo"), "Converted: PNG").await;
        person.clicks(button("Undo").inside(group("Logo"))).await;
        person.does_not_read("Converted: PNG").await;
        person.arrives_as(&logo).await;
    })
    .await;
}

#[tokio::test]
async fn a_photo_travels_upright_and_without_where_it_was_taken_unless_one_undoes_that() {
    let photo = pictures::photo_of_a_place();
    let holds_camera_data = |bytes: &[u8]| bytes.windows(4).any(|window| window == b"Exif");
    assert!(
        holds_camera_data(&photo),
        "the photo says where it was taken"
    );
    at_the_logo_field(async |person| {
        person
            .drops(file("photo.jpg", "image/jpeg", &photo), place())
            .await;
        person
            .reads_in(
                group("Logo"),
                "Turned upright and metadata removed (it included a location): JPEG, 32 × 48",
            )
            .await;
        person
            .reads_in(group("Logo"), "Before: JPEG, 32 × 48")
            .await;
        let bytes = person.is_created().await.picture.expect("there is a logo");
        assert!(bytes.starts_with(b"\xff\xd8"), "it is a JPEG still");
        assert!(
            !holds_camera_data(&bytes),
            "nothing but the picture travels"
        );
    })
    .await;
    at_the_logo_field(async |person| {
        person
            .drops(file("photo.jpg", "image/jpeg", &photo), place())
            .await;
        person.reads_in(group("Logo"), "Turned upright").await;
        person.clicks(button("Undo").inside(group("Logo"))).await;
        person.does_not_read("Turned upright").await;
        person.arrives_as(&photo).await;
    })
    .await;
}

#[tokio::test]
async fn a_logo_that_was_chosen_and_not_taken_holds_the_form_until_one_says_so() {
    at_the_logo_field(async |person| {
        person.types_into("Name", "Without its logo").await;
        person
            .drops(file("logo.pdf", "application/pdf", b"%PDF-1.7"), place())
            .await;
        person.reads("1 field needs attention: Logo.").await;
        person.clicks(button("Create organization")).await;
        let refused = alert("This is a PDF").inside(group("Logo"));
        person.is_in(refused).await;
        let workspace = person.sandbox().company("pooled");
        let kept = person
            .sandbox()
            .organization(&workspace, "Without its logo");
        assert_eq!(kept, None, "nothing is sent");
        person.clicks(button("Dismiss").inside(group("Logo"))).await;
        person.does_not_read("needs attention").await;
        person.clicks(button("Create organization")).await;
        person.sees(row("Without its logo")).await;
    })
    .await;
}

#[tokio::test]
async fn a_logo_can_be_taken_away_again() {
    at_the_logo_field(async |person| {
        let logo = pictures::png(30, 30, [10, 20, 30]);
        person
            .drops(file("logo.png", "image/png", &logo), place())
            .await;
        person.reads_in(group("Logo"), "30 × 30").await;
        person
            .clicks(button("").containing("Remove").inside(group("Logo")))
            .await;
        let kept = person.is_created().await;
        assert_eq!((kept.picture, kept.picture_url), (None, None));
    })
    .await;
}

#[tokio::test]
async fn the_logos_own_colors_are_offered_and_only_a_click_takes_one() {
    at_the_logo_field(async |person| {
        let logo = pictures::mark(120, 60, [11, 110, 79], [244, 211, 94]);
        person
            .drops(file("logo.png", "image/png", &logo), place())
            .await;
        person.sees(button("").containing("#0b6e4f")).await;
        person.finds_in_field("Primary color", "").await;
        person.clicks(button("").containing("#0b6e4f")).await;
        person.finds_in_field("Primary color", "#0b6e4f").await;
    })
    .await;
}

fn file<'a>(name: &'a str, claimed: &'a str, bytes: &'a [u8]) -> Dropped<'a> {
    Dropped {
        name,
        claimed,
        bytes,
    }
}

/// Where one drops.
fn place() -> Target {
    group("Logo")
}

async fn at_the_logo_field(scenario: impl AsyncFnOnce(&mut Person)) {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        scenario(person).await;
    })
    .await;
}

trait WithLogo {
    async fn is_created(&self) -> StoredOrganization;
    async fn arrives_as(&self, bytes: &[u8]);
}

impl WithLogo for Person {
    async fn is_created(&self) -> StoredOrganization {
        self.types_into("Name", "With its logo").await;
        self.clicks(button("Create organization")).await;
        self.sees(link("With its logo")).await;
        let workspace = self.sandbox().company("pooled");
        self.sandbox()
            .organization(&workspace, "With its logo")
            .expect("it was created")
    }

    async fn arrives_as(&self, bytes: &[u8]) {
        let kept = self.is_created().await.picture.expect("there is a logo");
        assert!(
            kept == bytes,
            "{} bytes were sent, {} arrived, or others",
            bytes.len(),
            kept.len()
        );
    }
}
