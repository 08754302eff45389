"""由承接单位接着办: a unit in charge was merged or abolished; its successor goes on, and no day moves (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the directory says who succeeds."""


def apply(step: Step, entry: Entry) -> str | None:
    petition, heirs = step.petition, step.dossier.heirs(step.today)
    records = {record.key: record for record in step.dossier.records if record.key in heirs}
    step.body["succeeded"] = {role: getattr(petition, f"{role}_id") for role in heirs if role not in records}
    for role, heir in heirs.items():
        if role not in records:
            setattr(petition, f"{role}_id", heir)
            step.journal.change(petition, role)
    for key, record in records.items():
        record.unit_id = heirs[key]
        step.journal.change(record, "unit_id")
    if records:
        step.body["record_units"] = {key: heirs[key] for key in records}
    step.body |= {"unit": step.dossier.responsible_unit_id, "office": petition.desk_unit_id}
    if petition.is_sealed:
        return "sealed"
    if not step.body["succeeded"]:
        return "record"
    if "desk_unit" not in heirs:
        return None
    return "both" if "handling_unit" in heirs else "office"
