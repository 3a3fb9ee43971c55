//! Where the finished program looks for libtorch (feature `torch`): of core for its tests and
//! benchmarks, of i18n for its tests, of the command for itself; they name this file as their own too.

use std::path::Path;

/// Below a folder of models, where set-up puts libtorch.
const BELOW_MODELS: &str = "runtime/libtorch/lib";

/// Folders of models, from where the program is: those of `ombrelle_core::paths::models`.
const MODELS: &[&str] = &["models", "../Resources/models", "../share/ombrelle/models"];

fn main() {
    // From the folder of each package that has this script.
    println!("cargo::rerun-if-changed=../nn/build.rs");
    if std::env::var_os("CARGO_FEATURE_TORCH").is_none() {
        return;
    }
    let origin = match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux") => "$ORIGIN",
        Ok("macos") => "@executable_path",
        // Windows knows no such list: the libraries lie beside the program or on the path.
        _ => return,
    };
    let look_in = |folder: &str| println!("cargo::rustc-link-arg=-Wl,-rpath,{folder}");
    for models in MODELS {
        look_in(&format!("{origin}/{models}/{BELOW_MODELS}"));
    }
    // While developing: the libtorch that was built with. A package is made without.
    println!("cargo::rerun-if-env-changed=LIBTORCH");
    println!("cargo::rerun-if-env-changed=OMBRELLE_PACKAGE");
    let libtorch = std::env::var_os("LIBTORCH");
    if let Some(libtorch) = libtorch.filter(|_| std::env::var_os("OMBRELLE_PACKAGE").is_none()) {
        look_in(&Path::new(&libtorch).join("lib").to_string_lossy());
    }
}
