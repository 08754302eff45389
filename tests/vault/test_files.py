"""Uploaded files: encrypted on disk, whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from xinqiao.vault import files


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def on_disk(data: Path) -> list[Path]:
    return [file for file in (data / "files").rglob("*") if file.is_file()]


def test_what_is_kept_is_fetched_and_cannot_be_read_on_disk(data: Path) -> None:
    content = "证据：三号楼停暖的照片".encode() * 100
    key = files.keep(content)
    assert files.fetch(key) == content
    (file,) = on_disk(data)
    assert "证据".encode() not in file.read_bytes() and stat.S_IMODE(file.parent.stat().st_mode) & 0o077 == 0


def test_a_changed_or_exchanged_file_is_noticed(data: Path) -> None:
    first, second = files.keep(b"one"), files.keep(b"two")
    one, two = (next(file for file in on_disk(data) if file.name == key) for key in (first, second))
    two.write_bytes(one.read_bytes())
    with pytest.raises(InvalidTag):
        files.fetch(second)


def test_an_unknown_key_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        files.fetch("0" * 40)


def test_a_full_disk_leaves_no_file_that_a_row_could_point_to(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="space"):
            files.keep(b"evidence")
    assert all(file.suffix == ".part" for file in on_disk(data))
