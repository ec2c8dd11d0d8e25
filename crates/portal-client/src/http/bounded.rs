//! Reading a body that may be longer than it says, or never end.

use reqwest::Response;
use zeroize::Zeroizing;

use super::rejection::Failure;

/// Reads a whole body of at most `limit` bytes. What goes beyond is not read, whatever `Content-Length` says.
pub(super) async fn read_bounded(mut response: Response, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let said = response.content_length().map(usize::try_from);
    let capacity = match said {
        Some(Ok(length)) if length <= limit => length,
        Some(_) => return Err(Failure::TooLarge),
        None => 0,
    };
    let mut body = Zeroizing::new(Vec::with_capacity(capacity));
    while let Some(chunk) = response.chunk().await.map_err(|error| Failure::of_body(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(Failure::TooLarge);
        }
        append(&mut body, &chunk);
    }
    Ok(body)
}

/// Grows by hand: a vector that grows by itself leaves its old bytes behind as they are.
fn append(body: &mut Zeroizing<Vec<u8>>, chunk: &[u8]) {
    let wanted = body.len() + chunk.len();
    if wanted > body.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(wanted.max(2 * body.capacity())));
        larger.extend_from_slice(body);
        *body = larger;
    }
    body.extend_from_slice(chunk);
}
