//! What no program in a sandbox may ask of the kernel: its own stores that know no sandbox, and ways into other processes.
//!
//! A namespace hides files, processes and shared memory. The kernel's keyrings belong to the user instead, and what is put into
//! one is there for the next sandbox too. The other calls are of no use to a shell, and have been the way out of sandboxes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::os::fd::OwnedFd;

use rustix::fs::{MemfdFlags, memfd_create};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};

/// By the kernel's names.
const REFUSED: &[i64] = &[
    libc::SYS_add_key,
    libc::SYS_keyctl,
    libc::SYS_request_key,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_ptrace,
    libc::SYS_syslog,
    libc::SYS_userfaultfd,
];

/// On x86-64 the same calls can be asked for by a second number, with 32-bit pointers.
const OTHER_NUMBERS: Option<i64> = if cfg!(target_arch = "x86_64") { Some(0x4000_0000) } else { None };

/// The refusals as a program for the kernel, in a file of memory from its beginning, which no child inherits by itself.
///
/// # Errors
///
/// When there is no memory for it, or no such program for this kind of processor.
pub(super) fn refusals() -> io::Result<OwnedFd> {
    let instructions = program().map_err(io::Error::other)?;
    let bytes: Vec<u8> = instructions
        .iter()
        .flat_map(|step| {
            let [code, jumps, value] = [&step.code.to_ne_bytes()[..], &[step.jt, step.jf], &step.k.to_ne_bytes()];
            [code, jumps, value].concat()
        })
        .collect();
    let mut file = File::from(memfd_create("refusals", MemfdFlags::CLOEXEC)?);
    file.write_all(&bytes)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file.into())
}

fn program() -> Result<BpfProgram, seccompiler::BackendError> {
    let numbers = REFUSED.iter().flat_map(|number| [Some(*number), OTHER_NUMBERS.map(|other| other + number)]);
    // No rule about what a call is asked with: always.
    let always: BTreeMap<i64, Vec<_>> = numbers.flatten().map(|number| (number, Vec::new())).collect();
    let not_permitted = SeccompAction::Errno(rustix::io::Errno::PERM.raw_os_error().unsigned_abs());
    let here = TargetArch::try_from(std::env::consts::ARCH)?;
    SeccompFilter::new(always, SeccompAction::Allow, not_permitted, here)?.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_form_is_eight_bytes_an_instruction() {
        let file = File::from(refusals().unwrap());
        let length = usize::try_from(file.metadata().unwrap().len()).unwrap();
        assert_eq!(length, program().unwrap().len() * 8);
        assert!(length > REFUSED.len() * 8);
    }
}
