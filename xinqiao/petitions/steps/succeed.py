"""由承接单位接着办: a unit in charge was merged or abolished; its successor goes on, and no day moves (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the directory says who succeeds."""


def apply(step: Step, entry: Entry) -> str | None:
    petition, heirs = step.petition, step.dossier.heirs(step.today)
    step.body["succeeded"] = {role: getattr(petition, f"{role}_id") for role in heirs}
    for role, heir in heirs.items():
        setattr(petition, f"{role}_id", heir)
        step.journal.change(petition, role)
    step.body |= {"unit": step.dossier.responsible_unit_id, "office": petition.desk_unit_id}
    if petition.is_sealed:
        return "sealed"
    if "desk_unit" not in heirs:
        return None
    return "both" if "handling_unit" in heirs else "office"
