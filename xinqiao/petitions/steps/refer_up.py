"""转交上级机关: the letter to the superior body is made, and from here nobody but who sends it reads the matter (ADR-0017)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.models import Attachment
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`to`: the superior body; `where`: its address or telephone, which the petitioner reads; `reason`: whom it concerns, for the file until it is sent."""

    to: str
    where: str
    reason: str


def apply(step: Step, entry: Entry) -> None:
    to = written(step, entry.to, field="to", least=2, zh="请写送哪个上级机关。", en="Say to which superior body it goes.", most=SHORT_LIMIT)
    where = written(step, entry.where, field="where", least=2, zh="请写它的地址或者电话：反映人以后要问它。", en="Give its address or telephone: the petitioner asks there.", most=SHORT_LIMIT)
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么要送上级机关。", en="Say why it goes to the superior body.")
    petition = step.petition
    for running in [clock for clock in step.dossier.clocks if clock.record]:
        step.stop(running, step.today)  # nothing linked to it may warn anybody any more
    if not petition.is_sealed:
        petition.is_sealed, petition.is_kept_close = True, False
        step.journal.change(petition, "is_sealed", "is_kept_close")
        step.journal.seal(petition)
    petition.sender_id = step.stands_for or step.actor.person_id  # a substitute sends it for whom he stands in, who goes on with it
    step.journal.change(petition, "sender_id")
    step.texts = {"reason": reason}
    step.letter = {"to": to, "where": where, "files": [f"{row.name}（SHA-256 {row.sha256}）" for row in Attachment.objects.filter(petition=petition).order_by("pk")]}
    step.body |= {"sent_to": to, "where": where, "office": petition.desk_unit_id, "unit": step.dossier.responsible_unit_id, "sender": petition.sender_id}
