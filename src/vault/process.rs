//! The process that holds a secret: no picture of its memory on the disk, and nobody who attaches to it.

/// Keeps the memory of this process to itself, for the rest of its life. On Linux and Android no other program of the
/// person may read it or attach to it (`PR_SET_DUMPABLE`); on every Unix a crash writes no core. Best effort: a system
/// that refuses is no reason to keep a person from their own file.
pub fn keep_memory_private() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use crate::Passphrase;

    #[test]
    fn with_a_passphrase_in_memory_no_core_is_written_and_nobody_attaches() {
        use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
        let passphrase = Passphrase::new("correct horse battery staple").unwrap();
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        drop(passphrase);
    }
}
