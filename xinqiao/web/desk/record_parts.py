"""The records linked to a petition, as cards of its page: what each is, where it stands, what it says, what can be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import confiding, new_code
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.record_kinds import RECORD_RULES, As, KeptValue
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.web.desk import handling_parts, joint_parts, oversight_parts, steps_open
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital
from xinqiao.web.ui.speech import Speech

CLOSED = {
    RecordKind.TALK: gettext_lazy("谈了什么，只有谈话的人、确定的承办人、单位负责人和包案领导能看。"),
    RecordKind.NEED: gettext_lazy("经本人同意才记；只有登记的人、落实的人、确定的承办人、承办和帮扶单位的负责人、包案领导能看。收回同意以后谁也看不到。"),
    RecordKind.CALL_BACK: gettext_lazy("他怎么说的，只有承办单位以外能回访的人能看。"),
}


def records(found: OpenMatter, s: Speech) -> list[dict[str, Any]]:
    """Return the linked records that this reader may read, newest first; what was found out stands last, in its order."""
    people = colleagues((row.person_id for row in found.dossier.records if row.person_id), found.directory)
    return [
        _card(replace(found, linked=record), s, people.get(record.person_id or 0))
        for record in _in_order(found.dossier.records)
        if record.kind != RecordKind.MEMBER.value and not _is_for_office(found, record) and not oversight_parts.is_kept_back(found, record) and not handling_parts.is_kept_back(found, record)
    ]


def _is_for_office(found: OpenMatter, record: LinkedRecord) -> bool:
    """Return whether a record is not this reader's: whom it complains about, only the registering office and the discipline duty read."""
    facts = found.facts()
    return record.kind == RecordKind.COMPLAINED.value and not facts.desk_duties | (facts.unit_duties & {Duty.DISCIPLINE})


def _in_order(every: list[LinkedRecord]) -> list[LinkedRecord]:
    found_out = [record for record in every if record.kind == RecordKind.INQUIRY]
    return [*(record for record in reversed(every) if record.kind != RecordKind.INQUIRY), *found_out]


def about(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return what the linked record before the reader says, for the page of its step."""
    linked = found.linked
    return rows_of(found, linked, s, None) if linked is not None and linked.position else []


def _card(found: OpenMatter, s: Speech, person: Any) -> dict[str, Any]:
    record = found.linked
    if record is None:
        return {}
    kind = RecordKind(record.kind)
    several = len(found.dossier.records_of(kind)) > 1
    return {
        "label": capital(s.say(kind)) + (f" {record.position}" if several else ""), "status": s.say(record.standing),
        "rows": rows_of(found, record, s, person), "steps": [*joint_parts.others(record), *_new_code(found, record), *steps_open.on_record(found, s)],
    }  # fmt: skip


def _new_code(found: OpenMatter, record: LinkedRecord) -> list[dict[str, str]]:
    """Return the way to a new query code, for whoever spoke with the petitioner and hands it over."""
    if not new_code.may_hand_over(record, found.actor, found.today):
        return []
    return [{"label": _("打开新查询码"), "url": reverse("desk:new_code", args=[found.petition.number, record.position])}]


def rows_of(found: OpenMatter, record: LinkedRecord, s: Speech, person: Any) -> list[dict[str, str]]:
    """Return what a linked record says to this reader, row by row; `person`: the colleague whom it names, or None."""
    due = min((clock.due_on for clock in found.dossier.clocks if clock.record == record.key), default=None)
    rule = RECORD_RULES[RecordKind(record.kind)]
    rows = [
        (_("单位"), s.say(found.directory.unit(record.unit_id)) if record.unit_id else ""),
        (capital(s.say(rule.person)), f"{s.say(person.post)} {s.say(person.name)}" if person else ""),
        (_("最后一天"), s.day(due) if due else ""),
    ]
    fields = confiding.read_by(record, found.dossier, found.actor, found.today)
    rows += [
        (capital(s.say(value.label)), found.clean(read(value.of(record.content, name, english=s.english), value, found.directory, s)))
        for name, value in fields.items() if value.is_read is not As.NOTHING and not (person and value.label == rule.person) and record.content.get(name) not in (None, "", [])
    ]  # fmt: skip
    if len(fields) < len(rule.fields):
        rows.append((_("内容"), str(CLOSED[rule.kind])))
    return [{"label": label, "value": value} for label, value in rows if value]


def read(value: Any, rule: KeptValue, directory: Snapshot, s: Speech) -> str:
    """Return a value that a linked record keeps, as a reader reads it; of a list, one after the other."""
    if isinstance(value, list):
        between = "\n" if rule.is_read in (As.LINES, As.MILESTONES) else ", " if s.english else "、"
        return between.join(read(part, rule, directory, s) for part in value)
    if isinstance(value, dict):
        return _milestone(value, s)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if rule.term is not None:
        return s.say(rule.term(value))
    return _plain(value, rule.is_read, directory, s)


def _plain(value: Any, way: As, directory: Snapshot, s: Speech) -> str:
    if way is As.DAY:
        return s.day(date.fromisoformat(value))
    if way is As.MOMENT:
        return s.moment(datetime.fromisoformat(value))
    if way is As.UNIT:
        return s.say(directory.unit(value))
    if way is As.PERSON:
        person = colleagues((value,), directory).get(value)
        return f"{s.say(person.post)} {s.say(person.name)}" if person else ""
    return str(value)


def _milestone(stone: dict[str, str], s: Speech) -> str:
    """Return a milestone in one line: by which day what, and when it was reached by what."""
    planned = f"{s.day(date.fromisoformat(stone['on']))} {stone['text']}"
    if "done" not in stone:
        return planned
    return _("%(planned)s（%(day)s办成：%(done)s）") % {"planned": planned, "day": s.day(date.fromisoformat(stone["done_on"])), "done": stone["done"]}
