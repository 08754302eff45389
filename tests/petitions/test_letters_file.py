"""What is written for the file: what came from above, an accusation passed on, a promise to carry out, the index of the file."""

from __future__ import annotations

import json

from tests.linked import promises
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk, entry
from xinqiao.documents.models import Document
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Channel
from xinqiao.vault.contact import Contact

WHO = Contact(name="范小安", phone="19900001234", address="二矿新村三号楼")


def walk(world: World, **traits: object) -> Walk:
    return Walk(world.enterprise, at=MONDAY, **{"contact": WHO, **traits})


def written(done: Walk, kind: str, language: str = "zh") -> str:
    row = Document.objects.get(subject=done.petition.number, kind=kind)
    return json.dumps(row.content[language], ensure_ascii=False)


def test_what_comes_from_above_is_recorded_and_nobody_is_named(world: World) -> None:
    done = walk(world, channel=Channel.HANDED_DOWN, claims=("请打19900001234找范小安",))
    text = written(done, "incoming_record")
    assert "上级转办" in text and "handed_down" not in text
    for words in ("来函登记表", "由上级转来", "集团信访办", "2026年3月17日", "请打×××找×××"):
        assert words in text, words
    assert not Document.objects.filter(subject=walk(world).petition.number, kind="incoming_record").exists()


def test_the_entry_of_an_accusation_says_nothing_of_it(world: World) -> None:
    done = walk(world, title="举报科长收礼", text="收了两箱绿豆糕。", claims=("查处科长",)).to("sealed")
    text = written(done, "sealed_transfer") + written(done, "sealed_transfer", "en")
    assert "密封移送" in text and "集团纪委" in text
    for secret in ("举报", "科长", "绿豆糕", "范小安"):
        assert secret not in text, secret


def test_a_promise_goes_to_its_unit_in_writing_and_is_proven_in_writing(world: World) -> None:
    done = promises.kept(walk(world))
    order, proof = written(done, "promise_order"), written(done, "promise_proof")
    assert "三号楼换一台循环泵。" in order and "2026年4月1日" in order and "二矿：" in order
    assert "室内十九度" in proof and "范小安" not in order + proof


def test_the_index_lists_every_paper_of_the_file(world: World) -> None:
    done = walk(world).to("closed")
    text = written(done, "file_index")
    papers = Document.objects.filter(subject=done.petition.number).exclude(kind="file_index")
    assert papers.count() >= 7
    for row in papers:
        assert row.number in text, row.kind


def test_forms_for_the_file_are_drawn_as_tables(world: World) -> None:
    record = world.at("extension_asked")
    perform("extend", record, entry("extend", days=15, reason="确实要等配件，同意。"), actor=world.actor("unit_head", record), at=THURSDAY)
    content = Document.objects.get(subject=record.number, kind="extension_approval").content["zh"]
    form = next(block for block in content["blocks"] if block["kind"] == "fields")
    assert form["is_form"] and ["审批意见", "确实要等配件，同意。"] in form["rows"] and ["申请延长", "15日"] in form["rows"]
