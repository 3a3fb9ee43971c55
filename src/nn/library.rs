//! A shared library that is read once: the bytes that were checked are the bytes that are loaded.
//!
//! A file that is checked and then opened again by its name may be another by then. On Linux the bytes go into sealed memory
//! that nothing can change, and are loaded from there; so what lies beside the file is not loaded either, whatever folder
//! the library names (`$ORIGIN`). Windows keeps the file as it is while it is held open. On phones the file is one of the app's own, which nothing
//! but the system can write, and libraries are loaded from nowhere else. Elsewhere it is a copy in a new folder that nobody else may enter.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of a library.
pub(super) struct Library {
    bytes: Vec<u8>,
    #[cfg(windows)]
    held: (File, std::path::PathBuf),
    #[cfg(any(target_os = "android", target_os = "ios"))]
    path: std::path::PathBuf,
}

impl Library {
    /// Reads a library. A relative path counts from the working folder.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut file = open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self {
            bytes,
            #[cfg(windows)]
            held: (file, path.canonicalize()?),
            #[cfg(any(target_os = "android", target_os = "ios"))]
            path: path.to_owned(),
        })
    }

    /// What was read, and will be loaded.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Has these very bytes loaded by the name of a file that nobody can change meanwhile.
    #[cfg(target_os = "linux")]
    pub fn load<T>(self, load: impl FnOnce(&Path) -> T) -> io::Result<T> {
        use std::os::fd::AsRawFd;
        let sealed = sealed(&self.bytes)?;
        // The mapping outlives the descriptor.
        Ok(load(Path::new(&format!(
            "/proc/self/fd/{}",
            sealed.as_raw_fd()
        ))))
    }

    /// Has these very bytes loaded by the name of a file that nobody can change meanwhile.
    #[cfg(windows)]
    pub fn load<T>(self, load: impl FnOnce(&Path) -> T) -> io::Result<T> {
        let (held, path) = self.held;
        let done = load(&path);
        drop(held);
        Ok(done)
    }

    /// Has them loaded by the name of the app's own file, which nothing but the system can write.
    #[cfg(any(target_os = "android", target_os = "ios"))]
    pub fn load<T>(self, load: impl FnOnce(&Path) -> T) -> io::Result<T> {
        Ok(load(&self.path))
    }

    /// Has these very bytes loaded by the name of a file that nobody else can change meanwhile.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_os = "ios", windows)))]
    pub fn load<T>(self, load: impl FnOnce(&Path) -> T) -> io::Result<T> {
        // Its rights are the owner's alone. It goes away with the folder; the mapping outlives it.
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("library");
        std::fs::write(&copy, &self.bytes)?;
        Ok(load(&copy))
    }
}

#[cfg(not(windows))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Nobody can write to it, rename or delete it while it is open.
#[cfg(windows)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_SHARE_READ: u32 = 1;
    File::options()
        .read(true)
        .share_mode(FILE_SHARE_READ)
        .open(path)
}

/// Memory with these bytes, which nothing can change any more, this process included (memfd_create(2), fcntl(2)).
#[cfg(target_os = "linux")]
fn sealed(bytes: &[u8]) -> io::Result<File> {
    use std::io::Write;

    use rustix::fs::{MemfdFlags, memfd_create};
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    // It is mapped, never run as a program; some systems ask for that word, and those before Linux 6.3 do not know it.
    let memory = memfd_create("library", flags | MemfdFlags::NOEXEC_SEAL);
    let memory = memory.or_else(|_| memfd_create("library", flags))?;
    let mut memory = File::from(memory);
    memory.write_all(bytes)?;
    seal(&memory)?;
    Ok(memory)
}

/// Seals memory for good.
///
/// The system refuses with EBUSY where somebody still holds one of its pages, for writing or not (mm/memfd.c,
/// `memfd_wait_for_pins`): it waits 150 ms by itself, and a machine short of memory, which moves pages about, can need longer.
/// Whoever holds on for longer than this may be writing to it: then it is an error.
#[cfg(target_os = "linux")]
fn seal(memory: &File) -> io::Result<()> {
    use rustix::fs::{SealFlags, fcntl_add_seals};
    use rustix::io::Errno;
    let all = SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL;
    let mut tries_left = 20;
    loop {
        match fcntl_add_seals(memory, all) {
            Err(Errno::BUSY) if tries_left > 0 => tries_left -= 1,
            done => return Ok(done?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_is_swapped_after_the_check_is_not_what_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("engine.so");
        std::fs::write(&path, b"checked").unwrap();
        let library = Library::read(&path).unwrap();
        assert_eq!(library.bytes(), b"checked");
        let swapped = std::fs::write(&path, b"planted");
        // Only Windows keeps others from writing to it.
        assert_eq!(swapped.is_err(), cfg!(windows));
        let loaded = library.load(|path| std::fs::read(path).unwrap());
        assert_eq!(loaded.unwrap(), b"checked");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_loaded_cannot_be_changed_by_anybody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("engine.so");
        std::fs::write(&path, b"checked").unwrap();
        let loaded = Library::read(&path).unwrap().load(|path| {
            let mut file = File::options().write(true).open(path).unwrap();
            assert!(io::Write::write_all(&mut file, b"planted").is_err());
            assert!(file.set_len(0).is_err());
            std::fs::read(path).unwrap()
        });
        assert_eq!(loaded.unwrap(), b"checked");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pages_that_somebody_holds_for_a_moment_are_waited_for() {
        use std::time::Duration;

        use rustix::fs::{MemfdFlags, SealFlags, fcntl_get_seals, memfd_create};
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let memory = File::from(memfd_create("library", flags).unwrap());
        let page = [7; 4096];
        io::Write::write_all(&mut &memory, &page).unwrap();
        // A pipe into which the page was spliced holds the page itself.
        let (mut reader, writer) = io::pipe().unwrap();
        let spliced = rustix::pipe::splice(
            &memory,
            Some(&mut 0),
            &writer,
            None,
            page.len(),
            rustix::pipe::SpliceFlags::empty(),
        );
        assert_eq!(spliced, Ok(page.len()));
        let held = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(400));
            reader.read_exact(&mut [0; 4096])
        });
        seal(&memory).unwrap();
        assert!(held.is_finished(), "sealed while the page was held");
        held.join().unwrap().unwrap();
        assert!(fcntl_get_seals(&memory).unwrap().contains(SealFlags::WRITE));
    }
}
