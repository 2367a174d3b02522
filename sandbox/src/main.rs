//! Starts the sandbox, and prints its address.

use std::{env, process::ExitCode};

use canopy_sandbox::{Command, Sandbox, Settings, USAGE, greeting, router, serve};

#[tokio::main]
async fn main() -> ExitCode {
    let filter = env::var("RUST_LOG").unwrap_or_else(|_| "warn".to_owned());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let result = match Command::read(env::args_os().skip(1)) {
        Ok(Command::Serve(settings)) => run(settings).await,
        Ok(Command::Help) => {
            print!("{USAGE}");
            Ok(())
        }
        Err(error) => Err(format!("{error}\n\n{USAGE}").into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("canopy-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: Settings) -> Result<(), Box<dyn std::error::Error>> {
    let mut sandbox = Sandbox::open(&settings.data, &settings.seed)?;
    if let Some(dist) = &settings.dist {
        sandbox = sandbox.with_console(dist)?;
    }
    if let Some(origin) = settings.origin {
        sandbox = sandbox.at(origin);
    }
    let greeting = greeting(&sandbox);
    serve(router(sandbox), settings.port, |address| {
        println!("\nCanopy is at http://{address}/\n\n{greeting}");
    })
    .await
    .map_err(|error| format!("can't use port {}: {error}", settings.port))?;
    println!(
        "\nCanopy has stopped. Its data is in {}.",
        settings.data.display()
    );
    Ok(())
}
