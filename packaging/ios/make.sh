#!/usr/bin/env bash
# Builds the core for iPhones and their simulator as an XCFramework, and its Swift sources, into build/. Wants a Mac with Xcode and the Rust targets
# aarch64-apple-ios and aarch64-apple-ios-sim (`rustup target add`). Then: `xcodegen generate` and Xcode.
#
# Without ONNX Runtime the faces come from Vision, and nothing is cloaked or judged. With it: build/onnxruntime.xcframework, from a build that
# reports to nobody.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
build=$PWD/build
rm -rf "$build/OmbrelleCore.xcframework" "$build/headers"
mkdir -p "$build/headers"
cd "$root"
frameworks=()
for target in aarch64-apple-ios aarch64-apple-ios-sim; do
    # With its symbols: the sources are written from them. Xcode strips the app.
    CARGO_PROFILE_RELEASE_STRIP=none cargo rustc --release --locked --package ombrelle-mobile --lib --crate-type staticlib --target "$target"
    frameworks+=(-library "target/$target/release/libombrelle_mobile.a" -headers "$build/headers")
done
cargo xtask bindings target/bindings --library target/aarch64-apple-ios/release/libombrelle_mobile.a
cp target/bindings/swift/Ombrelle.swift "$build/"
cp target/bindings/swift/ombrelleFFI.h "$build/headers/"
cp target/bindings/swift/ombrelleFFI.modulemap "$build/headers/module.modulemap"
xcodebuild -create-xcframework "${frameworks[@]}" -output "$build/OmbrelleCore.xcframework"
# What the crates in the core are under (UniFFI: MPL-2.0), for the screen or page where the app names its licences, and the list of parts.
cargo xtask licences --target aarch64-apple-ios --texts "$build/licences.txt" --parts "$build/ombrelle-ios.cdx.json"
# The face finder; the networks of cloaks and text are 40 MB more. Of each network the .packed file, not the .onnx, but for what has none.
mkdir -p "$build/models"
cp -r models/manifest.toml models/centerface "$build/models/"
rm -f "$build/models/centerface/centerface.onnx"
