"""The story of a petition: its ledger told in sentences, for staff and for the petitioner."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.ledger.append import history
from xinqiao.ledger.models import Entry
from xinqiao.petitions.letter_parts import day
from xinqiao.petitions.models import Petition, Statement
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import ASK_REVIEW, CLOCKS, HANDLE, clock_of
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.procedures.serving import REFUSED, REFUSED_ANSWER
from xinqiao.rules.terms import DocumentKind, Path, PetitionStatus, RecordKind, ServiceResult, Term, Urgency
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

NOTHING = Text("", "")
BY_MEMBER = Text("（由和您一起反映的人提出）{said}", "(asked for by one who brings it with you) {said}")
PASSED = ":breached"
OVERDUE = Text(Urgency.OVERDUE.zh, Urgency.OVERDUE.en)
WHATS: dict[str, Text] = {
    "status": Text("状态", "status"), "category": Text("类别", "category"), "path": Text("途径", "path"),
    "claims": Text("诉求项", "claims"), "handling_unit": Text("承办单位", "unit in charge"), "desk_unit": Text("登记单位", "registering office"),
    "calendar": Text("工作日历改动的依据", "why the work calendar changed"),
    **{name: Text(clock.zh, clock.en) for name, clock in CLOCKS.items()},
}  # fmt: skip
# What is said at a call-back is not for the handling unit: it may be about that unit.
KEPT_FROM_UNIT = frozenset({"ask_withdrawal", "confirm_withdrawal", "keep_open", "record_outcome"})
UNSERVED, SUPERSEDED = Text("还没送达", "not served yet"), Text("不再送达，留在案卷里", "served no more; kept on file")
REVEAL = Text("查看了反映人的身份信息。", "opened the petitioner's identity.")


@dataclass(frozen=True, slots=True)
class Change:
    """What a step changed: of what, from what, to what. `before` is empty where there was nothing."""

    what: Text
    before: Text
    after: Text


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of the story. `actor` is the ledger's name ("person:12"); `documents` are (kind, number) pairs."""

    number: int
    verb: str
    label: Text
    sentence: Text
    at: datetime
    recorded_at: datetime
    actor: str
    is_public: bool
    record: str = ""  # the linked record it is about ("promise:2")
    documents: tuple[tuple[DocumentKind, str], ...] = ()
    superseded: tuple[str, ...] = ()  # the numbers of documents that are served no more
    texts: dict[str, str] = field(default_factory=dict)  # free texts of the step
    texts_are_public: bool = False
    changes: tuple[Change, ...] = ()  # for staff
    proven: tuple[str, ...] = ()  # the numbers of superseded documents that had arrived, as was proven later
    came_back: tuple[str, ...] = ()  # the numbers of documents that did not arrive
    for_id: int | None = None  # the member of staff for whom a substitute took the step (代理)

    @property
    def person_id(self) -> int | None:
        """The member of staff who took the step."""
        kind, _, key = self.actor.partition(":")
        return int(key) if kind == "person" and key.isdigit() else None

    @property
    def is_heard(self) -> bool:
        """Whether its texts are the petitioner's words: written by himself, or a supplement that the office wrote down for him."""
        return self.person_id is None or self.is_taken_down

    @property
    def is_taken_down(self) -> bool:
        """Whether staff wrote down what the petitioner added by phone, in person or by letter."""
        return self.person_id is not None and self.verb == "supplement"


Statements = dict[tuple[str, str, datetime], Statement]  # by step, linked record and moment
_statements = Prepared(lambda pk: Statement.objects.filter(petition=pk).order_by("pk"), int)


def tell(petition: Petition, directory: Snapshot) -> list[Event]:
    """Return the whole story, oldest first (two queries). The petitioner reads the events that are public."""
    statements: Statements = {(row.step, row.record, row.at): row for row in _statements(petition.pk)}
    known: dict[str, Text] = {}
    return [_event(entry, directory, statements, known) for entry in history(petition.number)]


def steps_of(numbers: Collection[str], kinds: Collection[str]) -> dict[str, list[tuple[datetime, Text]]]:
    """Return, by number, the steps that the petitioner reads too, on records of these kinds ("": his matter itself): when and what, oldest first (one query)."""
    found: dict[str, list[tuple[datetime, Text]]] = {number: [] for number in numbers}
    for entry in Entry.objects.filter(subject__in=list(numbers)).exclude(verb="reveal").order_by("pk"):
        if entry.verb.rpartition(".")[0] in kinds and (row := row_of(entry.verb)).is_public:
            found[entry.subject].append((entry.at, row.label))
    return found


def of(entry: Entry, directory: Snapshot) -> Event:
    """Return one line of a ledger by itself, without what was written in it; a day that it moved is told with the day that it was."""
    known = {key: day(date.fromisoformat(was)) for key, was in entry.body.get("was", {}).items()}
    known["status"] = _text(PetitionStatus(entry.body["to"]))
    return _event(entry, directory, {}, known)


def _event(
    entry: Entry, directory: Snapshot, statements: Statements, known: dict[str, Text]
) -> Event:
    if entry.verb == "reveal":
        reason = {"reason": str(entry.body.get("reason", "")), "parts": " ".join(entry.body.get("parts", ()))}
        return Event(
            number=entry.number, verb="reveal", label=Text("查看身份", "identity opened"), sentence=REVEAL, at=entry.at,
            recorded_at=entry.recorded_at, actor=entry.actor, is_public=True, texts=reason, texts_are_public=True, for_id=entry.body.get("for"),
        )  # fmt: skip
    transition = row_of(entry.verb)
    kind, _, name = entry.verb.rpartition(".")
    record = f"{kind}:{entry.body['record']}" if "record" in entry.body else ""
    statement = statements.get((name, record, entry.at)) if "texts_sha256" in entry.body else None
    documents = tuple((DocumentKind(kind), number) for kind, number, _ in entry.body.get("documents", ()))
    return Event(
        number=entry.number, verb=entry.verb, label=transition.label, sentence=_sentence(transition, entry, directory),
        at=entry.at, recorded_at=entry.recorded_at, actor=entry.actor, is_public=transition.is_public,
        record=record, documents=documents, superseded=tuple(number for _, number in entry.body.get("superseded", ())), texts=statement.texts if statement else {},
        texts_are_public=bool(statement and statement.is_public), changes=tuple(_changes(entry, directory, known)),
        for_id=entry.body.get("for"), came_back=_served(entry, "returned"), proven=_served(entry, "proven_before", "proven_after"),
    )  # fmt: skip


def _served(entry: Entry, *branches: str) -> tuple[str, ...]:
    """Return the numbers of the documents that a line names as served, if it took one of these branches."""
    return tuple(number for _, number in entry.body.get("served", ())) if entry.body.get("branch") in branches else ()


def _changes(entry: Entry, directory: Snapshot, known: dict[str, Text]) -> Iterator[Change]:
    """Yield what a line of the ledger changed, and keep it in `known` for the next one. An inner step has no status of its own."""
    body, now = entry.body, {}
    if "." not in entry.verb:
        now["status"] = _text(PetitionStatus(body["to"]))
        if entry.verb in ("triage", "seal"):
            name = directory.category_name(body["category"])
            now["category"] = Text(f"{body['category']} {name.zh}", f"{body['category']} {name.en}")
            now["path"] = _text(Path(body["path"]))
            now |= _sorts(body, known)
    for due_of, (_, due, *_) in (body.get("started", {}) | body.get("moved", {})).items():
        now[due_of] = day(date.fromisoformat(due))
    yield from _why_moved(body, directory)
    for kind, number in body.get("superseded", ()):
        yield Change(Text(f"{DocumentKind(kind).zh} {number}", f"{DocumentKind(kind).en} {number}"), UNSERVED, SUPERSEDED)
    for name, (was, on) in body.get("stopped_earlier", {}).items():
        what = _what(name)
        yield Change(Text(f"{what.zh}停在哪天", f"{what.en} stopped on"), day(date.fromisoformat(was)), day(date.fromisoformat(on)))
    for passed in body.get("breached", {}):
        now[f"{passed}{PASSED}"] = OVERDUE
    if entry.verb == "extend":
        now[HANDLE.name] = day(date.fromisoformat(body["due"]))
    for key, after in now.items():
        before = known.get(key, NOTHING)
        if before != after:
            yield Change(_what(key.removesuffix(PASSED)), before, after)
    known |= now


def _why_moved(body: dict[str, Any], directory: Snapshot) -> Iterator[Change]:
    """Yield which unit went to which successor, or which notice changed the calendar: the reason of what happened by itself."""
    heirs = {"handling_unit": body.get("unit"), "desk_unit": body.get("office")}
    for role, old in body.get("succeeded", {}).items():
        yield Change(WHATS[role], _ended(directory.unit(old)), _named(directory.unit(heirs[role])))
    for key, heir in body.get("record_units", {}).items():
        kind, _, position = key.partition(":")
        yield Change(Text(f"{RecordKind(kind).zh} {position}", f"{RecordKind(kind).en} {position}"), NOTHING, _named(directory.unit(heir)))
    if note := body.get("note"):
        yield Change(WHATS["calendar"], NOTHING, Text(note, note))


def _ended(unit: UnitFacts | None) -> Text:
    if unit is None or unit.valid_to is None:
        return _named(unit)
    last = day(unit.valid_to)
    return Text(f"{unit.zh}（到{last.zh}为止）", f"{unit.en} (until {last.en})")


def _named(unit: UnitFacts | None) -> Text:
    return Text(unit.zh, unit.en) if unit else NOTHING


def _what(key: str) -> Text:
    return WHATS[key] if key in WHATS else WHATS[clock_of(key).name]


def _sorts(body: dict[str, Any], known: dict[str, Text]) -> dict[str, Text]:
    """Return what each claim was made at triage, where they are not all alike, or were not before."""
    sorts = body.get("sorts", ())
    if "claims" not in known and len({(category, path) for _, category, path in sorts}) < 2:
        return {}
    parts = [(str(position), category, Path(path)) for position, category, path in sorts]
    return {
        "claims": Text(
            "；".join(f"{n}：{category} {path.zh}" for n, category, path in parts),
            "; ".join(f"{n}: {category} {path.en}" for n, category, path in parts),
        )
    }


def _text(term: Term) -> Text:
    return Text(term.zh, term.en)


def _sentence(transition: Transition, entry: Entry, directory: Snapshot) -> Text:
    body = entry.body
    outcome = transition.branch(body.get("branch"))
    story = outcome.story or transition.story
    if body.get("result") == ServiceResult.REFUSED.value:
        story = REFUSED_ANSWER if ASK_REVIEW in outcome.starts else REFUSED
    due = body.get("due")
    served = [DocumentKind(kind) for kind, _ in body.get("served", ())]
    said = story.fill(
        unit=directory.unit(body.get("unit")) or Text("承办单位", "the unit"),
        office=directory.unit(body.get("office")) or Text("信访办", "the petition office"),
        other=body.get("other", ""), to=body.get("sent_to", ""), where=body.get("where", ""), days=body.get("days", ""), due=day(date.fromisoformat(due)) if due else "",
        documents=Text("、".join(f"《{kind.zh}》" for kind in served), ", ".join(kind.en for kind in served)),
    )  # fmt: skip
    is_another_s = entry.actor.startswith("member:") and not entry.verb.startswith("member.")
    return BY_MEMBER.fill(said=said) if is_another_s else said
