//! `cargo xtask smoke`: the Debian package, installed in a Debian that has nothing else, used by somebody who is not root and has no network,
//! and removed again; then the AppImage by the same steps, and the rpm, where they were made.
//!
//! Needs root, since the root of another system is made and entered (`mmdebstrap`, `chroot`).

mod commands;
mod rpm;
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::run::{Done, command, output, root, show};
use crate::{package, system};

/// What it calls, and the Debian packages that bring it.
const PROGRAMS: &[system::Program] = &[
    ("mmdebstrap", "mmdebstrap"),
    ("strace", "strace"),
    ("Xvfb", "xvfb"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
    ("dpkg-deb", "dpkg"),
];

/// The person, and where their photos are.
const PERSON: &str = "anna";
const HOME: &str = "home/anna";
/// What opens the register and the book.
const PASSPHRASE: &str = "four words of a smoke test";

/// Installs this package, or the one that `cargo xtask package` made, uses it and removes it.
pub fn run(package: Option<&Path>) -> Done {
    system::ensure(PROGRAMS)?;
    let made = format!("ombrelle_{}_amd64.deb", env!("CARGO_PKG_VERSION"));
    let package = package.map_or_else(|| package::folder().join(made), |path| root().join(path));
    let place = tempfile::tempdir().map_err(|e| e.to_string())?;
    let debian = Debian::new(place.path(), &package)?;
    all(&debian, STEPS)?;
    let image = package::folder().join(package::appimage_name());
    if image.exists() {
        all(&debian.with_image(&image)?, IMAGE_STEPS)?;
    } else {
        println!("smoke: no AppImage was made, none was tried (`cargo xtask package appimage`)");
    }
    let other = package::folder().join(package::rpm_name());
    if !other.exists() {
        println!("smoke: no rpm was made, none was tried (`cargo xtask package rpm`)");
        return Ok(());
    }
    let start = Instant::now();
    rpm::tried(&other).map_err(|reason| format!("the rpm: {reason}"))?;
    println!(
        "smoke: the rpm is installed, speaks, is removed ({:.1} s)",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// What is done there, one thing after the other.
type Step = fn(&Debian) -> Done;

/// What is done with the package.
const STEPS: &[(&str, Step)] = &[
    ("has nothing that builds", Debian::has_nothing_that_builds),
    ("protects with covers and cloaks", Debian::protects),
    ("keeps a register", Debian::keeps_a_register),
    ("is upgraded", Debian::is_upgraded),
    ("opens its register again", Debian::opens_its_register),
    ("runs every command", Debian::runs_every_command),
    (
        "shows its window, and protects there",
        Debian::shows_its_window,
    ),
    ("opens every door of its window", Debian::opens_every_door),
    ("spoke to nobody", Debian::spoke_to_nobody),
    (
        "is removed, and leaves what is the person's",
        Debian::is_removed,
    ),
    (
        "is installed anew by somebody who has a photo, and removed",
        Debian::is_new_to_somebody,
    ),
];

/// What is done with the AppImage. Nothing installs it: the person has the one file.
const IMAGE_STEPS: &[(&str, Step)] = &[
    (
        "the AppImage protects with covers and cloaks",
        Debian::protects,
    ),
    ("it keeps a register", Debian::keeps_a_register),
    ("it opens its register again", Debian::opens_its_register),
    (
        "it shows its window, and protects there",
        Debian::shows_its_window,
    ),
    ("it spoke to nobody", Debian::spoke_to_nobody),
    (
        "its file is deleted, and what is the person's is left",
        Debian::image_is_deleted,
    ),
];

fn all(debian: &Debian, steps: &[(&str, Step)]) -> Done {
    for (what, step) in steps {
        let start = Instant::now();
        step(debian).map_err(|reason| format!("{what}: {reason}"))?;
        println!("smoke: {what} ({:.1} s)", start.elapsed().as_secs_f64());
    }
    Ok(())
}

/// The root of a Debian of its own, with the package.
struct Debian {
    root: PathBuf,
    package: PathBuf,
    log: PathBuf,
    /// What comes before the name of a program of ours.
    by: &'static [&'static str],
}

/// The AppImage in the person's home. It cannot be mounted there, as in every system without `libfuse2`, so it unpacks itself.
const BY_IMAGE: &[&str] = &["./Ombrelle.AppImage", "--appimage-extract-and-run"];

impl Debian {
    /// The smallest Debian that can install, with an older version of the package: the same files under another number.
    fn new(place: &Path, package: &Path) -> Done<Self> {
        let (unpacked, older) = (place.join("unpacked"), place.join("older.deb"));
        let mut unpack = command("dpkg-deb", &["--raw-extract"]);
        unpack.arg(package).arg(&unpacked);
        output(unpack)?;
        let control = unpacked.join("DEBIAN/control");
        let text = std::fs::read_to_string(&control).map_err(|e| e.to_string())?;
        let text: Vec<&str> = text
            .lines()
            .map(|line| {
                if line.starts_with("Version: ") {
                    "Version: 0.0.1"
                } else {
                    line
                }
            })
            .collect();
        std::fs::write(&control, text.join("\n") + "\n").map_err(|e| e.to_string())?;
        let mut build = command("dpkg-deb", &["--root-owner-group", "-Znone", "--build"]);
        build.arg(&unpacked).arg(&older);
        output(build)?;
        std::fs::remove_dir_all(&unpacked).map_err(|e| e.to_string())?;

        let whole = place.join("root");
        let mut make = command(
            "mmdebstrap",
            &["--variant=apt", "--quiet", "--include=passwd"],
        );
        make.arg(format!("--customize-hook=copy-in {} /tmp", older.display()));
        let install = "apt-get install --yes --quiet=2 --no-install-recommends /tmp/older.deb";
        make.arg(format!(
            "--customize-hook=chroot \"$1\" {install} >/dev/null && rm \"$1/tmp/older.deb\""
        ));
        make.arg(format!(
            "--customize-hook=chroot \"$1\" useradd --create-home {PERSON}"
        ));
        make.arg("bookworm").arg(&whole);
        show(make)?;
        let debian = Self {
            root: whole,
            package: package.to_owned(),
            log: place.join("sockets"),
            by: &[],
        };
        debian.begin()?;
        Ok(debian)
    }

    /// A home with one photo.
    fn begin(&self) -> Done {
        let photo = self.root.join(HOME).join("photo.jpg");
        std::fs::copy(root().join("docs/before.jpg"), photo).map_err(|e| e.to_string())?;
        self.inside(&["chown", "-R", "anna:anna", "/home/anna"])?;
        Ok(())
    }

    /// The same system after the package is gone, with a new home, and in it the AppImage. What the package needed of the system is still there,
    /// as on a desktop.
    fn with_image(self, image: &Path) -> Done<Self> {
        let home = self.root.join(HOME);
        std::fs::remove_dir_all(&home).map_err(|e| e.to_string())?;
        std::fs::create_dir(&home).map_err(|e| e.to_string())?;
        let there = home.join("Ombrelle.AppImage");
        std::fs::copy(image, &there).map_err(|e| e.to_string())?;
        // As whoever downloads one allows it to run.
        output(command("chmod", &["755", &there.to_string_lossy()]))?;
        let _ = std::fs::remove_file(&self.log);
        self.begin()?;
        Ok(Self {
            by: BY_IMAGE,
            ..self
        })
    }

    fn image_is_deleted(&self) -> Done {
        std::fs::remove_file(self.root.join(HOME).join("Ombrelle.AppImage"))
            .map_err(|e| e.to_string())?;
        self.nothing_left_but_the_persons()
    }

    fn has_nothing_that_builds(&self) -> Done {
        for program in ["rustc", "cargo", "python3", "npm", "node", "gcc"] {
            if self.root.join("usr/bin").join(program).exists() {
                return Err(format!("{program} is there"));
            }
        }
        Ok(())
    }

    fn protects(&self) -> Done {
        let said = self.program(&["ombrelle", "protect", "--cover", "sticker", "photo.jpg"])?;
        self.expect(&said, "covered for good", "photo.protected.jpg")?;
        let cloak = [
            "ombrelle",
            "protect",
            "--cloak",
            "light",
            "--out",
            "cloaked",
            "photo.jpg",
        ];
        let said = self.program(&cloak)?;
        self.expect(&said, "cloaked", "cloaked/photo.protected.jpg")
    }

    fn keeps_a_register(&self) -> Done {
        self.register("init", "")?;
        self.register("add", "--name first photo.jpg")?;
        Ok(())
    }

    fn opens_its_register(&self) -> Done {
        let said = self.register("list", "")?;
        self.expect(&said, "first", ".local/share/ombrelle/register.age")
    }

    /// A command of the register, whose passphrase comes from a file descriptor.
    fn register(&self, name: &str, rest: &str) -> Done<String> {
        let line = format!(
            "printf '{PASSPHRASE}\\n' | {} ombrelle register {name} --passphrase-fd 0 {rest}",
            self.by.join(" ")
        );
        self.as_person(&["sh", "-c", &line])
    }

    fn is_upgraded(&self) -> Done {
        let inside = self.root.join("tmp/newer.deb");
        std::fs::copy(&self.package, &inside).map_err(|e| e.to_string())?;
        self.inside(&["dpkg", "--install", "/tmp/newer.deb"])?;
        std::fs::remove_file(&inside).map_err(|e| e.to_string())?;
        let version = self.inside(&["dpkg-query", "-W", "-f", "${Version}", "ombrelle"])?;
        match version == env!("CARGO_PKG_VERSION") {
            true => Ok(()),
            false => Err(format!("version {version:?} is installed")),
        }
    }

    /// How long somebody takes who has the package's file and a photo, without the time in which they read and think.
    fn is_new_to_somebody(&self) -> Done {
        let inside = self.root.join("tmp/new.deb");
        std::fs::copy(&self.package, &inside).map_err(|e| e.to_string())?;
        let start = Instant::now();
        self.inside(&["dpkg", "--install", "/tmp/new.deb"])?;
        let said = self.program(&["ombrelle", "protect", "--out", "first", "photo.jpg"])?;
        let taken = start.elapsed().as_secs_f64();
        self.expect(&said, "covered for good", "first/photo.protected.jpg")?;
        println!("from the package file to a protected photo: {taken:.1} s");
        std::fs::remove_file(&inside).map_err(|e| e.to_string())?;
        self.is_removed()
    }

    /// Nothing but sockets on this machine, to the screen, was ever opened.
    fn spoke_to_nobody(&self) -> Done {
        let log = std::fs::read_to_string(&self.log).map_err(|e| e.to_string())?;
        if !log.contains("AF_UNIX") {
            return Err("not even the screen was spoken to: nobody listened".into());
        }
        let mut others = log
            .lines()
            .filter(|line| line.contains("socket(") && !line.contains("AF_UNIX"));
        others.next().map_or(Ok(()), |line| Err(line.to_owned()))
    }

    fn is_removed(&self) -> Done {
        let files = self.inside(&["dpkg", "-L", "ombrelle"])?;
        self.inside(&["dpkg", "--purge", "ombrelle"])?;
        let at = |file: &str| self.root.join(file.trim_start_matches('/'));
        let left: Vec<&str> = files
            .lines()
            .filter(|file| file.contains("mbrelle") && at(file).exists())
            .collect();
        if !left.is_empty() {
            return Err(format!("left: {left:?}"));
        }
        self.nothing_left_but_the_persons()
    }

    /// No file of ours is left outside of the person's home, and what they made is.
    fn nothing_left_but_the_persons(&self) -> Done {
        let whole = self.root.to_string_lossy();
        let mut named = command("find", &[&whole, "-xdev", "-iname", "*ombrelle*"]);
        named.args(["-not", "-path", "*/home/*"]);
        let named = output(named)?;
        if !named.trim().is_empty() {
            return Err(format!("left: {named}"));
        }
        for own in [
            "photo.jpg",
            "photo.protected.jpg",
            ".local/share/ombrelle/register.age",
        ] {
            if !self.root.join(HOME).join(own).exists() {
                return Err(format!("{own} is gone"));
            }
        }
        Ok(())
    }

    /// As root of that system.
    fn inside(&self, line: &[&str]) -> Done<String> {
        let mut inside = command("chroot", &[]);
        inside
            .arg(&self.root)
            .args(line)
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        inside
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("LC_ALL", "C.UTF-8");
        output(inside)
    }

    /// A program of ours, as the person.
    fn program(&self, line: &[&str]) -> Done<String> {
        self.as_person(&[self.by, line].concat())
    }

    /// As the person, in their home, with no network, no process of others, and each socket in the log.
    fn as_person(&self, line: &[&str]) -> Done<String> {
        output(self.person_command(line))
    }

    fn person_command(&self, line: &[&str]) -> Command {
        let mut strace = command(
            "strace",
            &[
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                "trace=socket",
                "-A",
                "-o",
            ],
        );
        strace.arg(&self.log);
        strace.args([
            "unshare",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-ec",
            ENTER,
            "enter",
        ]);
        strace.arg(&self.root).args(line);
        strace
    }

    fn expect(&self, said: &str, word: &str, file: &str) -> Done {
        let file = self.root.join(HOME).join(file);
        match said.contains(word) && file.exists() {
            true => Ok(()),
            false => Err(format!("no {word:?} or no {}:\n{said}", file.display())),
        }
    }
}

/// Enters the system as the person: `$1` its root, then a command.
const ENTER: &str = r#"
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
exec chroot --userspec=anna:anna "$root" env -i HOME=/home/anna USER=anna PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY=:87 \
    ICED_BACKEND=tiny-skia sh -c 'cd && exec "$@"' person "$@"
"#;
