"""One person, one matter: talks with petitioners of the demonstration, a need with its help, and what came out when they were called back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from xinqiao.rules.terms import Resolution
from xinqiao.rules.terms_call_back import CallFinding
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort
from xinqiao.rules.terms_talk import TalkWay

Take: TypeAlias = Callable[..., None]  # (key of the petition, step, login, fields of the entry)
Day: TypeAlias = Callable[[int], date]  # so many days from today


def talks(take: Take, day: Day, who: str) -> None:
    """Two talks on one matter: the second was agreed in the first, and another is to come."""
    take(
        "goods-payment", "record_talk", who, talked_on=day(0), way=TalkWay.WORKPLACE, place="他的五金店里", others="他爱人",
        said="三十多万压在这里，进货的钱是借的，每个月要还利息。不是要闹，就想知道到底排在哪个月。", asked="给一个准日子。",
        agreed="单位三天内把资金计划里排的日子写给他；他先不停供后面的货。", next_on=day(3),
    )  # fmt: skip
    take(
        "goods-payment", "hold_next_talk", who, talked_on=day(0), way=TalkWay.PHONE, said="听到日子踏实了一些，说只要有准话就能等。",
        agreed="第一笔到账以后再打一次电话，对一遍数。", next_on=day(14),
    )  # fmt: skip


def calls(take: Take, day: Day, key: str, other: str) -> None:
    """One says at the call-back that it is not solved, and somebody pressed him; another says that his words were not so."""
    take(
        key, "record_outcome", "chen-lan", called_on=day(0), resolution=Resolution.UNSOLVED, findings=(CallFinding.PRESSED,),
        note="没有解决，水还是黄的。后勤的人让我别再打电话了，说再找对我没好处。",
    )  # fmt: skip
    take(other, "record_outcome", "chen-lan", called_on=day(0), resolution=Resolution.SOLVED, note="好了，没有别的了。")
    take(other, "dispute_call", "petitioner", words="我说的是报了第一次，第二次的章还卡着，不是好了。")


def needs(take: Take, day: Day, key: str, other: str, *, union: tuple[int, int] | None) -> None:
    """He agreed that his need is recorded; the office helps him to apply for social aid. With that of another matter the union helps (`union`: its unit and who sees to it)."""
    take(
        key, "record_need", "chen-lan", consents=True, consent_way=ConsentWay.SPOKEN, consent_on=day(0), sort=NeedSort.INCOME,
        text="家里一个人上班，一个人看病，每个月自己出的钱比工资多。", aid=AidSort.SOCIAL, help="帮他备齐材料，陪他到街道申请临时救助；工会的困难补助同时报。", due_on=day(15),
    )  # fmt: skip
    if union is not None:
        take(
            other, "record_need", "chen-lan", consents=True, consent_way=ConsentWay.PHONE, consent_on=day(0), sort=NeedSort.ILLNESS, text="药要先自己垫钱买，报销下来以前垫不起。",
            aid=AidSort.UNION, help="工会的大病互助金先垫上，表由工会的人上门帮着填。", due_on=day(9), unit_id=union[0], person_id=union[1], shares=True,
        )  # fmt: skip
