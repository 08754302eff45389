"""The product speaks to nobody but whom its settings name: the only files that may open a connection or start a program."""

from __future__ import annotations

import ast

from tests.architecture.source import PACKAGE, none, python_files, tree_of

# Feature 16.6. No address that somebody typed, and none that a petition or a file holds, is ever connected to.
MAY_CONNECT = {
    "xinqiao/vault/scanner.py": "ClamAV, at the address of XINQIAO_CLAMD",
    "xinqiao/outbox/deliver.py": "smtplib's errors only; Django's backend connects to the mail server of the settings",
    "xinqiao/ops/serve.py": "looks whether a port of its own is free",
    "xinqiao/ops/private_postgresql.py": "a PostgreSQL that it has started itself",
    "xinqiao/ops/bench/server.py": "a server that it has started itself, on loopback", "xinqiao/ops/bench/visitor.py": "the same",
    "xinqiao/ops/backup.py": "the store of the settings, and an empty one that a restore is told to fill", "xinqiao/ops/drill.py": "the server of the store, to make an empty database beside it",
    "xinqiao/ops/bench/limits.py": "a PostgreSQL that it has started itself",
}  # fmt: skip
MAY_START = {
    "xinqiao/vault/master_key.py": "the key command of the settings", "xinqiao/ledger/signing.py": "the signing command of the settings",
    "xinqiao/vault/cleaning/apart.py": "the cleaner of files, bound to nothing", "xinqiao/wording/extraction.py": "the reader of files, bound to nothing",
    "xinqiao/ops/backup.py": "pg_dump and pg_restore", "xinqiao/ops/drill.py": "its own look at the restored store",
    "xinqiao/ops/serve.py": "web and worker", "xinqiao/ops/bench/server.py": "web and worker", "xinqiao/ops/management/commands/bench.py": "its own measurement",
}  # fmt: skip
NETWORK = {"socket", "ssl", "smtplib", "poplib", "imaplib", "ftplib", "telnetlib", "http.client", "urllib.request", "xmlrpc.client", "socketserver", "asyncio",
           "requests", "httpx", "urllib3", "aiohttp", "websockets", "psycopg", "paramiko"}  # fmt: skip
PROGRAMS = {"subprocess", "os.system", "pty", "multiprocessing"}


def imported(tree: ast.Module) -> set[str]:
    """Return the modules that a file imports, by their full names."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def using(modules: set[str]) -> set[str]:
    """Return the files of the product that import one of these modules, or a part of one."""
    return {
        str(file) for file in python_files(PACKAGE)
        if any(name == module or name.startswith(f"{module}.") for name in imported(tree_of(file)) for module in modules)
    }  # fmt: skip


def test_no_file_opens_a_connection_but_those_that_say_to_whom() -> None:
    none(sorted(using(NETWORK) ^ set(MAY_CONNECT)))


def test_no_file_starts_a_program_but_those_that_say_which() -> None:
    none(sorted(using(PROGRAMS) ^ set(MAY_START)))


def test_this_test_sees_what_it_looks_for() -> None:
    assert imported(ast.parse("from urllib import request\nimport http.client as c\nfrom os import system")) >= {"urllib.request", "http.client", "os.system"}
