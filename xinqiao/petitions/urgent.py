"""What the steps on major and urgent matters (重大紧急) have in common: how far the report has come, and by when it is acknowledged."""

from __future__ import annotations

from datetime import datetime

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.models import Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.warning_days import urgent_warning
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.alerts import urgent_grade
from xinqiao.rules.terms import AlertGrade, UrgentReport


def report(step: Step, state: UrgentReport | None, until: datetime | None) -> None:
    """Put how far the report has come on the petition and into the ledger; None: it is not urgent (any more)."""
    petition = step.petition
    petition.urgent_report, petition.urgent_until = (state.value if state else ""), until
    step.journal.change(petition, "urgent_report", "urgent_until")
    step.body |= {
        "urgent": petition.urgent_report, "until": until.astimezone(SHANGHAI).isoformat() if until else "", "unit": step.dossier.responsible_unit_id,
        "office": petition.desk_unit_id,
    }  # fmt: skip


def due_warning(directory: Snapshot, petition: Petition, at: datetime) -> AlertGrade | None:
    """Return the strongest warning that its urgent report calls for at a time (policies of that day); None if none, or nothing waits."""
    if petition.urgent_until is None:
        return None
    return urgent_grade(petition.urgent_until, at, **urgent_warning(directory, local_day(at), channel=petition.channel))
