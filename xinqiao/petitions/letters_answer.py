"""What the answers say, claim by claim: the decision, the replies, and the report on what came of it."""

from __future__ import annotations

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.countersigning import countersigners
from xinqiao.petitions.letter_parts import Letter, LetterText, day, received
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import HANDLE, KEEP_PROMISE, REPORT, key_of
from xinqiao.rules.terms import Outcome, Path, PromiseStatus, RecordKind, ReferralStatus
from xinqiao.rules.text import Text

T = LetterText


def decision(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The decision on the claims (条例§32), with the review that may be asked for."""
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    _came_from(step, unit, letter)
    letter.paragraph(T.DECISION_INTRO, unit=unit)
    letter.items(_conclusions(step, are_proposals=False))
    _carried_out(step, unit, letter)
    _countersigned(step, letter)
    letter.remedy(T.REMEDY, body=_reviewing_body(step, unit))


def _reviewing_body(step: Step, unit: UnitFacts) -> UnitFacts | Text:
    review = step.directory.unit(unit.review_unit_id)
    return review or (Text(unit.review_outside, unit.review_outside) if unit.review_outside else T.UNIT_ABOVE)


def _conclusions(step: Step, *, are_proposals: bool) -> list[tuple[str, str, str, Outcome, str]]:
    """Return the rows on the claims that are proposals (answered by the reply, §29), or on all others (the decision, §32)."""
    return [
        (claim.text, claim.facts, claim.basis, Outcome(claim.outcome), claim.opinion)
        for claim in step.dossier.remaining
        if (claim.path == Path.STUDY.value) is are_proposals
    ]


def _came_from(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Say who sent the matter to the unit, and since when the unit has been answerable for it."""
    handle, referral = step.dossier.clock(HANDLE.name), step.dossier.referral
    if handle is None:
        return
    accepted = day(handle.anchor_on)
    if referral is None or referral.standing is ReferralStatus.RETURNED:  # a successor goes on with what its forerunner was sent
        letter.paragraph(T.TAKEN_ON, unit=unit, accepted=accepted)
        return
    letter.paragraph(
        T.CAME_FROM, office=step.directory.units[step.petition.desk_unit_id], sent=day(local_day(referral.sent_at)),
        how=T.ASSIGNED_BY if referral.is_report_owed else T.FORWARDED_BY, unit=unit, accepted=accepted,
    )  # fmt: skip


def _carried_out(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Say who carries out what and by when: what is promised on record, and who answers for the rest that is supported (条例§32)."""
    dossier = step.dossier
    promised = [record for record in dossier.records_of(RecordKind.PROMISE) if record.standing is PromiseStatus.PROMISED]
    if promised:
        letter.heading(Text("由谁落实、哪天前做到", "Who carries it out, and by when"))
        letter.numbered([letter.say(_promise(step, record, unit)) for record in promised])
    elif any(claim.outcome == Outcome.SUPPORT.value for claim in dossier.remaining):
        letter.paragraph(T.CARRIED_OUT, unit=unit)


def _promise(step: Step, record: LinkedRecord, unit: UnitFacts) -> Text:
    owner, clock = step.directory.unit(record.unit_id) or unit, step.dossier.clock(key_of(KEEP_PROMISE, record.key))
    words = T.PROMISED if clock is None else T.PROMISED_BY
    return words.fill(text=record.content["text"], unit=owner, due=day(clock.due_on) if clock else "")


def _countersigned(step: Step, letter: Letter) -> None:
    """Name the other units whose heads have countersigned the answer as it is (会签)."""
    units = [step.directory.units[unit_id] for unit_id in countersigners(step.dossier)]
    if units:
        names = Text("、".join(unit.zh for unit in units), ", ".join(unit.en for unit in units))
        letter.paragraph(T.COUNTERSIGNED, units=names)


def spot_reply(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The reply on the spot, to claims and proposals alike (条例§23(2))."""
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.SPOT_INTRO, unit=unit)
    claims, proposals = _conclusions(step, are_proposals=False), _conclusions(step, are_proposals=True)
    letter.items([*claims, *proposals])
    _carried_out(step, unit, letter)
    _countersigned(step, letter)
    if proposals:
        letter.paragraph(T.THANKS)
    if claims:
        letter.remedy(T.SPOT_REMEDY, body=_reviewing_body(step, unit))


def proposal_reply(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The reply to the proposals (条例§29)."""
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.PROPOSAL_INTRO, unit=unit)
    letter.items(_conclusions(step, are_proposals=True))
    _countersigned(step, letter)
    letter.paragraph(T.THANKS)


def result(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The report on the result, to the sender (条例§22(3))."""
    referral, report = step.dossier.referral, step.dossier.clock(REPORT.name)
    letter.paragraph(T.REPORT_INTRO, **received(step.petition))
    letter.items([*_conclusions(step, are_proposals=False), *_conclusions(step, are_proposals=True)])
    letter.heading(Text("办理和落实情况", "What was done"))
    letter.plain(step.letter["text"])
    if referral is not None and report is not None:
        letter.fields(
            (Text("交办日期", "Assigned on"), day(local_day(referral.sent_at))),
            (Text("要求报告的日期", "Report asked for by"), day(report.due_on)),
        )  # fmt: skip
