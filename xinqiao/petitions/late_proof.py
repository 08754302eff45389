"""Proof that a where-sent notice arrived, entered after a later step overtook the notice (条例§23(2)).

The notice stays overtaken, with the step that overtook it. What counts is the day on which it reached the petitioner: if he had it
while it was still true, he was told on that day, and the time to tell (C1) stopped then.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.db.models import Q

from xinqiao.directory.duties import Staff
from xinqiao.documents.models import Document
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import TELL
from xinqiao.rules.terms import ServiceResult, ServiceWay

BRANCHES = BEFORE, AFTER = ("proven_before", "proven_after")  # did it reach him while it was still true?
DELIVERED = (ServiceResult.SIGNED, ServiceResult.REFUSED)


class Given(Protocol):
    """What is read of the entry of `serve`."""

    @property
    def way(self) -> ServiceWay: ...
    @property
    def result(self) -> ServiceResult: ...
    @property
    def tracking_number(self) -> str: ...


def chosen(step: Step, numbers: tuple[str, ...]) -> list[Document]:
    """Return the overtaken notice among the chosen numbers, in a list; empty for none. Refused with ones that wait among them: each has its own day."""
    proven = [document for document in step.dossier.overtaken if document.number in numbers]
    step.refuse_unless(
        not proven or len(set(numbers)) == 1,
        "已经不用送的文书，补记送达要一份一份单独填，不和别的一起。", "Enter the proof of a notice that is served no more by itself, one at a time.",
        field="numbers",
    )  # fmt: skip
    return proven


def check(step: Step, entry: Given, documents: list[Document], served_on: date) -> None:
    """Refuse what does not prove that it was on its way before it was overtaken; nothing is handed over afterwards."""
    step.refuse_unless(
        isinstance(step.actor, Staff), "选中的文书已经不用送了，请看最新情况。", "A chosen document is served no more.", field="numbers",
    )  # fmt: skip
    step.refuse_unless(
        entry.result in DELIVERED, "已经不用送的文书，只能补记已经送到的。", "Of a document that is served no more only its arrival is entered.",
        field="result",
    )  # fmt: skip
    is_mail = entry.way is ServiceWay.MAIL
    step.refuse_unless(
        is_mail or served_on < _overtaken_on(documents),
        f"选中的文书{_overtaken_on(documents)}已经不用送了：只能补记那天以前送到的，或者以前寄出的邮件。",
        f"A chosen document is served no more since {_overtaken_on(documents)}: enter only what arrived before that day, or mail that was sent before.",
        field="served_on",
    )  # fmt: skip
    step.refuse_unless(
        not is_mail or bool(entry.tracking_number.strip()), "补记邮寄送达，请填邮件号。", "To enter mail later, give its tracking number.",
        field="tracking_number",
    )  # fmt: skip


def branch(step: Step, documents: list[Document], served_on: date) -> str:
    """Return the branch of `serve`, and give a time to tell that has stopped meanwhile its true, earlier day."""
    issued_on = max(local_day(document.issued_at) for document in documents)
    clock = (
        RunningClock.objects.filter(Q(stopped_on=None) | Q(stopped_on__gt=served_on), petition=step.petition, name=TELL.name, anchor_on__lte=issued_on)
        .order_by("-pk").first()
    )  # fmt: skip
    is_new = any(running.name == TELL.name and running.anchor_on > issued_on for running in step.dossier.clocks)
    if served_on >= _overtaken_on(documents):
        return AFTER
    if clock is not None and clock.stopped_on is not None:
        step.stop_earlier(clock, served_on)
    return AFTER if is_new else BEFORE


def _overtaken_on(documents: list[Document]) -> date:
    """Return the first day on which one of them was overtaken."""
    return min(local_day(document.superseded_at) for document in documents if document.superseded_at is not None)
