"""Import: real steps with the file's own dates, errors by row, all or nothing, and the same rows as by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.db import models, transaction

from tests.enterprise import Enterprise
from tests.ops.import_files import ROWS, run, write
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.documents.models import Document, Sequence
from xinqiao.ledger.models import Entry
from xinqiao.ledger.walk import breaks
from xinqiao.ops.importing import columns
from xinqiao.ops.importing import run as importing
from xinqiao.ops.importing.rows import Reader
from xinqiao.petitions.dossier import load
from xinqiao.petitions.journal import TABLES, Journal
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import PetitionStatus
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.models import ContactDigest, Identity

NOW = datetime(2026, 3, 1, tzinfo=UTC)
WRITTEN: tuple[type[models.Model], ...] = (*TABLES, Identity, ContactDigest, Entry)


def written(desk_unit_id: int, rows: list[dict[str, Any]], folder: Path, *, by_hand: bool) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table that an import writes, without the keys that the store gives; the store keeps none."""
    reader = Reader(columns.match(sorted({name for row in rows for name in row})), write(folder, rows), snapshot.current(), NOW, snapshot.current().by_key("mine-2").pk)
    plan = importing.Plan(desk_unit_id=desk_unit_id, actor=Importer(), now=NOW)
    with transaction.atomic():
        known = {table: set(table._default_manager.values_list("pk", flat=True)) for table in WRITTEN}
        parsed = reader.parse(enumerate(rows, 1))
        if by_hand:
            for row in parsed:
                OneByOne(row, plan, Journal(), importing.Tally()).walk(None)
        else:
            importing.run(parsed, plan)
        found = {
            table.__name__: [plain(row) for row in table._default_manager.exclude(pk__in=known[table]).order_by("pk")]
            for table in WRITTEN
        }
        found["Sequence"] = list(Sequence.objects.order_by("scope").values("scope", "last"))
        transaction.set_rollback(True)
    snapshot.forget()
    return found


def plain(row: models.Model) -> dict[str, Any]:
    """Return a row's values; a row it points to by what that row says, an encrypted field opened."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.primary_key or field.attname in ("identity_id", "petition_id"):
            continue
        value = getattr(row, field.attname)
        if isinstance(row, Identity) and field.name in Identity.FIELDS and value:
            value = decrypt(value, f"identity.{field.name}")
        if field.name == "service" and value:
            value = plain(row.service)
        values[field.name] = value
    return values


class OneByOne(importing._Row):
    """Every step in a transaction of its own, from the stored rows, as the pages do it."""

    def _take(self, name: str, entry: object, at: Any, record: Any = None) -> None:
        petition = self.dossier.petition
        perform(name, record or petition, entry, actor=self.plan.actor, at=at, recorded_at=self.plan.now)
        petition.__dict__.update(Petition.objects.get(source=self.row.source).__dict__)
        self.dossier = load(petition)


def test_rows_are_registered_and_walked_with_their_own_dates(enterprise: Enterprise, tmp_path: Path) -> None:
    said = run(write(tmp_path, ROWS))
    assert "登记 3 件" in said and "答复送达 2 件" in said
    statuses = dict(Petition.objects.values_list("source", "status"))
    assert statuses == {"import:1": "registered", "import:2": "replied", "import:3": "replied"}
    late = RunningClock.objects.get(petition__source="import:2", name="handle")
    assert (late.anchor_on, late.due_on, late.stopped_on) == (date(2019, 1, 5), date(2019, 3, 6), date(2019, 4, 1))
    petition = Petition.objects.get(source="import:2")
    assert petition.is_historical and petition.recorded_at.year > 2019
    assert list(breaks()) == []


def test_the_rows_are_the_same_as_by_hand(enterprise: Enterprise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All tables, all values: clocks, documents and their hashes, messages, worklist, ledger and its digests, identities."""
    ways = []
    for by_hand in (False, True):
        codes = iter(range(1000))
        monkeypatch.setattr("xinqiao.vault.contact.secrets.randbelow", lambda _below, codes=codes: next(codes))
        ways.append(written(enterprise.office.pk, ROWS, tmp_path, by_hand=by_hand))
    in_bulk, by_hand_rows = ways
    assert sum(map(len, in_bulk.values())) > 60
    for name, rows in in_bulk.items():
        assert sorted(map(repr, rows)) == sorted(map(repr, by_hand_rows[name])), name


def test_running_it_again_registers_nothing_twice(enterprise: Enterprise, tmp_path: Path) -> None:
    path = write(tmp_path, ROWS)
    run(path)
    assert "登记 0 件，接着办 0 件" in run(path)
    assert Petition.objects.count() == 3


def test_until_a_day_only_what_had_happened_is_taken_and_the_rest_goes_on_later(enterprise: Enterprise, tmp_path: Path) -> None:
    path = write(tmp_path, ROWS)
    run(path, "--until", "2019-02-15")
    assert dict(Petition.objects.values_list("source", "status")) == {"import:2": "accepted", "import:3": "accepted"}
    assert "登记 1 件，接着办 2 件" in run(path)
    assert Petition.objects.filter(status=PetitionStatus.REPLIED.value).count() == 2


def test_a_killed_import_that_keeps_its_batches_goes_on_where_it_stopped(
    enterprise: Enterprise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinqiao.ops.importing.run.BATCH", 1)
    bad = [*ROWS[:2], ROWS[2] | {"reply": "答" * 10_001}]  # the step refuses it: the third batch is rolled back
    with pytest.raises(CommandError, match="太长"):
        run(write(tmp_path, [bad[1], bad[0], bad[2] | {"time": "2019-03-02T09:00:00", "reply_time": "2019-05-01T09:00:00"}]), "--resumable")
    assert Petition.objects.count() == 2
    assert "登记 1 件" in run(write(tmp_path, ROWS), "--resumable")


def test_one_bad_row_and_nothing_is_written(enterprise: Enterprise, tmp_path: Path) -> None:
    rows = [*ROWS, {"id": "4", "title": "无", "text": "", "time": "2019-01-01"}, {"id": "1", "text": "重复", "time": "不知道"}]
    before = Entry.objects.count()
    out = StringIO()
    with pytest.raises(CommandError, match="什么都没有写入"):
        call_command("import", str(write(tmp_path, rows)), "--unit", "mine-2", stdout=out, stderr=out)
    assert "第 4 行“text”：内容是空的" in out.getvalue()
    assert "第 5 行“time”：“不知道”不是日期" in out.getvalue()
    assert (Petition.objects.count(), Entry.objects.count()) == (0, before)


def test_a_step_that_is_refused_half_way_rolls_the_whole_file_back(enterprise: Enterprise, tmp_path: Path) -> None:
    before = Entry.objects.count()
    with pytest.raises(CommandError):
        run(write(tmp_path, [*ROWS[:2], ROWS[2] | {"reply": "答" * 10_001}]))
    assert (Petition.objects.count(), Entry.objects.count(), Document.objects.count()) == (0, before, 0)


def test_errors_are_said_in_english_too(enterprise: Enterprise, tmp_path: Path) -> None:
    out = StringIO()
    path = write(tmp_path, [{"text": "x", "time": "2999-01-01"}])
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import", str(path), "--language", "en", stdout=out, stderr=out)
    assert "Line 1, “time”: The date 2999-01-01 is in the future." in out.getvalue()


def test_national_columns_of_a_spreadsheet_are_understood(enterprise: Enterprise, tmp_path: Path) -> None:
    path = tmp_path / "national.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    header = ["信访件编号", "姓名", "住址", "手机号码", "问题属地", "信访目的", "信访日期", "信访形式", "概况", "责任单位", "答复日期", "答复内容"]
    sheet.write_row(0, 0, header)
    sheet.write_row(1, 0, ["410", "范小安", "二矿新村", "19900001234", "二矿", "求决", "2023-05-04", "来信", "宿舍停暖两周没人管。", "二矿", "2023-06-01", "已恢复。"])
    book.close()
    run(path)
    petition = Petition.objects.get()
    assert (petition.channel, petition.status, petition.place, petition.is_historical) == ("letter", "replied", "二矿", False)
    assert petition.handling_unit_id == enterprise.mine.pk


def test_a_mapping_file_names_other_columns(enterprise: Enterprise, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('text = "内容"\nreceived_at = "日期"\ntitle = "题目"\n', "utf-8")
    path = tmp_path / "other.csv"
    path.write_bytes("题目,内容,日期\n停水,家属区停水三天。,2024/7/1\n".encode("gb18030"))
    run(path, "--mapping", str(mapping))
    assert Petition.objects.get().title == "停水"


def test_missing_columns_are_named(enterprise: Enterprise, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(CommandError, match="文件缺少这些列：概况 / 正文 / text"):
        run(path)


@pytest.mark.parametrize("name", ["x.pdf", "missing.jsonl", "broken.jsonl", "list.jsonl"])
def test_a_file_that_is_none_gets_a_sentence(enterprise: Enterprise, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    (tmp_path / "list.jsonl").write_text("[1, 2]", "utf-8")
    with pytest.raises(CommandError, match=r"文件|不是"):
        run(tmp_path / name)


def test_a_preview_writes_nothing(enterprise: Enterprise, tmp_path: Path) -> None:
    assert "共 3 行可以导入" in run(write(tmp_path, ROWS), "--preview")
    assert not Petition.objects.exists()


def test_a_file_once_with_times_of_the_same_second_keeps_every_row(enterprise: Enterprise, tmp_path: Path) -> None:
    same = [row | {"id": str(i), "time": "2019-01-01T00:00:00"} for i, row in enumerate(ROWS * 5)]
    run(write(tmp_path, [{k: v for k, v in row.items() if k not in ("reply", "reply_time")} for row in same]))
    assert Petition.objects.count() == 15
    assert len(set(Petition.objects.values_list("number", flat=True))) == 15
