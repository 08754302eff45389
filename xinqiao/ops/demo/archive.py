"""What lies in the archive of the demonstration: four files of 2013 whose ten years are over, one of them held, a batch that waits for a leader."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.ops.demo.walk import Cast
from xinqiao.petitions import disposing
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.retention import batches, holds
from xinqiao.rules.terms import Channel, Path, RefusalGround, Secrecy, ServiceWay
from xinqiao.vault.contact import Contact

# title, what was said, where he was sent, category, month of 2013, name
OLD = (
    ("老澡堂门口的路灯", "老澡堂门口的路灯不亮，晚上下班看不清台阶。", "路灯归市政管理处，电话在告知书上。", "0703", 3, "闻老三"),
    ("街道低保名额", "邻居条件比我家好，街道先给了他家低保。", "低保由柳树湾街道办事处受理。", "0703", 5, "苗秀芝"),
    ("公交车绕过矿区北门", "十一路公交改线以后不停北门，老人要走两里地。", "公交线路由市交通运输局决定。", "0703", 8, "栗守田"),
    ("菜市场占道", "菜市场占了家属院出口，救护车进不来。", "占道经营由城市管理执法队处理。", "0703", 10, "甄玉兰"),
)  # fmt: skip
HELD = 1  # this one is kept: somebody went to court about it


def fill(cast: Cast, now: datetime) -> None:
    """Put the old files on the shelf, hold one, and let the archive propose a batch."""
    today = local_day(now)
    files = [_closed(row, cast) for row in OLD]
    person = {login: staff(Person.objects.get(login=login), today) for login in ("meng-zhou", "bao-an")}
    entry = holds.HoldEntry(number=files[HELD].number, reason="反映人就低保的事打官司，法院来函调过这件的材料，判决以前不要销毁。", review_on=today + timedelta(days=120))
    holds.place(entry, by=person["meng-zhou"].name, seat=holds.seats(person["meng-zhou"], snapshot.current())[0], at=now, today=today)
    found = disposing.due(today)
    batches.propose(found.lines, found.held, by=person["bao-an"].name, at=now)


def _closed(row: tuple[str, str, str, str, int, str], cast: Cast) -> Petition:
    """Walk one of them from the letter to the shelf, in three weeks of 2013."""
    title, text, elsewhere, category, month, name = row
    start = datetime(2013, month, 11, 9, 30, tzinfo=SHANGHAI)
    clerk = cast.actor("petition_office", "coordinator")
    contact = Contact(name=name, address="柳树湾家属院")
    steps: tuple[tuple[str, dict[str, Any], int], ...] = (
        ("triage", {"category": category, "path": Path.OPINION}, 1),
        ("refuse", {"ground": RefusalGround.OUTSIDE, "reason": "这件事不归企业管，企业没有这项职权。", "where_to_go": elsewhere}, 2),
        ("serve", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}, 4), ("close", {"cause": "elsewhere"}, 20),
    )  # fmt: skip
    given = {"title": title, "text": text, "claims": (title,), "contact": contact, "query_code": f"20130{month:02d}11530", "secrecy": Secrecy.REAL_NAME, "channel": Channel.LETTER}
    petition = Petition(desk_unit=cast.units["petition_office"])
    petition = perform("register", petition, step_module("register").Entry(**given), actor=clerk, at=start)
    for step, fields, day in steps:
        petition = perform(step, petition, step_module(step).Entry(**fields), actor=clerk, at=start + timedelta(days=day))
    return petition
