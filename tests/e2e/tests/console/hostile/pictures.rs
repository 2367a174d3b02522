//! Pictures that mean harm, or are not what they say, dropped on the logo field.

use canopy_e2e::*;

use super::corpus::Unharmed as _;

#[tokio::test]
async fn what_becomes_of_a_vector_is_a_bitmap_without_anything_it_brought() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.brings("script.svg", "image/svg+xml").await;
        person.reads_in(group("Logo"), "Converted: PNG").await;
        person.types_into("Name", "Without its script").await;
        person
            .clicks(button("Create organization").inside(main_region()))
            .await;
        person.sees(link("Without its script")).await;
        person.is_unharmed_at("the organization with it").await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Without its script");
        let bytes = kept.and_then(|kept| kept.picture).expect("it has a logo");
        assert!(bytes.starts_with(b"\x89PNG"));
        assert!(!bytes.windows(7).any(|part| part == b"top.ran"));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_promises_or_unfolds_to_too_much_or_is_half_there_does_no_harm() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        let cases: [(&str, Vec<u8>, &str); 5] = [
            ("unfolds.svg", unfolding(), "Your browser can't convert it"),
            ("claims.png", claiming(60_000), "60000 × 60000"),
            ("cut-off.png", cut_off(), "200 × 200"),
            (
                "script.gif",
                b"GIF89a=1;top.ran=true;//".to_vec(),
                "12605 × 29755",
            ),
            (
                "page.png",
                b"<!DOCTYPE html><script>top.ran=true</script>".to_vec(),
                "JPEG, PNG or GIF",
            ),
        ];
        for (name, bytes, words) in cases {
            person.drops_bytes(name, "image/png", &bytes).await;
            person.reads_in(group("Logo"), words).await;
            person.is_unharmed_at(name).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_taken_for_what_its_bytes_are_and_what_follows_it_is_never_run() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let mut bytes = pictures::png(40, 20, [11, 110, 79]);
        bytes.extend(b"<html><script>top.ran = true</script></html>");
        person.drops_bytes("logo.html", "text/html", &bytes).await;
        person.reads_in(group("Logo"), "40 × 20").await;
        person.types_into("Name", "With a page behind it").await;
        person
            .clicks(button("Create organization").inside(main_region()))
            .await;
        person.sees(link("With a page behind it")).await;
        person.is_unharmed_at("the organization with it").await;
        let kept = person
            .sandbox()
            .organization(&workspace, "With a page behind it");
        let kept = kept.and_then(|kept| kept.picture).expect("it has a logo");
        assert_eq!(kept, bytes, "it is sent as it is");
    })
    .await;
}

#[tokio::test]
async fn a_small_picture_that_unpacks_to_gigabytes_leaves_the_page_awake() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        for (name, bytes, words) in [
            ("overfull.png", pictures::overfull_png(12_000), "8 × 8"),
            (
                "endless.gif",
                pictures::animated_gif(400, 1_990),
                "1990 × 1990",
            ),
        ] {
            assert!(bytes.len() < 2_000_000, "{name} has {} bytes", bytes.len());
            person.drops_bytes(name, "image/png", &bytes).await;
            person.reads_in(group("Logo"), words).await;
            person.is_unharmed_at(name).await;
            // It stands in the preview too, and goes on moving there.
            person.replaces("Display name", name).await;
            person.is_unharmed_in_every_width(name).await;
        }
    })
    .await;
}

/// Eight levels of ten, each of which draws the one below: a hundred million squares.
fn unfolding() -> Vec<u8> {
    let mut text = String::from(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><defs><rect id="a0" width="1" height="1"/>"#,
    );
    for level in 1..=8 {
        let ten = format!(r##"<use href="#a{}"/>"##, level - 1).repeat(10);
        text += &format!(r#"<g id="a{level}">{ten}</g>"#);
    }
    (text + r##"</defs><use href="#a8"/></svg>"##).into_bytes()
}

/// A PNG whose header alone is there.
fn claiming(side: u32) -> Vec<u8> {
    let mut bytes = pictures::png(1, 1, [0; 3]);
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    bytes
}

fn cut_off() -> Vec<u8> {
    let mut bytes = pictures::noisy_png(200);
    bytes.truncate(bytes.len() / 2);
    bytes
}

trait Brings {
    async fn brings(&self, name: &str, claimed: &str);

    async fn drops_bytes(&self, name: &str, claimed: &str, bytes: &[u8]);
}

impl Brings for Person {
    async fn brings(&self, name: &str, claimed: &str) {
        let folder = workspace_folder().join("tests/corpus/pictures");
        let bytes = std::fs::read(folder.join(name)).expect("the corpus has it");
        self.drops_bytes(name, claimed, &bytes).await;
    }

    async fn drops_bytes(&self, name: &str, claimed: &str, bytes: &[u8]) {
        let file = Dropped {
            name,
            claimed,
            bytes,
        };
        self.drops(file, group("Logo")).await;
        // Read, judged, and drawn where it is.
        self.does_not_read("Reading the file").await;
    }
}
