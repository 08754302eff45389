"""The work that is measured (design §7), each as one request that is timed and what has to come before it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar
from urllib.parse import quote

from xinqiao.ops.bench.seed import CODE
from xinqiao.ops.bench.visitor import Page, Visitor
from xinqiao.ops.demo.load import PASSWORD

STORY = (
    "二矿宿舍三号楼从上月起没有暖气，家里老人和孩子都冻病了。找过后勤科三次，每次都说在修，可是一直没有人来。"
    "楼里十二户都一样，管道井的阀门锈死了，物业说没有配件。请派人来看一看，什么时候能修好给个准话。"
)
WORDS = {
    "find_1_frequent": "的", "find_2_frequent": "工资", "find_4_frequent": "什么时候",
    "find_1_rare": "鬻", "find_2_rare": "犄角", "find_4_rare": "通风机房",
}  # fmt: skip


OUTREACH = {"roster": "roster", "reception": "reception", "visits": "visits", "coverage": "visits/coverage", "sweeps": "sweeps"}  # beside five years of rosters, 20,000 visits


@dataclass
class Stock:
    """What the seeded store offers to work on: the numbers of petitions by state, and the answering people."""

    page: list[str]
    accepted: list[tuple[str, str]]  # number, login of a handler of its unit
    looked_up: list[str]
    serial: Iterator[int] = field(default_factory=count)


Prepare = Callable[[Visitor, Stock], Callable[[], Page]]


V = TypeVar("V", bound=Visitor)


def sign_in(visitor: V, login: str) -> V:
    """Sign a visitor in and return him."""
    page = visitor.get("/desk/sign-in/")
    fields = {"login": login, "password": PASSWORD, "next": "/desk/"}
    done = visitor.post("/desk/sign-in/", fields, page.token)
    if done.status != 302:
        raise RuntimeError(f"{login} could not sign in ({done.status})")
    return visitor


def filing(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """The request that files: the third page, after the first two."""
    visitor.cookies.pop("xinqiao_draft", None)
    first = visitor.get("/file/")
    said = {"text": f"{STORY}（第 {next(stock.serial)} 次）", "wants": "马上恢复供暖\n退还取暖费", "title": ""}
    visitor.post("/file/", said, first.token)
    second = visitor.get("/file/where/")
    visitor.post("/file/where/", {"place": "二矿宿舍三号楼", "happened": "上个月", "happened_on": ""}, second.token)
    third = visitor.get("/file/who/")
    who: dict[str, str | list[str]] = {
        "secrecy": "real_name", "name": "范小安", "phone": f"1990{random.randrange(10**7):07d}", "email": "", "address": "",
    }  # fmt: skip
    return lambda: visitor.post("/file/who/", who, third.token)


def worklist(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """The clerk's worklist."""
    return lambda: visitor.get("/desk/")


def petition_page(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """A petition with ten events or more."""
    number = random.choice(stock.page)
    return lambda: visitor.get(f"/desk/petitions/{number}/")


def one_step(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """The step `reply`: the answer to both claims."""
    number, _ = stock.accepted.pop()
    form = visitor.get(f"/desk/petitions/{number}/reply/")
    fields: dict[str, str | list[str]] = {"version": form.hidden("version")}
    for name in set(re.findall(r'name="((?:facts|basis|outcome|opinion)_\d+)"', form.text)):
        fields[name] = "support" if "outcome" in name else "经查，属实，已安排解决。"
    return lambda: visitor.post(f"/desk/petitions/{number}/reply/", fields, form.token)


def look_up(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """Number and query code."""
    form = visitor.get("/lookup/")
    number = random.choice(stock.looked_up)
    return lambda: visitor.post("/lookup/", {"number": number, "code": CODE}, form.token)


def matter(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """The petitioner's page of the matter."""
    look_up(visitor, stock)()
    return lambda: visitor.get("/matter/")


def leader(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """The leader's first page."""
    return lambda: visitor.get("/leader/")


def page_of(address: str) -> Prepare:
    """A page at an address."""

    def prepare(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
        return lambda: visitor.get(address)

    return prepare


def empty_view(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
    """An empty Django view on the same server: the floor."""
    return lambda: visitor.get("/healthz")


def find(words: str) -> Prepare:
    """Search for words."""

    def prepare(visitor: Visitor, stock: Stock) -> Callable[[], Page]:
        return lambda: visitor.get(f"/desk/find/?q={quote(words)}")

    return prepare


@dataclass(frozen=True)
class Work:
    """One thing measured: by whom, how often, and which answer is right."""

    name: str
    prepare: Prepare
    login: str = ""
    requests: int = 120
    status: int = 200


WORKS = (
    Work("empty_view", empty_view, requests=200),
    Work("filing", filing, status=302, requests=100),
    Work("worklist", worklist, login="chen-lan"),
    Work("petition_page", petition_page, login="chen-lan"),
    Work("one_step", one_step, status=302, requests=60),
    Work("look_up", look_up, status=302),
    Work("matter", matter),
    *(Work(name, find(words), login="chen-lan", requests=60) for name, words in WORDS.items()),
    Work("leader", leader, login="song-hai", requests=60),
    Work("leader_units", page_of("/leader/units/"), login="song-hai", requests=60),
    *(Work(name, page_of(f"/desk/{address}/"), login="wei-guang", requests=60) for name, address in OUTREACH.items()),
)
