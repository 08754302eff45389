"""Import: what is wrong is said by line and column in both languages, and nothing is written."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.enterprise import Enterprise
from tests.ops.import_files import ROWS, run, write
from xinqiao.petitions.models import Petition

BAD: list[tuple[dict[str, str], str, str]] = [
    ({"time": "2019-13-01"}, "第 1 行“time”：“2019-13-01”不是日期", "Line 1, “time”"),
    ({"time": "1899-12-30"}, "第 1 行“time”：日期 1899-12-30 太早", "is too early"),
    ({"信访目的": "胡闹"}, "第 1 行“信访目的”：不认识“胡闹”。可以写：求决、申诉", "Line 1, “信访目的”: “胡闹” is not known"),
    ({"信访形式": "鸽子"}, "第 1 行“信访形式”：不认识“鸽子”", "“鸽子” is not known"),
    ({"类别编码": "9999"}, "第 1 行“类别编码”：2019-01-05 没有编码为 9999 的小类", "There is no leaf category 9999"),
    ({"类别编码": "01"}, "第 1 行“类别编码”：2019-01-05 没有编码为 01 的小类", "There is no leaf category 01"),
    ({"责任单位": "六十矿"}, "第 1 行“责任单位”：没有叫“六十矿”的单位", "There is no unit “六十矿”"),
    ({"受理日期": "2018-12-31"}, "第 1 行“受理日期”：日期早于前一步的 2019-01-05", "before the step it follows, 2019-01-05"),
    ({"送达日期": "2019-03-31"}, "第 1 行“送达日期”：日期早于前一步的 2019-04-01", "before the step it follows, 2019-04-01"),
    ({"title": "题" * 61}, "第 1 行“title”：有 61 个字，最多 60 个字", "It has 61 characters; 60 are allowed"),
    ({"place": "远" * 201}, "第 1 行“place”：有 201 个字，最多 200 个字", "It has 201 characters"),
    ({"id": "9" * 61}, "第 1 行“id”：有 61 个字，最多 60 个字", "It has 61 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "zh", "en"), BAD, ids=lambda part: next(iter(part)) if isinstance(part, dict) else "")
def test_what_is_wrong_with_a_row_is_said_by_line_and_column(
    enterprise: Enterprise, tmp_path: Path, wrong: dict[str, str], zh: str, en: str
) -> None:
    path = write(tmp_path, [ROWS[1] | wrong])
    for language, sentence in (("zh", zh), ("en", en)):
        out = StringIO()
        with pytest.raises(CommandError, match=r"什么都没有写入|Nothing was written"):
            call_command("import", str(path), "--unit", "mine-2", "--language", language, stdout=out, stderr=out)
        assert sentence in out.getvalue()
    assert not Petition.objects.exists()


def test_a_column_that_the_file_lacks_is_called_as_it_should_be(enterprise: Enterprise, tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import", str(write(tmp_path, [ROWS[1]])), stdout=out, stderr=out)
    assert "第 1 行“责任单位”：已有答复，但没有责任单位" in out.getvalue()


def test_what_a_step_refuses_is_said_with_its_line(enterprise: Enterprise, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"第 2 行：.*太长"):
        run(write(tmp_path, [ROWS[0], ROWS[2] | {"reply": "答" * 10_001}]))


def test_many_errors_are_counted(enterprise: Enterprise, tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import", str(write(tmp_path, [{"id": str(n), "text": "x"} for n in range(60)] + ROWS)), stdout=out, stderr=out)
    assert "第 50 行“信访日期”" not in out.getvalue() and "缺少" not in out.getvalue()
    assert "第 50 行" in out.getvalue() and "第 51 行" not in out.getvalue() and "还有 12 行有问题" in out.getvalue()


def test_a_date_without_a_time_on_the_day_of_receipt_is_after_it(enterprise: Enterprise, tmp_path: Path) -> None:
    run(write(tmp_path, [ROWS[1] | {"time": "2019-04-01T20:30:00", "reply_time": "2019-04-01"}]))
    assert Petition.objects.get().status == "replied"


def test_two_files_of_one_name_without_numbers_are_both_registered(enterprise: Enterprise, tmp_path: Path) -> None:
    """A monthly export is always called the same; only what is really the same row registers once."""
    for text in ("三号楼停暖。", "四号楼停暖。", "四号楼停暖。"):
        run(write(tmp_path, [{"text": text, "time": "2019-03-01"}]))
    assert sorted(Petition.objects.values_list("text", flat=True)) == ["三号楼停暖。", "四号楼停暖。"]


def test_a_title_stands_on_one_line(enterprise: Enterprise, tmp_path: Path) -> None:
    run(write(tmp_path, [{"id": "9", "text": "停暖\n\n两周，" + "等" * 40, "time": "2019-03-01"}, ROWS[0] | {"title": "宿舍\n停暖"}]))
    assert Petition.objects.get(source="import:9").title == "停暖 两周，" + "等" * 23
    assert all("\n" not in title for title in Petition.objects.values_list("title", flat=True))


def test_characters_that_no_store_keeps_do_not_stop_the_import(enterprise: Enterprise, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text('{"id": "1", "text": "停\\u0000暖\\ud800𠮷", "time": "2019-03-01"}', "utf-8")
    run(path)
    assert Petition.objects.get().text == "停暖?𠮷"


def test_the_day_of_until_and_the_mapping_get_a_sentence(enterprise: Enterprise, tmp_path: Path) -> None:
    path, mapping = write(tmp_path, ROWS), tmp_path / "mapping.toml"
    with pytest.raises(CommandError, match="--until 后面要写日期"):
        run(path, "--until", "2019-13-40")
    for content in (None, "x = ", 'text = "a"\ntext = "b"'):
        if content:
            mapping.write_text(content, "utf-8")
        with pytest.raises(CommandError, match=r"对照表 mapping\.toml 读不出来"):
            run(path, "--mapping", str(mapping))
    (tmp_path / "mapping.json").write_text("[1]", "utf-8")
    with pytest.raises(CommandError, match="读不出来"):
        run(path, "--mapping", str(tmp_path / "mapping.json"))
