"""记下来访: how many came, who speaks for them, and what they want; names only where they wish it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.joint import MOST_HEADS, REPRESENTATIVES

LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`heads`: all who came with the matter; `companions`: who only came along; `speakers`: who speaks for a group. `names`: of those who wish it."""

    heads: int
    companions: int = 0
    speakers: int = 0
    names: tuple[str, ...] = ()
    names_wished: bool = False
    wish: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it. Raises Refused for more than five representatives (条例§20(3)), for a group without any, and for names that nobody wished to give."""
    act.refuse_unless(1 <= entry.heads <= MOST_HEADS, "请写来了几个人。", "Say how many people came.", field="heads")
    act.refuse_unless(0 <= entry.companions <= MOST_HEADS, "陪同的人数请写 0 以上的数字。", "Companions: a number of 0 or more.", field="companions")
    act.refuse_unless(
        0 <= entry.speakers <= REPRESENTATIVES, f"代表最多 {REPRESENTATIVES} 位（条例§20(3)）。请和大家商量，推选 {REPRESENTATIVES} 位以内来谈，其他人请在等候区歇着。",
        f"At most {REPRESENTATIVES} people speak for a group (regulation, article 20(3)). Please ask them to choose up to {REPRESENTATIVES}; everybody else may sit and wait.", field="speakers",
    )  # fmt: skip
    act.refuse_unless(entry.speakers <= entry.heads, "代表不会比来的人多。", "There cannot be more representatives than people.", field="speakers")
    act.refuse_unless(
        entry.heads <= REPRESENTATIVES or entry.speakers >= 1, f"超过 {REPRESENTATIVES} 个人，请大家推选 1 到 {REPRESENTATIVES} 位代表，写上几位。",
        f"More than {REPRESENTATIVES} people: please ask them to choose 1 to {REPRESENTATIVES} representatives, and say how many.", field="speakers",
    )  # fmt: skip
    names = tuple(name.strip() for name in entry.names if name.strip())
    act.refuse_unless(not names or entry.names_wished, "本人没有说愿意留，不要写姓名。", "Without their wish no name is written down.", field="names")
    act.refuse_unless(len(names) <= REPRESENTATIVES, f"姓名最多写 {REPRESENTATIVES} 位代表的。", f"At most the names of {REPRESENTATIVES} representatives.", field="names")
    act.refuse_unless(all(len(name) <= 60 for name in names), "姓名太长了。", "A name is too long.", field="names")
    wish = entry.wish.strip()
    act.refuse_unless(len(wish) <= LONGEST, f"太长了，最多 {LONGEST} 个字。", f"Too long: at most {LONGEST} characters.", field="wish")
    act.keep(heads=entry.heads, companions=entry.companions, speakers=entry.speakers, names=list(names), wish=wish)
    act.body.update({"heads": entry.heads, "companions": entry.companions, "speakers": entry.speakers})
