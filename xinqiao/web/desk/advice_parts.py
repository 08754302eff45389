"""Parts of the pages of recommendations: what it was raised from as this reader may see it, what was answered, whether the cause came back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from xinqiao.ledger.append import history
from xinqiao.outreach import causes
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.advising import RECORDS, Again
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.plain_names import of_origin
from xinqiao.rules import few
from xinqiao.rules.causes import cause
from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_advice import AdviceSource, CameBack
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_oversight import RecommendationSort
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk.cause_field import said_cause
from xinqiao.web.desk.people import colleagues
from xinqiao.web.frame import LEADING
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import Speech

MOST = 100
PAGES = {AdviceSource.FINDING: "desk:finding", AdviceSource.VISIT: "desk:visit"}


def facts(found: OutreachRecord, s: Speech) -> list[dict[str, str]]:
    """Return what stands in a recommendation."""
    said = found.content
    rows = (
        (_("哪一项建议"), s.say(RecommendationSort(said["sort"]))), (_("产生的原因"), said_cause(said["cause"], s)), (_("查到的根子"), said["root"]),
        (_("建议做什么"), said["text"]), (_("怎么核实的"), said.get("note", "")),
    )  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def source(found: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, str]:
    """Return what it was raised from: the number of matters in words as this reader may see them, or the record where he may open it."""
    said = found.content["source"]
    kind = AdviceSource(said["kind"])
    if kind in RECORDS:
        row = visible_to(request.staff, RECORDS[kind], request.directory).filter(number=said["ref"]).first()
        return {"said": s.say(kind), "more": s.say(of_origin(row, request.staff, request.directory)) if row else "", "url": reverse(PAGES[kind], args=[row.number]) if row else ""}
    since, until = date.fromisoformat(said["since"]), date.fromisoformat(said["until"])
    number = causes.cluster(request.staff, request.directory, found.content["cause"], said["unit"], since, until).count()
    unit = request.directory.unit(said["unit"])
    told = _("您看得到的不足 %(n)s 件") % {"n": few.FEWEST} if few.told(number) is None else _("您看得到的有 %(n)s 件") % {"n": number} if number else _("其中没有您看得到的件")
    period = _("%(unit)s（连同下级），%(since)s至 %(until)s办结") % {"unit": s.say(unit), "since": s.day(since), "until": s.day(until)}
    url = f"{reverse('desk:cause', args=[found.content['cause']])}?{urlencode({'unit': unit.key})}" if unit and number and request.staff.duties & LEADING else ""
    return {"said": s.say(kind), "more": f"{period}：{told}" if not s.english else f"{period}: {told}", "url": url}


def answers(found: OutreachRecord, request: StaffRequest, s: Speech) -> list[dict[str, Any]]:
    """Return every written feedback, newest first, each with why it was sent back."""
    given, returned = found.content.get("answers", []), found.content.get("returned", [])
    known = colleagues([one["by"] for one in given], request.directory)
    return [
        {
            "adoption": s.say(Outcome(one["adoption"])), "answer": one["answer"], "at": datetime.fromisoformat(one["at"]), "by": s.say(known[one["by"]].post) if one["by"] in known else "",
            "returned": returned[place]["reason"] if place < len(returned) else "",
        }
        for place, one in enumerate(given)
    ][::-1]  # fmt: skip


def said_again(again: Again | None, s: Speech, *, at_length: bool = False) -> dict[str, str] | None:
    """Return whether the cause came back, as one may be told: fewer than five as such."""
    if again is None:
        return None
    kind = {CameBack.BACK: "late", CameBack.NOT_BACK: "", CameBack.WATCHED: "quiet"}[again.standing]
    said = {"status": s.say(again.standing), "kind": kind, "until": s.day(again.until)}
    if at_length and again.standing is CameBack.BACK:
        told = few.told(again.matters + again.findings)
        said["number"] = _("不足 %(n)s 件") % {"n": few.FEWEST} if told is None else _("%(n)s 件") % {"n": told}
    return said


def story(found: OutreachRecord, request: StaffRequest, s: Speech, table: Procedure) -> list[dict[str, Any]]:
    """Return the chain of a recommendation in sentences, newest first."""
    entries = history(found.number)
    keys = {entry.pk: int(entry.actor.partition(":")[2]) for entry in entries if entry.actor.startswith("person:")}
    known = colleagues(keys.values(), request.directory)
    rows = []
    for entry in entries:
        row, who = table.by_name[entry.verb.partition(".")[2]].branch(entry.body.get("branch")), known.get(keys.get(entry.pk, 0))
        rows.append({"at": entry.at, "by": s.say(who.name) if who else "", "text": s.say(row.story)})
    return rows[::-1]


def raised_from(kind: AdviceSource, record: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return what the page of a finding or a visit shows: the button to recommend, and what was recommended from it that the reader may see (one query)."""
    rows = visible_to(request.staff, OutreachKind.ADVICE, request.directory).filter(on__gte=record.on).order_by("-pk")[:MOST]
    raised = [row for row in rows if row.content["source"].get("ref") == record.number]
    url = f"{reverse('desk:advise')}?{urlencode({'source': kind.value, 'ref': record.number})}" if request.staff.duties & LEADING else ""
    return {"advise_url": url, "raised": [{"url": reverse("desk:advice", args=[row.number]), "text": row.content["text"], "status": s.say(row.standing)} for row in raised]}


def asked_source(request: StaffRequest) -> dict[str, Any]:
    """Return the first values of the form from the address by which the reader came; nothing for what makes no sense."""
    asked = request.GET
    unit = next((unit.pk for unit in request.directory.in_order() if unit.key == asked.get("of")), None)
    values: dict[str, Any] = {"source": asked.get("source", ""), "ref": asked.get("ref", ""), "cause": asked.get("cause", ""), "of_unit": unit}
    for name in ("since", "until"):
        try:
            values[name] = date.fromisoformat(asked.get(name, ""))
        except ValueError:
            values[name] = None
    return {name: value for name, value in values.items() if value}


def said_source(given: Mapping[str, Any], request: StaffRequest, s: Speech) -> str | None:
    """Return in words what it is raised from; None where that is not there for the reader."""
    try:
        kind = AdviceSource(given.get("source", ""))
    except ValueError:
        return None
    if kind in RECORDS:
        row = visible_to(request.staff, RECORDS[kind], request.directory).filter(number=given.get("ref", "")).first()
        return None if row is None else " · ".join(filter(None, (s.say(kind), s.say(of_origin(row, request.staff, request.directory)))))
    found = cause(given.get("cause", ""))
    unit = request.directory.unit(int(given["of_unit"])) if str(given.get("of_unit", "")).isdigit() else None
    return None if found is None or unit is None else f"{s.say(kind)} · {said_cause(found.code, s)} · {s.say(unit)}"
