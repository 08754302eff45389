"""Reviews and final reviews at every station: by the group's office, by a company and the group, or by a body outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.enterprise import Enterprise
    from tests.walking import Walk

GROUNDS = "说恢复供暖了，可是测的是中午的温度，夜里只有十一度。"
REASONS = "经复查，承办单位只在中午测温，没有夜间记录，事实没有查清。"


def _outcome(name: str) -> Any:
    return import_module("xinqiao.rules.terms").ReviewOutcome(name)


def _served(walk: Walk, who: str) -> Walk:
    ways = import_module("xinqiao.rules.terms").ServiceWay
    return walk.take("serve", who, way=ways.IN_PERSON, recipient="本人")


def asked(walk: Walk) -> Walk:
    return walk.to("replied").link("review", "ask_review", walk.petitioner, grounds=GROUNDS)


def asked_late(walk: Walk) -> Walk:
    """The answer came 40 days before; the request comes now."""
    now = walk.at
    walk.at = now - timedelta(days=40)
    walk.to("replied")
    walk.at = now
    return walk.link("review", "ask_review", walk.petitioner, grounds=GROUNDS, why_late="一直住院，有出院小结。")


def declined(walk: Walk) -> Walk:
    return asked_late(walk).take_linked("review", "decline_late_review", "leader", reason="出院小结只有三天，其余时间没有障碍。")


def dropped(walk: Walk) -> Walk:
    return asked(walk).take_linked("review", "drop_review", walk.petitioner, is_voluntary=True)


def drafted(walk: Walk, outcome: str = "uphold") -> Walk:
    order = "" if outcome == "uphold" else "夜间连续三天测温，查清供暖温度。"
    return asked(walk).take_linked("review", "draft_review", "clerk", outcome=_outcome(outcome), reasons=REASONS, order=order)


def signed(walk: Walk, outcome: str = "uphold") -> Walk:
    return drafted(walk, outcome).take_linked("review", "sign_review", "head")


def reviewed(walk: Walk, outcome: str = "uphold") -> Walk:
    return _served(signed(walk, outcome), "clerk")


def _had_a_part(walk: Walk, *who: str) -> Walk:
    """Write down that each of them had contact with the petitioner while it was handled: none of them reviews it."""
    lines, stands = import_module("xinqiao.ledger.append"), walk.petition.status
    for key in who:
        lines.append([lines.Line(subject=walk.petition.number, verb="first_contact", actor=f"person:{walk.enterprise.person(key).pk}", at=walk.at, recorded_at=walk.at, body={"from": stands, "to": stands, "unit": walk.petition.handling_unit_id})])
    return walk


def stuck(walk: Walk) -> Walk:
    """Everybody of the group's office had a part in it, and nobody inside is above."""
    return _had_a_part(asked(walk), "clerk", "head")


def stuck_late(walk: Walk) -> Walk:
    """Asked for late, and the leader who would decide on it had a part."""
    return _had_a_part(asked_late(walk), "leader")


def company_stuck(walk: Walk) -> Walk:
    """Everybody of the company had a part in what its plant answered; the group's office above had none."""
    from tests.walking import conclusion

    company(walk.enterprise)
    unit_id = import_module("xinqiao.directory.models").Unit.objects.get(key="mine-4").pk
    walk.to("triaged").take("assign", "clerk", unit_id=unit_id).take("accept", "plant_handler")
    walk.take("reply", "plant_handler", conclusions=tuple(conclusion() for _ in walk.dossier.claims)).take("sign", "plant_head")
    _served(walk, "plant_handler").link("review", "ask_review", walk.petitioner, grounds=GROUNDS)
    return _had_a_part(walk, "company_clerk", "company_head")


def final_stuck(walk: Walk) -> Walk:
    return _had_a_part(final_asked(walk), "clerk", "head")


def remitted(walk: Walk) -> Walk:
    return reviewed(walk, "remit")


def final_outside(walk: Walk) -> Walk:
    """Above the group there is nobody inside."""
    return reviewed(walk).link("final_review", "ask_final_review", walk.petitioner, grounds=GROUNDS)


def ended(walk: Walk) -> Walk:
    return final_outside(walk).take_linked(
        "final_review", "record_outside_final_review", "clerk", outcome=_outcome("uphold"), reasons="经复核，事实清楚，予以维持。",
        number="省国资信核〔2026〕3号", served_on=local_day(walk.at),
    )  # fmt: skip


def own_replied(walk: Walk) -> Walk:
    """The office handled it itself: the group answers, and only a body outside is above."""
    from tests.walking import conclusion

    walk.to("triaged").take("accept", "clerk").take("reply", "clerk", conclusions=tuple(conclusion() for _ in walk.dossier.claims))
    return _served(walk.take("sign", "head"), "clerk")


def outside(walk: Walk) -> Walk:
    return own_replied(walk).link("review", "ask_review", walk.petitioner, grounds=GROUNDS)


def company(house: Enterprise) -> None:
    """Put a company and a plant of it into the enterprise: the plant answers, the company reviews, the group's office decides last."""
    enterprise = import_module("tests.enterprise")
    duty = import_module("xinqiao.rules.terms").Duty
    if "company_clerk" in house.people:
        return
    above = enterprise._unit("company", "青川能源公司", "能源公司", "company", house.group, handles_petitions=True, can_issue_opinion=True, review_unit=house.group)
    plant = enterprise._unit("mine-4", "四矿", "四矿", "plant", above, handles_petitions=True, can_issue_opinion=True, review_unit=above)
    for key, unit, held in (
        ("company_clerk", above, duty.COORDINATOR), ("company_head", above, duty.UNIT_HEAD), ("company_leader", above, duty.LEADER),
        ("plant_handler", plant, duty.HANDLER), ("plant_head", plant, duty.UNIT_HEAD),
    ):  # fmt: skip
        house.people[key] = enterprise._person(key, unit, held)
    import_module("xinqiao.directory.snapshot").forget()


def company_reviewed(walk: Walk, outcome: str = "uphold") -> Walk:
    from tests.walking import conclusion

    company(walk.enterprise)
    unit_id = import_module("xinqiao.directory.models").Unit.objects.get(key="mine-4").pk
    walk.to("triaged").take("assign", "clerk", unit_id=unit_id).take("accept", "plant_handler")
    walk.take("reply", "plant_handler", conclusions=tuple(conclusion() for _ in walk.dossier.claims)).take("sign", "plant_head")
    _served(walk, "plant_handler").link("review", "ask_review", walk.petitioner, grounds=GROUNDS)
    order = "" if outcome == "uphold" else "夜间连续三天测温。"
    walk.take_linked("review", "draft_review", "company_clerk", outcome=_outcome(outcome), reasons=REASONS, order=order)
    return _served(walk.take_linked("review", "sign_review", "company_head"), "company_clerk")


def final_asked(walk: Walk) -> Walk:
    return company_reviewed(walk).link("final_review", "ask_final_review", walk.petitioner, grounds=GROUNDS)


def final_late(walk: Walk) -> Walk:
    now = walk.at
    walk.at = now - timedelta(days=40)
    company_reviewed(walk)
    walk.at = now
    return walk.link("final_review", "ask_final_review", walk.petitioner, grounds=GROUNDS, why_late="一直住院，有出院小结。")


def final_declined(walk: Walk) -> Walk:
    return final_late(walk).take_linked("final_review", "decline_late_final_review", "leader", reason="没有证明材料，时间也太久。")


def final_dropped(walk: Walk) -> Walk:
    return final_asked(walk).take_linked("final_review", "drop_final_review", walk.petitioner, is_voluntary=True)


def in_hearing(walk: Walk) -> Walk:
    """Called: from this step on the time limit of the final review rests."""
    from tests.linked.hearings import notice

    chair = {"chair_id": walk.enterprise.person("leader").pk}
    return final_asked(walk).link("hearing", "call_review_hearing", "head", **notice(walk) | chair)


def hearing_held(walk: Walk) -> Walk:
    """Called eight days ago and held today: the time limit of the final review runs on, and the opinion is still to be written."""
    attendance = import_module("xinqiao.rules.terms_handling").Attendance
    now, walk.at = walk.at, walk.at - timedelta(days=8)
    in_hearing(walk).at = now
    return walk.take_linked(
        "hearing", "hold_hearing", "head", held_on=local_day(now), came=attendance.CAME, present="主持人、记录人、能源公司、反映人", minutes="各方都说了夜间测温的经过。",
    )  # fmt: skip


def resting(walk: Walk) -> Walk:
    """As only an inner step makes it: the time limit rests though no hearing waits to be held."""
    return hearing_held(walk).take_linked("final_review", "pause_for_hearing", "head", from_on=local_day(walk.at), note="三月二日在集团会议室。")


def final_drafted(walk: Walk, outcome: str = "uphold") -> Walk:
    order = "" if outcome == "uphold" else "夜间连续三天测温，查清供暖温度。"
    return final_asked(walk).take_linked("final_review", "draft_final_review", "clerk", outcome=_outcome(outcome), reasons=REASONS, order=order)


def final_signed(walk: Walk, outcome: str = "uphold") -> Walk:
    return final_drafted(walk, outcome).take_linked("final_review", "sign_final_review", "head")


def final_reviewed(walk: Walk, outcome: str = "uphold") -> Walk:
    return _served(final_signed(walk, outcome), "clerk")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "review_asked": asked, "review_late": asked_late, "review_declined": declined, "review_dropped": dropped,
    "review_drafted": drafted, "review_signed": signed, "reviewed": reviewed, "review_outside": outside, "remitted": remitted,
    "review_stuck": stuck, "review_stuck_late": stuck_late, "company_stuck": company_stuck, "final_stuck": final_stuck, "own_replied": own_replied, "final_asked": final_asked, "final_late": final_late, "final_declined": final_declined,
    "final_dropped": final_dropped, "final_hearing": in_hearing, "final_hearing_held": hearing_held, "final_resting": resting, "final_drafted": final_drafted, "final_signed": final_signed,
    "final_reviewed": final_reviewed, "final_outside": final_outside, "company_reviewed": company_reviewed, "ended": ended,
}  # fmt: skip
