"""拆出一部分: chosen claims become a petition with a number of its own, of the same petitioner, received the same day, triaged anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from xinqiao.directory.duties import Actor
from xinqiao.petitions.asking_members import AskedBy
from xinqiao.petitions.concluding import vouch
from xinqiao.petitions.models import Attachment, LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import register
from xinqiao.petitions.steps.carry_complained import Entry as Carried
from xinqiao.petitions.steps.name_member import Entry as Member
from xinqiao.petitions.upload import Upload
from xinqiao.petitions.vouching import claims_digest
from xinqiao.petitions.written import written
from xinqiao.rules.limits import TITLE_LIMIT
from xinqiao.rules.terms import Channel, RecordKind, Secrecy
from xinqiao.rules.terms_joint import MemberRole, MemberStatus
from xinqiao.rules.terms_sharing import ComplainedStatus
from xinqiao.rules.text import Text, say
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact

BEFORE = Text("拆分前的那一件里问过本人", "asked on the petition that it was split off from")
YES = Text("本人说参加。", "He takes part.")


class Parting(Protocol):
    """What the steps that split claims off are given; see `steps/split_off.py`."""

    @property
    def positions(self) -> tuple[int, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def attachments(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`positions`: the claims that go; `attachments`: the files that go along, by key. `title`, `text`: what the new petition says,

    without a word of what stays; no text: the claims.
    """

    positions: tuple[int, ...]
    title: str
    reason: str
    text: str = ""
    attachments: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        len(set(entry.positions)) < len(step.dossier.remaining), "请选要拆出的要求：至少一项，也至少留下一项。",
        "Choose the claims to split off: one at least, and leave one at least.", field="positions",
    )  # fmt: skip
    part_off(step, entry)


def part_off(step: Step, entry: Parting, *, actor: Actor | None = None) -> None:
    """Register the chosen claims as a petition of its own (by `actor`; None: whoever takes the step) and drop them here.

    Raises Refused, and changes nothing, if no claim is chosen, one is not there, or title or reason is missing.
    """
    going = [claim for claim in step.dossier.remaining if claim.position in set(entry.positions)]
    step.refuse_unless(
        0 < len(going) == len(set(entry.positions)), "请选要拆出的要求：至少一项。", "Choose the claims to split off: one at least.", field="positions",
    )  # fmt: skip
    title = written(step, entry.title, field="title", zh="请给拆出的件写一句话的标题。", en="Write a title for the part.", most=TITLE_LIMIT)
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么要拆开。", en="Say why it is split.")
    part = _registered(step, entry, title, [claim.text for claim in going], actor)
    for claim in going:
        claim.is_dropped = True
        step.journal.change(claim, "is_dropped")
        step.dossier.claims.remove(claim)
    step.keep(number=part.number, positions=[claim.position for claim in going], reason=reason)
    step.body |= {"other": part.number, "office": step.petition.desk_unit_id, "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims)}
    vouch(step)


def _registered(step: Step, entry: Parting, title: str, claims: list[str], actor: Actor | None) -> Petition:
    """Register the part: the vault gives contact and query code from the one to the other, and nobody reads them on the way."""
    petition, part = step.petition, Petition(desk_unit_id=step.petition.desk_unit_id)
    rows = [row for row in step.dossier.records_of(RecordKind.MEMBER) if row.standing is not MemberStatus.DENIED and row.identity_id is not None]
    people = reveal.passed_on([key for key in (petition.identity_id, *(row.identity_id for row in rows)) if key], subject=petition.number)
    files, members = _files(step, entry), _members(step, rows, people)
    contact, code = people[petition.identity_id or 0]
    step.perform_on(
        "register", part,
        register.Entry(
            channel=Channel(petition.channel), secrecy=Secrecy(petition.secrecy), title=title, text=entry.text.strip() or "\n".join(claims),
            claims=tuple(claims), contact=contact, place=petition.place,
            happened=petition.happened, received_at=petition.received_at, language=petition.language, heads=max(petition.heads, len(members) + 1),
            query_code=code, members=members, complained=_carried(step),
            uploads=tuple(
                Upload(file_key=row.file_key, name=row.name, media_type=row.media_type, size=row.size, sha256=row.sha256) for row in files
            ),
        ),
        actor=actor,
    )  # fmt: skip
    from_petitioner = {row.file_key for row in files if row.from_petitioner}
    for row in step.journal.added(Attachment):
        row.from_petitioner = row.from_petitioner or row.file_key in from_petitioner
    return part


def _carried(step: Step) -> tuple[Carried, ...]:
    """Return whom the petition complains about: they are kept from the part as well."""
    rows = [row for row in step.dossier.records_of(RecordKind.COMPLAINED) if row.standing is ComplainedStatus.KEPT_OUT]
    return tuple(Carried(why=row.content["why"], named_unit=row.unit_id, named_person=row.person_id) for row in rows)


def _files(step: Step, entry: Parting) -> list[Attachment]:
    if not entry.attachments:
        return []
    rows = list(Attachment.objects.filter(petition=step.petition, pk__in=entry.attachments).order_by("pk"))
    step.refuse_unless(len(rows) == len(set(entry.attachments)), "选的附件不在这一件里。", "A chosen file is not of this petition.", field="attachments")
    return rows


def _members(step: Step, rows: list[LinkedRecord], people: dict[int, tuple[Contact, str]]) -> tuple[Member, ...]:
    """Return those who bring it together with the petitioner, each with the code on his slip: it opens the part, too."""
    language = step.petition.language
    return tuple(
        Member(
            name=contact.name, phone=contact.phone, address=contact.address, role=MemberRole(row.content["role"]), code=code,
            asked=AskedBy(how=say(BEFORE, language), said=row.content.get("said") or say(YES, language)) if row.standing is MemberStatus.CONFIRMED else None,
        )
        for row in rows
        for contact, code in [people[row.identity_id or 0]]
    )  # fmt: skip
