"""Load the demonstration enterprise into an empty store: directory rows, then petitions by walking real steps."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from tqdm import tqdm

from xinqiao.directory import change
from xinqiao.directory.models import Person, Unit
from xinqiao.ops.demo import (
    advice,
    after,
    archive,
    exhibits,
    knowledge,
    meetings,
    past,
    reception,
    room,
    roster,
    sweeps,
    trips,
)
from xinqiao.ops.demo.walk import Cast, walk
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Duty, UnitKind

HERE = Path(__file__).resolve().parent
PASSWORD = "Xinqiao-2026"  # noqa: S105  the demonstration's, printed at every start; never made on a real store
BY = "demo"
NOT_LOADED = """
数据文件夹里已经有您自己的资料，没有装入示例企业。要看示例，请换一个空的数据文件夹：XINQIAO_DATA=… make demo
The data folder holds an enterprise of your own; the demonstration was not loaded.
To see it, use an empty folder: XINQIAO_DATA=… make demo
"""
POSTS_FROM = date(2020, 1, 1)


def read(pattern: str, name: str) -> list[dict[str, Any]]:
    """Return the rows called `name` of every file that matches, in file order."""
    return [row for path in sorted(HERE.glob(pattern)) for row in tomllib.loads(path.read_text("utf-8"))[name]]


def load(now: datetime, *, progress: bool = False) -> str:
    """Load everything unless the store has people already; return the sign-ins, or why nothing was loaded, to print."""
    people = read("people.toml", "person")
    if _is_in_use({row["login"] for row in people}):
        return NOT_LOADED
    if not Person.objects.exists():
        with transaction.atomic():
            cast = _directory(people, now)
            past.play(read("past.toml", "kind"), cast, now)
            rows = read("petitions_*.toml", "petition")
            for row in tqdm(rows, desc="示例 / demo", unit="件", disable=not progress):
                walk(row, cast, now)
            exhibits.answers(cast, now)
            after.play(cast.numbers, now)
            archive.fill(cast, now)
            roster.fill(cast.units, now)
            reception.fill(cast.units, now)
            sweeps.play(now)
            trips.play(cast.units, now)
            room.play(cast.units, now)
            advice.play(now)
            meetings.play(cast.units, now)
    return _sign_ins(people)


def _is_in_use(logins: set[str]) -> bool:
    """Whether the store is somebody's own: it has people, but not those of the demonstration."""
    own = set(Person.objects.values_list("login", flat=True))
    return bool(own) and not logins <= own


def _directory(people: list[dict[str, Any]], now: datetime) -> Cast:
    units: dict[str, Unit] = {}
    rows = read("units.toml", "unit")
    for row in rows:
        units[row["key"]] = change.add_unit(_unit_entry(row, units), by=BY, at=now)
    for row in rows:
        if row.get("review_unit", "external") != "external":
            unit = units[row["key"]]
            Unit.objects.filter(pk=unit.pk).update(review_unit=units[row["review_unit"]])
            unit.versions.update(review_unit=units[row["review_unit"]])
    one_hash = make_password(PASSWORD)  # Argon2 is slow on purpose; the demonstration hashes once
    holders: dict[tuple[str, str], Person] = {}
    for row in people:
        person = change.add_person(
            change.PersonEntry(login=row["login"], name=row["name"], name_en=row["name_en"]), by=BY, at=now
        )  # fmt: skip
        Person.objects.filter(pk=person.pk).update(password=one_hash)
        for post in row["posts"]:
            entry = change.PostEntry(
                person=person, unit=units[post["unit"]], duty=post["duty"], title=post["title"], title_en=post["title_en"],
                valid_from=max(POSTS_FROM, units[post["unit"]].valid_from),
            )  # fmt: skip
            change.add_post(entry, by=BY, at=now)
            holders.setdefault((post["unit"], post["duty"]), person)
    for row in rows:
        if "valid_to" in row:
            close = units[row["key"]]
            change.close_unit(close, row["valid_to"], units[row["successor"]], by=BY, at=now)
    # The demonstration is tried by people who have nothing but the password printed above; the sign-in page says so.
    change.set_policy("second_factor", 1, local_day(now), by=BY, at=now)
    exhibits.seals(units.values(), POSTS_FROM, by=BY)
    for template in read("reply_templates.toml", "template"):
        change.add_reply_template(change.TemplateEntry(**template), by=BY, at=now)
    knowledge.fill(read("policy_texts.toml", "policy"), now, BY)
    _substitute(now)
    return Cast(units, holders, local_day(now))


def _substitute(now: datetime) -> None:
    """Let one handler be away for a week, with a colleague who stands in: the page of substitutes and a worklist have something to show."""
    away, today = Person.objects.get(login="gao-yue"), local_day(now)
    entry = change.SubstituteEntry(
        post=away.posts.get(), substitute=Person.objects.get(login="xu-lin"), valid_from=today, valid_to=today + timedelta(days=7)
    )
    change.name_substitute(entry, by=f"person:{away.pk}", at=now)


def _unit_entry(row: dict[str, Any], units: dict[str, Unit]) -> change.UnitEntry:
    parent = units[row["parent"]] if row["parent"] else None
    valid_from = max(row["valid_from"], parent.valid_from) if parent else row["valid_from"]
    return change.UnitEntry(
        key=row["key"].replace("_", "-"), name=row["name"], short_name=row["short"], kind=UnitKind(row["kind"]),
        valid_from=valid_from, parent_id=parent.pk if parent else None, name_en=row["name_en"],
        handles_petitions=row.get("handles_petitions", False), can_issue_opinion=row.get("can_issue_opinion", False),
        is_front_desk=row["key"] == "petition_office", place=row["place"], phone=f"0399-555{len(units):04d}",
        headcount=row.get("headcount", 0), review_outside="省国资委" if row.get("review_unit") == "external" else "",
    )  # fmt: skip


def _sign_ins(people: list[dict[str, Any]]) -> str:
    lines = ["", "示例登录 / demonstration sign-ins (密码 / password: " + PASSWORD + ")"]
    for row in people:
        if row.get("featured"):
            post = row["posts"][0]
            lines.append(f"  {row['login']:<12} {post['title']} · {post['title_en']} ({Duty(post['duty']).zh})")
    return "\n".join([*lines, ""])

