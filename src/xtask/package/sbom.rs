//! A list of all parts for programs that look for known faults: CycloneDX 1.5.
//!
//! Ours instead of cargo-cyclonedx, which knows neither the networks nor ONNX Runtime.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::licences::{self, Built};
use super::{VERSION, trouble};
use crate::manifest;
use crate::run::{Done, root};

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    #[serde(default)]
    checksum: Option<String>,
}

/// Its name, beside packages for Linux.
pub fn name() -> String {
    format!("ombrelle-{VERSION}.cdx.json")
}

/// Writes it.
pub fn write(file: &Path, built: Built<'_>) -> Done {
    let mut text = serde_json::to_string_pretty(&list(built)?).map_err(|e| e.to_string())?;
    text.push('\n');
    std::fs::write(file, text).map_err(|e| trouble(file, e))
}

fn list(built: Built<'_>) -> Done<Value> {
    let mut parts = crates(built)?;
    // An app brings its own.
    if !built.is_core() {
        parts.extend(installed(built)?);
    }
    let own = json!({
        "type": "application",
        "bom-ref": "ombrelle",
        "name": "ombrelle",
        "version": VERSION,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    let refs: Vec<&Value> = parts
        .iter()
        .filter_map(|part| part.get("bom-ref"))
        .collect();
    let below = json!([{ "ref": "ombrelle", "dependsOn": refs }]);
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": own },
        "components": parts,
        "dependencies": below,
    }))
}

fn crates(built: Built<'_>) -> Done<Vec<Value>> {
    let path = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).map_err(|e| trouble(&path, e))?;
    let lock: Lock = toml::from_str(&text).map_err(|e| trouble(&path, e))?;
    let sums: BTreeMap<(&str, &str), &str> = lock
        .package
        .iter()
        .filter_map(|one| {
            Some((
                (one.name.as_str(), one.version.as_str()),
                one.checksum.as_deref()?,
            ))
        })
        .collect();
    let part = |one: &licences::Crate| {
        let (name, version) = (one.name.as_str(), one.version.as_str());
        let address = format!("pkg:cargo/{name}@{version}");
        // An old form that no grammar of SPDX has.
        let licence = one
            .license
            .as_deref()
            .unwrap_or("NOASSERTION")
            .replace('/', " OR ");
        json!({
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "purl": address,
            "licenses": [{ "expression": licence }],
            "hashes": sums.get(&(name, version)).map(|sum| json!([{ "alg": "SHA-256", "content": sum }])).unwrap_or(json!([])),
        })
    };
    Ok(licences::crates(built)?.iter().map(part).collect())
}

/// The networks and ONNX Runtime.
fn installed(built: Built<'_>) -> Done<Vec<Value>> {
    let manifest = manifest::read()?;
    let models = manifest
        .model
        .iter()
        .filter(|model| model.source.source != "person");
    let mut parts: Vec<Value> = models
        .map(|model| {
            let hashes = model.installed();
            let hashes = hashes.map(|(_, sha256)| json!({ "alg": "SHA-256", "content": sha256 }));
            json!({
                "type": "machine-learning-model",
                "bom-ref": format!("model:{}", model.name),
                "name": model.title,
                "version": model.source.version,
                "licenses": [{ "expression": model.licence }],
                "hashes": hashes.collect::<Vec<_>>(),
                "pedigree": { "ancestors": [{
                    "type": "file",
                    "name": model.source.member,
                    "purl": format!("pkg:{}/{}@{}", model.source.source, model.source.package.replace('@', "%40"), model.source.version),
                    "hashes": [{ "alg": "SHA-256", "content": model.source.sha256 }],
                }] },
            })
        })
        .collect();
    parts.extend(built.runtime(&manifest).map(|runtime| {
        let address = format!(
            "pkg:pypi/{}@{}",
            runtime.source.package, runtime.source.version
        );
        json!({
            "type": "library",
            "bom-ref": address,
            "name": "ONNX Runtime",
            "version": runtime.source.version,
            "purl": address,
            "licenses": [{ "expression": runtime.licence }],
            "hashes": [{ "alg": "SHA-256", "content": runtime.source.sha256 }],
        })
    }));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_parts_has_crates_networks_and_the_engine() {
        let list = list(Built::LINUX).unwrap();
        let parts = list["components"].as_array().unwrap();
        let named = |name: &str| parts.iter().find(|part| part["name"] == name);
        let image = named("image").unwrap();
        assert_eq!(image["hashes"][0]["content"].as_str().unwrap().len(), 64);
        let sface = named("SFace").unwrap();
        assert_eq!(sface["type"], "machine-learning-model");
        // The sum of the file that is installed, which is packed.
        let all = manifest::read().unwrap().model;
        let model = all.iter().find(|model| model.name == "sface").unwrap();
        let packed = model.packed.as_ref().unwrap();
        assert_eq!(sface["hashes"][0]["content"], packed.sha256.as_str());
        assert!(named("ONNX Runtime").is_some());
        // What only tests or set-up have is in nothing that people run.
        assert!(named("trycmd").is_none() && named("tch").is_none() && named("zip").is_none());
    }
}
