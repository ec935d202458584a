"""Which files a candidate may read: Python, its libraries, time zones and fonts."""

import os
import site
import sys
import sysconfig
from collections.abc import Iterable

_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/fonts",
    "/usr/share/zoneinfo",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
)
READ_ONLY_DEVICES = ("/dev/urandom", "/dev/random")
READ_WRITE_DEVICES = ("/dev/null",)


def library_directories() -> list[str]:
    """Where the standard library and installed packages live; no project, no repository."""
    paths = sysconfig.get_paths()
    named = [paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    return _existing([*named, os.path.dirname(os.__file__), *site.getsitepackages()])


def readable(extra_libraries: list[str]) -> list[str]:
    """Every file and tree a candidate may read, outermost only."""
    shared_objects = os.path.join(sys.base_prefix, "lib")
    wanted = [*_SYSTEM, shared_objects, *library_directories(), *extra_libraries]
    return outermost(_existing(wanted) + _existing(map(os.path.realpath, wanted)))


def outermost(paths: list[str]) -> list[str]:
    """Drop whatever lies below another of the paths."""
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda p: (p.count("/"), p)):
        if not any(path.startswith(parent + "/") for parent in kept):
            kept.append(path)
    return kept


def _existing(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    absolute = (os.path.abspath(path) for path in paths)
    return [path for path in absolute if path != "/" and os.path.exists(path)]
