"""Plain words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template.loader import get_template
from django.utils.translation import override

from xinqiao.rules.clocks import CLOCKS, Clock
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import elsewhere, explaining, filed, reasons, scanning, standing
from xinqiao.web.petitioner.forms import claims_of, title_of

pytestmark = pytest.mark.one_store

PETITIONER = Path(explaining.__file__).parent
PACKAGES = [PETITIONER, *(PETITIONER.parent / name for name in ("portal", "protected"))]
TEMPLATES = sorted(template for package in PACKAGES for template in (package / "templates").rglob("*.html"))
FORBIDDEN = ("信访人", "该同志", "缠访", "后果自负", "依法处理", "你")


def texts() -> list[Text]:
    said = [part for row in standing.SAYINGS.values() for part in (row.doing, row.promise, row.after)]
    loose = [value for module in (standing, filed, reasons, elsewhere, scanning) for value in vars(module).values() if isinstance(value, Text)]
    return [*said, *loose, *(hint.text for hint in elsewhere.HINTS), *(explaining.plain(term) for term in explaining.WORDS)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_short_and_plain(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert not [word for word in FORBIDDEN if word in text]
    assert not re.search(r"\sstyle=|<style|<script>|\son\w+=", text)
    get_template(f"{template.parent.name}/{template.name}")


def test_the_english_catalog_is_complete_and_up_to_date() -> None:
    files = [file for package in (*PACKAGES, PETITIONER.parent / "ui") for file in package.rglob("django.po")]  # "ui": words that the desk says too
    catalog = {message.id: message.string for file in files for message in read_po(file.open("rb")) if message.id}
    assert not [key for key, english in catalog.items() if not english]
    sources = [path.read_text(encoding="utf-8") for path in (*TEMPLATES, *(path for package in PACKAGES for path in package.glob("*.py")))]
    used = {found for text in sources for found in re.findall(r'(?:translate|_\(|gettext_lazy\() ?["\']([^"\']+)["\']', text)}
    assert not [key for key in used if key not in catalog]


def test_every_word_that_is_explained_has_its_meaning_in_both_languages() -> None:
    for word in explaining.glossary():
        assert word["plain"].zh and word["plain"].en, word


def test_every_status_has_its_sentences() -> None:
    assert set(standing.SAYINGS) == set(PetitionStatus)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.zh[:12])
def test_sentences_stand_in_both_languages_and_are_plain(text: Text) -> None:
    assert bool(text.zh) == bool(text.en)
    assert not [word for word in FORBIDDEN if word in text.zh]
    assert sorted(re.findall(r"{\w+}", text.zh)) == sorted(re.findall(r"{\w+}", text.en))


@pytest.mark.parametrize(
    ("wants", "claims"),
    [
        ("1、一\n2. 二\n（三）", ("一", "二", "（三）")), ("3.5 吨煤补给我", ("3.5 吨煤补给我",)), ("- a\n\n· b", ("a", "b")), ("１０．甲", ("甲",)),
        ("2026 年的工资", ("2026 年的工资",)),
    ],
)  # fmt: skip
def test_claims_lose_only_their_numbers(wants: str, claims: tuple[str, ...]) -> None:
    assert claims_of(wants) == claims


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [("标题", "正文", "标题"), ("", "停暖了。很冷", "停暖了"), ("", "。", "。"), ("", "很" * 50, "很" * 29 + "…"), ("", "一\n二", "一")],
)  # fmt: skip
def test_a_title_is_taken_from_the_first_words(title: str, text: str, shown: str) -> None:
    assert title_of(title, text) == shown


def test_the_catalog_is_loaded() -> None:
    with override("en"):
        assert "Tell us" in get_template("portal/home.html").render({"paths": {}})


@pytest.mark.parametrize(("told", "say"), [
    ("井下着火了，有人被困", "119"), ("队长收回扣", "纪检部门"), ("法院判决以后不给钱", "12368"), ("无故辞退，没有经济补偿", "一年以内"),
    ("下班路上摔伤，矿上不给报工伤", "12333"),
])  # fmt: skip
def test_the_right_door_is_named_on_the_way(told: str, say: str) -> None:
    assert [hint for hint in elsewhere.hints(told, "请解决") if say in hint.text.zh]


def test_everyday_matters_get_no_hint_and_danger_comes_first() -> None:
    assert not elsewhere.hints("宿舍没有暖气，澡堂水凉，季度奖少发了", "恢复供暖")
    found = elsewhere.hints("被辞退以后想起诉，活不下去了，已经申请仲裁")
    assert found[0].is_urgent
    assert len(found) == elsewhere.MOST


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda clock: clock.name)
def test_every_clock_names_its_rule_in_both_languages(clock: Clock) -> None:
    said = explaining.source(clock)
    assert said.zh == clock.article
    assert re.match(r"[A-Z]|our own", said.en)
    between_units = clock.is_linked or clock.name in ("object", "take_over", "report")
    assert between_units or clock.name in explaining.AWAITED
