"""The restore drill: a backup is put into an empty place and looked at there, by a process that knows nothing of the live store."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from cryptography.exceptions import InvalidTag

from xinqiao.ops import verify
from xinqiao.ops.backup import counts_here, read_manifest, restore, store_url
from xinqiao.petitions.models import Attachment, Petition, Statement
from xinqiao.vault import files, reveal

CASES, MOST_FAULTS = 10, 20
UNREADABLE = (InvalidTag, ValueError, KeyError, FileNotFoundError)


def drill(backup: Path, keys: Path) -> dict[str, Any]:
    """Restore `backup` with `keys` into a place of its own, look at it there, remove it again; return the report.

    The report says: seconds, whether counts are those of the manifest, what `verify` found, which ten petitions were opened,
    and how many files were read. `is_good` sums it up. Raises BackupError if it cannot be restored at all.
    """
    began = time.monotonic()
    manifest = read_manifest(backup)
    with tempfile.TemporaryDirectory(prefix="xinqiao-drill-") as folder, _empty_database(manifest["store"]) as database:
        place = Path(folder) / "data"
        restore(backup, place, keys=keys, database=database)
        restored = time.monotonic() - began
        (place / "counts.json").write_text(json.dumps(manifest["counts"]), "utf-8")
        environment = os.environ | {"XINQIAO_DATA": str(place), "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "xinqiao.settings"}
        done = subprocess.run([sys.executable, "-m", "xinqiao", "drill_run"], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        found: dict[str, Any] = {"is_good": False, "trouble": done.stderr.strip()[-800:]}
    else:
        found = json.loads(done.stdout.splitlines()[-1])
    return {"backup": backup.name, "taken": manifest["at"], "store": manifest["store"], "restored_in": round(restored, 1), "seconds": round(time.monotonic() - began, 1)} | found


@contextmanager
def _empty_database(store: str) -> Iterator[str]:
    """Yield the address of a new, empty database beside the live one; "" for SQLite, which needs none."""
    if store != "postgresql":
        yield ""
        return
    name = f"xinqiao_drill_{os.getpid()}"
    with psycopg.connect(store_url("postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield store_url(name)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def look(expected: dict[str, int], chance: random.Random) -> dict[str, Any]:
    """Look at the store of this process: counts, chain and rows, ten petitions with everything in them. Numbers only, no word of any."""
    different = {name: [expected.get(name), count] for name, count in counts_here().items() if expected.get(name) != count}
    faults = list(islice(verify.faults(with_files=False), MOST_FAULTS))
    cases = [_opened(petition) for petition in _chosen(chance)]
    is_good = not different and not faults and all(case["is_good"] for case in cases)
    return {"is_good": is_good, "different_counts": different, "faults": faults, "cases": cases, "rows": sum(expected.values())}


def _chosen(chance: random.Random) -> list[Petition]:
    """Return ten petitions by chance, those with files first."""
    with_files = list(Attachment.objects.order_by().values_list("petition", flat=True).distinct())
    keys = chance.sample(with_files, min(CASES, len(with_files)))
    others = list(Petition.objects.exclude(pk__in=keys).filter(disposed_on=None).values_list("pk", flat=True)) if len(keys) < CASES else []
    keys += chance.sample(others, min(CASES - len(keys), len(others)))
    return list(Petition.objects.filter(pk__in=keys).order_by("pk"))


def _opened(petition: Petition) -> dict[str, Any]:
    """Open everything of one petition that lies encrypted: its texts, its statements, who it is, each file and its clean copy."""
    said = {"number": petition.number, "files": 0, "is_good": True, "trouble": ""}
    try:
        whole = bool(petition.title and petition.text) and all(isinstance(row.texts, dict) for row in Statement.objects.filter(petition=petition))
        reveal.addressee(petition.identity_id, subject=petition.number)
        for row in Attachment.objects.filter(petition=petition):
            whole = whole and hashlib.sha256(files.fetch(row.file_key)).hexdigest() == row.sha256
            said["files"] += 1  # type: ignore[operator]
    except UNREADABLE as error:
        return said | {"is_good": False, "trouble": type(error).__name__}
    return said if whole else said | {"is_good": False, "trouble": "not what was recorded"}
