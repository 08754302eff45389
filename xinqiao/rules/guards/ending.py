"""Guards of the end: what a withdrawal ends and what goes on ex officio; a request to have it done anew."""

from __future__ import annotations

from xinqiao.rules.clocks import READ_REOPEN
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import Path
from xinqiao.rules.text import Text

EX_OFFICIO = Text(
    "检举控告和安全隐患依职权继续办，不因撤回而停止。",
    "Accusations and safety hazards are pursued ex officio; a withdrawal does not stop them.",
)


def not_accusation(facts: Facts) -> Text | None:
    """Refuse for an accusation, which is pursued ex officio."""
    return EX_OFFICIO if Path.ACCUSATION in facts.paths else None


def not_ex_officio(facts: Facts) -> Text | None:
    """Refuse for what is pursued ex officio: accusations and safety hazards (category 09, 01–03)."""
    return EX_OFFICIO if facts.is_hazard else not_accusation(facts)


def withdrawal_asked(facts: Facts) -> Text | None:
    """Refuse unless the petitioner has asked to withdraw."""
    return None if facts.is_withdrawal_asked else Text("反映人没有申请撤回。", "The petitioner has not asked to withdraw.")


def withdrawal_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one waits for the call-back."""
    return Text("已经申请过撤回，正在核实。", "A withdrawal has been asked for; it is being verified.") if facts.is_withdrawal_asked else None


def reopen_asked(facts: Facts) -> Text | None:
    """Refuse unless a dissatisfied rating or the petitioner asks for it."""
    if READ_REOPEN.name in facts.due:
        return None
    return Text("没有等着看的重新办理申请。", "No request to have it done anew is waiting.")


def reopen_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one is being read."""
    if READ_REOPEN.name not in facts.due:
        return None
    return Text("已经收到重新办理的要求，正在看理由。", "A request to have it done anew was received and is being read.")


def reopen_decided(facts: Facts) -> Text | None:
    """Refuse to close while a request to have it done anew is not decided."""
    if READ_REOPEN.name not in facts.due:
        return None
    return Text("反映人要求重新办理，先决定这个要求，才能办结。", "The petitioner asks to have it done anew: decide that before closing.")
