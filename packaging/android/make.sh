#!/usr/bin/env bash
# Builds the core for phones and what the sample app needs of it, into app/build/core. Wants the Android NDK and cargo-ndk
# (`cargo install --locked cargo-ndk`), and ONNX Runtime for Android (libonnxruntime.so of each ABI, from a build that reports to nobody) below
# the folder that ONNXRUNTIME_ANDROID names. Then: `gradle :app:assembleRelease`.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
core=$PWD/app/build/core
mkdir -p "$core/jni" "$core/kotlin" "$core/assets"
cd "$root"
# With its symbols: the bindings are written from them. They are stripped by Gradle afterwards.
CARGO_PROFILE_RELEASE_STRIP=none cargo ndk --target arm64-v8a --target x86_64 --platform 26 --output-dir "$core/jni" \
    build --release --locked --package ombrelle-mobile
cargo xtask bindings target/bindings --library "$core/jni/arm64-v8a/libombrelle_mobile.so"
cp -r target/bindings/kotlin/. "$core/kotlin/"
for abi in arm64-v8a x86_64; do
    cp "${ONNXRUNTIME_ANDROID:?names the folder with ABI/libonnxruntime.so}/$abi/libonnxruntime.so" "$core/jni/$abi/"
done
# What the crates in the core are under (UniFFI: MPL-2.0), for the screen or page where the app names its licences, and the list of parts.
cargo xtask licences --target aarch64-linux-android --texts "$core/assets/licences.txt" --parts "$core/ombrelle-android.cdx.json"
# The face finder; the networks of cloaks and text are 40 MB more. Of each network the .packed file, not the .onnx, but for what has none.
mkdir -p "$core/assets/models"
cp -r models/manifest.toml models/centerface "$core/assets/models/"
rm -f "$core/assets/models/centerface/centerface.onnx"
