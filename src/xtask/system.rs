//! Programs of the system that set-up and tests call, and the Debian packages that bring them.

use std::path::Path;

use crate::run::{Done, command, show};

/// A program and the Debian package that has it.
pub type Program = (&'static str, &'static str);

/// What installing models needs.
pub const FOR_USE: &[Program] = &[("python3", "python3"), ("npm", "npm")];

/// What the tests ask besides: oracles that judge our exports, makers of files in other formats and of videos.
pub const FOR_TESTS: &[Program] = &[
    ("exiftool", "libimage-exiftool-perl"),
    ("mat2", "mat2"),
    ("heif-enc", "libheif-examples"),
    ("avifenc", "libavif-bin"),
    ("cjxl", "libjxl-tools"),
    ("ffmpeg", "ffmpeg"),
    ("age", "age"),
    ("pdftotext", "poppler-utils"),
    ("script", "bsdutils"),
    ("strace", "strace"),
    ("Xvfb", "xvfb"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
    ("dbus-run-session", "dbus"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    (
        "/usr/lib/python3/dist-packages/gi/__init__.py",
        "python3-gi",
    ),
    (
        "/usr/share/doc/gir1.2-atspi-2.0/copyright",
        "gir1.2-atspi-2.0",
    ),
    ("gdbus", "libglib2.0-bin"),
    ("java", "default-jre-headless"),
];

/// Libraries that the window loads when it opens, each with its Debian package. A desktop has them.
const FOR_WINDOW: &[Program] = &[
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];

/// Fonts of the scenes with known text: a file of each, and the Debian package that has it.
const FONTS: &[Program] = &[
    (
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "fonts-dejavu-core",
    ),
    (
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "fonts-liberation",
    ),
    (
        "/usr/share/fonts/opentype/comic-neue/ComicNeue-Regular.otf",
        "fonts-comic-neue",
    ),
];

/// What the story of the mobile core in Kotlin calls the library by.
const JNA: Program = ("/usr/share/java/jna.jar", "libjna-java");

/// Makes sure that programs are there: installs them as root on Debian, otherwise prints the one
/// command to type.
pub fn ensure(programs: &[Program]) -> Done {
    install(programs.iter().filter(|(program, _)| !is_there(program)))
}

/// Makes sure that the fonts are there, in the same way.
pub fn ensure_fonts() -> Done {
    install(FONTS.iter().filter(|(file, _)| !Path::new(file).is_file()))
}

/// Makes sure that Kotlin can call the mobile core, in the same way.
pub fn ensure_jna() -> Done {
    let there = !cfg!(target_os = "linux") || Path::new(JNA.0).is_file();
    install([JNA].iter().filter(|_| !there))
}

/// Makes sure that the window can open, in the same way.
pub fn ensure_window() -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    install(
        FOR_WINDOW
            .iter()
            .filter(|(library, _)| !is_library(library)),
    )
}

/// Whether a library lies where Debian has them.
fn is_library(name: &str) -> bool {
    let places = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    let mut places = places.map(|place| place.path());
    Path::new("/usr/lib").join(name).exists() || places.any(|place| place.join(name).exists())
}

fn install<'a>(missing: impl Iterator<Item = &'a Program>) -> Done {
    let missing: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !(is_there("apt-get") && is_root()) {
        return Err(format!(
            "missing: {packages}. On Debian or Ubuntu type:\n  sudo apt-get install {packages}"
        ));
    }
    let mut update = command("apt-get", &["update", "-qq"]);
    update.env("DEBIAN_FRONTEND", "noninteractive");
    show(update)?;
    let mut install = command(
        "apt-get",
        &["install", "-y", "-qq", "--no-install-recommends"],
    );
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(&missing);
    show(install)
}

fn is_there(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| {
        let file = folder.join(program);
        file.is_file()
            || file.with_extension("exe").is_file()
            || file.with_extension("cmd").is_file()
    })
}

/// Whether this process may write where only root may; asked of the system, not of a name.
fn is_root() -> bool {
    let own = Path::new("/proc/self");
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(own).is_ok_and(|about| about.uid() == 0)
    }
    #[cfg(not(unix))]
    {
        own.exists()
    }
}
