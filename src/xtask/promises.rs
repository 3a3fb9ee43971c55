//! THREAT_MODEL.md names, for each promise, the tests that prove it: they must exist.

use std::path::Path;

use crate::layers::sources;
use crate::run::{Done, root};

/// Fails if a test that the threat model names is nowhere in the sources, or if it names none.
pub fn run() -> Done {
    let page =
        std::fs::read_to_string(root().join("THREAT_MODEL.md")).map_err(|e| e.to_string())?;
    let mut code = String::new();
    for file in sources(&root().join("src")) {
        code += &std::fs::read_to_string(&file).map_err(|e| e.to_string())?;
    }
    let named = named_tests(&page);
    let missing: Vec<&str> = named
        .iter()
        .copied()
        .filter(|name| !exists(name, &code))
        .collect();
    match (named.len(), missing.as_slice()) {
        (0, _) => Err("THREAT_MODEL.md names no test".into()),
        (count, []) => {
            println!("promises: the {count} tests that THREAT_MODEL.md names exist");
            Ok(())
        }
        (_, missing) => Err(format!(
            "THREAT_MODEL.md names tests that do not exist: {missing:?}"
        )),
    }
}

/// A test is a function of that name, or a file (a transcript).
fn exists(name: &str, code: &str) -> bool {
    if name.contains('/') {
        return root().join(name).exists();
    }
    code.contains(&format!("fn {name}("))
}

/// Names in backticks on lines that begin with "Proved by", and on their continuation lines.
fn named_tests(page: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in page.lines().map(str::trim) {
        inside = (inside && !line.is_empty()) || line.starts_with("Proved by");
        if inside {
            names.extend(line.split('`').skip(1).step_by(2));
        }
    }
    names.retain(|name| {
        Path::new(name)
            .extension()
            .is_none_or(|ending| ending != "md")
    });
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_after_proved_by_count() {
        let page = "A `word`.\n\nProved by `one`,\n`two`.\n\nAnother `word`.\n";
        assert_eq!(named_tests(page), ["one", "two"]);
        assert!(exists("one", "fn one() {}"));
        assert!(!exists("two", "fn one() {}"));
    }
}
