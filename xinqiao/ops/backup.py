"""Back the store and the files up, apart from the keys, and put them back into an empty place.

A backup is a folder: the store by the store's own means (SQLite's backup interface, `pg_dump`), the encrypted files in one tar, and a
manifest with counts and digests. Keys never lie in it: `copy_keys` puts them elsewhere (docs/security.md).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.db import connection

STORES = {"sqlite": "store.sqlite3", "postgresql": "store.dump"}
FILES, MANIFEST, KEYRING = "files.tar", "manifest.json", "keyring.json"
NAME = re.compile(r"xinqiao-(\d{8}-\d{6})")
KEEP_DAYS = 90  # what was disposed of lies in backups so long (rules.retention: backups)
LIBPQ = frozenset({"dbname", "host", "port", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey"})
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"


class BackupError(Exception):
    """A backup or restore that cannot be done; nothing that was there before is changed. The sentence is in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup: its folder and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]


def back_up(into: Path, at: datetime) -> Made:
    """Write a backup into a new folder below `into`; it appears under its name only when it is whole.

    The store first, then the files: a file is on the disk before a row names it, so none of the rows lacks its file.
    """
    final = into / f"xinqiao-{at:%Y%m%d-%H%M%S}"
    draft = into / f".{final.name}.part"
    if final.exists():
        raise BackupError(f"{final} 已经有了 / is there already")
    draft.mkdir(parents=True, mode=0o700)
    vendor = connection.vendor
    counts = (_dump_sqlite if vendor == "sqlite" else _dump_postgresql)(draft / STORES[vendor])
    _pack(draft / FILES)
    parts = {name: _sha256(draft / name) for name in (STORES[vendor], FILES)}
    manifest = {"store": vendor, "at": at.isoformat(), "counts": counts, "sha256": parts}
    (draft / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
    draft.rename(final)
    return Made(folder=final, manifest=manifest)


def copy_keys(into: Path, backups: Path) -> None:
    """Copy the folder of keys to a place that is not with the backups. Raises BackupError if it is."""
    if into.resolve() == backups.resolve() or backups.resolve() in into.resolve().parents:
        raise BackupError("密钥不能和备份放在一起 / keys do not belong beside the backups")
    shutil.copytree(settings.DATA / "keys", into, dirs_exist_ok=True)


def prune(into: Path, at: datetime, keep_days: int = KEEP_DAYS) -> list[str]:
    """Remove whole backups that are older than `keep_days`; return their names. What has no manifest is none of ours and stays."""
    oldest = (at - timedelta(days=keep_days)).strftime("%Y%m%d-%H%M%S")
    gone = [folder for folder in sorted(into.iterdir()) if (found := NAME.fullmatch(folder.name)) and found[1] < oldest and (folder / MANIFEST).exists()]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.name for folder in gone]


def restore(backup: Path, into: Path, *, keys: Path | None, database: str = "") -> dict[str, Any]:
    """Put a backup into an empty data folder (and an empty PostgreSQL database); return its manifest.

    Raises BackupError before anything is written if the place is not empty, a part is not what the manifest says, or `keys` holds none.
    """
    manifest = read_manifest(backup)
    if into.exists() and any(into.iterdir()):
        raise BackupError(f"{into} 不是空的 / is not empty")
    if keys is not None and not (keys / KEYRING).is_file():
        raise BackupError(f"{keys} 里没有密钥（{KEYRING}） / holds no keys")
    if manifest["store"] == "postgresql" and not database:
        raise BackupError("这份备份要一个空的 PostgreSQL 库（--database） / this backup needs an empty PostgreSQL database")
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    if manifest["store"] == "sqlite":
        shutil.copyfile(backup / STORES["sqlite"], into / "xinqiao.sqlite3")
    else:
        _load_postgresql(backup / STORES["postgresql"], database)
    with tarfile.open(backup / FILES) as tar:
        tar.extractall(into, filter="data")
    if keys is not None:
        shutil.copytree(keys, into / "keys")
    return manifest


def read_manifest(backup: Path) -> dict[str, Any]:
    """Return the manifest of a backup that is whole. Raises BackupError."""
    try:
        manifest: dict[str, Any] = json.loads((backup / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BackupError(f"{backup} 不是完整的备份 / is not a whole backup") from error
    for name, digest in manifest["sha256"].items():
        if not (backup / name).exists() or _sha256(backup / name) != digest:
            raise BackupError(f"{backup / name} 缺了或者改动过 / is missing or was changed")
    return manifest


def counts_here() -> dict[str, int]:
    """Return how many rows each table of the store has."""
    with connection.cursor() as cursor:
        return _counted(cursor.execute, lambda: cursor.fetchone()[0], sorted(connection.introspection.table_names(cursor)))


def _counted(execute: Callable[[str], Any], one: Callable[[], int], tables: list[str]) -> dict[str, int]:
    found = {}
    for table in tables:
        if not table.startswith("wording_pairs"):  # the inside of the full-text index
            execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 a table's own name
            found[table] = one()
    return found


def _dump_sqlite(target: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        cursor = copy.cursor()
        tables = [row[0] for row in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")]
        return _counted(cursor.execute, lambda: int(cursor.fetchone()[0]), tables)


def _dump_postgresql(target: Path) -> dict[str, int]:
    """Dump and count in one snapshot, whoever writes meanwhile."""
    url = store_url()
    with psycopg.connect(url) as held:
        held.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = held.execute("SELECT pg_export_snapshot()").fetchone()
        _run("pg_dump", f"--file={target}", "--format=custom", "--no-owner", f"--snapshot={row[0] if row else ''}", url=url)
        cursor = held.cursor()
        tables = [str(row[0]) for row in held.execute(TABLES)]
        return _counted(cursor.execute, lambda: int((cursor.fetchone() or (0,))[0]), tables)


def _load_postgresql(dump: Path, url: str) -> None:
    with psycopg.connect(url) as there:
        if there.execute(TABLES).fetchone():
            raise BackupError("这个库不是空的 / the database is not empty")
    _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(dump), url=url)


def _run(program: str, *arguments: str, url: str) -> None:
    """Run one of PostgreSQL's programs (from XINQIAO_PG_BIN, else the path); the password goes by the environment, never on the line."""
    known = psycopg.conninfo.conninfo_to_dict(url)
    password = known.pop("password", None)
    at = psycopg.conninfo.make_conninfo("", **known)
    folder = os.environ.get("XINQIAO_PG_BIN", "")
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    done = subprocess.run([str(Path(folder) / program), *arguments, f"--dbname={at}"], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()[-500:]}")


def store_url(name: str = "") -> str:
    """Return the address of the PostgreSQL store of this process, or of another database on the same server."""
    known = {key: str(value) for key, value in connection.get_connection_params().items() if key in LIBPQ and value}
    own = known.pop("dbname", "")
    return f"postgresql:///{quote(name or own, safe='')}?{urlencode(known)}"


def _pack(target: Path) -> None:
    folder = settings.DATA / "files"
    with tarfile.open(target, "w") as tar:
        for place in sorted(folder.glob("??/*")):
            if place.suffix != ".part":
                tar.add(place, f"files/{place.parent.name}/{place.name}", recursive=False)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
