//! Writes the Kotlin, Swift and Python sources that call the mobile core, from the metadata in the built library: `cargo xtask bindings`
//! starts it. A program of its own, so that nobody who wants something else of xtask waits for UniFFI's generator.

use std::process::ExitCode;

use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

const USAGE: &str = "ombrelle-bindings LIBRARY CONFIGURATION FOLDER";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [library, configuration, folder] = words.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    for (language, name) in [
        (TargetLanguage::Kotlin, "kotlin"),
        (TargetLanguage::Swift, "swift"),
        (TargetLanguage::Python, "python"),
    ] {
        let written = generate(GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: format!("{folder}/{name}").into(),
            config_override: Some(configuration.into()),
            ..GenerateOptions::default()
        });
        if let Err(reason) = written {
            eprintln!("{name}: {reason:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
