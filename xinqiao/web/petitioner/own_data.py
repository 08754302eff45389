"""我的信息: what is kept about the petitioner, a copy of it, what cannot be erased and until when (个人信息保护法§45–§47)."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.documents.rendering import render_pdf
from xinqiao.petitions import own_data
from xinqiao.petitions.contact_changes import disowned, running
from xinqiao.petitions.own_data import PARTS, OwnData
from xinqiao.rules.terms import DocumentKind, Medium, PetitionStatus, Secrecy
from xinqiao.rules.terms_retention import RetentionClass
from xinqiao.vault import readings
from xinqiao.vault.contact import Contact
from xinqiao.web import file_door
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import Speech, speech


@require_safe
@holder_only()
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is kept, covered where somebody could look over his shoulder; the copies are whole."""
    data, s, telling = own_data.own_data(visit.petition, visit.directory, visit.today), speech(visit.today), Telling(visit)
    contact = own_data.covered_contact(visit.petition)
    office = visit.directory.unit(visit.petition.desk_unit_id)
    context = {
        "petition": visit.petition, "known_as": s.say(Secrecy(visit.petition.secrecy)), "contact": [{"label": s.say(label), "value": getattr(contact, part)} for part, label in PARTS.items() if getattr(contact, part)],
        "later": len(data.later), "ratings": len(data.ratings), "claims": len(data.claims), "files": [file_door.shown(file, telling.file_url(file), s, to_staff=False) for file in data.files],
        "served": [{"title": capital(s.say(DocumentKind(paper.kind))), "number": paper.number} for paper in data.served],
        "changing": _changing(telling), "openings": telling.openings(), "page_readings": telling.page_readings(), "until": _until(data, s), "is_anonymous": visit.petition.secrecy == Secrecy.ANONYMOUS.value, "may_write": telling.may_write(), "goes_up": visit.petition.standing is PetitionStatus.GOING_UP, **_code(visit, telling, contact), "office": s.say(office) if office else "", "phone": office.phone if office else "",
    }  # fmt: skip
    return page(request, "own_data", visit.directory, context, section="look_up")


def _code(visit: Visit, telling: Telling, contact: Contact) -> dict[str, Any]:
    """Return on which days the matter was opened with the query code, and by which way he gets a new one: to this mailbox, covered, or by staff; none where no contact was left."""
    s, petition = telling.speech, visit.petition
    opened = [] if petition.is_protected else [{"day": s.day(day), "times": times} for day, times in readings.openings(petition.number)]
    may = bool(contact.phone or contact.email or contact.address) and petition.secrecy != Secrecy.ANONYMOUS.value and petition.standing is not PetitionStatus.GONE_UP
    return {"opened_on": opened, "may_renew": may and disowned(telling.dossier.records) is None, "mailbox": contact.email if petition.reach == Medium.EMAIL.value else ""}


def _changing(telling: Telling) -> str:
    """Return where a change of name or contact stands that waits; "" if none does."""
    record, s = running(telling.dossier.records) or disowned(telling.dossier.records), telling.speech
    if record is None:
        return ""
    standing = record.standing
    return capital(standing.plain if standing.plain and not s.english else s.say(standing))


def _until(data: OwnData, s: Speech) -> str:
    """Return until when it must be kept, and why, in one sentence."""
    period, sort = data.period, data.period.retention_class
    if data.petition.standing is PetitionStatus.GOING_UP:  # ADR-0017
        return _("正在用纸质送上级机关，由它办理、保存。送出以后，您写的话、文件、姓名电话在这里马上全部销毁，只留编号、时间和回执；要副本的，请在这以前下载。")
    if sort is RetentionClass.ACCUSATION:
        return _("检举控告的材料由有权处理的部门永久保存。")
    if period.until is None:
        return _("还没有办结。办结以后，从第二年 1 月 1 日起再保管 %(years)s 年。") % {"years": period.years}
    return _("办结了，保管 %(years)s 年，到 %(until)s。") % {"years": period.years, "until": s.day(period.until)}


@require_safe
@holder_only(or_404=True)
def copy_json(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the copy as a file that other programs read."""
    data = own_data.own_data(visit.petition, visit.directory, visit.today)
    text = json.dumps(own_data.as_json(data, _language()), ensure_ascii=False, indent=1)
    return file_door.download(text.encode(), "application/json", _name(visit, "json"))


@require_safe
@holder_only(or_404=True)
def copy_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the copy as a PDF to print."""
    data = own_data.own_data(visit.petition, visit.directory, visit.today)
    office: Any = visit.directory.unit(visit.petition.desk_unit_id)
    letter = own_data.as_letter(data, _language(), visit.today, speech().say(office) if office else "")
    return file_door.download(render_pdf(letter, {}), "application/pdf", _name(visit, "pdf"))


def _language() -> str:
    return "en" if speech().english else "zh"


def _name(visit: Visit, ending: str) -> str:
    return _("我的信息") + f" {visit.petition.number}.{ending}"
