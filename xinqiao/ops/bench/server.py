"""Start the server as shipped in a data folder, and stop it again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from xinqiao.ops.bench.processes import cpu_ns, is_worker, pss_mb, tree


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`xinqiao serve` on a free port; a context manager."""

    def __init__(self, environment: Mapping[str, str], postmaster: int = 0) -> None:
        self.postmaster = postmaster  # first process of the store, if that is a server
        self.port = free_port()
        self.environment = {**os.environ, "XINQIAO_PROTECTED_PORT": "0", **environment, "PORT": str(self.port), "XINQIAO_FILINGS_PER_HOUR": "100000000"}
        self.seconds_to_start = 0.0

    def __enter__(self) -> Self:
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "xinqiao", "serve"], env=self.environment, stdout=subprocess.DEVNULL, start_new_session=True
        )  # fmt: skip
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    break
            except (URLError, OSError):
                if self.process.poll() is not None or time.monotonic() - began > 120:
                    raise RuntimeError("the server did not start") from None
                time.sleep(0.02)
        self.seconds_to_start = time.monotonic() - began
        time.sleep(2)
        everything = tree(self.process.pid)
        workers = [pid for pid in everything if is_worker(pid)]
        self.queue = [pid for worker in workers for pid in tree(worker)]
        self.web = [pid for pid in everything if pid not in self.queue]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    def web_cpu(self) -> int:
        """CPU of all server processes but the worker, in nanoseconds: the web server's, and the store's if it has its own."""
        store = tree(self.postmaster) if self.postmaster else []
        return cpu_ns([*self.web, *store])

    def queue_cpu(self) -> int:
        """CPU of the worker, in nanoseconds."""
        return cpu_ns(self.queue)

    def memory(self) -> float:
        """PSS of the whole product in MB."""
        return pss_mb(tree(self.process.pid))
