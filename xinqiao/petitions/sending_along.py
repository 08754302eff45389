"""Which files go along to the unit in charge: none, unless the office chose each, knowing that nothing in it is covered (条例§30)."""

from __future__ import annotations

from collections.abc import Sequence

from xinqiao.petitions.models import Attachment
from xinqiao.petitions.step import Step


def send_along(step: Step, keys: Sequence[int], *, anew: bool) -> list[Attachment]:
    """Let the files with these keys go along (one query; none while the petition itself is not stored) and return them.

    `anew`: another unit gets the matter, and what went to the one before does not go to it by itself. The files
    themselves stay where they are: the unit opens their clean copies, as the office does.
    """
    if step.petition._state.adding:
        rows = [row for row in step.journal.added(Attachment) if row.petition is step.petition]
    else:
        rows = list(Attachment.objects.filter(petition=step.petition.pk).order_by("pk"))
    known = {row.pk: row.sha256 for row in rows}
    step.refuse_unless(
        set(keys) <= known.keys(), "选中的材料不在这一件里，请看最新情况。", "A chosen file does not belong to this matter.", field="attachments"
    )  # fmt: skip
    chosen = {known[key] for key in keys}
    for row in rows:
        goes_along = row.sha256 in chosen or (row.goes_along and not anew)
        if goes_along != row.goes_along:
            row.goes_along = goes_along
            step.journal.change(row, "goes_along")
    if rows:
        step.body["files_along"] = sorted(chosen)
    return [row for row in rows if row.sha256 in chosen]
