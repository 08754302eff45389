"""The parts of a petition's page, each made from the open matter; all sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.outreach import handing_over
from xinqiao.petitions import matter, moved, story
from xinqiao.petitions.models import Claim, Petition, RunningClock
from xinqiao.petitions.redacting import covered, for_reader
from xinqiao.petitions.story import Event
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import CLOCKS, HANDLE, READ_REOPEN, Binds
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.facts import Seat
from xinqiao.rules.joint import said_of_heads
from xinqiao.rules.owed import NO_DUE, QUEUES, WITHDRAWABLE, Owed, urgency
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.terms import (
    Channel,
    DocumentKind,
    Duty,
    Outcome,
    Path,
    PetitionStatus,
    RatingValue,
    Resolution,
    Urgency,
    UrgentReport,
    Work,
)
from xinqiao.rules.terms_sharing import ContactPart
from xinqiao.rules.text import Text
from xinqiao.rules.transition import RECUSED
from xinqiao.vault import store
from xinqiao.vault.contact import Contact
from xinqiao.vault.mask import masked
from xinqiao.web.desk import file_given, handling_parts, joint_parts, oversight_parts, record_parts, steps_open
from xinqiao.web.desk.cause_field import said_cause
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.people import Colleague, colleagues
from xinqiao.web.desk.petition_origin import origin
from xinqiao.web.desk.places import capital, petition_url, said_status
from xinqiao.web.stencil import Stencil
from xinqiao.web.ui.speech import Speech
from xinqiao.web.ui.templatetags.ui import lines as paragraphs

FACT = Stencil("desk/fact.html", "label", "value")
LINKED = Stencil("desk/fact_link.html", "label", "value", "url")
CLOCK = Stencil("desk/clock_line.html", "label", "article", "kind", "left", "day", "span", "url")
DOCUMENT = Stencil("desk/document_line.html", "url", "kind", "about", "waiting")
EVENT = Stencil("desk/event.html", "at", "by", "label", "inner", "sentence", "texts", "documents")
COLON = Text("：", ": ")
TALK = ("remark", "supplement", "ask_supplement", "tell_reporter", "tell_result", "ask_reopen", "decline_reopen", "recusal.ask_recusal", "recusal.grant_recusal", "recusal.refuse_recusal", "mediation.offer_mediation", "mediation.decline_mediation", "mediation.reject_settlement", "mediation.fail_mediation", "hearing.ask_hearing", "hearing.refuse_hearing", "hearing.cancel_hearing", "retaliation.write_to_guarded", "retaliation.write_back", "review.close_outside_review", "final_review.close_outside_final_review")


def everything(found: OpenMatter, s: Speech) -> dict[str, Any]:
    """Return all values of the page."""
    petition = found.petition
    url = petition_url(petition.number)
    whole = _told_story(found)  # first: what the petitioner said later names people too
    told = [pair for pair in found.dossier.owed(found.today) if not oversight_parts.is_untold(found, pair[1].record)]
    owed = sorted(told, key=lambda pair: (pair[1].work is not Work.ACKNOWLEDGE_URGENT, not _is_mine(found, *pair)))
    lines = [line for _unit, line in owed]
    open_steps, closed_steps = steps_open.steps(found, lines, s)
    events = _readable(found, whole)
    same = oversight_parts.others(found)
    similar = _alike(same, found)
    return {
        "petition": petition, "said": found.said(), "url": url, "now": [_owed_row(found, unit, line, s) for unit, line in owed], "open_steps": open_steps,
        "closed_steps": FACT.fill([] if petition.guards else closed_steps), "openings": steps_open.openings(found, s), **oversight_parts.proposals(found, same, s), "records": record_parts.records(found, s), "members": joint_parts.members(found, s), "status": said_status(petition.number, petition.status, s), "flags": _flags(found, lines, similar, s),
        "about": FACT.fill(_about(found, s)) + LINKED.fill(origin(found)), "claims": _claims(found, s), "contact": FACT.fill(masked_rows(found)), "similar": similar,
        "can_reveal": found.disclosure() is Disclosure.MASK, "secrecy": s.say(found.dossier.shown_as),
        "takes_fear": bool(found.facts().desk_duties & {Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD}), **file_given.part(found), "recused": s.say(RECUSED) if found.facts().is_recused else "", "acting": [*handling_parts.stuck(found, s), *handling_parts.acting(found, s)], "clocks": CLOCK.fill(_clock(found, row, s) for row in found.matter.clocks if not oversight_parts.is_untold(found, row.record)),
        "documents": DOCUMENT.fill(_documents(found, events, s)), "rating": FACT.fill(_rating(found, s)), "three": FACT.fill(_three_facts(found, s)), **_told(found, events, s),
    }  # fmt: skip


def _owed_row(found: OpenMatter, unit: int, line: Owed, s: Speech) -> dict[str, Any]:
    has_due, until = line.due_on != NO_DUE, found.petition.urgent_until if line.work is Work.ACKNOWLEDGE_URGENT else None
    return {
        "until": f"{s.time_left(until, timezone.now())} · " + _("%(at)s 前") % {"at": s.moment(until)} if until else "",
        "work": capital(s.say(line.work)), "who": f"{s.say(found.directory.unit(unit))} · {s.say(line.duty)}",
        "days": (line.due_on - found.today).days if has_due else None, "on": line.due_on if has_due else None,
        "why": s.say(CLOCKS[line.clock]) if line.clock else "", "mine": _is_mine(found, unit, line),
    }  # fmt: skip


def _is_mine(found: OpenMatter, unit: int, line: Owed) -> bool:
    """Return whether the reader works through the queue in which this line stands."""
    facts = found.facts()
    if line.seat in (Seat.RECORD, Seat.OUTSIDE) or unit not in (found.petition.desk_unit_id, found.dossier.responsible_unit_id):
        return any(line.duty in QUEUES.get(duty, (duty,)) for duty in found.actor.duties_in(unit))
    if line.duty is Duty.LEADER:
        return Duty.LEADER in facts.outside_duties
    held = facts.desk_duties if line.seat is Seat.DESK else facts.unit_duties
    return any(line.duty in QUEUES.get(duty, ()) for duty in held)


def _flags(found: OpenMatter, lines: Iterable[Owed], similar: list[Any], s: Speech) -> list[dict[str, str]]:
    """Return what must be seen at a glance; computed from rows, never stored."""
    soon_days = found.directory.policy("due_soon_days", found.today)
    nearest = min((line.due_on for line in lines), default=NO_DUE)
    near = urgency(nearest, found.today, soon_days=soon_days)
    flags = []
    if near in (Urgency.OVERDUE, Urgency.SOON):
        label = s.say(Urgency.OVERDUE) if near is Urgency.OVERDUE else _("快到期")
        flags.append({"label": label, "kind": "late" if near is Urgency.OVERDUE else "soon"})
    if found.petition.urgent_report:
        flags.insert(0, {"label": _urgent(found, s), "kind": "late"})
    if found.petition.is_sealed:
        flags.append({"label": _("密封"), "kind": "sealed"})
    if found.petition.is_kept_close:
        flags.append({"label": _("甄别以前只给少数人看"), "kind": "sealed"})
    if said := said_of_heads(Channel(found.petition.channel), found.petition.heads):
        flags.append({"label": s.say(said), "kind": "quiet"})
    if similar:
        flags.append({"label": _("同一联系方式另有 %(n)s 件") % {"n": len(similar)}, "kind": "quiet"})
    if found.dossier.clock(READ_REOPEN.name):
        flags.append({"label": _("要求重新办理"), "kind": "quiet"})
    if found.petition.withdrawal_asked_on and found.petition.standing in WITHDRAWABLE:
        flags.append({"label": _("申请撤回，待核实"), "kind": "quiet"})
    flags += oversight_parts.flags(found, s)
    if found.petition.is_historical:
        flags.append({"label": _("历史件"), "kind": "quiet"})
    return flags


def _urgent(found: OpenMatter, s: Speech) -> str:
    """Return how far the urgent report has come, and until what time a head must acknowledge it."""
    said = f"{_('重大紧急')} · {s.say(UrgentReport(found.petition.urgent_report))}"
    until = found.petition.urgent_until
    return said + (_("（%(at)s 前）") % {"at": s.moment(until)} if until else "")


def _about(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    petition, directory = found.petition, found.directory
    category = directory.category_name(petition.category)
    rows = (
        (_("形式"), s.say(Channel(petition.channel)) + (_("（受保护的网站：时间只记到几点钟）") if petition.is_protected else "")),
        (_("收到"), s.day(local_day(petition.received_at))),
        (_("类别"), f"{petition.category} {s.say(category)}" if petition.category else ""),
        (_("途径"), s.say(Path(petition.path)) if petition.path and not petition.guards else ""),
        (_("登记单位"), _in_charge(petition.desk_unit_id, directory, s)),
        (_("首问责任人"), _answers_first(found, s)),
        (_("承办单位"), _in_charge(petition.handling_unit_id, directory, s)),
        (_("产生的原因"), said_cause(petition.cause, s)),
        (_("转了又回来"), ngettext("%(n)s 次", "%(n)s 次", petition.hops) % {"n": petition.hops} if petition.hops else ""),
        (_("地点"), found.clean(petition.place)), (_("时间"), found.clean(petition.happened)), *joint_parts.heads(found, s), *joint_parts.level(found, s),
    )  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _answers_first(found: OpenMatter, s: Speech) -> str:
    """Return who answers for it until it is triaged: whoever took it down, or has signed for it (one query then, none later)."""
    if found.petition.standing is not PetitionStatus.REGISTERED:
        return ""
    key = handing_over.responsible(found.petition)
    known = colleagues([key], found.directory)
    return s.say(known[key].name) if key in known else ""


def _in_charge(pk: int | None, directory: Snapshot, s: Speech) -> str:
    """Return a unit in charge; where it ends, until when, and who goes on (条例§24)."""
    unit = directory.unit(pk)
    if unit is None or unit.valid_to is None:
        return s.say(unit)
    heir = moved.successor(directory, unit)
    said = {"unit": s.say(unit), "day": s.day(unit.valid_to), "heir": s.say(heir)}
    if heir is None:
        return _("%(unit)s（到 %(day)s为止，还没有承接单位）") % said
    return _("%(unit)s（到 %(day)s为止，以后由%(heir)s接着办）") % said


def _claims(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    claims = found.dossier.claims
    are_alike = len({(claim.category, claim.path) for claim in claims}) < 2  # then the page says it once, for the whole
    return [
        {
            "text": found.clean(claim.text), "sort": "" if are_alike and not claim.is_diverted else _sort(claim, found, s), "outcome": s.say(Outcome(claim.outcome)) if claim.outcome else "", "facts": claim.facts,
            "basis": claim.basis, "opinion": claim.opinion,
        }
        for claim in claims
    ]  # fmt: skip


def _sort(claim: Claim, found: OpenMatter, s: Speech) -> str:
    away = f" · {s.say(PetitionStatus.DIVERTED)}" if claim.is_diverted else ""
    return f"{claim.category} {s.say(found.directory.category_name(claim.category))} · {s.say(Path(claim.path))}{away}"


def masked_rows(found: OpenMatter) -> list[dict[str, str]]:
    """Return the petitioner's contact with every field masked; nothing where this reader may not know even that."""
    if found.disclosure() is not Disclosure.MASK:
        return []
    key = found.petition.identity_id
    return contact_rows(masked(key) if found.reads_as_written else for_reader(found.dossier).masked.get(key, Contact()))


def contact_rows(contact: Contact) -> list[dict[str, str]]:
    """Return the given fields of a contact with their labels."""
    rows = (
        (_("姓名"), contact.name),
        (_("电话"), contact.phone),
        (_("电子邮箱"), contact.email),
        (_("地址"), contact.address),
        (_("信封上的寄信人"), contact.on_envelope),
    )
    return [{"label": label, "value": value} for label, value in rows if value]


def _alike(rows: list[Petition], found: OpenMatter) -> list[dict[str, Any]]:
    """Return other petitions with the same phone or e-mail, as links; the vault compares, not names."""
    titles = covered([(row, row.title) for row in rows], found.actor)
    return [
        {"number": row.number, "title": title, "url": petition_url(row.number), "status": row.standing} | joint_parts.repeated(row, found)
        for row, title in zip(rows, titles, strict=True)
    ]


def similar_to(petition: Petition, found: OpenMatter) -> list[dict[str, Any]]:
    """Return other petitions by the same contact, newest first, as far as the reader may see them."""
    numbers = store.same_contact(petition.identity_id, limit=matter.SIMILAR)
    return _alike(oversight_parts.nameable(matter.find_some(numbers, found.actor, found.directory), found), found)


def _clock(found: OpenMatter, row: RunningClock, s: Speech) -> dict[str, str]:
    if row.stopped_on is not None:
        left = _ended(row)
        on = row.stopped_on
    else:
        left, on = s.days_left((row.due_on - found.today).days), row.due_on
    span = _("从 %(from)s 算起，最后一天 %(on)s") % {"from": s.day(row.anchor_on), "on": s.day(row.due_on)}
    if row.is_provisional:
        span = f"{span} · {_('暂按未公布的日历推算')}"
    if row.breached_on is not None:
        span = f"{span} · {_('%(on)s起记为超期') % {'on': s.day(row.breached_on)}}"
    return {
        "label": capital(s.say(row.clock)), "article": row.clock.article, "kind": _kind(row, found), "left": left, "day": s.day(on),
        "span": span, "url": f"{petition_url(found.petition.number)}clocks/{row.pk}/",
    }  # fmt: skip


def _ended(row: RunningClock) -> str:
    """Return how a clock ended. A petitioner who lets his time limit pass is not late: it is his right."""
    if row.clock.binds is Binds.PETITIONER:
        return _("已经结束")
    return _("按期完成") if row.stopped_on is not None and row.stopped_on <= row.due_on else _("超期完成")


def _kind(row: RunningClock, found: OpenMatter) -> str:
    if row.clock.binds is Binds.PETITIONER:
        return ""
    if row.stopped_on is not None:
        return "kept" if row.stopped_on <= row.due_on else "late"
    left = (row.due_on - found.today).days
    return "late" if left < 0 else "soon" if left <= found.directory.policy("due_soon_days", found.today) else ""


def _documents(found: OpenMatter, events: list[Event], s: Speech) -> list[dict[str, str]]:
    """Return the documents, newest last; one that waits to be served says so, and on which day it came back."""
    unserved = {row.number for row in found.dossier.unserved}
    back = {number: local_day(event.at) for event in events for number in event.came_back}
    address = reverse("desk:document", args=["NUMBER"])
    waits = format_html('<span class="status_tag soon">{}</span>', _("还没送达"))
    return [
        {
            "kind": capital(s.say(DocumentKind(row.kind))), "about": f"{row.number} · {s.moment(row.issued_at)}",
            "waiting": _back(back[row.number], s) if row.number in unserved & set(back) else waits if row.number in unserved else _overtaken(row, s), "url": address.replace("NUMBER", quote(row.number)),
        }
        for row in found.matter.documents
        if not handling_parts.is_kept_paper(found, DocumentKind(row.kind))
    ]  # fmt: skip


def _overtaken(row: Document, s: Speech) -> str:
    """Return that a document is served no more, or was overtaken after it had arrived, and by which step; empty for any other."""
    if not row.superseded_by:
        return ""
    if row.service_id is not None:
        return format_html('<span class="status_tag quiet">{}</span>', _("补记送达，已被代替：%(step)s") % {"step": s.say(row_of(row.superseded_by).label)})
    return format_html('<span class="status_tag quiet">{}</span>', _("不再送达：%(step)s") % {"step": s.say(row_of(row.superseded_by).label)})


def _back(day: date, s: Speech) -> str:
    """Return the tag of a document that came back."""
    return format_html('<span class="status_tag late">{}</span>', _("%(day)s没有送到") % {"day": s.day(day)})


def _three_facts(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return whether the procedure is over, the answer came in time, and the matter is solved: three facts, never one."""
    petition = found.petition
    answered = [row for row in found.matter.clocks if row.name == HANDLE.name and row.stopped_by == "serve"]
    if not answered and not petition.resolution:
        return []
    said = s.say(Resolution(petition.resolution)) if petition.resolution else _("还没有回访")
    rows = (
        (_("程序"), _("已经办结") if petition.standing is PetitionStatus.CLOSED else _("还没有办结")),
        (_("答复"), _ended(answered[-1]) if answered else ""), (_("化解"), said),
    )  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _rating(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    rows = []
    for rating in reversed(found.matter.ratings):
        if rating.superseded_on:
            rows.append((_("重新办理以前的评价"), s.day(local_day(rating.rated_at))))
        rows += [
            (_("对信访办"), s.say(RatingValue(rating.office))), (_("对办理单位"), s.say(RatingValue(rating.unit))), (_("理由"), rating.reason),
        ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _readable(found: OpenMatter, events: Iterable[Event]) -> list[Event]:
    """Return the events as this reader may read them: what was said about the handling unit is not for that unit."""
    events = [replace(event, texts={name: found.clean(text) for name, text in event.texts.items()}) if event.texts else event for event in handling_parts.readable(found, events)]
    if found.petition.guards:  # its status is always the same, and another name of it stands above
        events = [replace(event, changes=tuple(change for change in event.changes if change.after.zh != PetitionStatus.SEALED.zh)) for event in events]
    if found.facts().outside_duties:
        return events
    told = (replace(event, changes=oversight_parts.told(event.changes)) for event in events if event.verb not in oversight_parts.UNTOLD)
    return [replace(event, texts={}) if event.verb in story.KEPT_FROM_UNIT else event for event in told]


def _told_story(found: OpenMatter) -> list[Event]:
    events = story.tell(found.petition, found.directory)
    found.dossier.acts = frozenset((event.actor, event.verb) for event in events)
    found.dossier.heard += [text for event in events if event.is_heard for text in event.texts.values()]
    return events


def _told(found: OpenMatter, events: list[Event], s: Speech) -> dict[str, Any]:
    """Return the timeline, newest first, and what was said to one another, oldest first."""
    staff = colleagues((key for event in events for key in (event.person_id, event.for_id)), found.directory)
    inner = format_html(' <span class="sub">{}</span>', _("（只有工作人员看得到）"))
    told = (_event(event, staff, s) | {"inner": inner if _is_inner(event) else ""} for event in reversed(events))
    letters = [
        _letter(event, staff, s) for event in events if event.verb in TALK and event.texts_are_public and event.texts
    ]
    return {"events": EVENT.fill(told), "letters": letters}


def _event(event: Event, staff: dict[int, Colleague], s: Speech) -> dict[str, str]:
    documents = (", " if s.english else "、").join(
        f"{s.say(kind)} {number}" for kind, number in event.documents if kind is not DocumentKind.RECEIPT
    )
    changes = changed(event, s)
    texts = ((paragraphs(text),) for text in (_opened(event, s) if event.verb == "reveal" else event.texts.values()) if text)
    return {
        "at": s.moment(event.at), "by": _who(event, staff, s), "label": capital(s.say(event.label)),
        "sentence": s.told(event.sentence), "documents": " · ".join(filter(None, (*changes, documents))),
        "texts": format_html_join("", '<blockquote class="written">{}</blockquote>', texts) if event.texts else "",
    }  # fmt: skip


def _opened(event: Event, s: Speech) -> tuple[str, str]:
    """Return why an identity was opened, and what of it in the reader's words: “name, phone number”; "" for the whole."""
    parts = [s.say(part) for part in ContactPart if part.value in event.texts.get("parts", "").split()]
    return event.texts.get("reason", ""), capital((", " if s.english else "、").join(parts))


def changed(event: Event, s: Speech) -> list[str]:
    """Return what an event changed, for staff: “time limit to handle: 2 May → 9 May”."""
    return [
        f"{s.say(change.what)}{s.say(COLON)}{s.told(change.before)} → {s.told(change.after)}" if change.before.zh
        else f"{s.say(change.what)}{s.say(COLON)}{s.told(change.after)}"
        for change in event.changes
    ]  # fmt: skip


def newest(found: OpenMatter, count: int, s: Speech) -> SafeString:
    """Return the last events of the story, newest first, for somebody whose page is older than they are."""
    told = _readable(found, _told_story(found))
    events = [event for event in told if event.verb != "reveal" and not row_of(event.verb).is_noting][-count:]
    staff = colleagues((key for event in events for key in (event.person_id, event.for_id)), found.directory)
    return EVENT.fill(_event(event, staff, s) | {"inner": ""} for event in reversed(events))


def _is_inner(event: Event) -> bool:
    """Return whether the petitioner does not read this event, or not what was written in it."""
    return not event.is_public or (bool(event.texts) and not event.texts_are_public)


def _letter(event: Event, staff: dict[int, Colleague], s: Speech) -> dict[str, Any]:
    who, is_mine = _who(event, staff, s), event.actor != "petitioner" and not event.is_taken_down
    return {
        "by": _("反映人补充，由%(who)s记下") % {"who": who} if event.is_taken_down else who,
        "at": event.at,
        "text": "\n\n".join(filter(None, event.texts.values())),
        "mine": is_mine,
    }


def _who(event: Event, staff: dict[int, Colleague], s: Speech) -> str:
    person = staff.get(event.person_id or 0)
    if person:
        absent = staff.get(event.for_id or 0)
        said = " ".join(filter(None, (s.say(person.post), s.say(person.name))))
        return said if absent is None else s.say(Text(f"{said}（代{absent.name.zh}）", f"{said} (for {absent.name.en})"))
    if event.actor == "petitioner":
        return _("反映人")
    if event.actor.startswith("member:"):
        return f"{s.say(Duty.MEMBER)} {event.actor.partition(':')[2]}"
    return s.say(Duty.CLOCKWORK) if event.actor == "clockwork" else _("导入")
