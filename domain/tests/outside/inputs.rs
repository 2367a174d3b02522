//! How many inputs are tried, what was made of them, and how bytes go wrong.

use std::{
    cell::Cell,
    fmt::Debug,
    io::{Write, stderr},
};

use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, TestCaseError, TestRunner},
};

/// What became of an input.
pub enum Outcome {
    Read,
    Refused,
}

/// Tries the usual number of inputs, or as many as are asked for, and says so even where the test passes.
pub fn try_all<S: Strategy>(
    what: &str,
    usual: u32,
    inputs: S,
    check: impl Fn(S::Value) -> Result<Outcome, TestCaseError>,
) where
    S::Value: Debug,
{
    let asked = std::env::var("CANOPY_FUZZ_INPUTS").ok();
    let cases = asked.map_or(usual, |number| number.parse().expect("a number of inputs"));
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let (read, refused) = (Cell::new(0_u32), Cell::new(0_u32));
    let tried = TestRunner::new(config).run(&inputs, |input| {
        let outcome = match check(input)? {
            Outcome::Read => &read,
            Outcome::Refused => &refused,
        };
        outcome.set(outcome.get() + 1);
        Ok(())
    });
    if let Err(problem) = tried {
        panic!("{what}: {problem}");
    }
    let (read, refused) = (read.get(), refused.get());
    assert_eq!(read + refused, cases);
    // Past the harness, which keeps what a passing test prints to itself.
    writeln!(
        stderr(),
        "{what}: {cases} inputs tried, {read} read, {refused} refused"
    )
    .expect("stderr takes a line");
}

/// One thing that happens to bytes on their way.
#[derive(Clone, Debug)]
pub enum Damage {
    Set(Index, u8),
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    CutAt(Index),
    /// Said twice from here on.
    Repeat(Index, usize),
}

pub fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        4 => (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        2 => (at(), prop::collection::vec(any::<u8>(), 1..6)).prop_map(|(at, new)| Damage::Insert(at, new)),
        2 => (at(), 1..12_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        1 => at().prop_map(Damage::CutAt),
        1 => (at(), 1..40_usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
    ]
}

pub fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let range = |at: usize, length: usize| at..(at + length).min(bytes.len());
        match damage {
            Damage::Set(at, byte) => *at.get_mut(&mut bytes) = *byte,
            Damage::Flip(at, bit) => *at.get_mut(&mut bytes) ^= 1 << bit,
            Damage::Insert(at, new) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Damage::Remove(at, length) => {
                let gone = range(at.index(bytes.len()), *length);
                bytes.drain(gone);
            }
            Damage::CutAt(at) => bytes.truncate(at.index(bytes.len())),
            Damage::Repeat(at, length) => {
                let said = range(at.index(bytes.len()), *length);
                let again = bytes[said.clone()].to_vec();
                bytes.splice(said.end..said.end, again);
            }
        }
    }
    bytes
}
