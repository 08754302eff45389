"""拆出一部分: chosen claims become a petition with a number of its own, of the same petitioner, received the same day, triaged anew."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.concluding import vouch
from xinqiao.petitions.models import Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import register
from xinqiao.petitions.vouching import claims_digest
from xinqiao.petitions.written import written
from xinqiao.rules.limits import TITLE_LIMIT
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.vault import reveal


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`positions`: the claims that go. `title`, `text`: what the new petition says, without a word of what stays; no text: the claims."""

    positions: tuple[int, ...]
    title: str
    reason: str
    text: str = ""


def apply(step: Step, entry: Entry) -> None:
    going = [claim for claim in step.dossier.remaining if claim.position in set(entry.positions)]
    step.refuse_unless(
        0 < len(going) == len(set(entry.positions)) < len(step.dossier.remaining),
        "请选要拆出的要求：至少一项，也至少留下一项。", "Choose the claims to split off: one at least, and leave one at least.", field="positions",
    )  # fmt: skip
    title = written(step, entry.title, field="title", zh="请给拆出的件写一句话的标题。", en="Write a title for the part.", most=TITLE_LIMIT)
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么要拆开。", en="Say why it is split.")
    part = _registered(step, entry, title, [claim.text for claim in going])
    for claim in going:
        claim.is_dropped = True
        step.journal.change(claim, "is_dropped")
        step.dossier.claims.remove(claim)
    step.keep(number=part.number, positions=[claim.position for claim in going], reason=reason)
    step.body |= {"other": part.number, "office": step.petition.desk_unit_id, "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims)}
    vouch(step)


def _registered(step: Step, entry: Entry, title: str, claims: list[str]) -> Petition:
    """Register the part: the vault gives contact and query code from the one to the other, and nobody reads them on the way."""
    petition, part = step.petition, Petition(desk_unit_id=step.petition.desk_unit_id)
    step.perform_on(
        "register", part,
        register.Entry(
            channel=Channel(petition.channel), secrecy=Secrecy(petition.secrecy), title=title, text=entry.text.strip() or "\n".join(claims),
            claims=tuple(claims), contact=reveal.addressee(petition.identity_id, subject=petition.number), place=petition.place,
            happened=petition.happened, received_at=petition.received_at, language=petition.language, heads=petition.heads,
            query_code=reveal.query_code(petition.identity_id, subject=petition.number),
        ),
    )  # fmt: skip
    return part
