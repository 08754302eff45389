"""What units write to one another: what is asked, by which day, and never who the petitioner is."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.linked.joint import MEMBER_CODE
from tests.petitions.world import MONDAY, World
from tests.walking import Walk
from xinqiao.documents.models import Document
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind, Secrecy
from xinqiao.vault.contact import Contact

WHO = Contact(name="范小安", phone="19900001234", email="fan@example.cn", address="二矿新村三号楼")
TOLD = {
    "title": "范小安反映停暖", "text": "我叫范小安，电话19900001234。",
    "claims": ("请打19900001234找范小安，马上恢复供暖", "退钱到6222020200012345678，或者发到 fan@example.cn"),
}  # fmt: skip
SECRETS = ("范小安", "19900001234", "6222020200012345678", "fan@example.cn", "二矿新村三号楼")


def written(walk: Walk, kind: str, language: str = "zh") -> str:
    """The newest document of a kind as it was frozen."""
    return json.dumps(Document.objects.filter(subject=walk.petition.number, kind=kind).latest("pk").content[language], ensure_ascii=False)


def walk(world: World, to: str, **traits: object) -> Walk:
    return Walk(world.enterprise, at=MONDAY, contact=WHO, **{**TOLD, **traits}).to(to)


def test_a_letter_of_assignment_says_what_is_asked_and_by_which_day(world: World) -> None:
    text = written(walk(world, "assigned"), "assign_letter")
    for words in (
        "信访事项交办函", "交由你单位办理", "马上恢复供暖", "2026年3月3日前签收", "2026年3月9日前提出异议", "2026年3月17日前书面告知",
        "60日内逐项书面答复", "2026年5月31日前向我单位报告", "天冷，请优先办理。", "第三十条", "网上信访",
    ):  # fmt: skip
        assert words in text, words
    assert "二矿：" in text


def test_what_is_forwarded_owes_no_report(world: World) -> None:
    text = written(walk(world, "forwarded"), "forward_letter")
    assert "转送你单位办理" in text and "报告办理结果" not in text and "办理要求" not in text


@pytest.mark.parametrize("secrecy", [Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL])
def test_no_paper_between_units_says_who_it_is(world: World, secrecy: Secrecy) -> None:
    done = walk(world, "declined", secrecy=secrecy)
    done.take_referral("insist", "clerk", reason="范小安住二矿，电话19900001234，归你们。")
    done.take("accept", "handler").take("ask_extension", "handler", days=15, reason="要等范小安回来。")
    done.take("extend", "unit_head", days=10, reason="同意，等范小安（19900001234）。")
    kinds = {"assign_letter", "objection", "objection_finding", "extension_approval"}
    rows = Document.objects.filter(subject=done.petition.number, kind__in=kinds)
    assert {row.kind for row in rows} == kinds
    for row in rows:
        said = json.dumps(row.content, ensure_ascii=False)
        assert not [secret for secret in SECRETS if secret in said], row.kind
    assert "×××" in written(done, "assign_letter") and "请打" in written(done, "assign_letter")


def test_the_originals_stay(world: World) -> None:
    petition = walk(world, "assigned").petition
    assert petition.text == TOLD["text"] and petition.title == TOLD["title"]
    assert [claim.text for claim in petition.claims.order_by("position")] == list(TOLD["claims"])


def test_an_objection_and_what_came_of_it(world: World) -> None:
    done = walk(world, "declined")
    said = written(done, "objection")
    assert "三号楼产权已移交三矿" in said and "2026年3月2日转来" in said
    done.take("take_back", "clerk", note="产权确已移交。")
    found = written(done, "objection_finding")
    assert "同意退回" in found and "产权确已移交。" in found and "二矿：" in found
    other = walk(world, "declined")
    other.take_referral("insist", "clerk", reason="产权仍在二矿。")
    assert "不同意退回" in written(other, "objection_finding") and "产权仍在二矿。" in written(other, "objection_finding")


def test_the_approval_of_an_extension_says_who_asked_and_who_granted(world: World) -> None:
    done = walk(world, "extension_asked").take("extend", "unit_head", days=10, reason="配件在路上。")
    text = written(done, "extension_approval")
    for words in ("15日", "10日", "管网改造需要等配件。", "配件在路上。", "负责人", "2026年5月1日", "2026年5月11日"):
        assert words in text, words


def test_what_units_write_one_another_is_not_served() -> None:
    assert all(RULES[kind].is_inner and not RULES[kind].must_be_served for kind in (
        DocumentKind.FORWARD_LETTER, DocumentKind.ASSIGN_LETTER, DocumentKind.OBJECTION, DocumentKind.OBJECTION_FINDING,
        DocumentKind.EXTENSION_APPROVAL,
    ))  # fmt: skip


def test_numbers_follow_one_another_in_the_series_of_their_kind(world: World) -> None:
    first, second = (Document.objects.get(subject=walk(world, "assigned").petition.number, kind="assign_letter") for _ in range(2))
    counts = [int(row.number.split("〕")[1].removesuffix("号")) for row in (first, second)]
    assert counts[1] == counts[0] + 1 and "信交〔2026〕" in first.number
    assert first.issued_at.date() == date(2026, 3, 2)




def test_nobody_who_signed_with_him_is_named_either(world: World) -> None:
    done = walk(world, "triaged", claims=("李建国和范小安两家都停暖，电话13900001111",))
    done.link("member", "name_member", "clerk", name="李建国", phone="13900001111", code=MEMBER_CODE)
    done.take("forward", "clerk", unit_id=world.mine, instruction="先找李建国。")
    text = written(done, "forward_letter")
    assert "×××和×××两家都停暖" in text and "先找×××。" in text
    assert not [secret for secret in ("李建国", "13900001111", "范小安") if secret in text]
