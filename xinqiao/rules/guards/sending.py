"""Guards of triage and of sending: which path, which unit, how often it may come back (条例§22–§24, §28)."""

from __future__ import annotations

from xinqiao.rules.clocks import OBJECT
from xinqiao.rules.facts import Facts, Guard
from xinqiao.rules.terms import Path, ReferralStatus
from xinqiao.rules.text import Text


def path_in(*paths: Path) -> Guard:
    """Refuse unless every claim follows one of `paths`."""

    def guard(facts: Facts) -> Text | None:
        wrong = next((path for path in Path if path in facts.paths and path not in paths), None)
        if wrong is None:
            return None
        if facts.paths & set(paths):
            return Text(
                "有的诉求项甄别为“{path}”，要先为它走那条途径；如有误，请重新甄别。",
                "Some claims were triaged as “{path}”; they must take that path first. Triage it again if that is wrong.",
            ).fill(path=wrong)
        return Text(
            "此件甄别为“{path}”，不能走这一步；如有误，请重新甄别。",
            "This matter was triaged as “{path}”; this step does not apply. Triage it again if that is wrong.",
        ).fill(path=wrong)

    return guard


def some_path_in(*paths: Path) -> Guard:
    """Refuse unless at least one claim follows one of `paths`."""

    def guard(facts: Facts) -> Text | None:
        if not facts.paths or facts.paths & set(paths):
            return None
        wrong = next(path for path in Path if path in facts.paths)
        return Text(
            "此件甄别为“{path}”，不能走这一步；如有误，请重新甄别。",
            "This matter was triaged as “{path}”; this step does not apply. Triage it again if that is wrong.",
        ).fill(path=wrong)

    return guard


def triaged_first(facts: Facts) -> Text | None:
    """Refuse before triage: what may be an accusation or a safety hazard is not ended unread."""
    if facts.paths:
        return None
    return Text("先甄别，才知道能不能撤回：检举控告和安全隐患不能停。", "Triage it first: an accusation or a safety hazard cannot end here.")


def objection_open(facts: Facts) -> Text | None:
    """Refuse once the clock to object has stopped, or where none runs: accepted, decided by the sender, named by a leader."""
    if OBJECT.name in facts.due:
        return None
    return Text("异议期已经结束：已受理、异议已核实过，或者是领导指定的。", "The time to object is over: accepted already, an objection was decided, or a leader named the unit.")


def referral_not_declined(facts: Facts) -> Text | None:
    """Refuse while the unit's objection is open (条例§23(3))."""
    if facts.referral is not ReferralStatus.DECLINED:
        return None
    return Text("承办单位已提出异议，请先核实异议。", "The unit has objected; decide the objection first.")


def referral_declined(facts: Facts) -> Text | None:
    """Refuse unless the unit has objected (条例§23(3))."""
    if facts.referral is ReferralStatus.DECLINED:
        return None
    return Text("承办单位没有提出异议。", "The unit has not objected.")


MOST_HOPS = 2  # the third unit is named by a leader (条例§24, §28(1); how many times is policy)


def hops_left(facts: Facts) -> Text | None:
    """Refuse to send it to a third unit: after two that no longer have it a leader decides (条例§24)."""
    if facts.hops < MOST_HOPS:
        return None
    return Text(
        "已经有 {n} 个单位退回或被收回，不能再转：请上级领导指定承办单位（条例§24）；自己能办的，可以直接受理。",
        "It came back from {n} units; it is not sent on again: a leader above names the unit (条例§24), or you accept it yourselves.",
    ).fill(n=facts.hops)


def hops_used_up(facts: Facts) -> Text | None:
    """Refuse while the office itself may still send it."""
    if facts.hops >= MOST_HOPS:
        return None
    return Text("还没有退回两次，由信访办转送、交办。", "It has not come back twice: the petition office sends it.")


def in_other_hands(facts: Facts) -> Text | None:
    """Refuse what only makes sense while another unit than the registering office is in charge."""
    return Text("这件由登记单位自己办，材料就在手边。", "The registering office handles it itself and has the files at hand.") if facts.is_own else None


def unit_succeeded(facts: Facts) -> Text | None:
    """Refuse while the units in charge exist, or where none succeeds them (条例§24)."""
    if facts.has_heir:
        return None
    return Text("这件的单位都还在，或者撤销了但没有承接单位。", "The units in charge still exist, or nobody succeeds them.")
