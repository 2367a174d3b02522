//! A vector that means harm, dropped on the logo field.

use canopy_e2e::*;

use super::corpus::Unharmed as _;

#[tokio::test]
async fn what_becomes_of_a_vector_is_a_bitmap_without_anything_it_brought() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.brings("script.svg", "image/svg+xml").await;
        let convert = || button("").starting_with("Convert").inside(group("Logo"));
        person.clicks(convert()).await;
        person.does_not_see(convert()).await;
        person.types_into("Name", "Without its script").await;
        person
            .clicks(button("Create organization").inside(main_region()))
            .await;
        person.sees(heading("Without its script")).await;
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

trait Brings {
    async fn brings(&self, name: &str, claimed: &str);
}

impl Brings for Person {
    async fn brings(&self, name: &str, claimed: &str) {
        let folder = workspace_folder().join("tests/corpus/pictures");
        let bytes = std::fs::read(folder.join(name)).expect("the corpus has it");
        let file = Dropped {
            name,
            claimed,
            bytes: &bytes,
        };
        self.drops(file, group("Logo")).await;
        // Read, judged, and drawn where it is.
        self.does_not_read("Reading the file").await;
    }
}
