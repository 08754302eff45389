"""`serve` says why it cannot begin, and begins nothing then."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from xinqiao.ops import serve


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What `serve` tried to start."""
    seen: list[Any] = []

    def run(command: Any, **_options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(serve.subprocess, "run", run)
    return seen


@pytest.mark.parametrize("shared", [False, True], ids=["alone", "by another of our own servers"])
def test_a_port_that_is_taken_is_said_and_nothing_is_begun(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shared: bool
) -> None:
    with socket.socket() as other:
        if shared:  # how the server listens: two of them would take turns, each with its own data
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert serve.serve([]) == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port} 用不了" in said and f"Cannot listen on 127.0.0.1:{port}" in said
    assert started == []


@pytest.mark.parametrize("typed", ["", "abc", "0", "65536", "-1", "８０００"])
def test_a_port_that_is_none_is_said(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    monkeypatch.setenv("PORT", typed)
    assert serve.serve([]) == 1
    assert "不是端口号" in capsys.readouterr().err and started == []


def test_a_free_port_goes_on_to_prepare(started: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XINQIAO_DATA", str(tmp_path))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    assert serve.serve(["--demo"]) == 7
    assert started[0][-2:] == ["prepare", "--demo"]


def test_a_data_folder_that_cannot_be_written_is_said(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XINQIAO_DATA", str(tmp_path / "file" / "data"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    assert serve.serve([]) == 1
    said = capsys.readouterr().err
    assert "写不了" in said and "cannot be written" in said and started == []


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_whoever_asks_for_help_gets_it_and_nothing_is_begun(started: list[Any], capsys: pytest.CaptureFixture[str], asked: str) -> None:
    assert serve.serve([asked]) == 0
    assert "XINQIAO_DATA" in capsys.readouterr().out and started == []
