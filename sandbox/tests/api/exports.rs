//! The usage of a workspace as files.

use crate::asking::{Api, MSP};

#[tokio::test]
async fn the_csv_has_a_row_for_every_organization_and_resource() {
    let api = Api::seeded();
    let answer = api
        .get(&format!("/workspaces/{MSP}/organizations/usage.csv"))
        .await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"usage.csv\""
    );
    let text = answer.text();
    assert!(text.starts_with("organization_id,name,path,depth,type,direct,subtree,limit\n"));
    assert_eq!(text.lines().count(), 3_001);
    assert!(text.contains("مجموعة النخيل للتجزئة"));
}

#[tokio::test]
async fn the_pdf_is_one() {
    let api = Api::seeded();
    let answer = api
        .get(&format!("/workspaces/{MSP}/organizations/usage.pdf"))
        .await;
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"usage.pdf\""
    );
    assert!(answer.bytes.starts_with(b"%PDF-"));
    assert!(answer.text().contains("/Count 20"));
}
