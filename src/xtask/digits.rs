//! The reader of digits of the workshop, trained anew, and the table of docs/workshop.md.

use crate::fetch;
use crate::manifest::Source;
use crate::run::{Done, cargo, root, show, target};

/// Fetches scikit-learn's digits, trains, and attacks those that were held out.
pub fn run() -> Done {
    let digits = target().join("digits/digits.csv.gz");
    fetch::ensure(&source(), &digits)?;
    let digits = digits.to_string_lossy();
    let weights = root().join("assets/workshop/digits.weights");
    let before = std::fs::read(&weights).unwrap_or_default();
    example("train_digits", &[&digits, &weights.to_string_lossy()])?;
    let after = std::fs::read(&weights).map_err(|e| format!("{}: {e}", weights.display()))?;
    if before == after {
        println!("the weights are those that were there");
    } else {
        println!("the weights have changed");
    }
    example("attack_digits", &[&digits])
}

/// The test part of Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak, UCI, 1998, CC BY 4.0), as the package carries it.
fn source() -> Source {
    Source {
        source: "pypi".to_owned(),
        package: "scikit-learn".to_owned(),
        version: "1.7.2".to_owned(),
        member: "sklearn/datasets/data/digits.csv.gz".to_owned(),
        sha256: "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22".to_owned(),
        wheel_platform: None,
    }
}

fn example(name: &str, arguments: &[&str]) -> Done {
    let crate_name = ["--package", "ombrelle-workshop", "--example", name, "--"];
    let line = [
        &["run", "--release", "--locked"],
        &crate_name[..],
        arguments,
    ]
    .concat();
    show(cargo(&line))
}
