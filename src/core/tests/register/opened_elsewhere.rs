//! Other programs open the register, and this one opens registers of all versions so far.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use ombrelle_core::progress::Progress;
use ombrelle_core::protect::Decoding;
use ombrelle_core::register::evidence::of_file;
use ombrelle_core::register::{self, Evidence, Origin, Register};

use crate::made::{day, fingerprint, new_register, pass, reported, unsealed};

/// The command `age` (Debian package `age`) opens it. It asks for the passphrase at a terminal, which `script`
/// makes for it.
#[cfg(target_os = "linux")]
#[test]
fn the_command_age_opens_it_without_us() {
    let there = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    if !(there("age") && there("script")) {
        let ci = std::env::var("CI").as_deref() == Ok("true");
        assert!(
            !ci,
            "age or script is missing: apt-get install age bsdutils"
        );
        println!("skipped: age or script is missing (apt-get install age bsdutils)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = vec![("beach".to_owned(), fingerprint(1))];
    register::add(&mut register, day(25), file).unwrap();
    let mut terminal = Command::new("script")
        .args(["--quiet", "--return", "--echo", "never"])
        .args([
            "--command",
            "age --decrypt --output opened.json r.age",
            "/dev/null",
        ])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Typed once age asks: what is typed before may be thrown away.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let mut keys = terminal.stdin.take().unwrap();
    keys.write_all(b"right\n").unwrap();
    let ended = terminal.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{said}");
    let opened = std::fs::read_to_string(folder.path().join("opened.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&opened).unwrap();
    assert_eq!(json["entries"][0]["name"], "beach");
    assert_eq!(opened, unsealed(&path, "right").unwrap());
}

/// Made by each released version, opened for ever. `REGENERATE=1` writes the one of this version if it
/// is missing; a file of an earlier version is never rewritten.
#[test]
fn registers_of_every_version_so_far_open() {
    let golden = |version: u32| {
        let name = format!("tests/golden/register/version-{version}.age");
        Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
    };
    let present = golden(3);
    if std::env::var_os("REGENERATE").is_some() && !present.exists() {
        write_present_version(&present);
    }
    for path in [golden(1), golden(2), present.clone()] {
        let entries = Register::look(&path, &pass("right")).unwrap();
        let entries: Vec<_> = entries.iter().collect();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].name, "café \"d'été\"");
        assert_eq!(entries[0].fingerprint, fingerprint(1));
        assert_eq!(entries[1].reported, [reported("a service", "C-7")]);
    }
    // The first version asked nobody how a picture came to be, and had no log.
    let first = Register::look(&golden(1), &pass("right")).unwrap();
    assert!(first.iter().all(|entry| entry.origin == Origin::NotKnown));
    assert!(first.evidence().is_empty());
    let second = Register::look(&golden(2), &pass("right")).unwrap();
    assert_eq!(second.get(1).unwrap().origin, Origin::Altered);
    let said: Vec<_> = second.evidence().iter().map(|e| e.said.clone()).collect();
    assert_eq!(said, ["elle demande de l'argent"]);
    assert_eq!(second.evidence()[0].item, Some(1));
    // Copies came with the third.
    assert!(second.copy(1).is_err());
    let third = Register::look(&present, &pass("right")).unwrap();
    let copy = third.copy(1).unwrap();
    assert_eq!(copy.bytes(), "et si tu ne paies pas ?".as_bytes());
    assert_eq!(third.evidence()[0].copy, Some(copy.size()));
}

/// A register with something of everything.
fn write_present_version(path: &Path) {
    let mut register = new_register(path);
    let files = vec![
        ("café \"d'été\"".to_owned(), fingerprint(1)),
        (String::new(), fingerprint(2)),
    ];
    register::add(&mut register, day(25), files).unwrap();
    register::note(&mut register, 2, reported("a service", "C-7")).unwrap();
    register::set_origin(&mut register, 1, Origin::Altered).unwrap();
    let noted = Evidence {
        number: 0,
        day: day(24),
        said: "elle demande de l'argent".into(),
        account: "x_77".into(),
        platform: "Snapchat".into(),
        note: String::new(),
        item: Some(1),
        sha256: Some(fingerprint(9).sha256.clone()),
        copy: None,
    };
    let messages = path.with_extension("txt");
    std::fs::write(&messages, "et si tu ne paies pas ?").unwrap();
    let (decoding, progress) = (Decoding::InProcess, Progress::default());
    let entries = register.content();
    let shown = of_file(&messages, true, entries, &decoding, &progress).unwrap();
    std::fs::remove_file(&messages).unwrap();
    register::keep_with(&mut register, noted, shown.copy).unwrap();
    drop(register);
    for beside in ["previous", "lock"] {
        std::fs::remove_file(path.with_extension(format!("age.{beside}"))).unwrap();
    }
}
