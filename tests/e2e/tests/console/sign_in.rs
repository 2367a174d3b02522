//! Getting in, and being kept out with a reason.

use canopy_e2e::*;

#[tokio::test]
async fn an_owner_gets_in_with_one_click() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
    })
    .await;
}
