"""What the demonstration shows besides petitions: a drawn seal on its documents, and a few published answers."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from datetime import date, datetime

from PIL import Image, ImageDraw

from xinqiao.directory import change
from xinqiao.directory.models import Unit
from xinqiao.ops.demo.walk import Cast
from xinqiao.petitions import publishing
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import propose_publication, publish
from xinqiao.petitions.zone import at_noon, local_day
from xinqiao.rules.terms import PetitionStatus, RecordKind, Secrecy

SIZE, RED = 420, "#c8102e"
PUBLISHED = 3
CONSENT = "演示：本人当面签了同意书"


def seals(units: Iterable[Unit], since: date, *, by: str) -> None:
    """Give the units that issue opinions a drawn seal: a ring and a star, nobody's own."""
    picture = _ring()
    for unit in units:
        if unit.can_issue_opinion or unit.is_front_desk:
            change.set_seal(unit, picture, since, by=by, at=at_noon(since))


def answers(cast: Cast, now: datetime) -> None:
    """Publish a few answers, with two people of the petition office, as the steps ask for."""
    answered = Petition.objects.filter(
        status__in=(PetitionStatus.REPLIED.value, PetitionStatus.CLOSED.value), secrecy=Secrecy.REAL_NAME.value, is_sealed=False,
        desk_unit=cast.units["petition_office"], received_at__lte=now,
    )  # fmt: skip
    shown = 0
    for petition in answered.order_by("pk"):
        if shown == PUBLISHED:
            break
        if propose_publication.served_answer(petition.number) is None:
            continue
        copy = publishing.first_copy(load(petition))
        entry = propose_publication.Entry(**copy, agreed_on=local_day(now), consent=CONSENT)
        record = LinkedRecord(petition=petition, kind=RecordKind.PUBLICATION.value)
        made = perform("propose_publication", record, entry, actor=cast.actor("petition_office", "coordinator"), at=now)
        perform("publish", made, publish.Entry(), actor=cast.actor("petition_office", "office_head"), at=now)
        shown += 1


def _ring() -> bytes:
    picture = Image.new("RGBA", (SIZE, SIZE), (255, 255, 255, 0))
    pen, middle = ImageDraw.Draw(picture), SIZE / 2
    pen.ellipse((8, 8, SIZE - 8, SIZE - 8), outline=RED, width=12)
    points = [(80 if n % 2 == 0 else 31, n * math.pi / 5) for n in range(10)]
    pen.polygon([(middle + far * math.sin(turn), middle - far * math.cos(turn)) for far, turn in points], fill=RED)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
