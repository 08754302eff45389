"""Units and people come in by spreadsheet: all rows or none, with a sentence for every wrong cell."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from tests.directory.conftest import House
from tests.directory.entries import AT, BY
from xinqiao.directory import change, spreadsheet
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.models import Edition, Person, Post, Unit

UNITS = ["单位编码", "单位全称", "简称", "类型", "上级单位编码", "启用日期", "停用日期", "可办信访", "复查单位编码"]
PEOPLE = ["姓名", "登录名", "单位编码", "职责", "岗位名称", "任职日期"]
GOOD_UNITS = [
    ["kq-7-zc", "七矿综采队", "七矿综采", "区队", "kq-7", "2024-01-01", "", "否", ""],
    ["kq-7", "第七煤矿", "七矿", "矿（厂）", "group", "2024/1/1", "", "是", "group"],
]
GOOD_PEOPLE = [
    ["赵七", "zhao", "kq-7", "承办人", "承办员", "2024年1月1日"],
    ["赵七", "zhao", "kq-7", "接待登记员", "接待员", "20240101"],
]


def book(**sheets: list[list[object]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as workbook:
        for title, rows in sheets.items():
            sheet = workbook.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return written.getvalue()


def good() -> list[spreadsheet.Sheet]:
    return spreadsheet.read("a.xlsx", book(单位=[UNITS, *GOOD_UNITS], 人员=[PEOPLE, *GOOD_PEOPLE]))


def problems(units: list[list[object]], people: list[list[object]] | None = None) -> list[str]:
    sheets = spreadsheet.read("a.xlsx", book(单位=[UNITS, *units], 人员=[PEOPLE, *(people or [])]))
    return [problem.sentence.zh for problem in spreadsheet.load(sheets, by=BY, at=AT).problems]


def test_a_preview_writes_nothing_and_a_load_everything(house: House) -> None:
    edition = Edition.objects.get().number
    seen = spreadsheet.preview(good(), by=BY, at=AT)
    assert seen.problems == [] and seen.counts["units"]["added"] == 2
    assert (Edition.objects.get().number, Unit.objects.count()) == (edition, 4)
    done = spreadsheet.load(good(), by=BY, at=AT)
    assert done.counts == seen.counts
    unit = Unit.objects.get(key="kq-7")
    assert (unit.parent, unit.review_unit, unit.handles_petitions) == (house.group, house.group, True)
    assert Unit.objects.get(key="kq-7-zc").parent == unit
    assert set(Post.objects.filter(person__login="zhao").values_list("duty", flat=True)) == {"handler", "intake"}


def test_importing_again_updates_and_doubles_nothing(house: House) -> None:
    spreadsheet.load(good(), by=BY, at=AT)
    edition = Edition.objects.get().number
    again = spreadsheet.load(good(), by=BY, at=AT)
    assert again.counts["units"] == {"same": 2} and Edition.objects.get().number == edition
    renamed = [["kq-7", "青川第七煤矿", "七矿", "plant", "group", "2024-01-01", "", "是", "group"]]
    assert problems(renamed) == []
    assert Unit.objects.get(key="kq-7").name == "青川第七煤矿"
    assert (Person.objects.filter(login="zhao").count(), Post.objects.filter(person__login="zhao").count()) == (1, 2)


def test_one_wrong_row_keeps_everything_out_and_is_named_by_row_and_column(house: House) -> None:
    wrong = [["kq-8", "第八煤矿", "八矿", "矿（厂）", "kq-99", "2024-01-01", "", "", ""]]
    assert problems([*GOOD_UNITS, *wrong]) == [
        "第 4 行“上级单位编码”：没有编码为 kq-99 的单位。请先填这个单位，或改正编码。"
    ]
    assert not Unit.objects.filter(key="kq-7").exists()


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        (0, "七 矿", "单位编码只能用"), (1, "", "这一格不能空"), (3, "城堡", "没有“城堡”"), (4, "", "都要有上级单位"),
        (5, "明天", "不是日期"), (5, "2024-13-01", "不是日期"), (6, "2023-01-01", "不能早于启用日期"), (7, "也许", "看不懂"),
        (8, "kq-98", "没有编码为 kq-98"), (1, "长" * 81, "最多 80 个字"),
    ],
)  # fmt: skip
def test_each_wrong_cell_has_its_sentence(house: House, place: int, cell: str, said: str) -> None:
    row: list[object] = list(GOOD_UNITS[1])
    row[place] = cell
    found = problems([row])
    assert len(found) == 1 and said in found[0] and found[0].startswith("第 2 行")
    assert Unit.objects.count() == 4


def test_the_same_code_twice_and_a_circle_are_refused(house: House) -> None:
    assert "和第 2 行的编码相同" in problems([GOOD_UNITS[1], GOOD_UNITS[1]])[0]
    circle = [list(GOOD_UNITS[1]), list(GOOD_UNITS[0])]
    circle[0][4] = "kq-7-zc"
    assert ["绕成了圈" in problem for problem in problems(circle)] == [True, True]
    alone = [["kq-8", "八矿", "八矿", "矿（厂）", "kq-8", "2024-01-01", "", "", ""], ["kq-9", "九", "九", "区队", "kq-8", "2024-01-01", "", "", ""]]
    found = problems(alone)
    assert "第 2 行“上级单位编码”：这一格绕成了圈" in found[0] and "第 3 行“上级单位编码”：没有编码为 kq-8" in found[1]
    assert Unit.objects.count() == 4


def test_wrong_people_are_named(house: House) -> None:
    cases = [
        (["钱", "qian", "kq-77", "承办人", "员", "2024-01-01"], "没有编码为 kq-77"),
        (["钱", "qian", "kq-1", "国王", "员", "2024-01-01"], "没有“国王”"),
        (["钱", "qian", "kq-1", "承办人", "", "2024-01-01"], "都填上"),
        (["", "qian", "", "", "", ""], "不能空"),
    ]
    for row, said in cases:
        found = problems([], [list(row)])
        assert len(found) == 1 and said in found[0], found


def test_a_file_can_close_units_and_the_ones_below_first(house: House) -> None:
    spreadsheet.load(good(), by=BY, at=AT)
    ended: list[list[object]] = [[*row[:6], "2026-03-31", *row[7:]] for row in GOOD_UNITS]
    assert problems(ended) == []
    assert set(Unit.objects.filter(key__startswith="kq-7").values_list("valid_to", flat=True)) == {date(2026, 3, 31)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_either_encoding_is_read(house: House, encoding: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["某集团单位表"], UNITS, *GOOD_UNITS])
    sheets = spreadsheet.read("单位.csv", written.getvalue().encode(encoding))
    assert spreadsheet.load(sheets, by=BY, at=AT).problems == []
    assert Unit.objects.get(key="kq-7").name == "第七煤矿"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_exported_comes_in_again_unchanged(house: House, language: str) -> None:
    spreadsheet.load(good(), by=BY, at=AT)
    exported = spreadsheet.read("x.xlsx", spreadsheet.workbook(language))
    again = spreadsheet.load(exported, by=BY, at=AT)
    assert again.problems == [] and again.counts["units"] == {"same": 6}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_has_the_headings_and_no_row_to_forget(language: str) -> None:
    template = spreadsheet.read("t.xlsx", spreadsheet.template(language))
    assert [(sheet.kind, sheet.rows) for sheet in template] == [("units", ()), ("people", ())]


def test_attack_36_no_cell_of_an_export_starts_a_formula(house: House) -> None:
    for sign in ("=", "+", "-", "@"):
        change.add_person(change.PersonEntry(login=f"x{ord(sign)}", name=f"{sign}cmd|' /C calc'!A0"), by=BY, at=AT)
    with zipfile.ZipFile(io.BytesIO(spreadsheet.workbook("zh"))) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
    assert not any("<f>" in part for part in parts.values())
    assert parts["xl/sharedStrings.xml"].count(">'") >= 4
    again = spreadsheet.load(spreadsheet.read("x.xlsx", spreadsheet.workbook("zh")), by=BY, at=AT)
    assert again.problems == [] and Person.objects.filter(name__startswith="=").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"\x00" * (2 * 1024 * 1024 + 1), "最大 2 MB"), ("a.xlsx", b"MZ not a workbook", "打不开"),
        ("a.xlsx", b"PK\x03\x04 broken", "打不开"), ("a.csv", b"a,b,c\n1,2,3\n", "没有认得的表头"), ("a.csv", b"", "表头"),
        ("a.csv", "单位编码,单位全称,简称\n".encode(), "缺少“类型”"), ("a.csv", b"\xff\xff\xfe\x81", "打不开"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_a_sentence(name: str, content: bytes, said: str) -> None:
    with pytest.raises(DirectoryError, match=said):
        spreadsheet.read(name, content)


def test_a_file_that_swells_is_refused() -> None:
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024))
    with pytest.raises(DirectoryError, match="解开以后太大"):
        spreadsheet.read("a.xlsx", swollen.getvalue())


def test_too_many_rows_are_refused() -> None:
    rows = "\n".join(f"kq-{number},x,x,矿（厂）,group,2024-01-01" for number in range(2001))
    with pytest.raises(DirectoryError, match="最多 2000 行"):
        spreadsheet.read("a.csv", f"单位编码,单位全称,简称,类型,上级单位编码,启用日期\n{rows}".encode())
