//! New IDs in the vendor's format, from the operating system's randomness or a seed's.

/// Where an id's randomness comes from.
pub trait Entropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), getrandom::Error>;
}

/// The operating system's.
pub struct Machine;

impl Entropy for Machine {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        getrandom::fill(bytes)
    }
}

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// `prefix` and 16 letters or digits, e.g. `org_aBcDeFg123456789` (documented by example; AUTH0).
pub fn prefixed(prefix: &str, entropy: &mut impl Entropy) -> Result<String, getrandom::Error> {
    let mut id = String::with_capacity(prefix.len() + 16);
    id.push_str(prefix);
    while id.len() < prefix.len() + 16 {
        let mut bytes = [0; 24];
        entropy.fill(&mut bytes)?;
        // 248 is the largest multiple of 62 in a byte: dropping larger bytes keeps all letters equally likely.
        let letters = bytes.into_iter().filter(|&byte| byte < 248);
        let missing = prefix.len() + 16 - id.len();
        id.extend(
            letters
                .take(missing)
                .map(|byte| char::from(ALPHABET[usize::from(byte % 62)])),
        );
    }
    Ok(id)
}

/// A random UUID, as `external_id` (documented: LIST).
pub fn uuid(entropy: &mut impl Entropy) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_prefix_and_sixteen_letters_or_digits() {
        for _ in 0..1_000 {
            let id = prefixed("org_", &mut Machine).unwrap();
            let rest = id.strip_prefix("org_").unwrap();
            assert_eq!(rest.len(), 16);
            assert!(
                rest.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{id}"
            );
        }
    }

    #[test]
    fn two_ids_differ() {
        assert_ne!(
            prefixed("org_", &mut Machine).unwrap(),
            prefixed("org_", &mut Machine).unwrap()
        );
        assert_ne!(uuid(&mut Machine).unwrap(), uuid(&mut Machine).unwrap());
    }
}
