"""What the demonstration enterprise dealt with in the past year: enough closed matters for the credit board, the scorecards and the picture of causes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xinqiao.ops.demo.walk import Cast, walk
from xinqiao.rules.terms import Resolution

# How many matters of each unit ended in the last ninety days, and in the three ninety days before; of the smaller units too few to tell.
ENDED: dict[str, tuple[int, int, int, int]] = {
    "mine_2": (14, 12, 11, 4), "mine_1": (12, 3, 0, 0), "mine_3": (11, 0, 0, 0), "washery": (4, 0, 0, 0), "power": (2, 0, 0, 0),
}  # fmt: skip
QUARTER, LATER = 90, 36  # days; what was answered late came in so much earlier
FIRST, LAST = 76, 90  # days since the newest quarter's matters came in: answered, due and asked about within the last ninety days
SURNAMES = "纪庞滕甘苗柏窦章云奚范彭郎鲁韦昌凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄"
GIVEN = ("长顺", "春林", "海明", "桂芳", "连生", "秀梅", "志刚", "玉兰", "德福", "红霞", "满仓", "凤琴", "建国")
SAID = {
    Resolution.SOLVED: "说办成了，没有别的要求。", Resolution.PARTLY: "说办了一部分，其余的在等。", Resolution.UNSOLVED: "说还没有办成，等着看。",
}  # fmt: skip


def play(kinds: list[dict[str, Any]], cast: Cast, now: datetime) -> None:
    """Walk each of them from its receipt to its end, on its own days: what was promised is kept, and somebody outside the unit asks whether it is solved."""
    for n, (days_ago, unit, is_late) in enumerate(_planned()):
        walk(_row(n, (unit, days_ago, is_late), kinds[_kind(n, unit) % len(kinds)], cast), cast, now)


def _planned() -> list[tuple[int, str, bool]]:
    """Return of each matter how many days ago it came in, the unit, and whether it was answered late, the oldest first."""
    rows = [
        (quarter * QUARTER + FIRST + (i * 5 + quarter * 3) % (LAST - FIRST) + LATER * (i % 9 == 4), unit, i % 9 == 4)
        for unit, ended in ENDED.items() for quarter, many in enumerate(ended) for i in range(many)
    ]  # fmt: skip
    return sorted(rows, reverse=True)


def _kind(n: int, unit: str) -> int:
    """Return which kind it is: two matters of three are of the first three kinds, so that a cause can be seen to come back."""
    return n % 3 if n % 3 < 2 else n // 3 + len(unit)


def _row(n: int, of: tuple[str, int, bool], kind: dict[str, Any], cast: Cast) -> dict[str, Any]:
    unit, days_ago, is_late = of
    place, answered = cast.units[unit].name, 65 if is_late else 18 + n % 11
    words = {key: kind[key].replace("{place}", place).replace("{n}", str(3 + n % 9)) for key in kind}
    steps = {
        "triage": 1, "assign": 1, "serve_sent": 2, "take_over": 2, "accept": 17 if n % 10 == 7 else 4, "serve_notice": 17 if n % 10 == 7 else 4,
        "reply": answered, "sign": answered, "serve": answered + 1, "rate": answered + 2, "report": answered + 3, "accept_report": answered + 4, "record_outcome": answered + 20, "close": answered + 45,  # the month for a review has passed, and a holiday at its end
    }  # fmt: skip
    if n % 4 == 3:
        del steps["rate"]
    if n % 2 == 0 or unit == "mine_2":
        steps |= {"promise": answered + 1, "keep_promise": answered + (16 if n % 24 == 10 else 6 + n % 6)}  # of twelve days: some are late
    rating = ("satisfied", "satisfied", "fairly", "satisfied", "dissatisfied" if n % 2 else "satisfied")[n % 5]
    if rating == "dissatisfied" and "rate" in steps:
        steps["decline_reopen"] = answered + 25
    said = Resolution.SOLVED if unit == "mine_1" and n % 7 else ((Resolution.SOLVED,) * 8 + (Resolution.PARTLY, Resolution.UNSOLVED))[n * 3 % 10]
    name = SURNAMES[n % len(SURNAMES)] + GIVEN[n % len(GIVEN)]
    return {
        "key": f"past-{n}", "title": words["title"], "text": words["text"], "claims": [words["claim"]], "channel": ("visit", "phone", "letter")[n % 3], "received_days_ago": days_ago,
        "where": place, "when": "{m-1}", "person": "worker", "secrecy": "real_name", "name": name, "phone": f"1990002{n:04d}", "address": f"青川市{place}家属院 {1 + n % 40} 栋",
        "category": kind["category"], "path": "opinion", "desk": "petition_office", "unit": unit, "stage": "closed", "cause": kind["cause"] if n % 13 else "unsaid", "steps": steps,
        "conclusions": [{"outcome": "support", **{key: words[key] for key in ("facts", "basis", "opinion")}}], "promise": words["promise"], "promise_days": 12, "proof": words["proof"],
        "resolution": said.value, "resolution_note": SAID[said],
        "rating": {"office": "satisfied", "unit": rating, "reason": "" if rating == "satisfied" else "等得久了一点。"}, "stays_reason": "您说等得久，是的，我们说明了为什么，也道了歉；事情已经办好，不再重新办。",
        **({"heads": 2, "members": [_member(n)]} if n % 2 == 0 and unit == "mine_2" else {}),
    }  # fmt: skip


def _member(n: int) -> dict[str, str]:
    """Return who came along: what several bring is a hard matter."""
    return {"name": SURNAMES[-1 - n % 20] + GIVEN[(n + 5) % len(GIVEN)], "phone": f"1990003{n:04d}", "role": "signer", "asked": "confirmed", "said": "是我们一起来说的。"}
