//! Which requests a fault affects, and which faults are refused.

use super::*;

fn fault(json: Value) -> Fault {
    serde_json::from_value(json).unwrap()
}

#[test]
fn a_fault_counts_down_and_the_one_asked_for_first_is_met_first() {
    let faults = Faults::default();
    faults.add(fault(json!({"path": "/a", "status": 500, "times": 2})));
    faults.add(fault(json!({"method": "get", "path": "**", "status": 503})));
    let met = |method, path| faults.take(method, path).and_then(|fault| fault.status);
    assert_eq!(met("GET", "/a"), Some(500));
    assert_eq!(met("POST", "/b"), None);
    assert_eq!(met("POST", "/a"), Some(500));
    assert_eq!(met("GET", "/a"), Some(503));
    assert_eq!(met("GET", "/a"), None);
    assert!(faults.list().is_empty());
}

#[test]
fn the_sandboxs_own_routes_are_spared_but_for_tokens_by_name() {
    let meets =
        |pattern: &str, path| fault(json!({"path": pattern, "status": 500})).meets("POST", path);
    assert!(!meets("**", "/sandbox/faults"));
    assert!(!meets("**", "/sandbox/tokens"));
    assert!(!meets("/sandbox/faults", "/sandbox/faults"));
    assert!(meets("/sandbox/tokens", "/sandbox/tokens"));
    assert!(!meets("/sandbox/tokens**", "/sandbox/faults"));
}

#[test]
fn a_fault_that_does_nothing_or_cannot_be_is_refused() {
    for (json, field) in [
        (json!({"path": "/a"}), "status"),
        (json!({"path": "a", "status": 500}), "path"),
        (json!({"path": "/a".repeat(1_001), "status": 500}), "path"),
        (json!({"path": "/a", "status": 99}), "status"),
        (json!({"path": "/a", "drop": true, "times": 0}), "times"),
        (json!({"path": "/a", "delay_ms": 999_999}), "delay_ms"),
        (json!({"path": "/a", "retry_after": "a\nb"}), "retry_after"),
        (
            json!({"path": "/a", "status": 500, "content_type": "a\nb"}),
            "content_type",
        ),
    ] {
        assert_eq!(fault(json).problem().map(|(field, _)| field), Some(field));
    }
    assert_eq!(
        fault(json!({"path": "/a", "retry_after": 2})).problem(),
        None
    );
}
