"""What is written for the file: what came from above, an accusation passed on, a promise to carry out, the index of a closed matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.models import Claim, LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import TELL
from xinqiao.rules.terms import (
    Channel,
    DocumentKind,
    Outcome,
    Path,
    PromiseStatus,
    RatingValue,
    RecordKind,
    Resolution,
    ReviewOutcome,
)
from xinqiao.rules.text import Text

CAME_FROM_ABOVE = Text(
    "“{title}”一事（编号 {number}）由上级转来，{received}收到，已登记。（《信访工作条例》第二十二条、第二十三条）",
    "The matter “{title}” (no. {number}) was handed down from above; it was received on {received} and registered (Arts. 22, 23).",
)
PASSED_ON = Text(
    "编号 {number} 的来件（{received}收到）属于检举控告，已按规定密封移送有权处理的部门，内容只有该部门能看。（《信访工作条例》第三十条）",
    "What came under no. {number} (received on {received}) is an accusation: it was sealed and passed to the competent department, which alone reads it (Art. 30).",
)
TO_CARRY_OUT = Text(
    "“{title}”一事（编号 {number}，{received}收到），答应反映人的下列事项由你单位落实：（《信访工作条例》第三十二条）",
    "On the matter “{title}” (no. {number}, received on {received}) you carry out what was promised to the petitioner (Art. 32):",
)
CARRIED_OUT = Text(
    "“{title}”一事（编号 {number}，{received}收到），答应反映人的下列事项已经落实：",
    "On the matter “{title}” (no. {number}, received on {received}) what was promised to the petitioner was carried out:",
)
CLOSED = Text(
    "“{title}”一事（编号 {number}，{received}收到）办结归档，案卷目录如下：",
    "The matter “{title}” (no. {number}, received on {received}) is closed and filed. The file holds:",
)
PROMISED = Text("答应的事", "What was promised")
REVIEWS = (RecordKind.REVIEW, RecordKind.FINAL_REVIEW)


def incoming(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """A matter that came from above: what it asks, when it came, by when the petitioner must be told."""
    letter.paragraph(CAME_FROM_ABOVE, **received(step.petition))
    due_on = step.due_on(TELL)
    claims = [claim.text for claim in step.dossier.claims]
    letter.form(
        (Text("编号", "Number"), step.petition.number), (Text("形式", "Channel"), Channel(step.petition.channel)),
        (Text("收到日期", "Received on"), day(local_day(step.petition.received_at))), (Text("登记单位", "Registered by"), unit),
        (Text("登记日期", "Registered on"), day(local_day(step.recorded_at))),
        *([(Text("告知期限", "To be told by"), day(due_on))] if due_on else []),
        (Text("反映的要求", "What is asked for"), "\n".join(f"{n}. {text}" for n, text in enumerate(claims, 1)) if len(claims) > 1 else "".join(claims)),
    )  # fmt: skip


def passed_on(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """That an accusation was passed on, and nothing of what it says: not even its title (条例§30(3))."""
    said = received(step.petition)
    letter.paragraph(PASSED_ON, number=said["number"], received=said["received"])
    letter.fields(
        (Text("移送日期", "Passed on"), day(step.today)), (Text("移送单位", "By"), unit),
        (Text("接收部门", "To"), step.directory.units[step.petition.handling_unit_id or unit.pk]),
    )  # fmt: skip


def to_carry_out(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What a unit has to do, and by which day."""
    letter.paragraph(TO_CARRY_OUT, **received(step.petition))
    letter.heading(PROMISED)
    letter.plain(step.linked.content["text"])
    due_on = date.fromisoformat(step.body["due"])
    letter.fields((Text("落实单位", "Carried out by"), step.directory.units[step.body["unit"]]), (Text("最后一天", "By"), day(due_on)))


def carried_out(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What was done, and what shows it."""
    letter.paragraph(CARRIED_OUT, **received(step.petition))
    letter.heading(PROMISED)
    letter.plain(step.linked.content["text"])
    letter.heading(Text("落实情况", "What was done"))
    letter.plain(step.linked.content["proof"])
    letter.fields((Text("落实单位", "Carried out by"), step.directory.units[step.body["unit"]]))


def index(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """How it ended (办结报告), then every paper and every file of the matter, in the order in which they came."""
    letter.paragraph(CLOSED, **received(step.petition))
    _how_it_ended(step, letter)
    letter.heading(Text("文书", "Documents"))
    letter.numbered([letter.say(line) for line in _papers(step)])
    if files := step.letter["files"]:
        letter.heading(Text("材料", "Files"))
        letter.numbered([f"{file.name}（{local_day(file.added_at).isoformat()}）" for file in files])


def _how_it_ended(step: Step, letter: Letter) -> None:
    """What was concluded on each claim, what of the promises was kept, which reviews there were, what the petitioner said of it."""
    dossier = step.dossier
    letter.heading(Text("办结情况", "How it ended"))
    if lines := [letter.say(line) for claim in dossier.claims if (line := _concluded(claim)) is not None]:
        letter.numbered(lines)
    rating, resolution = dossier.rating, step.petition.resolution
    letter.fields(
        *_promises(dossier.records_of(RecordKind.PROMISE)),
        *((Text(kind.zh, kind.en.capitalize()), ReviewOutcome(row.content["outcome"])) for kind in REVIEWS for row in dossier.records_of(kind) if row.content.get("outcome")),
        *([(Text("对信访部门的评价", "Rating of the petition office"), RatingValue(rating.office)), (Text("对责任单位的评价", "Rating of the unit in charge"), RatingValue(rating.unit))] if rating
          else [(Text("评价", "Rating"), Text("没有评价", "not rated"))]),
        (Text("回访时本人说", "Said at the call-back"), Resolution(resolution) if resolution else Text("还没有回访", "not called yet")),
    )  # fmt: skip


def _concluded(claim: Claim) -> Text | None:
    """Return what became of a claim; None of one that was never concluded (a matter that was refused)."""
    what = Outcome(claim.outcome) if claim.outcome else Path(claim.path) if claim.is_diverted and claim.path else None
    return Text("{claim}：{what}", "{claim}: {what}").fill(claim=claim.text, what=what) if what is not None else None


def _promises(rows: list[LinkedRecord]) -> list[tuple[Text, object]]:
    """Return how many of the promises were kept, and of how many it was explained why they could not be."""
    if not rows:
        return []
    kept = sum(row.standing is PromiseStatus.KEPT for row in rows)
    said = Text("{n}项，落实{kept}项，说明{other}项", "{n}, kept {kept}, explained {other}").fill(n=len(rows), kept=kept, other=len(rows) - kept)
    return [(Text("承诺", "Promises"), said)]


def _papers(step: Step) -> Iterator[Text]:
    for row in step.letter["documents"]:
        on = day(local_day(row.issued_at))
        yield Text("{kind} {number}（{on}）", "{kind} {number} ({on})").fill(kind=DocumentKind(row.kind), number=row.number, on=on)


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.INCOMING_RECORD: incoming,
    DocumentKind.SEALED_TRANSFER: passed_on,
    DocumentKind.PROMISE_ORDER: to_carry_out,
    DocumentKind.PROMISE_PROOF: carried_out,
    DocumentKind.FILE_INDEX: index,
}
BY_DESK = (DocumentKind.INCOMING_RECORD, DocumentKind.SEALED_TRANSFER, DocumentKind.FILE_INDEX)


def addressee(step: Step, kind: DocumentKind) -> UnitFacts | None:
    """Return the unit it goes to; None for what goes to the file only."""
    if kind is DocumentKind.SEALED_TRANSFER:
        return step.directory.unit(step.petition.handling_unit_id)
    return step.directory.unit(step.body["unit"]) if kind is DocumentKind.PROMISE_ORDER else None


def issuer(step: Step, kind: DocumentKind) -> UnitFacts:
    """Return the unit that writes it: the registering office, whoever promised, or whoever carried it out."""
    if kind in BY_DESK:
        return step.directory.units[step.petition.desk_unit_id]
    unit_id = step.linked.unit_id if kind is DocumentKind.PROMISE_PROOF else None
    return step.directory.units[unit_id or step.dossier.responsible_unit_id]
