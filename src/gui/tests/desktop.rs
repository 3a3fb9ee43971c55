//! What is asked of the desktop, on a bus of its own (`dbus-run-session`), where a small program answers in the desktop's place (tests/bus/desktop.py):
//! what goes over the bus is what it hears.

#![cfg(target_os = "linux")]

mod stage;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use ombrelle_core::protect::Preview;
use ombrelle_gui::{clipboard, desktop};
use stage::server::{Running, Screen};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, CreateWindowAux, WindowClass};
use x11rb::rust_connection::RustConnection;

/// The system's own, which alone has what Debian installs for it.
const PYTHON: &str = "/usr/bin/python3";

/// Set where this program runs on a bus of its own; what is to be asked of the desktop.
const INSIDE: &str = "OMBRELLE_TEST_ON_A_BUS";

/// Whether there is everything that a desktop of one's own needs; what is missing is printed.
fn can(test: &str) -> bool {
    let started = |program: &str, argument: &str| {
        let mut command = Command::new(program);
        let command = command.arg(argument).stdin(Stdio::null());
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    let gio = Command::new(PYTHON)
        .args(["-c", "from gi.repository import Gio"])
        .stderr(Stdio::null())
        .status();
    let missing = match gio.is_ok_and(|status| status.success()) {
        false => "python3-gi",
        true if !started("dbus-run-session", "--version") => "dbus-run-session",
        true => return true,
    };
    let told = format!("{test}: skipped, {missing} is missing");
    assert!(std::env::var_os("CI").is_none(), "{told}");
    println!("{told}");
    false
}

/// Runs `on_the_bus` of this program on a bus of its own, with a desktop that chooses so: what was said there.
fn on_a_bus(asked: &str, folder: &Path, choice: &str) -> String {
    let ran = Command::new("dbus-run-session")
        .arg("--")
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "on_the_bus", "--nocapture"])
        .env(INSIDE, format!("{asked} {choice}"))
        .env("OMBRELLE_TEST_PAGE", folder.join("page.pdf"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let faults = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{said}\n{faults}");
    said
}

/// The other half of the tests of this file: nothing where it is not started by them.
#[test]
fn on_the_bus() {
    let Ok(asked) = std::env::var(INSIDE) else {
        return;
    };
    let (asked, choice) = asked.split_once(' ').unwrap();
    if asked == "copy" {
        println!("put {}", clipboard::put(picture()));
        // Until whoever started it has pasted.
        let _ = std::io::stdin().read(&mut [0]);
        return;
    }
    if choice == "nobody" {
        println!(
            "ended {:?}",
            desktop::print("Photo", b"%PDF-", &mut || true)
        );
        desktop::notify("12 photos are done.".to_owned());
        std::thread::sleep(Duration::from_millis(500));
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bus/desktop.py");
    let mut other = Command::new(PYTHON)
        .arg(script)
        .arg(std::env::var_os("OMBRELLE_TEST_PAGE").unwrap())
        .arg(choice)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut heard = BufReader::new(other.stdout.take().unwrap()).lines();
    assert_eq!(heard.next().unwrap().unwrap(), "ready");
    let mut asked_me = 0;
    match asked {
        "notify" => {
            desktop::notify("12 photos are done. 3 need a look.".to_owned());
            println!("heard {}", heard.next().unwrap().unwrap());
        }
        _ => {
            let printed = desktop::print("Photo", b"%PDF-page", &mut || {
                asked_me += 1;
                asked == "print"
            });
            println!("ended {printed:?}, asked {asked_me}");
        }
    }
    let _ = other.kill();
    let _ = other.wait();
    heard
        .map_while(Result::ok)
        .for_each(|line| println!("heard {line}"));
}

#[test]
fn a_page_goes_to_the_printer_that_was_chosen_and_lies_in_no_folder() {
    if !can("a_page_goes_to_the_printer_that_was_chosen_and_lies_in_no_folder") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let said = on_a_bus("print", folder.path(), "yes");
    assert!(
        said.contains("heard prepare 'Photo' ['handle_token']"),
        "{said}"
    );
    // The token of the dialog; a file of memory alone.
    assert!(said.contains("heard print 'Photo' 7 /memfd:page"), "{said}");
    assert!(said.contains("ended Handed, asked 1"), "{said}");
    let page = std::fs::read(folder.path().join("page.pdf")).unwrap();
    assert_eq!(page, b"%PDF-page");
}

#[test]
fn nothing_goes_to_a_printer_where_the_dialog_is_closed_or_the_page_is_held_back() {
    if !can("nothing_goes_to_a_printer_where_the_dialog_is_closed_or_the_page_is_held_back") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (asked, choice, ended) in [
        ("print", "closed", "ended Cancelled, asked 0"),
        ("hold", "yes", "ended HeldBack, asked 1"),
        ("print", "gone", "ended NoDialog, asked 0"),
        ("print", "nobody", "ended NoDialog"),
    ] {
        let said = on_a_bus(asked, folder.path(), choice);
        assert!(said.contains(ended), "{choice}: {said}");
        assert!(!said.contains("heard print"), "{choice}: {said}");
        assert!(!folder.path().join("page.pdf").exists());
    }
}

#[test]
fn a_notification_is_one_line_and_nothing_else() {
    if !can("a_notification_is_one_line_and_nothing_else") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let said = on_a_bus("notify", folder.path(), "yes");
    let heard = "heard notify Ombrelle '12 photos are done. 3 need a look.' '' [] \
         [('desktop-entry', 'io.github.ombrelle.Ombrelle'), ('transient', True)]";
    assert!(said.contains(heard), "{said}");
}

#[test]
fn where_there_is_no_bus_nothing_is_printed_and_nobody_is_told() {
    let ran = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "on_the_bus", "--nocapture"])
        .env(INSIDE, "print nobody")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(
        ran.status.success() && said.contains("ended NoDialog"),
        "{said}"
    );
}

/// A picture of 40 x 30 pixels, each of another colour.
fn picture() -> Preview {
    let pixels = (0..30_u8).flat_map(|y| (0..40_u8).flat_map(move |x| [x * 6, y * 8, x ^ y, 255]));
    Preview {
        width: 40,
        height: 30,
        rgba: pixels.collect(),
    }
}

/// What a program that pastes gets of this kind, and names of the kinds that there are.
fn pasted(display: &str, kind: &str) -> Vec<u8> {
    let (server, screen) = x11rb::connect(Some(display)).unwrap();
    let root = server.setup().roots[screen].root;
    let window = server.generate_id().unwrap();
    let (class, nothing) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
    server
        .create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &nothing)
        .unwrap();
    let atom = |name: &str| {
        let atom = server.intern_atom(false, name.as_bytes()).unwrap();
        atom.reply().unwrap().atom
    };
    let place = atom("HERE");
    server
        .convert_selection(
            window,
            atom("CLIPBOARD"),
            atom(kind),
            place,
            x11rb::CURRENT_TIME,
        )
        .unwrap();
    server.flush().unwrap();
    loop {
        if let Event::SelectionNotify(told) = server.wait_for_event().unwrap() {
            assert_eq!(told.property, place, "there is nothing of this kind");
            break;
        }
    }
    let given = server.get_property(true, window, place, AtomEnum::ANY, 0, u32::MAX);
    let given = given.unwrap().reply().unwrap();
    match kind {
        "TARGETS" => {
            let names = given.value32().unwrap();
            let names = names.map(|kind| name_of(&server, kind));
            names.collect::<Vec<_>>().join("\n").into_bytes()
        }
        _ => given.value,
    }
}

fn name_of(server: &RustConnection, atom: u32) -> String {
    let name = server.get_atom_name(atom).unwrap().reply().unwrap().name;
    String::from_utf8(name).unwrap()
}

#[test]
fn what_was_copied_is_pasted_by_another_program_as_pixels_alone() {
    let Some(screen) = Screen::open() else {
        let told = "what_was_copied_is_pasted_by_another_program_as_pixels_alone: skipped, Xvfb is missing";
        assert!(std::env::var_os("CI").is_none(), "{told}");
        println!("{told}");
        return;
    };
    let program = std::env::current_exe().unwrap();
    let mut copying = screen.command(program.to_str().unwrap());
    let copying = copying
        .args(["--exact", "on_the_bus", "--nocapture"])
        .env(INSIDE, "copy yes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut copying = Running(copying.unwrap());
    let said = BufReader::new(copying.0.stdout.take().unwrap()).lines();
    let put = said
        .map_while(Result::ok)
        .find(|line| line.contains("put "));
    assert!(put.is_some_and(|line| line.ends_with("put true")));

    let kinds = String::from_utf8(pasted(&screen.display, "TARGETS")).unwrap();
    let known = [
        "TARGETS",
        "SAVE_TARGETS",
        "image/png",
        "x-kde-passwordManagerHint",
    ];
    let unknown: Vec<&str> = kinds.lines().filter(|kind| !known.contains(kind)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    // Programs that keep what was copied are asked not to.
    let hint = pasted(&screen.display, "x-kde-passwordManagerHint");
    assert_eq!(hint, b"secret");
    let png = pasted(&screen.display, "image/png");
    let seen = image::load_from_memory(&png).unwrap().to_rgba8();
    assert_eq!(seen.into_raw(), picture().rgba);
    // Nothing but the size, the pixels and the end (PNG 3rd edition, 5.3).
    let mut rest = &png[8..];
    let mut chunks = Vec::new();
    while let [a, b, c, d, chunk @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        chunks.push(String::from_utf8_lossy(&chunk[..4]).into_owned());
        rest = &chunk[4 + length + 4..];
    }
    chunks.dedup();
    assert_eq!(chunks, ["IHDR", "IDAT", "IEND"]);
}
