"""Raw Linux system calls, by name, on x86_64 and aarch64."""

import ctypes
import os
import platform
from typing import Any

# name: x86_64, aarch64 (None where the machine has no such call). From the kernel's
# arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
_TABLE = """
read 0 63                 write 1 64                readv 19 65             writev 20 66
pread64 17 67             pwrite64 18 68            preadv 295 69           pwritev 296 70
close 3 57                close_range 436 436       lseek 8 62              fstat 5 80
newfstatat 262 79         stat 4 -                  lstat 6 -               statx 332 291
access 21 -               faccessat 269 48          faccessat2 439 439      readlink 89 -
readlinkat 267 78         open 2 -                  openat 257 56           getdents64 217 61
getcwd 79 17              chdir 80 49               fcntl 72 25             dup 32 23
dup2 33 -                 dup3 292 24               pipe 22 -               pipe2 293 59
poll 7 -                  ppoll 271 73              select 23 -             pselect6 270 72
epoll_create 213 -        epoll_create1 291 20      epoll_ctl 233 21        epoll_wait 232 -
epoll_pwait 281 22        epoll_pwait2 441 441      eventfd2 290 19         mmap 9 222
munmap 11 215             mremap 25 216             mprotect 10 226         madvise 28 233
brk 12 214                futex 202 98              set_robust_list 273 99  rseq 334 293
sched_yield 24 124        sched_getaffinity 204 123 getcpu 309 168          fadvise64 221 223
rt_sigaction 13 134       rt_sigprocmask 14 135     rt_sigreturn 15 139     rt_sigpending 127 136
rt_sigtimedwait 128 137   rt_sigsuspend 130 133     sigaltstack 131 132     pause 34 -
nanosleep 35 101          clock_nanosleep 230 115   clock_gettime 228 113   clock_getres 229 114
gettimeofday 96 169       time 201 -                times 100 153           getrusage 98 165
getitimer 36 102          setitimer 38 103          alarm 37 -              getpid 39 172
getppid 110 173           gettid 186 178            getuid 102 174          geteuid 107 175
getgid 104 176            getegid 108 177           getresuid 118 148       getresgid 120 150
getgroups 115 158         getrlimit 97 163          prlimit64 302 261       sysinfo 99 179
uname 63 160              umask 95 166              getrandom 318 278       exit 60 93
exit_group 231 94         wait4 61 260              waitid 247 95           restart_syscall 219 128
clone 56 220              clone3 435 435            kill 62 129             tgkill 234 131
ioctl 16 29               prctl 157 167             socketpair 53 199       sendto 44 206
recvfrom 45 207           getsockname 51 204        getpeername 52 205      getsockopt 55 209
shutdown 48 210           seccomp 317 277           capset 126 91           pivot_root 155 41
open_tree 428 428         move_mount 429 429        mount_setattr 442 442
landlock_create_ruleset 444 444   landlock_add_rule 445 445   landlock_restrict_self 446 446
"""
_MACHINES = {"x86_64": 0, "aarch64": 1}


def numbers(machine: str) -> dict[str, int]:
    """The call numbers of `machine`; raises KeyError for one we do not know."""
    column = _MACHINES[machine]
    words = _TABLE.split()
    pairs = ((words[i], words[i + 1 + column]) for i in range(0, len(words), 3))
    return {name: int(number) for name, number in pairs if number != "-"}


def machine() -> str:
    """The machine's name as the kernel's tables have it."""
    name = platform.machine()
    return {"AMD64": "x86_64", "arm64": "aarch64"}.get(name, name)


def call(name: str, *args: "int | bytes | ctypes.Array[Any] | ctypes.Structure") -> int:
    """Make one system call by name; OSError with its errno if the kernel refuses."""
    result = _libc().syscall(ctypes.c_long(numbers(machine())[name]), *map(_argument, args))
    return _checked(name, result)


def libc_call(name: str, *args: "int | bytes | None") -> int:
    """Call a function of the C library that reports failure by -1 and errno."""
    return _checked(name, getattr(_libc(), name)(*map(_argument, args)))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _argument(value: Any) -> Any:
    """Integers as full machine words (C passes them as 32 bits otherwise)."""
    if isinstance(value, int):
        return ctypes.c_long(value)
    if isinstance(value, ctypes.Structure):
        return ctypes.byref(value)
    return value


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result
