//! A subscription of a billing account, as much of it as says what it allows.

use serde::Serialize;
use serde_json::Value;

use crate::{
    organization::limits::Resource,
    wire::{
        fields::{fields, record, take_count, take_text_or_blank},
        lenient::{Tolerant, Unknown},
    },
};

/// A subscription (documented: SUB).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Subscription {
    /// `sub_…`
    pub id: String,
    /// `active`, `trialing`, `past_due`, `unpaid`, `canceled`, or a word this version of Canopy does not know.
    pub status: String,
    /// How many of each resource it allows, in the order of [`Resource::ALL`]. `None`: it does not include the
    /// resource.
    #[serde(skip)]
    pub product_quantities: [Option<u64>; 3],
    /// Keys this version of Canopy does not know, and quantities that could not be read.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Subscription {
    fields! {
        id: take_text_or_blank,
        status: take_text_or_blank,
        product_quantities: take_quantities
    }
}

record!(Subscription: id);

/// Takes `{"users": {"quantity": 60}, …}` (documented: SUB; that its keys are those of limits is inferred), or gives it
/// back where a quantity that counts cannot be read.
fn take_quantities(to: &mut [Option<u64>; 3], value: Value) -> Option<Value> {
    *to = [None; 3];
    let products = match &value {
        Value::Null => return None,
        Value::Object(products) => products,
        // An empty map is easily written as an empty list (assumed).
        Value::Array(list) if list.is_empty() => return None,
        _ => return Some(value),
    };
    let mut quantities = [None; 3];
    for (resource, quantity) in Resource::ALL.into_iter().zip(&mut quantities) {
        let product = products.get(resource.key()).unwrap_or(&Value::Null);
        let is_wrong = match product {
            Value::Null => false,
            Value::Object(product) => {
                let said = product.get("quantity").cloned().unwrap_or_default();
                take_count(quantity, said).is_some()
            }
            _ => true,
        };
        if is_wrong {
            return Some(value);
        }
    }
    *to = quantities;
    None
}

impl Subscription {
    /// Whether it counts toward what may be used (documented: change log of 2025-06-26, for all but `active`, which
    /// goes without saying).
    pub fn is_counted(&self) -> bool {
        matches!(self.status.as_str(), "active" | "trialing" | "past_due")
    }

    /// Whether what it allows could be read.
    pub fn is_read(&self) -> bool {
        !self.unknown.contains_key("product_quantities") && !self.unknown.contains_key("status")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Subscription {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_it_allows_is_the_quantity_of_each_product() {
        let read = read(
            r#"{"id":"sub_1","status":"trialing","product_quantities":{
                "users":{"price_id":"price_1","quantity":60,"interval":"month"},"sso":{"quantity":"x"},"sites":7}}"#,
        );
        assert!(read.is_counted());
        assert!(!read.is_read(), "a quantity is no number");
        let read = self::read(
            r#"{"id":"sub_1","status":"canceled","product_quantities":{
                "users":{"price_id":"price_1","quantity":60,"interval":"month"},"sites":{"quantity":7}}}"#,
        );
        assert_eq!(read.product_quantities, [None, Some(60), None]);
        assert!(read.is_read() && !read.is_counted());
    }

    #[test]
    fn a_subscription_that_says_nothing_allows_nothing_and_limits_nothing() {
        for quantities in ["null", "[]", "{}"] {
            let json = format!(r#"{{"id":"s","product_quantities":{quantities}}}"#);
            assert_eq!(read(&json).product_quantities, [None; 3]);
            assert!(read(&json).is_read(), "{quantities}");
        }
        assert!(!read(r#"{"id":"s","product_quantities":7}"#).is_read());
        assert!(!read(r#"{"id":"s","status":["active"]}"#).is_read());
    }
}
