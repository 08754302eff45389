"""记下见了谁、谈了什么: a count, or a name where its bearer agreed; and what was said."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import add, refuse_again, words
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_visit import Consent

MOST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`heads`: how many; `who`: a name, only where `consent` is NAMED; `said`: what the talk was about. `token`: the same piece is kept once."""

    heads: int
    said: str
    consent: Consent = Consent.COUNT_ONLY
    who: str = ""
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it. Raises Refused for a name without consent, and for a piece that is there already."""
    refuse_again(act, entry.token)
    act.refuse_unless(1 <= entry.heads <= MOST, f"请写见了多少人（1 到 {MOST}）。", f"Say how many people (1 to {MOST}).", field="heads")
    who = entry.who.strip()
    act.refuse_unless(not who or entry.consent is Consent.NAMED, "本人没有同意，不要记姓名。", "Without his consent no name is written down.", field="who")
    act.refuse_unless(bool(who) or entry.consent is not Consent.NAMED, "请写同意记的姓名。", "Write the name he agreed to.", field="who")
    act.refuse_unless(len(who) <= SHORT_LIMIT, "姓名太长了。", "The name is too long.", field="who")
    said = words(act, entry.said, field="said", zh="请写谈了什么。", en="Say what the talk was about.")
    add(act, "met", token=entry.token, heads=entry.heads, consent=entry.consent.value, who=who, said=said)
    act.body["heads"] = entry.heads
