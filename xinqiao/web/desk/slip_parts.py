"""The slip for a petitioner, or a co-signer, who is only told something: what happened, in the words that he would read on his own page."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import printing
from xinqiao.petitions.dossier import linked
from xinqiao.petitions.letter_parts import day
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.printing import Paper
from xinqiao.petitions.story import Event
from xinqiao.petitions.zone import local_day
from xinqiao.rules.record_kinds import RECORD_RULES, As
from xinqiao.rules.terms import RecordKind
from xinqiao.web.desk.places import capital
from xinqiao.web.desk.record_parts import read
from xinqiao.web.ui.speech import Speech, speech

Row = dict[str, str]


def slip(found: Paper, directory: Snapshot, language: str) -> dict[str, Any]:
    """Return title, facts, news and signature of a slip, in the petitioner's language, whatever the reader's is."""
    with translation.override(language if language == "en" else "zh-hans"):
        s = speech(local_day(found.message.queued_at))
        events, office = printing.news(found, directory), directory.unit(found.petition.desk_unit_id)
        kept = {record.key: record for record in linked(found.petition)} if any(event.record for event in events) else {}
        phone = office.phone if office else ""
        return {
            "title": _("告知单"), "english": s.english, "number": found.petition.number, "matter": found.petition.title,
            "news": [_news(event, kept.get(event.record), directory, s, is_whole=found.member is None) for event in events],
            "office": s.say(office), "on": s.say(day(local_day(found.message.queued_at))),
            "ask": _("有不清楚的，请打 %(phone)s，或者带着编号来。") % {"phone": phone} if phone else _("有不清楚的，请带着编号来问。"),
        }  # fmt: skip


def _news(event: Event, record: LinkedRecord | None, directory: Snapshot, s: Speech, *, is_whole: bool) -> dict[str, Any]:
    """Return one piece of news; a co-signer reads what happened, as on his own page, and not what was written to the petitioner."""
    rows = _facts(record, directory, s) if record is not None and is_whole else []
    said = [text for text in printing.words(event) if text not in {row["value"] for row in rows}] if is_whole else []
    return {"on": s.say(day(local_day(event.at))), "sentence": s.say(event.sentence), "texts": said, "rows": rows}


def _facts(record: LinkedRecord, directory: Snapshot, s: Speech) -> list[Row]:
    """Return what the record says to the petitioner: the values that he reads on his own page too."""
    rule = RECORD_RULES[RecordKind(record.kind)]
    if not rule.is_public or rule.is_confided:  # whoever prints it is not one of those who read it
        return []
    return [
        {"label": capital(s.say(value.label)), "value": read(value.of(record.content, name, english=s.english), value, directory, s)}
        for name, value in rule.fields.items()
        if not value.is_inner and value.is_read is not As.NOTHING and record.content.get(name) not in (None, "", [], False)
    ]
