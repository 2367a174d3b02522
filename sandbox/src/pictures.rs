//! Serves the logos that the sandbox hosts.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{Sandbox, error::Refusal, path::Path, store::pictures};

/// A hosted logo. The content under a name never changes, so it may be cached permanently.
pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(file): Path<String>,
) -> Result<Response, Refusal> {
    let media_type = match file.rsplit_once('.') {
        Some((_, "png")) => "image/png",
        Some((_, "jpg")) => "image/jpeg",
        Some((_, "gif")) => "image/gif",
        _ => return Err(Refusal::not_found("picture")),
    };
    let bytes = sandbox
        .store
        .read(move |tx| pictures::get(tx, &file))
        .await?;
    let bytes = bytes.ok_or_else(|| Refusal::not_found("picture"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        ),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
