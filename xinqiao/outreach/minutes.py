"""The minutes of a joint meeting as a document of the house: numbered by the office and the year, frozen when the chair signs, drawn for each reader (ADR-0026).

What is frozen is the whole, encrypted, with its hash in the ledger; each reader gets of it the items he may see, numbered as they stand for him,
with the hash of what he holds. The number is the same for all, and a correction keeps it: nothing on a paper tells what it leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xinqiao.directory import artwork
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.content import Block, Content, Fields, Heading, Numbered, Paragraph, digest
from xinqiao.documents.issue import formatted_number, frozen, number_scope
from xinqiao.documents.models import Document
from xinqiao.outreach.meetings import Seen, is_matter
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.petitions.letter_parts import day
from xinqiao.petitions.merging import CHECK_VALUE
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_meeting import DisputeVerdict
from xinqiao.rules.text import Text, say

KIND = DocumentKind.MEETING_MINUTES
LANGUAGES = ("zh", "en")
TITLE = Text("{day}联席会议纪要", "Minutes of the joint meeting of {day}")
NOTE = Text(
    "第 {version} 版。各单位只收到它能看的议题；序号按本件所载编排。不公开。", "Version {version}. Each unit gets only the items it may see; they are numbered as they stand here. Not public.",
)  # fmt: skip
TASK = Text("{what}——{unit} {who}，{due} 前；办好的凭据：{proof}", "{what} — {unit}, {who}, by {due}; shown by: {proof}")
CAME, AWAY, INSTEAD = Text("{unit}：{who}", "{unit}: {who}"), Text("{unit}：没有来", "{unit}: did not come"), Text("{unit}：{who}（替 {named}）", "{unit}: {who} (in place of {named})")
FOR_HEAD = Text("{unit}：{who}（替负责人）", "{unit}: {who} (in place of the head)")
DECIDED, CORRECTED = Text("议定：{words}", "Decided: {words}"), Text("{day}更正，原来写的是：{was}", "Corrected on {day}; before, it read: {was}")
TOLD = Text("告诉信访人：{words}", "Told the petitioner: {words}")
TOLD_ANEW = Text("告诉信访人的话{day}更正，原来写的是：{was}", "What the petitioner was told was corrected on {day}; before, it read: {was}")
UNDECIDED = Text("这一项没有记怎么定。", "No decision was written down on this item.")
VERDICT = Text("归谁办：{verdict}{unit}", "Who is competent: {verdict}{unit}")
Parts = list[list[int]]  # of each item: its id, and where its blocks begin and end


def issue(act: OwnAct, version: dict[str, Any]) -> None:
    """Number and freeze the minutes as they stand with one version more, and keep the version with them (three queries).

    The first takes the next number of its office and year; a correction keeps it, and its frozen row has the version behind it.
    """
    meeting, versions = act.record, [*act.record.content.get("versions", []), version]
    number = str(meeting.content.get("house_number") or _next_number(act))
    people = Person.objects.in_bulk(sorted(_named_in(meeting, versions)))
    whole, parts = _whole(meeting, versions, number, people, act.directory)
    document = frozen(
        KIND, subject=meeting.number, number=number if "house_number" not in meeting.content else f"{number}-{len(versions)}", unit_id=meeting.unit_id, issued_at=act.at,
        content={language: whole[language].to_json() for language in LANGUAGES}, is_secret=True,
    )  # fmt: skip
    act.journal.add(document)
    versions[-1] = {**version, "document": document.number, "parts": parts}
    act.keep(versions=versions, house_number=number)
    act.body["documents"] = [[KIND.value, document.number, document.digest]]


def _next_number(act: OwnAct) -> str:
    office, year = act.directory.units[act.record.unit_id].short_name, local_day(act.recorded_at).year
    return formatted_number(KIND, office, year, act.journal.take_number(number_scope(KIND, office, year)))


def drawn(meeting: OutreachRecord, seen: Sequence[Seen], directory: Snapshot, language: str) -> Content:
    """Return the newest minutes for one reader in one language: of what was frozen with the last version that he sees, the items that he sees.

    Call it once they are signed (one query). Minutes from before they were numbered are drawn from the record.
    """
    language, versions = "en" if language == "en" else "zh", versions_for(meeting, seen)
    newest = versions[-1]
    if "document" in newest:
        whole, parts = Content.from_json(Document.objects.get(number=newest["document"]).content[language]), newest["parts"]
    else:
        people = Person.objects.in_bulk(sorted(_named_in(meeting, versions)))
        whole, parts = _written(meeting, versions, meeting.content.get("house_number", ""), people, directory, language)
    own = replace(whole, blocks=_of_reader(whole.blocks, parts, seen), note=say(NOTE.fill(version=len(versions)), language))
    return replace(own, check_value=say(CHECK_VALUE.fill(digest=digest(own)), language), word_file=artwork.word_file(own.word_template))


def _of_reader(blocks: Sequence[Block], parts: Parts, seen: Sequence[Seen]) -> tuple[Block, ...]:
    """Return the head of the minutes and the items of one reader: numbered as he sees them, a petition's number only where he may open it."""
    found = list(blocks[: min((first for _item, first, _end in parts), default=len(blocks))])
    where = {item: (first, end) for item, first, end in parts}
    for each in seen:
        first, end = where[each.item["id"]]
        named = int(is_matter(each.item))
        found += [Heading(_heading(each)), *([Paragraph(each.petition)] if each.petition and named else []), *blocks[first + 1 + named : end]]
    return tuple(found)


def _heading(each: Seen) -> str:
    return f"{each.position}. {each.item['subject']}"


def _named_in(meeting: OwnRecord, versions: Sequence[dict[str, Any]]) -> set[int]:
    content = meeting.content
    tasks = [task["person"] for item in content["items"] for task in item.get("tasks", ())]
    return {key for key in (meeting.person_id, content.get("chaired_by"), *(row[key] for row in content["present"] for key in ("person", "named")), *tasks, *(row["by"] for row in versions)) if key}


def _whole(meeting: OwnRecord, versions: Sequence[dict[str, Any]], number: str, people: dict[int, Person], directory: Snapshot) -> tuple[dict[str, Content], Parts]:
    """Return the whole minutes in both languages, and where in them each item stands; nothing in a text is merged or marked up."""
    written = {language: _written(meeting, versions, number, people, directory, language) for language in LANGUAGES}
    return {language: content for language, (content, _parts) in written.items()}, written["zh"][1]


def _written(
    meeting: OwnRecord, versions: Sequence[dict[str, Any]], number: str, people: dict[int, Person], directory: Snapshot, language: str
) -> tuple[Content, Parts]:  # fmt: skip
    def words(zh: str, en: str) -> str:
        return say(Text(zh, en), language)

    def name(key: int | None) -> str:
        person = people.get(key or 0)
        return (person.name_en or person.name) if person and language == "en" else person.name if person else ""

    begins, ends = (moment.astimezone(SHANGHAI) for moment in hours(meeting))
    content = meeting.content
    rows = (
        (words("时间", "When"), f"{begins:%Y-%m-%d %H:%M}–{ends:%H:%M}"), (words("地点", "Place"), content["place"]), (words("主持", "Chair"), name(content.get("chaired_by", meeting.person_id))),
        (words("签发", "Signed by"), name(versions[-1]["by"])),
    )  # fmt: skip
    blocks: list[Block] = [Fields(rows), Heading(words("到会", "Present")), Numbered(tuple(_came(row, name, directory, language) for row in content["present"]))]
    if content.get("others"):
        blocks.append(Paragraph(content["others"]))
    parts: Parts = []
    for position, item in enumerate(content["items"], start=1):
        first = len(blocks)
        blocks += _item(Seen(position, item, item["ref"] if is_matter(item) else ""), versions, name, directory, language)
        parts.append([item["id"], first, len(blocks)])
    signed_on = local_day(datetime.fromisoformat(versions[-1]["at"]))
    whole = Content(
        title=say(TITLE.fill(day=day(meeting.on)), language), number=number, addressee="", blocks=tuple(blocks), signatory=say(directory.unit(meeting.unit_id), language), signed_on=signed_on, language="en" if language == "en" else "zh",
        note=say(NOTE.fill(version=len(versions)), language), word_template=directory.word_template(KIND.value, signed_on) if language == "zh" else "",
    )  # fmt: skip
    return whole, parts


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
    blocks: list[Block] = [Heading(_heading(each))]
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
    if decided.get("told"):
        blocks.append(Paragraph(say(TOLD.fill(words=decided["told"]), language)))
    for version in versions:
        if version.get("item") == item["id"]:
            on = local_day(datetime.fromisoformat(version["at"])).isoformat()
            blocks += [Paragraph(say(text.fill(day=on, was=version[kept]), language)) for kept, text in (("was", CORRECTED), ("was_told", TOLD_ANEW)) if kept in version]
    return blocks
