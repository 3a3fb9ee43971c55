# The installer for Windows, by WiX 5 (`dotnet tool install --global wix`). Run from the root, after `cargo xtask setup`.
$ErrorActionPreference = "Stop"
$root = (Get-Location).Path
$cargo = if ($env:CARGO_HOME) { $env:CARGO_HOME } else { "$HOME\.cargo" }
# No folder of the machine that builds is in what is published.
$flags = @("--remap-path-prefix=$cargo=crates", "--remap-path-prefix=$root=ombrelle", "-Ctarget-feature=+crt-static")
$env:CARGO_ENCODED_RUSTFLAGS = $flags -join [char]0x1f
cargo build --locked --profile dist --package ombrelle-cli --package ombrelle-gui
if ($LASTEXITCODE) { exit 1 }
# What follows is built for this machine alone.
Remove-Item Env:CARGO_ENCODED_RUSTFLAGS
$programs = if ($env:CARGO_TARGET_DIR) { "$env:CARGO_TARGET_DIR\dist" } else { "$root\target\dist" }

$tree = "$root\target\package\windows"
Remove-Item -Recurse -Force $tree -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force "$tree\bin", "$tree\share\ombrelle\models\runtime" | Out-Null
Copy-Item "$programs\ombrelle.exe", "$programs\ombrelle-app.exe" "$tree\bin"
# Networks that set-up made: whatever lies beside a licence.
Get-ChildItem "$root\models" -Directory | Where-Object { Test-Path "$($_.FullName)\LICENCE" } | ForEach-Object {
    New-Item -ItemType Directory -Force "$tree\share\ombrelle\models\$($_.Name)" | Out-Null
    # The packed form in place of the ONNX file, where a network has one: it is what the program reads.
    $network = if (Test-Path "$($_.FullName)\$($_.Name).packed") { "$($_.Name).packed" } else { "$($_.Name).onnx" }
    Get-ChildItem $_.FullName -Include CARD.md, LICENCE, $network, ranges.toml -Recurse |
        Copy-Item -Destination "$tree\share\ombrelle\models\$($_.Name)"
}
Copy-Item "$root\models\runtime\onnxruntime.dll" "$tree\share\ombrelle\models\runtime"
Copy-Item "$root\LICENSE", "$root\LICENSE-MIT", "$root\LICENSE-APACHE" "$tree"
# The licences of what is compiled in and of ONNX Runtime, and the list of parts beside the installer.
$target = "x86_64-pc-windows-msvc"
cargo xtask licences --target $target --texts "$tree\licences.txt" --notices "$tree\share\ombrelle\models\runtime" `
    --parts "$root\target\package\ombrelle-0.1.0-windows.cdx.json"
if ($LASTEXITCODE) { exit 1 }
cargo xtask package telling $tree
if ($LASTEXITCODE) { exit 1 }
magick "$root\assets\app\16.png" "$root\assets\app\32.png" "$root\assets\app\48.png" "$root\assets\app\256.png" "$tree\ombrelle.ico"

dotnet tool install --global wix --version 5.0.2
wix build packaging\windows\ombrelle.wxs -arch x64 -d "Tree=$tree" -out target\package\ombrelle-0.1.0-x64.msi
if ($LASTEXITCODE) { exit 1 }
