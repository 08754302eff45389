"""What leaves the office names nobody: numbers that lead to a person, and what the vault knows of him."""

from __future__ import annotations

import pytest

from xinqiao.vault.contact import Contact
from xinqiao.vault.redact import HIDDEN, redacted

KNOWN = Contact(name="范小安", phone="0356-2025566", email="fan@example.cn", address="二矿新村三号楼")


@pytest.mark.parametrize(
    "told",
    [
        "19900001234", "199 0000 1234", "138-1234-5678", "１３８１２３４５６７８", "+86 13812345678", "一三八一二三四五六七八", "幺三八幺二三四五六七八",
        "140502198001011234", "14050219800101123X", "140502 19800101 123x", "140502800101123", "6222020200012345678",
        "6222 0202 0001 2345 678", "0356-2025566", "（0356）2025566", "0356 2025566", "0356-202-5566", "010 6202 5566", "（0356）202-5566", "1 3 8 1 2 3 4 5 6 7 8", "someone.else@qq.com",
        "范小安", "范 小 安", "二矿新村三号楼", "二矿新村 三号楼", "FAN@example.cn",
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_taken_out(told: str) -> None:
    assert redacted(f"我是{told}，请办。", KNOWN) == f"我是{HIDDEN}，请办。"


@pytest.mark.parametrize(
    "told",
    [
        "范·小安", "范.小.安", "fan xiao an", "Fan Xiaoan", "fanxiaoan", "FAN Xiao-an", "Xiaoan Fan", "老范", "小范", "范师傅", "范工", "范大姐", "范某", "范某某", "范某安",
    ],
)  # fmt: skip
def test_the_own_person_is_taken_out_however_it_is_written(told: str) -> None:
    assert redacted(f"“{told}”，请办。", KNOWN) == f"“{HIDDEN}”，请办。"


@pytest.mark.parametrize("kept", ["范主任", "小范围", "模范工人", "老范例", "示范工程", "fanxing", "Fanta", "an xiao fang", "李师傅", "养老金"])
def test_what_only_begins_like_the_own_person_stays(kept: str) -> None:
    assert redacted(f"关于{kept}的事。", KNOWN) == f"关于{kept}的事。"


def test_every_reading_of_a_surname_is_known() -> None:
    for told in ("Shan Lv", "shan lyu", "dan lü", "Chan Lv"):
        assert redacted(f"我是{told}。", Contact(name="单绿")) == f"我是{HIDDEN}。"
    assert redacted("我是 yi gu li。", Contact(name="a")) == "我是 yi gu li。"


@pytest.mark.parametrize("told", ["电话：2025566", "座机 8802 1234", "微信号wx_abc123", "QQ 12345678", "工号：20060315077", "身份证号是 K1234567"])
def test_a_bare_number_is_known_by_the_word_before_it(told: str) -> None:
    shown = redacted(f"{told}。", Contact())
    assert HIDDEN in shown and not any(char.isdigit() for char in shown)


@pytest.mark.parametrize(
    "kept",
    [
        "2026-03-02", "20260302", "2026-03-18 2026-03-19", "2026年3月18日13时30分", "1,860元", "18600.00元", "62.5%", "2025.10.12至2025.12.31", "2025.1.31-2025.12.31", "0830-1030 1400", "2026-0301-2026",
        "XQ-2026-0000123", "二矿信受〔2026〕12号", "3号楼2单元401", "停暖12天，共3户", "晋煤〔2024〕118号第五条",
    ],
)  # fmt: skip
def test_dates_sums_and_numbers_of_papers_stay(kept: str) -> None:
    assert redacted(f"关于{kept}的事。", KNOWN) == f"关于{kept}的事。"


def test_nothing_known_leaves_the_words_and_a_single_character_is_no_name() -> None:
    assert redacted("范小安说安全第一。", Contact(name="安")) == "范小安说安全第一。"
    assert redacted("", KNOWN) == ""
