//! Debian's exiftool, mat2, heif-enc and cjxl, as judges of what we claim.

#![allow(
    dead_code,
    reason = "each test program uses its own part of this module"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use image::{ImageFormat, RgbImage};

/// Whether a tool is there. Without it a test says so and passes; with `CI=true` it fails.
pub fn present(tool: &str, package: &str) -> bool {
    let there = Command::new(tool).arg("--version").output().is_ok();
    assert!(
        there || std::env::var("CI").as_deref() != Ok("true"),
        "{tool} is missing: apt-get install {package}"
    );
    if !there {
        println!("skipped: {tool} is missing (apt-get install {package})");
    }
    there
}

/// What a tool prints. Its complaints are printed too, for whoever reads a failure.
pub fn run(tool: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A soft synthetic picture in a file of the kind that the name's ending says.
pub fn draw(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let picture = RgbImage::from_fn(96, 64, |x, y| image::Rgb([x as u8, y as u8, 120]));
    match path.extension().and_then(|e| e.to_str()) {
        Some("heic" | "avif") => {
            let png = folder.join("source.png");
            picture.save_with_format(&png, ImageFormat::Png).unwrap();
            run("heif-enc", &["-o", name, "source.png"], folder);
        }
        Some("jxl") => {
            let png = folder.join("source.png");
            picture.save_with_format(&png, ImageFormat::Png).unwrap();
            run("cjxl", &["--quiet", "source.png", name], folder);
        }
        _ => picture.save(&path).unwrap(),
    }
    assert!(path.exists(), "{name} was not made");
    path
}

/// exiftool's tags as `Group:Name`, without those about the file system and those it computes.
pub fn tags(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let listing = run(
        "exiftool",
        &["-s", "-G1", "-a", "-U", name],
        path.parent().unwrap(),
    );
    let tags = listing.lines().filter_map(|line| {
        let (group, rest) = line.strip_prefix('[')?.split_once(']')?;
        let (name, _) = rest.split_once(':')?;
        Some(format!("{group}:{}", name.trim()))
    });
    tags.filter(|tag| {
        !["ExifTool:", "System:", "Composite:"]
            .iter()
            .any(|g| tag.starts_with(g))
    })
    .collect()
}

/// Lets exiftool write every tag that it can write in each group, a number or a date, whichever
/// the tag takes; about 2,600 tags into a JPEG.
pub fn write_everything(path: &Path) {
    let folder = path.parent().unwrap();
    let mut arguments = String::from("-m\n-q\n-q\n-n\n");
    for group in ["EXIF", "GPS", "IPTC", "Photoshop", "XMP", "PNG"] {
        let listing = run("exiftool", &["-listw", &format!("-{group}:All")], folder);
        let names = listing.lines().skip(1).flat_map(str::split_whitespace);
        for name in names.filter(|name| !describes_pixels(name)) {
            arguments.push_str(&format!(
                "-{group}:{name}=1\n-{group}:{name}=2024:05:12 12:34:56\n"
            ));
        }
    }
    std::fs::write(folder.join("arguments"), arguments).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    run(
        "exiftool",
        &["-@", "arguments", "-overwrite_original", name],
        folder,
    );
    draw(folder, "thumbnail.jpg");
    let told = [
        "-m",
        "-q",
        "-q",
        "-overwrite_original",
        "-ThumbnailImage<=thumbnail.jpg",
        "-GPSLatitude=48.8584",
        "-GPSLatitudeRef=N",
        "-GPSLongitude=2.2945",
        "-GPSLongitudeRef=W",
        "-EXIF:Make=Maker",
        "-EXIF:Model=Model 7",
        "-EXIF:SerialNumber=SN-12345",
        "-EXIF:Artist=Jane Doe",
        "-EXIF:UserComment=A comment",
        "-EXIF:Software=Editor 9",
        "-XPTitle=Birthday",
        "-Comment=Hello",
        "-XMP-iptcExt:PersonInImage=Alice",
        "-XMP-dc:Creator=Jane Doe",
        "-XMP-photoshop:City=Paris",
        "-IPTC:City=Paris",
        "-IPTC:By-line=Jane Doe",
        name,
    ];
    run("exiftool", &told, folder);
}

/// Tags that would make the picture unreadable or that point to data which is not there.
fn describes_pixels(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "Orientation",
        "ThumbnailOffset",
        "ThumbnailLength",
        "XMP",
        "ImageWidth",
        "ImageHeight",
        "Compression",
        "BitsPerSample",
        "PhotometricInterpretation",
        "SamplesPerPixel",
        "PlanarConfiguration",
        "Predictor",
    ];
    NAMES.contains(&name)
        || [
            "PreviewImage",
            "SubfileType",
            "DNGVersion",
            "DNGBackwardVersion",
            "JpgFromRaw",
            "StripOffsets",
            "StripByteCounts",
            "RowsPerStrip",
        ]
        .iter()
        .any(|start| name.contains(start))
}
