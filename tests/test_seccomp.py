"""The filter, run by an interpreter of its own, decides alike on both machines."""

import errno
import re
import struct
from pathlib import Path

import pytest

from autograder.sandbox import seccomp, syscalls

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
PID = 4242
ALLOW, KILL = 0x7FFF0000, 0x80000000
EPERM, ENOSYS = 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
REMAINING = {  # calls that are not in the table because nobody makes or allows them
    "execve": (59, 221),
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "sendmsg": (46, 211),
    "ptrace": (101, 117),
    "memfd_create": (319, 279),
    "unshare": (272, 97),
    "setrlimit": (160, 164),
    "io_uring_setup": (425, 425),
    "pidfd_getfd": (438, 438),
    "fchmodat": (268, 53),
    "mount": (165, 40),
}


def decide(program: bytes, arch: int, number: int, args=()) -> int:
    """Run classic BPF over one struct seccomp_data."""
    padded = [a & (2**64 - 1) for a in (*args, 0, 0, 0, 0, 0, 0)][:6]
    data = struct.pack("=IIQ6Q", number, arch, 0, *padded)
    code = list(struct.iter_unpack("=HBBI", program))
    place, accumulator = 0, 0
    while True:
        op, jump_true, jump_false, k = code[place]
        place += 1
        match op:
            case 0x20:
                (accumulator,) = struct.unpack_from("=I", data, k)
            case 0x54:
                accumulator &= k
            case 0x15:
                place += jump_true if accumulator == k else jump_false
            case 0x35:
                place += jump_true if accumulator >= k else jump_false
            case 0x06:
                return k


@pytest.fixture(params=MACHINES)
def judge(request):
    """judge(name, *args): what the filter answers on this machine."""
    machine = request.param
    program = seccomp.program(seccomp.template(machine), PID)
    numbers = syscalls.numbers(machine)
    numbers |= {n: pair[machine == "aarch64"] for n, pair in REMAINING.items()}
    return lambda name, *args: decide(program, MACHINES[machine], numbers[name], args)


THREAD = 0x3D0F00  # what pthread_create passes to clone


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("read", ()),
        ("futex", ()),
        ("exit_group", ()),
        ("clone", (THREAD,)),
        ("mmap", (0, 4096, 3, 0x22)),
        ("prlimit64", (0, 4, 0, 0x1000)),
        ("kill", (PID, 9)),
        ("tgkill", (PID, PID, 6)),
        ("socketpair", (1, 1 | 0o2000000, 0)),
        ("sendto", (3, 0x1000, 5, 0, 0, 0)),
        ("ioctl", (3, 0x5421)),
    ],
)
def test_allowed(judge, name, args):
    assert judge(name, *args) == ALLOW


@pytest.mark.parametrize(
    ("name", "args"),
    [
        *((name, ()) for name in REMAINING),
        ("clone", (17,)),  # fork
        ("clone", (0x4100 | 17,)),  # vfork
        ("clone", (THREAD | 0x10000000,)),  # a thread in a new user namespace
        ("clone", (THREAD & ~0x10000,)),  # shares memory, but is a process
        ("mmap", (0, 4096, 3, 0x21)),
        ("mmap", (0, 4096, 3, 0x03)),  # MAP_SHARED_VALIDATE
        ("prlimit64", (0, 4, 0x1000, 0)),
        ("prlimit64", (0, 4, 1 << 32, 0)),  # a pointer whose low half is zero
        ("sendto", (3, 0, 0, 0, 1 << 32, 2)),
        ("kill", (PID + 1, 9)),
        ("kill", (-1, 9)),
        ("kill", (-PID, 9)),
        ("kill", (0, 9)),
        ("tgkill", (1, 1, 9)),
        ("socketpair", (1, 2, 0)),  # datagrams carry addresses
        ("socketpair", (2, 1, 0)),
        ("ioctl", (0, 0x5412)),  # TIOCSTI types into a terminal
        ("fcntl", (3, 8)),  # F_SETOWN
        ("prctl", (4, 1)),
        ("seccomp", ()),
        ("open_tree", ()),
        ("landlock_restrict_self", ()),
    ],
)
def test_refused(judge, name, args):
    assert judge(name, *args) == EPERM


def test_absent(judge):
    assert judge("clone3") == ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_newer_calls_are_absent_and_foreign_ones_deadly(machine):
    program, arch = seccomp.template(machine), MACHINES[machine]
    assert decide(program, arch, 463) == ENOSYS
    assert decide(program, 0x40000003, 1) == KILL  # 32-bit x86
    x32 = decide(program, arch, 0x40000000)
    assert x32 == (KILL if machine == "x86_64" else ENOSYS)


@pytest.mark.parametrize("machine", MACHINES)
def test_the_program_fits_the_kernel(machine):
    assert len(seccomp.template(machine)) // 8 <= 4096


HEADERS = {
    "x86_64": "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
    "aarch64": "/usr/include/asm-generic/unistd.h",
}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbers_are_the_kernels(machine):
    header = Path(HEADERS[machine])
    if not header.exists():
        pytest.skip("no kernel headers here")
    defined = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text())
    kernel = {name: int(number) for name, number in defined}
    kernel.setdefault("newfstatat", kernel.get("fstatat", -1))
    ours = syscalls.numbers(machine)
    assert {name: kernel.get(name) for name in ours} == ours
