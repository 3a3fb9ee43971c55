//! The program itself, in a window that nobody sees.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

use crate::stage::server::{Running, Screen};

/// How often it is started.
const TIMES: usize = 7;

/// Time to the first frame, processor at rest, memory with a thousand photos.
pub fn measure(folder: &Path, photos: &Path) {
    let screen = Screen::open().expect("Xvfb");
    let (pixels, _) = RustConnection::connect(Some(&screen.display)).unwrap();

    for (backend, name) in [("tiny-skia", "software"), ("", "default")] {
        let mut times: Vec<f64> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                let running = start_program(&screen, backend, folder, None);
                while pixel(&pixels) == 0 {
                    std::thread::sleep(Duration::from_millis(1));
                }
                let took = start.elapsed().as_secs_f64() * 1e3;
                drop(running);
                std::thread::sleep(Duration::from_millis(300));
                took
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("first_frame_{name}_ms: {:.0}", times[TIMES / 2]);
        println!("first_frame_{name}_longest_ms: {:.0}", times[TIMES - 1]);
    }

    let running = start_program(&screen, "tiny-skia", folder, None);
    std::thread::sleep(Duration::from_secs(3));
    let before = processor(&running);
    std::thread::sleep(Duration::from_secs(10));
    println!("idle_percent: {:.2}", (processor(&running) - before) * 10.0);
    drop(running);
    memory(&screen, folder, photos);
}

/// Opens the folder and goes through all of it by keyboard.
fn memory(screen: &Screen, folder: &Path, photos: &Path) {
    let running = start_program(screen, "tiny-skia", folder, Some(photos));
    let limit = Duration::from_secs(20);
    assert!(screen.give_keyboard(limit), "no window with a keyboard");
    screen.rest();
    screen.keys(&["Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
    std::thread::sleep(Duration::from_secs(2));
    for _ in 0..70 {
        screen.keys(&["Next"]);
        std::thread::sleep(Duration::from_millis(190));
    }
    println!("memory_peak_mb: {:.0}", status(&running, "VmHWM:") / 1024.0);
    println!(
        "memory_after_mb: {:.0}",
        status(&running, "VmRSS:") / 1024.0
    );
}

fn start_program(screen: &Screen, backend: &str, folder: &Path, given: Option<&Path>) -> Running {
    let config = folder.join("config/ombrelle");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("settings.toml"), "language = \"en\"\n").unwrap();
    let mut command = screen.command(env!("CARGO_BIN_EXE_ombrelle-app"));
    command
        .args(given)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .stderr(Stdio::null());
    if !backend.is_empty() {
        command.env("ICED_BACKEND", backend);
    }
    Running(command.spawn().expect("the program"))
}

/// A pixel where the window will be; 0 is the empty screen.
fn pixel(pixels: &RustConnection) -> u32 {
    let root = pixels.setup().roots[0].root;
    let image = pixels.get_image(ImageFormat::Z_PIXMAP, root, 500, 500, 1, 1, u32::MAX);
    let image = image.unwrap().reply().unwrap();
    image.data.iter().take(3).map(|byte| u32::from(*byte)).sum()
}

/// Seconds of processor time so far.
fn processor(running: &Running) -> f64 {
    let path = format!("/proc/{}/stat", running.0.id());
    let text = std::fs::read_to_string(path).unwrap();
    let after = text.rsplit(')').next().unwrap();
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |at: usize| fields[at].parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) / 100.0
}

fn status(running: &Running, key: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{}/status", running.0.id())).unwrap();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(key))
        .unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
