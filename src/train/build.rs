//! Where the tests of this crate look for libtorch, and nothing that people run.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=LIBTORCH");
    let libtorch = std::env::var_os("LIBTORCH");
    let wanted = std::env::var_os("CARGO_FEATURE_LIBTORCH").is_some();
    // Windows knows no such list: the libraries lie beside the program or on the path.
    let unix = std::env::var_os("CARGO_CFG_UNIX").is_some();
    if let Some(folder) = libtorch.filter(|_| wanted && unix) {
        let folder = Path::new(&folder).join("lib");
        println!("cargo::rustc-link-arg=-Wl,-rpath,{}", folder.display());
    }
}
