#!/bin/sh
# Checks the types of what is compiled for Windows and macOS alone, on a Linux that has neither of them, nor their standard
# libraries. Debian unstable brings a compiler with the source of its standard library (`rust-src`), which is built first
# (`-Zbuild-std`). Nothing of ours is linked and nothing runs, so it says nothing of what the programs do there.
#
#   packaging/check-elsewhere.sh ROOT [ARGUMENT...]    # as root, with mmdebstrap; from the folder of the workspace
#
# ROOT is a folder for that Debian, filled where it is empty; what is compiled stays in it. The arguments are cargo's.
set -eu
root=${1:?a folder for Debian unstable}
shift
if [ ! -x "$root/usr/bin/cargo" ]; then
    # `dlltool`, of the binutils for Windows, makes the import libraries of the standard library.
    mmdebstrap --variant=apt \
        --include=ca-certificates,rustc,cargo,rust-src,gcc,libc6-dev,pkg-config,binutils-mingw-w64-x86-64 sid "$root"
fi
mkdir -p "$root/ombrelle" "$root/cargo" "$root/target"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for target in x86_64-pc-windows-gnu aarch64-apple-darwin; do
    # Mounts go with the namespace. C compilers for these systems are not there, and without linking none is missed.
    unshare --mount sh -c 'mount --bind . "$1/ombrelle" && mount --rbind /dev "$1/dev" && exec chroot "$@"' sh "$root" \
        env --chdir=/ombrelle RUSTC_BOOTSTRAP=1 CARGO_HOME=/cargo CARGO_TARGET_DIR=/target \
        CC_x86_64_pc_windows_gnu=true AR_x86_64_pc_windows_gnu=true CC_aarch64_apple_darwin=true AR_aarch64_apple_darwin=true \
        cargo check --locked -Zbuild-std=std,panic_unwind --target "$target" \
        --package ombrelle-cli --package ombrelle-gui "$@"
done
