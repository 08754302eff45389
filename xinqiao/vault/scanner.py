"""Ask ClamAV's daemon about a file (INSTREAM of its protocol, over a socket of this machine or of another one)."""

from __future__ import annotations

import re
import socket
from contextlib import closing

from django.conf import settings

CHUNK = 256 * 1024
CONNECT_SECONDS, ANSWER_SECONDS = 5, 120
FOUND = re.compile(r"^stream: (.+) FOUND$")


class ScannerDownError(Exception):
    """The scanner that is configured does not answer, or cannot judge; its words are the text."""


def is_configured() -> bool:
    """Return whether there is a scanner at all (`XINQIAO_CLAMD`)."""
    return bool(settings.CLAMD)


def virus_in(content: bytes) -> str | None:
    """Return the name of what the scanner finds in `content`, None if it finds nothing; raises ScannerDownError."""
    try:
        with closing(_connected()) as line:
            line.sendall(b"zINSTREAM\0")
            for at in range(0, len(content), CHUNK):
                block = content[at : at + CHUNK]
                line.sendall(len(block).to_bytes(4, "big") + block)
            line.sendall(bytes(4))
            answer = _answer(line)
    except OSError as error:
        raise ScannerDownError(type(error).__name__) from error
    if answer == "stream: OK":
        return None
    if found := FOUND.match(answer):
        return found[1]
    raise ScannerDownError(answer[:200] or "no answer")


def _connected() -> socket.socket:
    """Return a connection to `XINQIAO_CLAMD`: the path of a socket, or host:port."""
    where: str = settings.CLAMD
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(CONNECT_SECONDS)
        try:
            line.connect(where)
        except OSError:
            line.close()
            raise
    else:
        host, _, port = where.rpartition(":")
        if not port.isdigit():
            raise ScannerDownError(f"XINQIAO_CLAMD is neither a path nor host:port: {where}")
        line = socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS)
    line.settimeout(ANSWER_SECONDS)
    return line


def _answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096 and (more := line.recv(4096)):
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
