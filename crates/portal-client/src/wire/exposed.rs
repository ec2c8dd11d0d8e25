//! The one place where a sensitive value is written into a body.

use kiosk_core::Sensitive;
use serde::Serializer;

/// Writes the value as it is, for `#[serde(serialize_with = "exposed")]`.
pub(super) fn exposed<S: Serializer>(value: &Sensitive<String>, serializer: S) -> Result<S::Ok, S::Error> {
    // EXPOSE: the body of a call is where the value is used up; only a wire type's field can name this function.
    serializer.serialize_str(value.expose())
}
