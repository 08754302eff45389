"""Attacks 31 and 52: what a backup says of anybody, and whether it comes back whole into an empty machine."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.enterprise import build
from tests.walking import CODE, Walk
from xinqiao.ops.backup import BackupError, back_up, copy_keys, prune, restore
from xinqiao.ops.drill import drill
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.petitions.upload import Upload
from xinqiao.vault import files
from xinqiao.vault.keyring import Keyring
from xinqiao.vault.master_key import KeyFile

pytestmark = [pytest.mark.postgres_too, pytest.mark.django_db(transaction=True)]
SECRETS = ("范小安", "19900001234", "fan@example.cn", "二矿新村三号楼", CODE)
PHOTO = "照片里的水表读数".encode()


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs of the same version as the private server's."""
    if connection.vendor == "postgresql":
        from xinqiao.ops.private_postgresql import pgserver  # lazy: only there with the development environment

        assert pgserver is not None and pgserver.__file__
        monkeypatch.setenv("XINQIAO_PG_BIN", str(Path(pgserver.__file__).parent / "pginstall18" / "bin"))


@pytest.fixture
def filed(db: Any) -> list[Petition]:
    """Twelve petitions, one sealed, three with a file."""
    enterprise = build()
    made = []
    for n in range(12):
        content = PHOTO + bytes([n])
        upload = Upload(file_key=files.keep(content), name="水表.jpg", media_type="image/jpeg", size=len(content), sha256=hashlib.sha256(content).hexdigest())
        walk = Walk(enterprise, **({"uploads": (upload,)} if n < 3 else {}))
        made.append(walk.to("sealed" if n == 5 else "accepted" if n % 2 else "triaged").petition)
    return made


@pytest.fixture
def backup(filed: list[Petition], tmp_path: Path) -> Path:
    made = back_up(tmp_path / "backups", timezone.localtime()).folder
    copy_keys(tmp_path / "safe", tmp_path / "backups")
    return made


def test_last_nights_backup_comes_back_whole_into_an_empty_place(backup: Path, tmp_path: Path) -> None:
    """Attack 52: chain, counts, ten petitions with their encrypted files."""
    found = drill(backup, tmp_path / "safe")
    assert found["is_good"], found
    assert len(found["cases"]) == 10 and sum(case["files"] for case in found["cases"]) == 3
    assert found["faults"] == [] and found["different_counts"] == {} and found["store"] == connection.vendor
    assert not any(secret in json.dumps(found, ensure_ascii=False) for secret in SECRETS)


def test_a_file_that_is_lost_in_the_backup_is_found_by_the_drill(backup: Path, filed: list[Petition], tmp_path: Path) -> None:
    """Attack 52: a backup without the file of a petition does not pass."""
    (Path(settings.DATA) / "files" / (key := Attachment.objects.order_by("pk").values_list("file_key", flat=True)[0])[:2] / key).unlink()
    later = back_up(tmp_path / "later", timezone.localtime()).folder
    found = drill(later, tmp_path / "safe")
    assert not found["is_good"] and any(case["trouble"] == "FileNotFoundError" for case in found["cases"])


def test_without_the_keys_it_does_not_open(backup: Path, tmp_path: Path) -> None:
    """Attack 52: with another's keys the drill fails; a backup alone opens nothing."""
    other = tmp_path / "other"
    Keyring(other, KeyFile(other / "master.key")).blind("contact.name", "x")
    found = drill(backup, other)
    assert not found["is_good"]


@pytest.mark.parametrize("name", ["empty", "nowhere"])
def test_a_folder_without_keys_is_said_at_once(backup: Path, tmp_path: Path, name: str) -> None:
    """Attack 52: nobody looks for a break-in where only the path is wrong; and nothing is written."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(BackupError, match="没有密钥"):
        drill(backup, tmp_path / name)
    with pytest.raises(BackupError, match="没有密钥"):
        restore(backup, tmp_path / "into", keys=tmp_path / name)
    assert not (tmp_path / "into").exists()


def test_a_backup_that_was_changed_is_refused(backup: Path, tmp_path: Path) -> None:
    """Attack 52: a part that is not what the manifest says is not restored; nor is anything put over what is there."""
    with (backup / "files.tar").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(BackupError, match="改动过"):
        restore(backup, tmp_path / "empty", keys=None)
    assert not (tmp_path / "empty").exists()


def test_nothing_is_restored_over_what_is_there(backup: Path, tmp_path: Path) -> None:
    """Attack 52: only into an empty place."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()
    with pytest.raises(BackupError, match="不是空的"):
        restore(backup, tmp_path / "full", keys=None)
    if connection.vendor == "postgresql":
        from xinqiao.ops.backup import store_url  # lazy: only this store has addresses

        with pytest.raises(BackupError, match="不是空的"):
            restore(backup, tmp_path / "fresh", keys=None, database=store_url())


def test_keys_do_not_lie_with_the_backups(filed: list[Petition], tmp_path: Path) -> None:
    """Attack 31: the folder of backups holds no key, and the command refuses to put one there."""
    with pytest.raises(BackupError):
        copy_keys(tmp_path / "backups" / "keys", tmp_path / "backups")
    made = back_up(tmp_path / "backups", timezone.localtime()).folder
    whole = b"".join(file.read_bytes() for file in made.iterdir())
    keys = [key for file in (settings.DATA / "keys").iterdir() if file.is_file() and (key := file.read_bytes())]  # a lock is an empty file
    assert keys and b"PRIVATE KEY" not in whole and all(key not in whole for key in keys)


def test_a_backup_holds_no_plain_identity_and_no_plain_file(backup: Path) -> None:
    """Attack 31: whoever steals the backup reads no name, number, address, code, and no attachment."""
    if connection.vendor == "postgresql":
        script = backup / "plain.sql"
        subprocess.run([f"{os.environ['XINQIAO_PG_BIN']}/pg_restore", f"--file={script}", str(backup / "store.dump")], check=True)
    whole = b"".join(file.read_bytes() for file in backup.iterdir())
    assert len(whole) > 10_000
    for secret in SECRETS:
        assert secret.encode() not in whole, secret
    assert PHOTO not in whole


def test_dumpdata_holds_no_plain_identity(filed: list[Petition]) -> None:
    """Attack 31: Django's own dump reads ciphertext like everybody else."""
    said = StringIO()
    call_command("dumpdata", "vault", "petitions", "outbox", "documents", "ledger", "retention", stdout=said)
    assert filed[0].number in said.getvalue() and not any(secret in said.getvalue() for secret in SECRETS)


def test_a_crash_tells_nobody_who_was_on_the_page(filed: list[Petition], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Attack 31: with an identity in the frame that fails, neither the page nor the log says a word of it; there is no debug page."""
    from xinqiao.web.petitioner import matter  # lazy: only this test breaks it

    def broken(visit: Any) -> Any:
        who = SECRETS  # in the frame, where a debug page would print it
        raise RuntimeError(f"broken for {len(who)} reasons")

    monkeypatch.setattr(matter, "Telling", broken)
    client = Client(raise_request_exception=False)
    client.post("/lookup/", {"number": filed[0].number, "code": CODE})
    answer = client.get("/matter/")
    told = answer.content.decode() + caplog.text
    assert answer.status_code == 500 and not settings.DEBUG and "Traceback" not in answer.content.decode()
    assert not any(secret in told for secret in SECRETS)


def test_old_backups_go_after_ninety_days_and_others_stay(filed: list[Petition], tmp_path: Path) -> None:
    """Attack 31: what was disposed of does not lie in backups for ever."""
    now = timezone.localtime()
    old = back_up(tmp_path, now - timedelta(days=91)).folder
    new = back_up(tmp_path, now - timedelta(days=89)).folder
    (tmp_path / "xinqiao-20200101-000000").mkdir()  # no manifest: not ours
    assert prune(tmp_path, now) == [old.name] and new.exists() and (tmp_path / "xinqiao-20200101-000000").exists()


def test_the_commands_do_what_they_say(filed: list[Petition], tmp_path: Path) -> None:
    """Attack 52: backup, drill with a report, and a drill that fails ends with an error."""
    said = StringIO()
    call_command("backup", str(tmp_path / "nightly"), keys=tmp_path / "safe", stdout=said)
    (made,) = (tmp_path / "nightly").iterdir()
    call_command("drill", str(made), keys=tmp_path / "safe", report=tmp_path / "report.json", stdout=said)
    assert json.loads((tmp_path / "report.json").read_text())["is_good"] and "演练通过" in said.getvalue()
    shutil.rmtree(tmp_path / "safe")
    (tmp_path / "safe").mkdir()
    with pytest.raises(CommandError):
        call_command("drill", str(made), keys=tmp_path / "safe", stdout=StringIO())
