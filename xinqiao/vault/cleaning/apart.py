"""Clean a file in a process of its own: what a stranger made can exhaust or crash that process, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.bounds import REFUSED, WALL_SECONDS
from xinqiao.vault.cleaning.unclean import UncleanError

COMMAND = (sys.executable, "-m", "xinqiao.vault.cleaning")
PASSED_ON = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV")  # no key, no address of a store


def clean_apart(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the clean copy and its media type; raises UncleanError. A process that ends otherwise asked for too much: BOUNDS."""
    environment = {name: value for name in PASSED_ON if (value := os.environ.get(name))}
    try:
        done = subprocess.run(  # noqa: S603 our own module; the media type is one of a fixed list
            [*COMMAND, kind], input=content, capture_output=True, timeout=WALL_SECONDS, env=environment, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise UncleanError(FileFault.BOUNDS) from late
    if done.returncode == REFUSED:
        raise UncleanError(FileFault(done.stderr.decode()))
    if done.returncode != 0:
        raise UncleanError(FileFault.BOUNDS)
    kind_now, _, copy = done.stdout.partition(b"\n")
    return copy, kind_now.decode()
