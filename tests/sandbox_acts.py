"""What students may try: run in a worker by `run`, or outside any sandbox by `main`.

Every act does one thing and returns plain data; an exception is reported by its type.
"""

import ctypes
import importlib
import json
import mmap
import os
import resource
import socket
import sys
import threading
import time


def read(path):
    with open(path, "rb") as file:
        return len(file.read(1 << 16))


def stat(path):
    return os.stat(path).st_size


def listing(path):
    return len(os.listdir(path))


def write(path):
    with open(path, "w") as file:
        return file.write("x")


def hard_link(source, target):
    os.link(source, target)


def symbolic_link(source, target):
    os.symlink(source, target)


def make_directory(path):
    os.mkdir(path)


def remove(path):
    os.unlink(path)


def chmod(path):
    os.chmod(path, 0o644)


def utime(path):
    os.utime(path)


def set_attribute(path):
    os.setxattr(path, "user.note", b"x")


def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def run_program():
    import subprocess

    return subprocess.run(["/bin/true"]).returncode


def spawn_program():
    return os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)[1]


def become_program():
    os.execv("/bin/echo", ["echo", '{"value": "another program"}'])


def signal_pid(pid):
    """Signal 0 asks for the permission only: safe outside the sandbox."""
    os.kill(pid, 0)


def signal_parent():
    os.kill(os.getppid() or 1, 0)


def raw(number, *args):
    """A system call by number, in C."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, args)) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def read_parent_memory():
    with open(f"/proc/{os.getppid()}/mem", "rb") as file:
        return file.read(0) == b""


def open_socket(family, kind):
    socket.socket(getattr(socket, family), getattr(socket, kind)).close()


def resolve_name():
    return socket.getaddrinfo("localhost", 80)[0][4][0]


def datagram_pair():
    for end in socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM):
        end.close()


def memory_file():
    os.close(os.memfd_create("x"))


def shared_memory():
    mmap.mmap(-1, 4096).close()


def set_limit():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def new_session():
    if os.fork() == 0:
        os.setsid()
        os._exit(0)
    return os.wait()[1]


def own_session():
    os.setsid()


def pin_to_processor():
    os.sched_setaffinity(0, os.sched_getaffinity(0))


def change_personality():
    if ctypes.CDLL(None, use_errno=True).personality(0xFFFFFFFF) < 0:
        raise PermissionError(ctypes.get_errno(), "personality")


def reserve(size):
    import numpy as np

    return int(np.empty(size, dtype=np.uint8).nbytes)


def fill(size):
    import numpy as np

    return int(np.ones(size // 8).nbytes)


def many_threads(wanted):
    enough = threading.Event()
    started = 0
    try:
        for _ in range(wanted):
            threading.Thread(target=enough.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    enough.set()
    return started


def descriptors():
    found = []
    for fd in range(256):
        try:
            os.fstat(fd)
        except OSError:
            continue
        found.append(fd)
    return found


def environment():
    return dict(os.environ)


def arguments():
    return [sys.argv, sys.orig_argv]


def import_module(name):
    return importlib.import_module(name).__name__


def time_zone():
    import zoneinfo

    return str(zoneinfo.ZoneInfo("Europe/Berlin"))


def event_loop():
    import asyncio

    async def add(a, b):
        await asyncio.sleep(0)
        return a + b

    return asyncio.run(add(1, 2))


def thread_pool():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda n: n * n, range(10)))


def linear_algebra():
    import numpy as np

    matrix = np.eye(200) * 2.0 + np.ones((200, 200))
    return float(np.abs(matrix @ np.linalg.inv(matrix) - np.eye(200)).max())


def ask_user():
    return input()


def null_device():
    with open(os.devnull, "w") as file:
        return file.write("x")


def end(how):
    """End or hang in one of the ways a process can."""
    import itertools
    import signal

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if how == "segfault":
        ctypes.string_at(0)
    if how == "abort":
        os.abort()
    if how == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if how == "loop in C":
        max(itertools.count())
    if how == "loop":
        while True:
            pass
    if how == "sleep":
        time.sleep(600)
    os._exit(7)


def perform(act, args):
    try:
        return {"value": globals()[act](*args)}
    except BaseException as error:
        return {"error": type(error).__name__, "errno": getattr(error, "errno", None)}


def run(fd, options):
    """The worker's entry: say hello, perform one act, say how it went."""
    wire = socket.socket(fileno=fd)
    wire.sendall(b"\n")
    wire.sendall(json.dumps(perform(options["act"], options["args"])).encode() + b"\n")


if __name__ == "__main__":
    print(json.dumps(perform(sys.argv[1], json.loads(sys.argv[2]))))
