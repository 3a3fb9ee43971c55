//! The attacker's build: a worker whose "decoder" tries what an attacker would, once the cage is closed. The test starts its own program
//! as that worker, so it has no harness.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one has no harness that tells of it"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use ombrelle_base::progress::{Cancel, Cancelled, Progress};
use ombrelle_cage::{ARGUMENT, Answer, Decoding, Error, Fault, INPUT, Request, Workers, worker};
use ombrelle_media::{Error as MediaError, Limits};

fn main() {
    if std::env::args().nth(1).as_deref() == Some(ARGUMENT) {
        std::process::exit(worker::serve(attack).into());
    }
    if let Some(ended) = worker::if_asked() {
        std::process::exit(ended.into());
    }
    if std::env::args().nth(1).as_deref() == Some(PROGRAM) {
        let attack = std::env::args().nth(2).unwrap();
        print!("{}", tried_by_program(&attack));
        return;
    }
    let tests: [(&str, fn()); 5] = [
        (
            "nothing_can_be_done_from_inside",
            nothing_can_be_done_from_inside,
        ),
        (
            "a_program_that_reads_a_file_can_do_nothing_else",
            a_program_that_reads_a_file_can_do_nothing_else,
        ),
        (
            "a_program_has_no_second_number_for_any_call",
            a_program_has_no_second_number_for_any_call,
        ),
        (
            "a_worker_that_dies_or_takes_all_memory_is_one_failed_photo_and_is_replaced",
            a_worker_that_dies_or_takes_all_memory_is_one_failed_photo_and_is_replaced,
        ),
        (
            "a_worker_that_hangs_is_ended_by_the_clock_or_the_person",
            a_worker_that_hangs_is_ended_by_the_clock_or_the_person,
        ),
    ];
    // As the usual harness tells it: what reads its lines reads these.
    let listing = std::env::args().any(|word| word == "--list");
    if !listing {
        println!("\nrunning {} tests", tests.len());
    }
    for (name, test) in tests {
        if listing {
            println!("{name}: test");
        } else {
            test();
            println!("test {name} ... ok");
        }
    }
    if !listing {
        println!("\ntest result: ok. {} passed; 0 failed", tests.len());
    }
}

/// What the file says is tried; the answer says whether it worked.
fn attack(_: &Request, file: &[u8]) -> Answer {
    let worked = match file {
        b"harmless" => return Answer::Failed(Fault::NotAPicture),
        b"file" => std::fs::read("/etc/hostname").is_ok(),
        b"folder" => std::fs::read_dir("/").is_ok(),
        b"write" => std::fs::write("/tmp/ombrelle-escaped", b"x").is_ok(),
        b"memory of others" => std::fs::File::open("/proc/self/mem").is_ok(),
        b"socket" => std::net::TcpStream::connect("127.0.0.1:9").is_err_and(|error| {
            // Refused by whoever listens there, not by the cage.
            error.kind() == std::io::ErrorKind::ConnectionRefused
        }),
        b"listen" => std::net::TcpListener::bind("127.0.0.1:0").is_ok(),
        b"datagram" => std::net::UdpSocket::bind("127.0.0.1:0").is_ok(),
        b"program" => std::process::Command::new("/bin/true").spawn().is_ok(),
        b"environment" => std::env::vars_os().next().is_some(),
        b"arguments" => std::env::args_os().len() != 2,
        b"10 GB" => Vec::<u8>::new().try_reserve_exact(10 << 30).is_ok(),
        // What is to work all the same.
        b"threads" => std::thread::spawn(|| ()).join().is_err(),
        b"4 GB" => Vec::<u8>::new().try_reserve_exact(4 << 30).is_err(),
        b"10 GB at once" => {
            let taken = vec![1_u8; 10 << 30];
            taken.len() > 1
        }
        b"end" => std::process::abort(),
        b"hang" => loop {
            std::thread::sleep(Duration::from_secs(1));
        },
        other => panic!("no attack: {other:?}"),
    };
    Answer::Failed(Fault::Damaged(
        if worked { "escaped" } else { "held" }.into(),
    ))
}

/// The first argument of this program where it is another that reads a file, such as `ffmpeg`.
const PROGRAM: &str = "program";

/// As [`attack`], in another program.
fn tried_by_program(attack: &str) -> &'static str {
    let worked = match attack {
        "file" => std::fs::read("/etc/hostname").is_ok(),
        "folder" => std::fs::read_dir("/").is_ok(),
        "write" => std::fs::write("/tmp/ombrelle-escaped", b"x").is_ok(),
        "write its input" => std::fs::File::options().write(true).open(INPUT).is_ok(),
        "memory of others" => std::fs::File::open("/proc/1/mem").is_ok(),
        "memory" => std::fs::File::options()
            .write(true)
            .open("/proc/self/mem")
            .is_ok(),
        "socket" => std::net::TcpStream::connect("127.0.0.1:9")
            .is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionRefused),
        "listen" => std::net::TcpListener::bind("127.0.0.1:0").is_ok(),
        "datagram" => std::net::UdpSocket::bind("127.0.0.1:0").is_ok(),
        "program" => std::process::Command::new("/bin/true").spawn().is_ok(),
        "10 GB" => Vec::<u8>::new().try_reserve_exact(10 << 30).is_ok(),
        "environment" => std::env::vars_os().next().is_some(),
        // What is to work all the same.
        "input" => std::fs::read(INPUT).ok().as_deref() != Some(b"a film"),
        "threads" => std::thread::spawn(|| ()).join().is_err(),
        other => panic!("no attack: {other}"),
    };
    if worked { "escaped" } else { "held" }
}

fn a_program_that_reads_a_file_can_do_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let film = folder.path().join("film");
    std::fs::write(&film, "a film").unwrap();
    let this = std::env::current_exe().unwrap();
    let decoding = Decoding::Caged(Arc::new(workers()));
    let system: &[&str] = match cfg!(target_os = "linux") {
        true => &[
            "file",
            "folder",
            "write",
            "write its input",
            "memory of others",
            "memory",
            "socket",
            "listen",
            "datagram",
            "program",
            "10 GB",
        ],
        false => &[],
    };
    let all = system.iter().chain(&["environment", "input", "threads"]);
    for attack in all {
        let file = std::fs::File::open(&film).unwrap();
        let mut command = decoding.program(&this, [PROGRAM, attack], file);
        let done = command.output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert_eq!(
            (said.as_ref(), done.status.success()),
            ("held", true),
            "{attack}"
        );
    }
}

/// On x86-64 the kernel may know each call by a second number, of the x32 ABI; Perl, which every Debian has, can call by number.
fn a_program_has_no_second_number_for_any_call() {
    let perl = std::path::Path::new("/usr/bin/perl");
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) || !perl.is_file() {
        println!("skipped: needs Linux on x86-64 and /usr/bin/perl");
        return;
    }
    // `getpid`, which is allowed, by its first number and by its second; then `socket`, `fork` and `ptrace` by theirs. Without x32 the
    // kernel itself would answer 38 (`ENOSYS`); 1 is the cage.
    let calls = r#"
        print syscall(39) > 0 ? "works" : "fails";
        for my $call (39, 41, 57, 521) {
            $! = 0;
            print " ", syscall($call | 0x40000000, 0, 0, 0, 0) == -1 ? $! + 0 : "works";
        }
    "#;
    let decoding = Decoding::Caged(Arc::new(workers()));
    let nothing = std::fs::File::open("/dev/null").unwrap();
    let mut command = decoding.program(perl, ["-e", calls], nothing);
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert_eq!(said, "works 1 1 1 1");
}

fn workers() -> Workers {
    Workers::of(std::env::current_exe().unwrap())
}

fn answered(workers: &Workers, attack: &str, limits: &Limits, progress: &Progress) -> Error {
    workers
        .open(attack.as_bytes(), limits, progress)
        .expect_err(attack)
}

fn tried(workers: &Workers, attack: &str) -> Error {
    answered(workers, attack, &Limits::default(), &Progress::default())
}

fn nothing_can_be_done_from_inside() {
    let workers = workers();
    let system: &[&str] = match cfg!(target_os = "linux") {
        true => &[
            "file",
            "folder",
            "write",
            "memory of others",
            "socket",
            "listen",
            "datagram",
            "program",
            "10 GB",
        ],
        false => &[],
    };
    for attack in system
        .iter()
        .chain(&["environment", "arguments", "threads", "4 GB"])
    {
        let held = MediaError::Damaged {
            detail: "held".into(),
        };
        assert_eq!(tried(&workers, attack), Error::Media(held), "{attack}");
    }
}

fn a_worker_that_dies_or_takes_all_memory_is_one_failed_photo_and_is_replaced() {
    let workers = workers();
    let deadly: &[&str] = match cfg!(target_os = "linux") {
        true => &["end", "10 GB at once"],
        false => &["end"],
    };
    for attack in deadly {
        assert_eq!(
            tried(&workers, "harmless"),
            Error::Media(MediaError::NotAPicture)
        );
        assert_eq!(tried(&workers, attack), Error::DecoderEnded, "{attack}");
        assert_eq!(
            tried(&workers, "harmless"),
            Error::Media(MediaError::NotAPicture)
        );
    }
    let missing = Workers::of("/no/such/program");
    assert_eq!(tried(&missing, "harmless"), Error::DecoderMissing);
}

fn a_worker_that_hangs_is_ended_by_the_clock_or_the_person() {
    let workers = workers();
    let cancel = Cancel::default();
    let progress = Progress::silent(cancel.clone());
    let started = Instant::now();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| answered(&workers, "hang", &Limits::default(), &progress));
        std::thread::sleep(Duration::from_millis(300));
        cancel.cancel();
        assert_eq!(waiting.join().unwrap(), Error::Cancelled(Cancelled));
    });
    assert!(started.elapsed() < Duration::from_secs(10));
    let short = Limits {
        time: Duration::ZERO,
        ..Limits::default()
    };
    let late = answered(&workers, "hang", &short, &Progress::default());
    assert_eq!(late, Error::Media(MediaError::TookTooLong { seconds: 0 }));
}
