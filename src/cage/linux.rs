//! The cage on Linux: limits of the process, Landlock, and the list of system calls that are left.

use std::collections::BTreeMap;
use std::path::Path;

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, Ruleset, RulesetAttr, RulesetCreatedAttr,
    path_beneath_rules,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter_all_threads,
};

use crate::MEMORY;
use crate::program::{INPUT, SYSTEM};

/// Seconds of processor time of one worker, all its threads together: far above what it is kept for
/// ([`crate::Workers`] lets it go after ten minutes of work), so that a lost one ends by itself.
const SECONDS: u64 = 4 * 3600;
/// Descriptors of another program, for its libraries.
const DESCRIPTORS: u64 = 64;

/// Limits, then no new privileges and Landlock, then system calls: each takes away what the one before may still need.
pub fn confine() -> Result<(), String> {
    limits().map_err(|e| format!("limits: {e}"))?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(|e| format!("limits: {e}"))?;
    // Best effort: kernels before 5.13 do not have it, and the list of system calls holds without it.
    landlock(&[], BitFlags::empty()).map_err(|e| format!("landlock: {e}"))?;
    // After Landlock, which needs one for a moment: no descriptor beyond those of the pipes can be made.
    set(Resource::Nofile, 3).map_err(|e| format!("descriptors: {e}"))?;
    system_calls().map_err(|e| format!("seccomp: {e}"))
}

fn limits() -> rustix::io::Result<()> {
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Cpu, SECONDS)?;
    set(Resource::As, MEMORY)
}

fn set(what: Resource, most: u64) -> rustix::io::Result<()> {
    let limit = Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    setrlimit(what, limit)
}

/// No file may be opened but these in these ways, no TCP port used; sets `no_new_privs` as well.
fn landlock(places: &[&Path], allowed: BitFlags<AccessFs>) -> Result<(), landlock::RulesetError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))?
        .handle_access(AccessNet::from_all(ABI::V5))?
        .create()?
        .add_rules(path_beneath_rules(places, allowed))?
        .restrict_self()
        .map(drop)
}

fn system_calls() -> Result<(), seccompiler::Error> {
    let arch: TargetArch = std::env::consts::ARCH.try_into()?;
    let filter = SeccompFilter::new(
        left()?,
        // An error rather than the end: libraries ask for things that they can do without.
        SeccompAction::Errno(libc::EPERM as u32),
        SeccompAction::Allow,
        arch,
    )?;
    without_clone3(arch)?;
    apply_filter_all_threads(&BpfProgram::try_from(filter)?)
}

/// The flags of `clone3` stand in memory, where a filter cannot look. Told that there is none, the C library takes `clone`.
fn without_clone3(arch: TargetArch) -> Result<(), seccompiler::Error> {
    let filter = SeccompFilter::new(
        BTreeMap::from([(libc::SYS_clone3, Vec::new())]),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
        arch,
    )?;
    apply_filter_all_threads(&BpfProgram::try_from(filter)?)
}

/// What a decoder needs: its two pipes, memory that holds no code, threads, the clock, chance.
fn left() -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::Error> {
    let mut left: BTreeMap<i64, Vec<SeccompRule>> = [
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        // Answered by the other filter.
        libc::SYS_clone3,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_futex,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_madvise,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_nanosleep,
        libc::SYS_restart_syscall,
        libc::SYS_rseq,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_getaffinity,
        libc::SYS_sched_yield,
        libc::SYS_set_robust_list,
        libc::SYS_sigaltstack,
    ]
    .into_iter()
    .map(|call| (call, Vec::new()))
    .collect();
    let equals = |place, value| condition(place, SeccompCmpOp::Eq, value);
    let with = |place, bits| condition(place, SeccompCmpOp::MaskedEq(bits), bits);
    let code = libc::PROT_EXEC as u64;
    let thread = libc::CLONE_THREAD as u64;
    // Descriptors that the program left open for others cannot be read: only the pipes.
    left.insert(libc::SYS_read, vec![equals(0, 0)?]);
    left.insert(libc::SYS_readv, vec![equals(0, 0)?]);
    left.insert(libc::SYS_write, vec![equals(0, 1)?, equals(0, 2)?]);
    left.insert(libc::SYS_writev, vec![equals(0, 1)?, equals(0, 2)?]);
    left.insert(libc::SYS_mmap, vec![without(2, code)?]);
    left.insert(libc::SYS_mprotect, vec![without(2, code)?]);
    left.insert(libc::SYS_clone, vec![with(0, thread)?]);
    left.insert(libc::SYS_prctl, vec![equals(0, libc::PR_SET_NAME as u64)?]);
    Ok(left)
}

/// What another program may not do, that was written for more than a cage and asks for more than anybody can list.
fn denied() -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::Error> {
    let mut denied: BTreeMap<i64, Vec<SeccompRule>> = [
        libc::SYS_accept,
        libc::SYS_accept4,
        libc::SYS_add_key,
        libc::SYS_bind,
        libc::SYS_bpf,
        libc::SYS_chroot,
        libc::SYS_connect,
        libc::SYS_delete_module,
        libc::SYS_finit_module,
        libc::SYS_fsmount,
        libc::SYS_fsopen,
        libc::SYS_init_module,
        libc::SYS_io_uring_enter,
        libc::SYS_io_uring_register,
        libc::SYS_io_uring_setup,
        libc::SYS_kexec_load,
        libc::SYS_keyctl,
        libc::SYS_kill,
        libc::SYS_listen,
        libc::SYS_mount,
        libc::SYS_move_mount,
        libc::SYS_open_by_handle_at,
        libc::SYS_open_tree,
        libc::SYS_perf_event_open,
        libc::SYS_pidfd_getfd,
        libc::SYS_pidfd_open,
        libc::SYS_pidfd_send_signal,
        libc::SYS_pivot_root,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_ptrace,
        libc::SYS_reboot,
        libc::SYS_request_key,
        libc::SYS_sendmmsg,
        libc::SYS_sendmsg,
        libc::SYS_sendto,
        libc::SYS_setns,
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_swapon,
        libc::SYS_tkill,
        libc::SYS_umount2,
        libc::SYS_unshare,
        libc::SYS_userfaultfd,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_fork,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_vfork,
    ]
    .into_iter()
    .map(|call| (call, Vec::new()))
    .collect();
    denied.insert(
        libc::SYS_clone,
        vec![without(0, libc::CLONE_THREAD as u64)?],
    );
    Ok(denied)
}

/// The cage of another program: our limits, files of the system and its input for reading alone, no other process, no socket.
pub fn confine_program(program: &Path) -> Result<(), String> {
    limits().map_err(|e| format!("limits: {e}"))?;
    let places: Vec<&Path> = SYSTEM
        .iter()
        .chain(&[INPUT, "/dev/null", "/dev/urandom"])
        .map(Path::new)
        .chain([program])
        .collect();
    let allowed = AccessFs::ReadFile | AccessFs::ReadDir | AccessFs::Execute;
    landlock(&places, allowed).map_err(|e| format!("landlock: {e}"))?;
    set(Resource::Nofile, DESCRIPTORS).map_err(|e| format!("descriptors: {e}"))?;
    let deny = || -> Result<(), seccompiler::Error> {
        let arch: TargetArch = std::env::consts::ARCH.try_into()?;
        let filter = SeccompFilter::new(
            denied()?,
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EPERM as u32),
            arch,
        )?;
        without_clone3(arch)?;
        apply_filter_all_threads(&BpfProgram::try_from(filter)?)
    };
    deny().map_err(|e| format!("seccomp: {e}"))
}

fn without(place: u8, bits: u64) -> Result<SeccompRule, seccompiler::Error> {
    condition(place, SeccompCmpOp::MaskedEq(bits), 0)
}

fn condition(
    place: u8,
    comparison: SeccompCmpOp,
    value: u64,
) -> Result<SeccompRule, seccompiler::Error> {
    let condition = SeccompCondition::new(place, SeccompCmpArgLen::Qword, comparison, value)?;
    Ok(SeccompRule::new(vec![condition])?)
}
