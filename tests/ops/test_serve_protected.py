"""`serve` starts the protected host as processes of its own, and its log has neither an address nor a time."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from xinqiao.ops import serve
from xinqiao.ops.bench.server import free_port

pytestmark = [pytest.mark.slow, pytest.mark.one_store]
TELLING = {"X-Forwarded-For": "10.77.3.4", "User-Agent": "wxwork-88", "Cookie": "xinqiao_desk=staff-9921"}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[int, int, Path, subprocess.Popen[bytes]]]:
    """Both hosts on two ports of a fresh data folder, and what they write."""
    main, protected, said = free_port(), free_port(), tmp_path / "said"
    variables = {
        **os.environ, "DATABASE_URL": "", "XINQIAO_DATA": str(tmp_path / "data"), "PORT": str(main), "XINQIAO_PROTECTED_PORT": str(protected),
        "XINQIAO_LOG": "DEBUG",
    }  # fmt: skip
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "xinqiao", "serve"], env=variables, stdout=log, stderr=log, start_new_session=True
        )  # fmt: skip
        for port in (main, protected):
            _wait(port, process)
        yield main, protected, said, process
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the portal's own server process, if the first one was killed


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
            return
        except (URLError, OSError):
            assert process.poll() is None
            time.sleep(0.1)
    raise AssertionError("it did not start")


def status(port: int, path: str) -> int:
    try:
        return int(urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=TELLING), timeout=10).status)
    except HTTPError as error:
        return error.code


def test_two_hosts_two_logs(served: tuple[int, int, Path, subprocess.Popen[bytes]]) -> None:
    main, protected, said, process = served
    assert status(main, "/desk/sign-in/") == 200 and status(protected, "/desk/sign-in/") == 404
    page = urlopen(f"http://localhost:{main}/", timeout=10).read().decode()
    assert f'href="http://localhost:{protected}"' in page
    before = len(said.read_bytes())
    assert [status(protected, path) for path in ("/", "/lookup/", "/nowhere/", "/matter/documents/x/")] == [200, 200, 404, 404]
    answer = urlopen(f"http://127.0.0.1:{protected}/", timeout=10)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert str(answer.headers["Set-Cookie"]).startswith("protected_token=") and "Strict" in answer.headers["Set-Cookie"]
    time.sleep(0.5)
    written = said.read_bytes()[before:].decode()
    of_protected = [line for line in written.splitlines() if "nowhere" in line or "10.77" in line or "wxwork" in line or "9921" in line or "/matter/" in line]
    assert of_protected == []
    os.kill(process.pid, signal.SIGKILL)  # whatever happens to the first process, the others end
    for _ in range(150):
        try:
            urlopen(f"http://127.0.0.1:{protected}/healthz", timeout=1)
        except (URLError, OSError):
            return
        time.sleep(0.1)
    raise AssertionError("the protected host outlived the process that started it")


def test_a_port_that_is_taken_leaves_the_portal_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("XINQIAO_PROTECTED_PORT", raising=False)
    monkeypatch.setattr(serve, "_port_fault", lambda *_: "taken")
    assert serve._protected_port("127.0.0.1", 8000) == 0
    assert re.search(r"8001.*XINQIAO_PROTECTED_PORT", capsys.readouterr().out)
    monkeypatch.setattr(serve, "_port_fault", lambda *_: "")
    assert serve._protected_port("127.0.0.1", 8000) == 8001
    monkeypatch.setenv("XINQIAO_PROTECTED_PORT", "0")
    assert serve._protected_port("127.0.0.1", 8000) == 0
