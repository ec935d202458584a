"""The worker's system calls: an allow-list, compiled to a seccomp filter.

What is not listed gets EPERM, which Python raises as PermissionError. Calls newer than
this list, and `clone3`, get ENOSYS so that the C library falls back to an older one.
A foreign instruction set (32-bit or x32 calls) kills the process.
"""

import ctypes
import errno
import struct
from collections.abc import Iterable

from . import syscalls

_ALWAYS = """
read write readv writev pread64 pwrite64 preadv pwritev close close_range lseek
fstat newfstatat stat lstat statx access faccessat faccessat2 readlink readlinkat
open openat getdents64 getcwd chdir dup dup2 dup3 pipe pipe2 fadvise64 umask
poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
epoll_pwait2 eventfd2 munmap mremap mprotect madvise brk
futex set_robust_list rseq sched_yield sched_getaffinity getcpu
rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend
sigaltstack pause restart_syscall nanosleep clock_nanosleep clock_gettime clock_getres
gettimeofday time times getrusage getitimer setitimer alarm getrlimit sysinfo uname
getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups
getrandom exit exit_group wait4 waitid
recvfrom getsockname getpeername getsockopt shutdown
"""

# Calls allowed for some arguments only: (index, kind, operands), all must hold.
_CLONE_THREAD = 0x00010100  # CLONE_THREAD | CLONE_VM
_CLONE_JUDGED = _CLONE_THREAD | 0x7E020000 | 0x0000A000  # namespaces, PTRACE, PARENT
_MAP_SHARED = 0x01  # also set in MAP_SHARED_VALIDATE
_FCNTL = (0, 1, 2, 3, 4, 1030, 1032)  # DUPFD, GET/SETFD, GET/SETFL, DUPFD_CLOEXEC, GETPIPE_SZ
_IOCTL = (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # isatty, FIONBIO, …
_PRCTL = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA
_UNIX, _STREAM, _SEQPACKET = 1, 1, 5
_SOCKET_TYPE = 0xF
_SELF = 0x5AFEC0DE  # stands for the worker's own pid until the filter is installed

SOMETIMES: dict[str, list[tuple[int, str, tuple[int, ...]]]] = {
    "clone": [(0, "masked", (_CLONE_JUDGED, _CLONE_THREAD))],  # threads, never processes
    "mmap": [(3, "masked", (_MAP_SHARED, 0))],  # private: nothing escapes RLIMIT_AS
    "fcntl": [(1, "in", _FCNTL)],
    "ioctl": [(1, "in", _IOCTL)],
    "prctl": [(0, "in", _PRCTL)],
    "prlimit64": [(2, "null", ())],  # may read limits, not set them
    "kill": [(0, "in", (_SELF,))],
    "tgkill": [(0, "in", (_SELF,))],  # abort() and raise()
    "socketpair": [(0, "in", (_UNIX,)), (1, "type", (_STREAM, _SEQPACKET))],  # asyncio's own
    "sendto": [(4, "null", ())],  # send(), which names no address
}

_ABSENT = "clone3"
_NEWEST_JUDGED = 462  # mseal, Linux 6.10; later calls answer ENOSYS
_X32_BIT = 0x40000000
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# struct seccomp_data: nr at 0, arch at 4, six 64-bit arguments from 16 (little endian).
_NR, _ARCH, _ARGS = 0, 4, 16
_LOAD, _AND, _RETURN = 0x20, 0x54, 0x06
_IF_EQUAL, _IF_GREATER_EQUAL = 0x15, 0x35
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000


def _op(code: int, k: int, jump_true: int = 0, jump_false: int = 0) -> bytes:
    """One instruction, struct sock_filter."""
    return struct.pack("=HBBI", code, jump_true, jump_false, k)


def _answer(action: int) -> bytes:
    return _op(_RETURN, action)


def _length(block: bytes) -> int:
    return len(block) // 8


_REFUSE = _answer(_ERRNO | errno.EPERM)


def _unless_in(values: Iterable[int]) -> bytes:
    """Refuse unless the accumulator is one of `values`."""
    values = list(values)
    tests = [_op(_IF_EQUAL, v, len(values) - i) for i, v in enumerate(values)]
    return b"".join(tests) + _REFUSE


def _check(index: int, kind: str, operands: tuple[int, ...]) -> bytes:
    """Refuse unless argument `index` is as demanded; fall through if it is."""
    low, high = _op(_LOAD, _ARGS + 8 * index), _op(_LOAD, _ARGS + 8 * index + 4)
    if kind == "in":  # the kernel reads these arguments as 32-bit integers
        return low + _unless_in(operands)
    if kind == "type":
        return low + _op(_AND, _SOCKET_TYPE) + _unless_in(operands)
    if kind == "masked":
        mask, value = operands
        return low + _op(_AND, mask) + _unless_in((value,))
    return low + _unless_in((0,)) + high + _unless_in((0,))  # "null"


def _case(number: int, block: bytes) -> bytes:
    """If the call is `number`, run `block`, which always returns."""
    return _op(_IF_EQUAL, number, 0, _length(block)) + block


def template(machine: str) -> bytes:
    """The filter for `machine`, with `_SELF` in the place of the worker's pid."""
    number = syscalls.numbers(machine)
    parts = [
        _op(_LOAD, _ARCH),
        _op(_IF_EQUAL, _AUDIT_ARCH[machine], 1, 0),
        _answer(_KILL_PROCESS),
        _op(_LOAD, _NR),
    ]
    if machine == "x86_64":
        parts += [_op(_IF_GREATER_EQUAL, _X32_BIT, 0, 1), _answer(_KILL_PROCESS)]
    parts += [_case(number[name], _answer(_ALLOW)) for name in _ALWAYS.split() if name in number]
    for name, checks in SOMETIMES.items():
        block = b"".join(_check(*check) for check in checks) + _answer(_ALLOW)
        parts.append(_case(number[name], block))
    absent = _answer(_ERRNO | errno.ENOSYS)
    parts += [
        _case(number[_ABSENT], absent),
        _op(_IF_GREATER_EQUAL, _NEWEST_JUDGED + 1, 0, 1),
        absent,
        _REFUSE,
    ]
    return b"".join(parts)


def program(template: bytes, pid: int) -> bytes:
    """The filter for one worker, which may signal itself only."""
    return template.replace(struct.pack("=I", _SELF), struct.pack("=I", pid))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def install(code: bytes) -> None:
    """Put the filter on this process for good; needs `no_new_privs`."""
    set_mode_filter = 1
    syscalls.call("seccomp", set_mode_filter, 0, _Program(_length(code), code))


def available() -> bool:
    """Whether the kernel knows filters that can kill a whole process."""
    get_action_avail = 2
    if syscalls.machine() not in _AUDIT_ARCH:
        return False
    try:
        action = ctypes.create_string_buffer(struct.pack("=I", _KILL_PROCESS), 4)
        syscalls.call("seccomp", get_action_avail, 0, action)
    except OSError:
        return False
    return True
