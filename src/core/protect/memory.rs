//! How much memory there is for photos and networks: asked before it is taken, since a program that gets none ends without a word.

use std::path::{Path, PathBuf};

use crate::error::{ErrorKind, NetworkError};

/// What the surrogates take with their gradients, beside the photo: 280 MB were measured (docs/figures.md, *cloak*).
pub(super) const FOR_CLOAKS: u64 = 300 << 20;
/// What the jury takes: 160 MB were measured.
pub(super) const FOR_THE_JURY: u64 = 180 << 20;

/// What looking harder takes for a photo, beside the usual look: a pass over 1.2 megapixels (docs/detection.md, *Looking harder*). With several photos at
/// once each has one network.
pub(super) const FOR_LOOKING_HARDER: u64 = 120 << 20;

/// Memory that photos at work may take together, in bytes: three quarters of what the system has to give, or
/// four gigabytes where it does not say.
pub fn memory_for_photos() -> u64 {
    const UNKNOWN: u64 = 4 << 30;
    memory_to_give().unwrap_or(UNKNOWN)
}

/// Three quarters of the memory that the system has to give, in bytes; none where it does not say.
pub(super) fn memory_to_give() -> Option<u64> {
    left(Swap::Left).map(|bytes| bytes / 4 * 3)
}

/// Refuses what needs this many bytes where the system says that it has less.
///
/// # Errors
/// [`NetworkError::OutOfMemory`].
pub(super) fn room_for(bytes: u64) -> Result<(), ErrorKind> {
    match left(Swap::Taken) {
        Some(left) if left < bytes => Err(NetworkError::OutOfMemory.into()),
        _ => Ok(()),
    }
}

/// Whether what can be swapped out counts: it does for what cannot be done with less, not for how much is done at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Swap {
    Taken,
    Left,
}

/// What the system has to give to this process, in bytes: the least of what Linux says of the machine, of the process's group and of the process
/// itself; none where it does not say.
fn left(swap: Swap) -> Option<u64> {
    let read = |path: &str| std::fs::read_to_string(path).ok();
    let machine = read("/proc/meminfo").and_then(|told| of_machine(&told, swap));
    let own = read("/proc/self/limits").zip(read("/proc/self/status"));
    let own = own.and_then(|(limits, status)| of_process(&limits, &status));
    let group =
        read("/proc/self/cgroup").and_then(|told| of_groups(&told, Path::new("/sys/fs/cgroup")));
    [machine, own, group].into_iter().flatten().min()
}

/// What is available, of `/proc/meminfo`.
fn of_machine(told: &str, swap: Swap) -> Option<u64> {
    let available = kibibytes(told, "MemAvailable:")?;
    let swap = match swap {
        Swap::Taken => kibibytes(told, "SwapFree:").unwrap_or(0),
        Swap::Left => 0,
    };
    available.checked_add(swap)
}

/// What is left of the address space (`ulimit -v`): three quarters, since threads reserve more of it than they use.
fn of_process(limits: &str, status: &str) -> Option<u64> {
    let limit = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max address space"))?;
    let limit: u64 = limit.split_whitespace().next()?.parse().ok()?;
    let used = kibibytes(status, "VmSize:")?;
    Some(limit.saturating_sub(used) / 4 * 3)
}

/// The least that is left to the process's control group (version 2) and to those around it, of `/proc/self/cgroup`.
fn of_groups(told: &str, root: &Path) -> Option<u64> {
    let own = told.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let own: PathBuf = root.join(own);
    let around = own
        .ancestors()
        .take_while(|folder| folder.starts_with(root));
    around.filter_map(of_group).min()
}

fn of_group(folder: &Path) -> Option<u64> {
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).ok();
    let limit: u64 = read("memory.max")?.trim().parse().ok()?;
    let used: u64 = read("memory.current")?.trim().parse().ok()?;
    // Files that it read lately are counted, and leave when somebody needs the room.
    let files = read("memory.stat").and_then(|told| {
        let line = told
            .lines()
            .find_map(|line| line.strip_prefix("inactive_file "));
        line?.trim().parse::<u64>().ok()
    });
    Some(limit.saturating_sub(used.saturating_sub(files.unwrap_or(0))))
}

/// The number behind a name in one of the kernel's lists, in bytes.
fn kibibytes(told: &str, name: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_memory_that_linux_tells_is_understood() {
        let told = "MemTotal:       24000000 kB\nMemAvailable:    2048 kB\nSwapFree:    1024 kB\n";
        assert_eq!(of_machine(told, Swap::Left), Some(2048 * 1024));
        assert_eq!(of_machine(told, Swap::Taken), Some(3072 * 1024));
        assert_eq!(of_machine("MemTotal: 1 kB\n", Swap::Taken), None);
        assert!(memory_for_photos() > 0);
    }

    #[test]
    fn a_limit_of_the_process_counts_and_none_does_not() {
        let limits = "Max cpu time   unlimited  unlimited  seconds\nMax address space         1048576   unlimited   bytes\n";
        let status = "Name:\tombrelle\nVmSize:\t     512 kB\n";
        assert_eq!(of_process(limits, status), Some(3 * 512 * 1024 / 4));
        let without = limits.replace("1048576", "unlimited");
        assert_eq!(of_process(&without, status), None);
    }

    #[test]
    fn the_least_of_the_groups_around_counts_without_files_that_can_leave() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("user/app");
        std::fs::create_dir_all(&inner).unwrap();
        let write = |folder: &Path, file: &str, words: &str| {
            std::fs::write(folder.join(file), words).unwrap()
        };
        write(&inner, "memory.max", "max\n");
        write(&inner, "memory.current", "10\n");
        let told = "0::/user/app\n";
        assert_eq!(of_groups(told, root.path()), None);
        let user = root.path().join("user");
        write(&user, "memory.max", "1000\n");
        write(&user, "memory.current", "700\n");
        write(&user, "memory.stat", "anon 400\ninactive_file 300\n");
        assert_eq!(of_groups(told, root.path()), Some(600));
    }

    #[test]
    fn more_than_any_machine_has_is_refused_by_name() {
        if left(Swap::Taken).is_some() {
            let refused = room_for(u64::MAX);
            assert_eq!(refused, Err(ErrorKind::Network(NetworkError::OutOfMemory)));
        }
        assert_eq!(room_for(0), Ok(()));
    }
}
