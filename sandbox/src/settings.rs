//! The command line. Must not carry it out.

use std::{ffi::OsString, path::PathBuf};

use lexopt::{Arg, Parser, ValueExt};

use crate::{origin::Origin, seed::Seed};

pub const USAGE: &str = "\
A local Altostrat API that can also serve the console.

Usage: canopy-sandbox serve [options]

  --port N            port on 127.0.0.1; 0 for any free port           [8787]
  --data DIR          folder for all data                              [data]
  --dist DIR          folder of the built console; without it, the API only
  --origin URL        public address; by default taken from each request
  --seed default|none initial data of a new data folder                [default]
  --organizations N   organizations of the sample MSP, 200 to 100000   [1000]
  --help              show this help
";

#[derive(Debug, PartialEq)]
pub enum Command {
    Serve(Settings),
    Help,
}

#[derive(Debug, PartialEq)]
pub struct Settings {
    pub port: u16,
    pub data: PathBuf,
    pub dist: Option<PathBuf>,
    pub origin: Option<Origin>,
    pub seed: Seed,
}

impl Command {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// A message that says what is wrong with them.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
        let mut settings = Settings {
            port: 8787,
            data: PathBuf::from("data"),
            dist: None,
            origin: None,
            seed: Seed::default(),
        };
        let mut parser = Parser::from_args(arguments);
        let mut serve = false;
        let mut is_seeded = true;
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Value(word) if !serve && word == "serve" => serve = true,
                Arg::Long("port") => settings.port = parser.value()?.parse()?,
                Arg::Long("data") => settings.data = parser.value()?.into(),
                Arg::Long("dist") => settings.dist = Some(parser.value()?.into()),
                Arg::Long("origin") => {
                    let origin = parser.value()?.string()?;
                    settings.origin = Some(Origin::new(origin.trim_end_matches('/')));
                }
                Arg::Long("seed") => match parser.value()?.string()?.as_str() {
                    "default" => is_seeded = true,
                    "none" => is_seeded = false,
                    _ => return Err("--seed has to be default or none".into()),
                },
                Arg::Long("organizations") => {
                    let organizations = parser.value()?.parse()?;
                    settings.seed = Seed::with(organizations)
                        .ok_or("--organizations has to be between 200 and 100000")?;
                }
                Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
                _ => return Err(argument.unexpected()),
            }
        }
        if !is_seeded {
            settings.seed = Seed::Nothing;
        }
        if serve {
            Ok(Command::Serve(settings))
        } else {
            Ok(Command::Help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        Command::read(line.split_whitespace().map(OsString::from))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn serve_alone_has_every_default() {
        let Ok(Command::Serve(settings)) = read("serve") else {
            panic!()
        };
        assert_eq!((settings.port, settings.seed), (8787, Seed::default()));
    }

    #[test]
    fn every_option_is_heard() {
        let line = "serve --port 0 --data d --dist=x --origin http://a:1/ --seed none --organizations 5000";
        let Ok(Command::Serve(settings)) = read(line) else {
            panic!()
        };
        assert_eq!(settings.port, 0);
        assert_eq!(settings.data, PathBuf::from("d"));
        assert_eq!(settings.dist, Some(PathBuf::from("x")));
        assert_eq!(settings.origin, Some(Origin::new("http://a:1")));
        assert_eq!(settings.seed, Seed::Nothing);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_and_nothing_asks_for_help() {
        for line in [
            "serve --port 99999",
            "serve --seed some",
            "serve --organizations 7",
            "run",
            "serve --unknown",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
        assert_eq!(read(""), Ok(Command::Help));
        assert_eq!(read("serve --help"), Ok(Command::Help));
    }
}
