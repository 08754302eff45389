"""`xinqiao serve`: prepare the data folder, then run the web server, the protected host and one worker, and end them together.

This process stays small: it imports neither Django nor the product (the two it starts do).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

COMMAND = [sys.executable, "-m", "xinqiao"]
PREPARED = "--prepared"  # said by `serve`, which has prepared the data folder already
HELP = """xinqiao serve [--demo]

启动网站和后台任务，Ctrl+C 停止。--demo：空库先装演示数据。/ Run the web server and the worker until Ctrl+C. --demo: load the demonstration into an empty store first.

PORT=8000                端口 / port
XINQIAO_PROTECTED_PORT   受保护的网站的端口，默认 PORT+1；0 表示不开 / port of the protected host, PORT+1 by default; 0: none
XINQIAO_BIND=127.0.0.1   监听地址 / address to listen on
XINQIAO_DATA=var         数据文件夹 / data folder
"""


def serve(arguments: list[str]) -> int:
    """Run until SIGTERM or SIGINT. `--demo` loads the demonstration enterprise into an empty store first."""
    if {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0
    host, typed = os.environ.get("XINQIAO_BIND", "127.0.0.1"), os.environ.get("PORT", "8000")
    port = int(typed) if typed.isascii() and typed.isdigit() else 0
    if fault := _port_fault(host, port, typed) or _folder_fault():
        print(fault, file=sys.stderr)
        return 1
    prepared = subprocess.run([*COMMAND, "prepare", *arguments], check=False)
    if prepared.returncode:
        return prepared.returncode
    children = [_Child([*COMMAND, "worker"])]
    print(f"\n信桥 Xinqiao   {_address(host, port)}", flush=True)
    if protected := _protected_port(host, port):
        if _is_here(host):
            os.environ.setdefault("XINQIAO_PROTECTED_ADDRESS", _address(host, protected).rstrip("/"))
        variables = {"XINQIAO_SERVES": "protected", "XINQIAO_BIND": os.environ.get("XINQIAO_PROTECTED_BIND", host), "PORT": str(protected)}
        children.append(_Child([*COMMAND, "protected", PREPARED], variables))
        print(f"受保护的网站 / protected host   {os.environ.get('XINQIAO_PROTECTED_ADDRESS') or _address(host, protected)}", flush=True)
    print("停止 / stop: Ctrl+C\n", flush=True)
    server = _server(host, port)

    def stop() -> None:
        for child in children:
            child.stop()

    server.on_shutdown(stop)
    try:
        server.serve()
    finally:
        stop()
    return 0


def serve_protected(arguments: list[str]) -> int:
    """Run the protected host alone, on PORT: beside the other one, or on another machine with the same store and keys."""
    host, typed = os.environ.get("XINQIAO_BIND", "127.0.0.1"), os.environ.get("PORT", "8001")
    port = int(typed) if typed.isascii() and typed.isdigit() else 0
    if fault := _port_fault(host, port, typed) or _folder_fault():
        print(fault, file=sys.stderr)
        return 1
    if PREPARED not in arguments:
        plain = {name: value for name, value in os.environ.items() if name != "XINQIAO_SERVES"}
        if code := subprocess.run([*COMMAND, "prepare"], check=False, env=plain).returncode:
            return code
        print(f"\n受保护的网站 / protected host   {_address(host, port)}", flush=True)
    os.environ["XINQIAO_SERVES"] = "protected"
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    _server(host, port).serve()
    return 0


def _server(host: str, port: int) -> Any:
    return Granian(
        "xinqiao.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, log_access=False,
        workers=int(os.environ.get("XINQIAO_WEB_WORKERS", "1")), blocking_threads=int(os.environ.get("XINQIAO_THREADS", "4")),
        log_level=LogLevels.warning, respawn_failed_workers=True, websockets=False, backpressure=64,
    )  # fmt: skip


def _is_here(host: str) -> bool:
    return host in ("127.0.0.1", "localhost")


def _address(host: str, port: int) -> str:
    return f"http://{'localhost' if _is_here(host) else host}:{port}/"


def _protected_port(host: str, port: int) -> int:
    """Return the port of the protected host; 0 if there is to be none, or the one it would take by itself is not free."""
    typed = os.environ.get("XINQIAO_PROTECTED_PORT", "")
    if typed.isascii() and typed.isdigit():
        return int(typed)
    if _port_fault(host, port + 1, str(port + 1)):
        print(f"端口 {port + 1} 用不了，受保护的网站没有开；请用 XINQIAO_PROTECTED_PORT 指定一个。", flush=True)
        print(f"Port {port + 1} is not free, so there is no protected host; name one by XINQIAO_PROTECTED_PORT.", flush=True)
        return 0
    return port + 1


def _end_with_parent(parent: int) -> None:
    """End when whoever started this process was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def _port_fault(host: str, port: int, typed: str) -> str:
    """Return why nothing can listen there. The server itself would share a port with another of its kind, and each
    of the two would answer every other request from its own data."""
    if not 0 < port < 65536:
        return f"PORT={typed} 不是端口号，请写 1 到 65535 的数。/ PORT={typed} is not a port; give a number from 1 to 65535."
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that has just ended does not count
        try:
            trial.bind((host, port))
        except OSError as error:
            return (
                f"{host}:{port} 用不了（{error.strerror}）。请停掉占用它的程序，或者换一个：PORT={port % 65535 + 1} make serve\n"
                f"Cannot listen on {host}:{port} ({error.strerror}). Stop what uses it, or take another: PORT={port % 65535 + 1} make serve"
            )
    return ""


def _folder_fault() -> str:
    """Return why nothing can be kept in the data folder (the settings make keys there as soon as they are read)."""
    folder = Path(os.environ.get("XINQIAO_DATA") or Path(__file__).resolve().parents[2] / "var")  # as in the settings
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return (
            f"数据文件夹 {folder} 写不了（{error.strerror}）。请换一个：XINQIAO_DATA=… make serve\n"
            f"The data folder {folder} cannot be written ({error.strerror}). Take another: XINQIAO_DATA=… make serve"
        )


class _Child:
    """A process beside the server, started again if it dies."""

    def __init__(self, command: list[str], variables: dict[str, str] | None = None) -> None:
        self.ending, self.command, self.variables = False, command, variables or {}
        self.process = self._start()
        threading.Thread(target=self._watch, daemon=True).start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command, env={**os.environ, **self.variables})

    def _watch(self) -> None:
        while not self.ending:
            self.process.wait()
            if not self.ending:
                time.sleep(2)
                self.process = self._start()

    def stop(self) -> None:
        self.ending = True
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
