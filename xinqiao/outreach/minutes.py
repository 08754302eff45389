"""The minutes of a joint meeting as a document to print: drawn on demand from what the chair signed, as far as the reader may see it (ADR-0006, ADR-0026)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.content import Block, Content, Fields, Heading, Numbered, Paragraph
from xinqiao.outreach.meetings import Seen
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.petitions.letter_parts import day
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms_meeting import DisputeVerdict
from xinqiao.rules.text import Text, say

TITLE = Text("{day}联席会议纪要", "Minutes of the joint meeting of {day}")
NOTE = Text(
    "第 {version} 版。各单位只收到它能看的议题；序号按本件所载编排。不公开。", "Version {version}. Each unit gets only the items it may see; they are numbered as they stand here. Not public.",
)  # fmt: skip
TASK = Text("{what}——{unit} {who}，{due} 前；办好的凭据：{proof}", "{what} — {unit}, {who}, by {due}; shown by: {proof}")
CAME, AWAY, INSTEAD = Text("{unit}：{who}", "{unit}: {who}"), Text("{unit}：没有来", "{unit}: did not come"), Text("{unit}：{who}（替 {named}）", "{unit}: {who} (in place of {named})")
FOR_HEAD = Text("{unit}：{who}（替负责人）", "{unit}: {who} (in place of the head)")
DECIDED, CORRECTED = Text("议定：{words}", "Decided: {words}"), Text("第 {n} 版（{day}）更正，原来写的是：{was}", "Corrected in version {n} ({day}); before, it read: {was}")
UNDECIDED = Text("这一项没有记怎么定。", "No decision was written down on this item.")
VERDICT = Text("归谁办：{verdict}{unit}", "Who is competent: {verdict}{unit}")


def as_document(meeting: OutreachRecord, seen: Sequence[Seen], people: dict[int, Person], directory: Snapshot, language: str) -> Content:
    """Return the minutes in one language. Call it once they are signed; nothing in a text is merged or marked up."""

    def words(zh: str, en: str) -> str:
        return say(Text(zh, en), language)

    def name(key: int | None) -> str:
        person = people.get(key or 0)
        return (person.name_en or person.name) if person and language == "en" else person.name if person else ""

    begins, ends = (moment.astimezone(SHANGHAI) for moment in hours(meeting))
    content = meeting.content
    rows = (
        (words("时间", "When"), f"{begins:%Y-%m-%d %H:%M}–{ends:%H:%M}"), (words("地点", "Place"), content["place"]), (words("主持", "Chair"), name(meeting.person_id)),
        (words("召集", "Convened by"), say(directory.unit(meeting.unit_id), language)),
    )  # fmt: skip
    blocks: list[Block] = [Fields(rows), Heading(words("到会", "Present")), Numbered(tuple(_came(row, name, directory, language) for row in content["present"]))]
    if content.get("others"):
        blocks.append(Paragraph(content["others"]))
    versions = versions_for(meeting, seen)
    for each in seen:
        blocks += _item(each, versions, name, directory, language)
    signed = versions[-1]
    return Content(
        title=say(TITLE.fill(day=day(meeting.on)), language), number="", addressee="", blocks=tuple(blocks), signatory=name(signed["by"]), signed_on=local_day(datetime.fromisoformat(signed["at"])),
        is_personal=True, language="en" if language == "en" else "zh", note=say(NOTE.fill(version=len(versions)), language),
    )  # fmt: skip


def versions_for(meeting: OutreachRecord, seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """Return the versions of signed minutes as one reader counts them: the signing, and the corrections of items that he sees."""
    own = {each.item["id"] for each in seen}
    return [row for row in meeting.content.get("versions", []) if "item" not in row or row["item"] in own]


def _came(row: dict[str, Any], name: Any, directory: Snapshot, language: str) -> str:
    unit, who, named = directory.unit(row["unit"]), name(row["person"]), name(row["named"])
    if not who:
        return say(AWAY.fill(unit=unit), language)
    if named and row["named"] != row["person"]:
        return say(INSTEAD.fill(unit=unit, who=who, named=named), language)
    return say((CAME if row["is_head"] else FOR_HEAD).fill(unit=unit, who=who), language)


def _item(each: Seen, versions: Sequence[dict[str, Any]], name: Any, directory: Snapshot, language: str) -> list[Block]:
    item, decided = each.item, each.item.get("decided")
    blocks: list[Block] = [Heading(f"{each.position}. {item['subject']}")]
    if each.petition:
        blocks.append(Paragraph(each.petition))
    if decided is None:
        return [*blocks, Paragraph(say(UNDECIDED, language))]
    if "verdict" in decided:
        unit = directory.unit(decided["named"]) if decided.get("named") else None
        blocks.append(Paragraph(say(VERDICT.fill(verdict=DisputeVerdict(decided["verdict"]), unit=Text(f"：{unit.zh}", f": {unit.en}") if unit else Text("", "")), language)))
    blocks.append(Paragraph(say(DECIDED.fill(words=decided["decision"]), language)))
    tasks = [
        say(TASK.fill(what=task["what"], unit=directory.unit(task["unit"]), who=name(task["person"]), due=date.fromisoformat(task["due_on"]).isoformat(), proof=task["proof"]), language)
        for task in item.get("tasks", ())
    ]  # fmt: skip
    blocks += [Numbered(tuple(tasks))] if tasks else []
    for nth, version in enumerate(versions, start=1):
        if version.get("item") == item["id"]:
            blocks.append(Paragraph(say(CORRECTED.fill(n=nth, day=local_day(datetime.fromisoformat(version["at"])).isoformat(), was=version["was"]), language)))
    return blocks
