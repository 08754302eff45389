"""What the steps on major and urgent matters (重大紧急) have in common: how far the report has come, and by when it is acknowledged."""

from __future__ import annotations

from datetime import datetime

from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import UrgentReport


def report(step: Step, state: UrgentReport | None, until: datetime | None) -> None:
    """Put how far the report has come on the petition and into the ledger; None: it is not urgent (any more)."""
    petition = step.petition
    petition.urgent_report, petition.urgent_until = (state.value if state else ""), until
    step.journal.change(petition, "urgent_report", "urgent_until")
    step.body |= {
        "urgent": petition.urgent_report, "until": until.astimezone(SHANGHAI).isoformat() if until else "", "unit": step.dossier.responsible_unit_id,
        "office": petition.desk_unit_id,
    }  # fmt: skip
