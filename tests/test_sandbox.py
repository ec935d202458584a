"""The sandbox stops every attack, lets honest code work, and says how a worker ended.

Each attack has a positive control: the same act, outside the sandbox, succeeds.
"""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sandbox_acts

from autograder.errors import GraderError
from autograder.sandbox import hatchery, syscalls
from autograder.sandbox.errors import SandboxUnavailable
from autograder.sandbox.limits import Limits
from autograder.sandbox.worker import Exit
from autograder.sandbox.zygote_client import Zygote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
SECRET = PROJECT / "pyproject.toml"  # stands for a hidden suite: same repository, same modes
ENTRY = {"entry": "sandbox_acts:run", "path": [HERE]}
NAMESPACES = ("userns", "mountns", "pidns", "netns", "ipcns", "utsns")
REFUSALS = {"PermissionError", "FileNotFoundError"}


def world_readable_python() -> str | None:
    """An interpreter of our version whose files another uid may read."""
    wanted = f"Python {sys.version_info.major}.{sys.version_info.minor}."
    for path in ("/usr/bin/python3", "/usr/local/bin/python3"):
        if os.access(path, os.X_OK):
            said = subprocess.run([path, "-V"], capture_output=True, text=True).stdout
            if said.startswith(wanted):
                return path
    return None


def start(monkeypatch, **options) -> Zygote:
    """Start a zygote, under another interpreter if ours is out of the new uid's reach."""
    try:
        return Zygote.start(**ENTRY, **options)
    except SandboxUnavailable as error:
        python = world_readable_python()
        if "read access" not in error.missing or python is None:
            raise
        monkeypatch.setattr(sys, "executable", python)
        return Zygote.start(**ENTRY, **options)


@pytest.fixture(scope="module", params=["granted", "core"])
def zygote(request):
    """With all the kernel grants, and with the portable core alone."""
    os.environ["AUTOGRADER_TEST_SECRET"] = "s3cret"
    leak = os.open(SECRET, os.O_RDONLY)
    os.set_inheritable(leak, True)
    disable = NAMESPACES if request.param == "core" else ()
    with pytest.MonkeyPatch.context() as patch:
        try:
            handle = start(patch, disable=disable, secrets=[SECRET, PROJECT / "assignments"])
        except SandboxUnavailable as error:
            pytest.skip(str(error))
    with handle:
        yield handle
    os.close(leak)
    del os.environ["AUTOGRADER_TEST_SECRET"]


def hello(worker) -> None:
    worker.sock.settimeout(20)
    assert worker.sock.recv(1) == b"\n"


def inside(zygote, act, *args, limits=Limits()):  # noqa: B008 — frozen
    """The outcome of an act in a worker of its own."""
    worker = zygote.spawn(limits, {"act": act, "args": args})
    try:
        hello(worker)
        with worker.sock.makefile("rb") as stream:
            return json.loads(stream.readline())
    finally:
        worker.close()


def outside(act, *args):
    """The outcome of the same act in a process without a sandbox."""
    command = [sys.executable, sandbox_acts.__file__, act, json.dumps(args)]
    done = subprocess.run(command, capture_output=True, timeout=60, close_fds=False)
    return json.loads(done.stdout)


def refused(outcome) -> bool:
    return outcome.get("error") in REFUSALS


def test_every_mandatory_layer_is_reported(zygote):
    words = zygote.report.split()
    assert words[0] == "sandbox=core"
    assert "seccomp=on" in words
    assert any(word in zygote.report for word in ("landlock=", "mountns=yes"))


@pytest.mark.parametrize("act", ["read", "write", "chmod", "utime", "set_attribute", "remove"])
def test_files_are_out_of_reach(zygote, tmp_path, act):
    file = tmp_path / "secret"
    file.write_text("s3cret")
    tmp_path.chmod(0o777)
    file.chmod(0o666)
    assert refused(inside(zygote, act, str(file)))
    assert file.read_text() == "s3cret"
    assert "value" in outside(act, str(file))


def test_the_repository_cannot_be_read(zygote):
    assert refused(inside(zygote, "read", str(SECRET)))
    assert refused(inside(zygote, "listing", str(PROJECT)))
    assert "value" in outside("read", str(SECRET))
    assert "value" in outside("listing", str(PROJECT))


@pytest.mark.parametrize("act", ["hard_link", "symbolic_link"])
def test_links_are_refused(zygote, tmp_path, act):
    (tmp_path / "a").touch()
    paths = str(tmp_path / "a"), str(tmp_path / "b")
    assert refused(inside(zygote, act, *paths))
    assert "value" in outside(act, *paths)


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm", "/var/tmp"])
def test_no_directory_is_writable(zygote, folder):
    path = f"{folder}/autograder-{os.getpid()}"
    assert refused(inside(zygote, "write", path))
    assert refused(inside(zygote, "make_directory", path))
    assert outside("write", path) == {"value": 1}
    os.unlink(path)


@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/self/mem", "/etc/passwd"])
def test_the_system_cannot_be_read(zygote, path):
    assert refused(inside(zygote, "read", path))
    if not path.endswith("mem"):
        assert "value" in outside("read", path)


def test_the_root_cannot_be_listed(zygote):
    for path in ("/", "/proc", "/home"):
        assert inside(zygote, "listing", path).get("value", 0) == 0
    assert outside("listing", "/")["value"] > 0


def test_a_mount_namespace_hides_even_the_existence_of_files(zygote):
    if "mountns=yes" not in zygote.report:
        pytest.skip("no mount namespace here; Landlock does not cover stat")
    assert inside(zygote, "stat", str(SECRET))["error"] == "FileNotFoundError"
    assert outside("stat", str(SECRET))["value"] > 0


PROCESS_ACTS = [
    ("fork", ()),
    ("run_program", ()),
    ("spawn_program", ()),
    ("become_program", ()),
    ("signal_parent", ()),
    ("signal_pid", (-1,)),
    ("signal_pid", (0,)),
    ("read_parent_memory", ()),
    ("new_session", ()),
    ("pin_to_processor", ()),
    ("change_personality", ()),
    ("memory_file", ()),
    ("shared_memory", ()),
    ("open_socket", ("AF_INET", "SOCK_STREAM")),
    ("open_socket", ("AF_INET", "SOCK_DGRAM")),
    ("open_socket", ("AF_INET6", "SOCK_STREAM")),
    ("open_socket", ("AF_UNIX", "SOCK_STREAM")),
    ("open_socket", ("AF_UNIX", "SOCK_DGRAM")),
    ("open_socket", ("AF_NETLINK", "SOCK_RAW")),
    ("datagram_pair", ()),
]


@pytest.mark.parametrize(("act", "args"), PROCESS_ACTS)
def test_processes_networks_and_shared_memory_are_refused(zygote, act, args):
    assert refused(inside(zygote, act, *args))
    assert "value" in outside(act, *args)


def test_limits_cannot_be_set(zygote):
    assert inside(zygote, "set_limit")["error"] == "ValueError"  # what `resource` makes of EPERM
    assert "value" in outside("set_limit")


def test_names_cannot_be_resolved(zygote):
    assert "error" in inside(zygote, "resolve_name")
    assert "value" in outside("resolve_name")


# Calls whose arguments are deliberately bad where a good call would need a setup: outside,
# the kernel complains of the arguments; inside, the filter never lets them that far.
RAW = {  # name: (x86_64, aarch64), arguments
    "ptrace(TRACEME)": ((101, 117), (0, 0, 0, 0)),
    "process_vm_readv": ((310, 270), (0, 0, 0, 0, 0, 0)),
    "pidfd_open": ((434, 434), (1, 0)),
    "pidfd_getfd": ((438, 438), (-1, 0, 0)),
    "pidfd_send_signal": ((424, 424), (-1, 0, 0, 0)),
    "unshare(FILES)": ((272, 97), (0x400,)),
    "setns": ((308, 268), (-1, 0)),
    "io_uring_setup": ((425, 425), (0, 0)),
    "bpf": ((321, 280), (-1, 0, 0)),
    "keyctl": ((250, 219), (0, -3, 0)),
    "perf_event_open": ((298, 241), (0, 0, -1, -1, 0)),
    "userfaultfd": ((323, 282), (-1,)),
    "memfd_secret": ((447, 447), (-1,)),
    "tkill": ((200, 130), (0, 0)),
    "rt_sigqueueinfo": ((129, 138), (0, 0, 0)),
    "sendmsg": ((46, 211), (-1, 0, 0)),
    "connect": ((42, 203), (-1, 0, 0)),
    "shmget": ((29, 194), (0, 0, 0)),
    "mq_open": ((240, 180), (0, 0, 0, 0)),
    "inotify_init1": ((294, 26), (-1,)),
    "splice": ((275, 76), (-1, 0, -1, 0, 0, 0)),
    "prctl(SET_PDEATHSIG)": ((157, 167), (1, 0, 0, 0, 0)),
    "prctl(SET_DUMPABLE)": ((157, 167), (4, 1, 0, 0, 0)),
    "clone(VM|VFORK), no thread": ((56, 220), (0x4100, 0, 0, 0, 0)),
    "seccomp": ((317, 277), (99, 0, 0)),
    "prlimit64, new limit": ((302, 261), (0, 0, 1, 0)),
}


@pytest.mark.parametrize("name", [n for n in RAW if not n.startswith("clone")])
def test_system_calls_off_the_list_are_refused(zygote, name):
    numbers, args = RAW[name]
    number = numbers[syscalls.machine() == "aarch64"]
    assert inside(zygote, "raw", number, *args) == {
        "error": "PermissionError",
        "errno": errno.EPERM,
    }
    control = outside("raw", number, *args)
    assert control.get("errno") != errno.EPERM, control


def test_clone_makes_threads_only_and_clone3_is_absent(zygote):
    numbers, args = RAW["clone(VM|VFORK), no thread"]
    number = numbers[syscalls.machine() == "aarch64"]
    assert inside(zygote, "raw", number, *args)["errno"] == errno.EPERM
    assert inside(zygote, "raw", 435, 0, 0)["errno"] == errno.ENOSYS
    assert outside("raw", 435, 0, 0)["errno"] in (errno.EINVAL, errno.EFAULT)


def test_a_filter_newer_than_the_list_says_no_such_call(zygote):
    assert inside(zygote, "raw", 100_000)["errno"] == errno.ENOSYS


def test_only_the_wire_is_inherited(zygote):
    assert inside(zygote, "descriptors")["value"] == [0, 1, 2, 3]
    assert len(outside("descriptors")["value"]) > 3


def test_the_environment_and_the_arguments_tell_nothing(zygote):
    environment = inside(zygote, "environment")["value"]
    assert "AUTOGRADER_TEST_SECRET" not in environment
    assert environment["PYTHONHASHSEED"] == "0"
    assert str(PROJECT) not in json.dumps(environment)
    assert str(PROJECT / "assignments") not in json.dumps(inside(zygote, "arguments"))
    assert "AUTOGRADER_TEST_SECRET" in outside("environment")["value"]


def test_the_project_cannot_be_imported(zygote):
    for name in ("autograder.numerics", "conftest", "test_sandbox"):
        assert "error" in inside(zygote, "import_module", name)


def test_memory_is_bounded(zygote):
    assert inside(zygote, "reserve", 4 << 30)["error"] == "MemoryError"
    assert inside(zygote, "fill", 50 << 30)["error"] == "MemoryError"
    assert inside(zygote, "reserve", 1 << 30)["value"] == 1 << 30
    assert outside("reserve", 4 << 30)["value"] == 4 << 30


def test_threads_are_bounded(zygote):
    assert 4 <= inside(zygote, "many_threads", 400)["value"] < 400
    assert outside("many_threads", 400)["value"] == 400


def test_processor_time_is_bounded(zygote):
    worker = zygote.spawn(Limits(cpu_seconds=1), {"act": "end", "args": ["loop"]})
    assert worker.wait(20) == Exit(None, signal.SIGXCPU)
    worker.close()


@pytest.mark.parametrize("how", ["loop", "loop in C", "sleep", "stop"])
def test_kill_ends_what_will_not_end(zygote, how):
    worker = zygote.spawn(Limits(), {"act": "end", "args": [how]})
    hello(worker)
    assert worker.wait(0.05) is None
    worker.kill()
    assert worker.wait(5) == Exit(None, signal.SIGKILL)
    worker.kill()
    assert worker.wait(0) == Exit(None, signal.SIGKILL)
    worker.close()


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("segfault", Exit(None, signal.SIGSEGV)),
        ("abort", Exit(None, signal.SIGABRT)),
        ("exit", Exit(7, None)),
    ],
)
def test_exit_says_how_a_worker_ended(zygote, how, expected):
    before = zygote.pid
    worker = zygote.spawn(Limits(), {"act": "end", "args": [how]})
    assert worker.wait(20) == expected
    worker.close()
    assert "value" in inside(zygote, "null_device")
    assert zygote.pid == before


HONEST = [
    ("event_loop", (), 3),
    ("thread_pool", (), 285),
    ("time_zone", (), "Europe/Berlin"),
    ("null_device", (), 1),
    *(("import_module", (name,), name) for name in ("statistics", "decimal", "sqlite3", "ctypes")),
]


@pytest.mark.parametrize(("act", "args", "value"), HONEST)
def test_honest_code_works(zygote, act, args, value):
    assert inside(zygote, act, *args) == outside(act, *args) == {"value": value}


def test_linear_algebra_works(zygote):
    assert inside(zygote, "linear_algebra")["value"] < 1e-10


def test_input_finds_nobody_to_ask(zygote):
    assert inside(zygote, "ask_user")["error"] == "EOFError"


def gone(pid: int, seconds: float = 5.0) -> bool:
    """Whether the process ends within `seconds` (a zombie has ended)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("disable", [(), ("pidns",)])
def test_a_dead_zygote_takes_its_workers_along_and_is_replaced(disable):
    with Zygote.start(**ENTRY, disable=disable) as zygote:
        worker = zygote.spawn(Limits(), {"act": "end", "args": ["loop"]})
        hello(worker)
        first = zygote.pid
        os.kill(first, signal.SIGKILL)
        assert gone(worker.pid)
        with pytest.raises(GraderError, match="zygote died"):
            worker.wait(5)
        assert inside(zygote, "null_device") == {"value": 1}
        assert zygote.pid != first
        worker.close()


@pytest.mark.parametrize("disable", [(), ("pidns",)])
def test_a_dead_examiner_leaves_no_orphan(disable):
    script = (
        "import os; from autograder.sandbox.zygote_client import Limits, Zygote\n"
        f"zygote = Zygote.start(entry={ENTRY['entry']!r}, path={[str(HERE)]!r},"
        f" disable={disable!r})\n"
        "worker = zygote.spawn(Limits(), {'act': 'end', 'args': ['loop']})\n"
        "worker.sock.recv(1); print(zygote.pid, worker.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=PROJECT)
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == 2
    assert all(gone(pid) for pid in pids)


def layers(zygote: Zygote) -> str:
    """What is on, but for the number of the uid."""
    return re.sub(r"uid=\d+", "uid", zygote.report)


def test_another_zygote_is_jailed_alike_and_apart():
    with Zygote.start(**ENTRY) as first, first.another() as second:
        assert layers(second) == layers(first)
        assert second.pid != first.pid
        if os.geteuid() == 0:
            assert second.report != first.report, "they share a uid"
        os.kill(first.pid, signal.SIGKILL)
        assert refused(inside(second, "read", str(SECRET)))
        assert inside(first, "null_device") == {"value": 1}  # replaced
    assert gone(second.pid)


def test_a_zygote_ends_when_all_have_hung_up():
    with Zygote.start(**ENTRY) as first:
        second = first.another()
        second.hang_up()
        assert gone(second.pid)
        assert inside(first, "null_device") == {"value": 1}


def test_closing_ends_everything():
    zygote = Zygote.start(**ENTRY)
    worker = zygote.spawn(Limits(), {"act": "end", "args": ["sleep"]})
    hello(worker)
    zygote.close()
    assert gone(worker.pid)
    worker.close()
    with pytest.raises(GraderError, match="closed"):
        zygote.spawn(Limits(), {})


def test_without_a_way_to_hide_files_nothing_starts():
    with pytest.raises(SandboxUnavailable, match=r"Landlock or a mount namespace.*container"):
        Zygote.start(**ENTRY, disable=["landlock", "mountns"])


def test_without_seccomp_nothing_starts():
    with pytest.raises(SandboxUnavailable, match="seccomp"):
        Zygote.start(**ENTRY, disable=["seccomp"])


def test_the_rehearsal_notices_a_secret_that_can_be_read():
    with pytest.raises(SandboxUnavailable, match="must stay hidden"):
        Zygote.start(**ENTRY, secrets=[os.__file__])


def test_elsewhere_than_on_linux_the_way_out_is_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxUnavailable, match="container or virtual machine"):
        Zygote.start(**ENTRY)


def test_a_zygote_that_breaks_says_why():
    with pytest.raises(GraderError, match="no_such_module"):
        Zygote.start(entry="no_such_module:run")


def test_trusted_submissions_are_stamped_as_such():
    with Zygote.start(**ENTRY, trust_submissions=True) as zygote:
        assert zygote.report == "sandbox=TRUSTED"
        assert "value" in inside(zygote, "read", str(SECRET))


def test_missing_preloads_are_ignored(tmp_path):
    with Zygote.start(
        **ENTRY, preload=["no_such_library", "statistics"], cache_dir=tmp_path
    ) as zygote:
        assert inside(zygote, "import_module", "statistics") == {"value": "statistics"}


def test_a_preload_may_start_programs_while_it_is_imported(tmp_path):
    (tmp_path / "noisy.py").write_text("import subprocess; subprocess.run(['/bin/true'])")
    options = dict(ENTRY, path=[HERE, tmp_path])
    with Zygote.start(**options, preload=["noisy"], cache_dir=tmp_path) as zygote:
        assert inside(zygote, "import_module", "noisy") == {"value": "noisy"}


def test_libraries_are_never_looked_for_in_the_current_directory(tmp_path, monkeypatch):
    (tmp_path / "scipy").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert str(tmp_path) not in hatchery.library_directories(["scipy"])
    monkeypatch.setenv("PYTHONPATH", f".:{tmp_path}")
    assert str(tmp_path) in hatchery.library_directories(["scipy"])
    assert "." not in hatchery.library_directories(["scipy"])


def test_a_worker_has_no_privileges(zygote):
    worker = zygote.spawn(Limits(), {"act": "end", "args": ["sleep"]})
    hello(worker)
    lines = Path(f"/proc/{worker.pid}/status").read_text().splitlines()
    status = {key: value.split() for key, _, value in (line.partition(":") for line in lines)}
    worker.close()
    assert status["NoNewPrivs"] == ["1"]
    assert status["Seccomp"] == ["2"]
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(status[name][0], 16) == 0
    if os.geteuid() == 0:
        assert "0" not in status["Uid"] + status["Gid"]
        assert status["Groups"] == []


def test_threads_may_share_a_zygote(zygote):
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda _: inside(zygote, "null_device"), range(18)))
    assert outcomes == [{"value": 1}] * 18


def test_one_worker_cannot_signal_another(zygote):
    victim = zygote.spawn(Limits(), {"act": "end", "args": ["sleep"]})
    hello(victim)
    for pid in (victim.pid, zygote.pid, 1):
        assert refused(inside(zygote, "signal_pid", pid))
    assert victim.wait(0.05) is None
    assert outside("signal_pid", victim.pid) == {"value": None}
    victim.close()


ORDINARY_USER = """
import json, sys
sys.path[:0] = [{tests!r}, {project!r}]
from test_sandbox import ENTRY, SECRET, Zygote, inside
with Zygote.start(**ENTRY, disable={disable!r}, secrets=[SECRET]) as zygote:
    outcomes = dict(read=inside(zygote, "read", str(SECRET)), fork=inside(zygote, "fork"),
                    network=inside(zygote, "open_socket", "AF_INET", "SOCK_STREAM"),
                    sum=inside(zygote, "thread_pool"),
                    threads=inside(zygote, "many_threads", 400))
    print(json.dumps([zygote.report, outcomes]))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")
@pytest.mark.parametrize("disable", [(), ("userns",)])
def test_an_ordinary_user_can_grade(disable):
    python = world_readable_python()
    if python is None:
        pytest.skip("no interpreter that every user may read")
    script = ORDINARY_USER.format(tests=str(HERE), project=str(PROJECT), disable=disable)
    libraries = [path for path in sys.path if path.endswith("-packages")]
    done = subprocess.run(
        [python, "-B", "-c", script],
        env={"PYTHONPATH": ":".join(libraries), "PATH": "/usr/bin:/bin"},
        cwd="/",
        user=65534,
        group=65534,
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    report, outcomes = json.loads(done.stdout)
    assert "uid=65534" in report
    assert refused(outcomes["read"])
    assert refused(outcomes["fork"])
    assert refused(outcomes["network"])
    assert outcomes["sum"] == {"value": 285}
    assert outcomes["threads"]["value"] < 400
