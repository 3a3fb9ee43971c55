#!/bin/sh
# The disk image for macOS. Run from the root, after `cargo xtask setup`, with the tools that macOS has. Never tried: no Mac was at hand.
# It is not signed: whoever publishes it signs it (`codesign`) and has it notarised (`notarytool`) before `hdiutil`.
set -eu
version=0.1.0
root=$(pwd)
cargo=${CARGO_HOME:-$HOME/.cargo}
# No folder of the machine that builds is in what is published.
separator=$(printf '\037')
CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$cargo=crates${separator}--remap-path-prefix=$root=ombrelle"
export CARGO_ENCODED_RUSTFLAGS
cargo build --locked --profile dist --package ombrelle-cli --package ombrelle-gui
# What follows is built for this machine alone.
unset CARGO_ENCODED_RUSTFLAGS
programs=${CARGO_TARGET_DIR:-$root/target}/dist

image=$root/target/package/macos
bundle=$image/Ombrelle.app/Contents
rm -rf "$image"
mkdir -p "$bundle/MacOS" "$bundle/Resources/models/runtime"
cp "$programs/ombrelle" "$programs/ombrelle-app" "$bundle/MacOS/"
sed "s/@VERSION@/$version/" packaging/macos/Info.plist > "$bundle/Info.plist"
for licence in models/*/LICENCE; do
    model=$(basename "$(dirname "$licence")")
    mkdir "$bundle/Resources/models/$model"
    # The packed form in place of the ONNX file, where a network has one: it is what the program reads.
    network=models/$model/$model.packed
    if [ ! -f "$network" ]; then network=models/$model/$model.onnx; fi
    for file in "models/$model/CARD.md" "$licence" "$network" "models/$model/ranges.toml"; do
        if [ -f "$file" ]; then cp "$file" "$bundle/Resources/models/$model/"; fi
    done
done
cp models/runtime/libonnxruntime.dylib "$bundle/Resources/models/runtime/"
cp LICENSE LICENSE-MIT LICENSE-APACHE "$bundle/Resources/"
# The licences of what is compiled in and of ONNX Runtime, and the list of parts beside the image.
target=$(rustc -vV | sed -n 's/^host: //p')
cargo xtask licences --target "$target" --texts "$bundle/Resources/licences.txt" --notices "$bundle/Resources/models/runtime" \
    --parts "$root/target/package/ombrelle-$version-macos.cdx.json"

icons=$image/ombrelle.iconset
mkdir "$icons"
for side in 16 32 128 256 512; do cp "assets/app/$side.png" "$icons/icon_${side}x$side.png"; done
cp assets/app/32.png "$icons/icon_16x16@2x.png"
cp assets/app/64.png "$icons/icon_32x32@2x.png"
cp assets/app/256.png "$icons/icon_128x128@2x.png"
cp assets/app/512.png "$icons/icon_256x256@2x.png"
iconutil --convert icns --output "$bundle/Resources/ombrelle.icns" "$icons"
rm -r "$icons"

# What the person puts into ~/Library/Services: "Protect with Ombrelle" among the Quick Actions of Finder.
cp -R "packaging/macos/Protect with Ombrelle.workflow" "$image/"
ln -s /Applications "$image/Applications"
cargo xtask package telling "$image"
hdiutil create -volname Ombrelle -srcfolder "$image" -format ULMO "target/package/Ombrelle-$version.dmg"
