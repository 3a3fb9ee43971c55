//! The cage on Linux: limits of the process, Landlock, and the list of system calls that are left.

use std::collections::BTreeMap;
use std::path::Path;

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, Ruleset, RulesetAttr, RulesetCreatedAttr,
    path_beneath_rules,
};
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter_all_threads, sock_filter,
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

/// One that is lower already stays: it could not be raised.
fn set(what: Resource, most: u64) -> rustix::io::Result<()> {
    let most = getrlimit(what)
        .maximum
        .map_or(most, |already| already.min(most));
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
        if arch == TargetArch::x86_64 {
            apply_filter_all_threads(&without_x32())?;
        }
        apply_filter_all_threads(&BpfProgram::try_from(filter)?)
    };
    deny().map_err(|e| format!("seccomp: {e}"))
}

/// The bit that tells calls of the x32 ABI from those of x86-64 (`__X32_SYSCALL_BIT` of Linux).
const X32: u32 = 1 << 30;

/// Refuses every call of the x32 ABI: on x86-64 the kernel may know each call by a second number, which no list of ours names. Where calls
/// are listed that are left, these are not among them. Written by hand: the library compares whole numbers alone. Calls of 32-bit
/// programs end the process, by each of its filters.
fn without_x32() -> BpfProgram {
    // `seccomp_data` begins with the number of the call.
    let load = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
    let any_bit = libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K;
    let answer = libc::BPF_RET | libc::BPF_K;
    let line = |code: u32, skipped: u8, k: u32| sock_filter {
        // They are small numbers: each instruction has sixteen bits for them.
        code: code as u16,
        jt: 0,
        jf: skipped,
        k,
    };
    vec![
        line(load, 0, 0),
        line(any_bit, 1, X32),
        line(answer, 0, SeccompAction::Errno(libc::EPERM as u32).into()),
        line(answer, 0, SeccompAction::Allow.into()),
    ]
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

#[cfg(test)]
#[allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;

    /// What a filter answers to a call on x86-64 (`AUDIT_ARCH_X86_64`) without arguments: the instructions that ours are made of.
    fn answer(filter: &[sock_filter], call: u32) -> u32 {
        let data = [call, 0xC000_003E, 0, 0];
        let (mut at, mut accumulator) = (0, 0_u32);
        loop {
            let line = &filter[at];
            at += 1;
            let jump = |taken: bool| usize::from(if taken { line.jt } else { line.jf });
            match u32::from(line.code) {
                // Load, jump where equal, jump where a bit is set, jump, return.
                0x20 => accumulator = data.get(line.k as usize / 4).copied().unwrap_or(0),
                0x15 => at += jump(accumulator == line.k),
                0x45 => at += jump(accumulator & line.k != 0),
                0x05 => at += line.k as usize,
                0x06 => return line.k,
                other => panic!("instruction {other:#x}"),
            }
        }
    }

    #[test]
    fn no_call_of_the_x32_abi_is_left() {
        let filter = without_x32();
        let refused: u32 = SeccompAction::Errno(libc::EPERM as u32).into();
        let allowed: u32 = SeccompAction::Allow.into();
        for call in [0, 1, 41, 57, 59, 101, 512, 547, X32 - 1] {
            assert_eq!(answer(&filter, call | X32), refused, "{call}");
            assert_eq!(answer(&filter, call), allowed, "{call}");
        }
        // In a worker it is none of those that are left.
        if cfg!(target_arch = "x86_64") {
            let none = BTreeMap::from([(libc::SYS_brk, Vec::new())]);
            let left = SeccompFilter::new(
                none,
                SeccompAction::Errno(libc::EPERM as u32),
                SeccompAction::Allow,
                TargetArch::x86_64,
            );
            let left = left.and_then(BpfProgram::try_from).unwrap();
            let brk = libc::SYS_brk as u32;
            assert_eq!(answer(&left, brk), allowed);
            assert_eq!(answer(&left, brk | X32), refused);
        }
    }
}
