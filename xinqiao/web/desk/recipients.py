"""What a step sends out and who gets it by which way, told before it is taken: as far as the reader may know."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from xinqiao.outbox.models import Message
from xinqiao.petitions import merging
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.terms import DocumentKind, Medium, MessageState, Party, PetitionStatus, RecordKind, Secrecy
from xinqiao.rules.terms_joint import MemberStatus
from xinqiao.rules.transition import Branch, Transition
from xinqiao.rules.triage import answer_branch
from xinqiao.vault.contact import Contact
from xinqiao.vault.mask import masked
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import capital
from xinqiao.web.stencil import Stencil
from xinqiao.web.ui.speech import Speech

FACT = Stencil("desk/fact.html", "label", "value")
Row = dict[str, str]
ANSWERING = ("sign", "accept")  # which branch they end in is known before: the paths of the claims say it
SEALED = (PetitionStatus.SEALED, PetitionStatus.GOING_UP)
UNPRINTED = noop("密封以后不打印告知单，谁也看不出这件的存在；只能凭编号和查询码看。要紧的，密封以前先告诉本人")
SHOWN_ANYWAY = ("sign", "serve")  # the draft of the answer, and what waits to be served


def goes_out(step: str, found: OpenMatter, s: Speech) -> str:
    """Return the rows of the box "who gets what" of a step; empty where it sends nothing."""
    row = row_of(step)
    if found.petition.is_sealed:
        return ""
    kinds, parties, is_certain = _ends(row, found)
    ends: list[Transition | Branch] = [row, *row.branches]
    is_sealing = all(end.target in SEALED for end in ends if Party.PETITIONER in end.tells)
    rows = [*_papers(kinds, s), *(line for party in parties for line in _to(party, kinds, found, s, is_sealing=is_sealing))]
    if rows and not is_certain:
        rows.append({"label": _("要看您填什么"), "value": _("不同的结果发出的不一样，这里列出了全部可能。")})
    return FACT.fill(rows)


def issues_papers(step: str, found: OpenMatter) -> bool:
    """Return whether a step issues documents, in some way it can end, that its page does not show anyway."""
    return step not in SHOWN_ANYWAY and bool(_ends(row_of(step), found)[0])


def to_petitioner(kinds: Iterable[DocumentKind], found: OpenMatter, s: Speech, *, is_sealing: bool = False) -> list[Row]:
    """Return who the petitioner is, masked, and by which ways papers and messages reach him; `is_sealing`: the step seals the matter, and nothing of what is sealed is printed."""
    petition, contact = found.petition, _contact(found)
    reach, is_paper = Medium(petition.reach), any(RULES[kind].must_be_served for kind in kinds)
    unit = s.say(found.directory.unit(found.dossier.responsible_unit_id))
    rows = [
        (_("反映人"), contact.name or s.say(merging.NAMELESS) if found.dossier.shown_as is Secrecy.REAL_NAME else s.say(found.dossier.shown_as)),
        (s.say(Medium.PORTAL), _("凭编号和查询码看；文书要本人点开才算送达")),
    ]  # fmt: skip
    if reach is Medium.EMAIL and _came_back(found):
        rows.append((s.say(Medium.EMAIL), _("上次没有送到，请打电话或者寄纸质的")))
    elif reach is Medium.EMAIL:
        rows.append((s.say(Medium.EMAIL), _("%(address)s，只说有新消息，不写内容") % {"address": contact.email or _("留下的邮箱（您的岗位看不到）")}))
    elif reach is Medium.PORTAL:
        rows.append((_("另外提醒"), _unreminded(found)))
    elif reach is Medium.PRINT and is_paper:
        where = contact.address or _("没有留地址，或者您的岗位看不到")
        rows.append((s.say(Medium.PRINT), _("由%(unit)s打印，当面交给本人或寄到：%(where)s") % {"unit": unit, "where": where}))
    elif reach is Medium.PRINT and is_sealing:
        rows.append((s.say(Medium.PRINT), _(UNPRINTED)))
    elif reach is Medium.PRINT:
        rows.append((s.say(Medium.PRINT), _("没有文书：%(office)s打印一张告知单，当面交给本人或寄去") % {"office": s.say(found.directory.unit(petition.desk_unit_id))}))
    confirmed = sum(row.standing is MemberStatus.CONFIRMED for row in found.dossier.records_of(RecordKind.MEMBER))
    if confirmed:
        way = _("%(n)s 位本人确认过的：只在自己的页面看") if is_sealing else _("%(n)s 位本人确认过的：在自己的页面看；没有电话只有地址的，打印寄给他")
        rows.append((s.say(RecordKind.MEMBER), way % {"n": confirmed}))
    return [{"label": capital(label), "value": value} for label, value in rows]


def _unreminded(found: OpenMatter) -> str:
    """Return that nothing reminds who left no mail address: what was not sent is said, not hidden."""
    if found.dossier.shown_as is Secrecy.ANONYMOUS:
        return _("没有：匿名件，只能等本人来看")
    return _("没有：没有留邮箱，本系统不发短信。要紧的，请打电话或者写信告诉本人")


def _came_back(found: OpenMatter) -> bool:
    """Return whether a mail to him was given up (one query)."""
    given_up = {"medium": Medium.EMAIL.value, "state": MessageState.FAILED.value}
    return Message.objects.filter(subject=found.petition.number, **given_up).exists()


def _contact(found: OpenMatter) -> Contact:
    return masked(found.petition.identity_id) if found.disclosure() is Disclosure.MASK else Contact()


def _ends(row: Transition, found: OpenMatter) -> tuple[list[DocumentKind], list[Party], bool]:
    """Return the documents and the parties of a step, of every way it can end, and whether there is only one."""
    certain = None
    if row.name in ANSWERING:
        is_at_once = row.name == "sign" and found.petition.is_at_once
        certain = row.branch("at_once" if is_at_once else answer_branch(found.dossier.paths))
    ends: list[Transition | Branch] = [certain] if certain else [row, *row.branches]
    kinds = dict.fromkeys(kind for end in ends for kind in end.issues)
    parties = dict.fromkeys(party for end in ends for party in end.tells)
    return list(kinds), list(parties), len({(end.issues, end.tells) for end in ends}) == 1


def _papers(kinds: Iterable[DocumentKind], s: Speech) -> list[Row]:
    named = [capital(s.say(kind)) for kind in kinds]
    return [{"label": _("开出文书"), "value": "、".join(named) if not s.english else ", ".join(named)}] if named else []


def _to(party: Party, kinds: Iterable[DocumentKind], found: OpenMatter, s: Speech, *, is_sealing: bool) -> list[Row]:
    if party is Party.PETITIONER:
        return to_petitioner(kinds, found, s, is_sealing=is_sealing)
    petition = found.petition
    if party is Party.MEMBER:
        return [{"label": capital(s.say(party)), "value": _("确认单排进“待打印”，由登记单位交给或寄给他本人")}]
    unit_id = {Party.DESK: petition.desk_unit_id, Party.HANDLING_UNIT: petition.handling_unit_id}.get(party)
    if party is Party.RECORD_UNIT and found.linked is not None:
        unit_id = found.linked.unit_id
    unit = found.directory.unit(unit_id)
    where = _("%(unit)s的工作台") % {"unit": s.say(unit)} if unit else _("收到的单位在工作台看到")
    return [{"label": capital(s.say(party)), "value": where}]
