"""The demonstration enterprise as written: well-formed, every reference resolves, nothing looks like a real person."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.one_store

DEMO = Path(__file__).resolve().parents[2] / "xinqiao" / "ops" / "demo"
Row = dict[str, Any]

STAGES = (
    "registered", "awaiting_supplement", "supplemented", "triaged", "forwarded", "assigned", "taken_over", "declined",
    "accepted", "extension_asked", "extended", "drafted", "signed", "replied", "rated", "refused", "diverted", "sealed",
    "withdrawn", "closed",
)  # fmt: skip
ORDER = (
    "ask_supplement", "supplement", "triage", "seal", "forward", "assign", "serve_sent", "take_over", "decline", "accept",
    "serve_notice", "refuse", "divert", "ask_extension", "extend", "serve_extension", "reply", "answer_at_once", "sign", "serve", "rate",
    "ask_withdrawal", "confirm_withdrawal", "serve_withdrawal", "report", "accept_report", "close", "tell_reporter",
)  # fmt: skip
LAST_STEP = {
    "awaiting_supplement": "ask_supplement", "supplemented": "supplement", "triaged": "triage", "forwarded": "forward",
    "assigned": "assign", "taken_over": "take_over", "declined": "decline", "accepted": "accept",
    "extension_asked": "ask_extension", "extended": "extend", "drafted": "reply", "signed": "sign", "replied": "serve",
    "rated": "rate", "refused": "refuse", "diverted": "divert", "sealed": "seal", "withdrawn": "confirm_withdrawal", "closed": "close",
}  # fmt: skip
NEEDS = {
    "ask_supplement": ("supplement_question",), "supplement": ("supplement_text",), "rate": ("rating",),
    "decline": ("decline_reason", "decline_evidence"), "ask_extension": ("extension_days", "extension_reason"),
    "refuse": ("refuse_ground", "refuse_reason", "where_to_go"), "divert": ("divert_body", "divert_limit", "help_offered"),
    "reply": ("conclusions",), "answer_at_once": ("conclusions",), "serve": ("serve_way",), "close": ("close_note", "cause"), "ask_withdrawal": ("withdraw_reason",), "confirm_withdrawal": ("withdraw_note",),
}  # fmt: skip
GRIEVANCE, PROPOSAL = {"support", "explain", "reject"}, {"adopt", "adopt_partly", "not_adopt"}
RATINGS = {"satisfied", "fairly", "dissatisfied"}
GAP = re.compile(r"\{([dmy])([+-]\d+)?\}")


def fill_dates(text: str, received_on: date) -> str:
    """Replace gaps such as {d-12}, {m-1}, {y} by the day, month or year they mean, counted from the day of receipt."""

    def words(found: re.Match[str]) -> str:
        kind, shift = found[1], int(found[2] or 0)
        if kind == "d":
            day = received_on + timedelta(days=shift)
            return f"{day.month}月{day.day}日"
        if kind == "m":
            return f"{(received_on.month - 1 + shift) % 12 + 1}月"
        return f"{received_on.year + shift}年"

    return GAP.sub(words, text)


def load(pattern: str, name: str) -> list[Row]:
    """Return the rows called `name` of every file matching `pattern`, in file order."""
    return [row for path in sorted(DEMO.glob(pattern)) for row in tomllib.loads(path.read_text("utf-8"))[name]]


UNITS = {row["key"]: row for row in load("units.toml", "unit")}
PEOPLE = load("people.toml", "person")
PETITIONS = load("petitions_*.toml", "petition")
each_petition = pytest.mark.parametrize("petition", PETITIONS, ids=lambda row: row["key"])


def held(unit: str, *duties: str) -> bool:
    return any(post["unit"] == unit and post["duty"] in duties for person in PEOPLE for post in person["posts"])


def due_in(petition: Row) -> int | None:
    """Return the days until the next statutory day (15 to tell, 60 to answer, 30 to study); None when nothing runs."""
    steps, stage = petition["steps"], petition["stage"]
    if stage in {"registered", "awaiting_supplement", "supplemented", "triaged"}:
        last = 15
    elif stage in {"forwarded", "assigned", "taken_over", "declined"}:
        last = steps.get("assign", steps.get("forward")) + 15
    elif stage in {"accepted", "extension_asked", "extended", "drafted", "signed"}:
        extra = petition["extension_days"] if "extend" in steps else 0
        last = steps["accept"] + (30 if petition["path"] == "study" else 60) + extra
    else:
        return None
    return int(last - petition["received_days_ago"])


def test_the_files_stay_short() -> None:
    for path in DEMO.glob("*.toml"):
        assert len(path.read_text("utf-8").splitlines()) < 500, path.name


def test_units_form_a_dated_tree() -> None:
    assert len(UNITS) == len(load("units.toml", "unit"))
    in_force = Counter(row["kind"] for row in UNITS.values() if "valid_to" not in row)
    assert (in_force["group"], in_force["company"], in_force["plant"]) == (1, 3, 9)
    seen = {""}
    for key, unit in UNITS.items():
        assert unit["parent"] in seen, f"{key}: the parent stands after it or does not exist"
        seen.add(key)
        assert unit.get("successor", "group") in UNITS
        assert ("valid_to" in unit) == ("successor" in unit)
        assert {"name", "short", "name_en", "kind", "valid_from", "place"} <= unit.keys()


def test_whoever_handles_petitions_has_a_head_and_a_handler() -> None:
    for key, unit in UNITS.items():
        if unit.get("handles_petitions") and "valid_to" not in unit:
            assert held(key, "handler"), key
            assert held(key, "unit_head", "office_head"), key


def test_a_decision_bears_the_seal_of_a_unit_with_a_reviewer_and_never_of_an_inner_office() -> None:
    """条例§32, §35."""
    for key, unit in UNITS.items():
        if unit.get("can_issue_opinion"):
            assert unit["kind"] in {"group", "company", "plant"}, key
            assert unit["review_unit"] in {*UNITS, "external"}


def test_every_desk_is_staffed() -> None:
    for key, unit in UNITS.items():
        if unit.get("is_desk") and "valid_to" not in unit:
            assert held(key, "intake"), key
            assert held(key, "coordinator"), key


def test_people_are_complete() -> None:
    logins = [person["login"] for person in PEOPLE]
    assert len(logins) == len(set(logins)) >= 55
    assert sum(person.get("featured", False) for person in PEOPLE) == 11
    assert len({person["name"] for person in PEOPLE}) == len(PEOPLE)
    for person in PEOPLE:
        assert re.fullmatch(r"[a-z]+-[a-z]+", person["login"])
        assert person["story"]
        for post in person["posts"]:
            assert post["unit"] in UNITS
            assert post.keys() == {"unit", "duty", "title", "title_en"}
    duties = {post["duty"] for person in PEOPLE for post in person["posts"]}
    assert duties == {
        "intake", "coordinator", "office_head", "handler", "unit_head", "leader", "discipline", "auditor", "custodian", "system_admin", "security_admin", "union",
    }  # fmt: skip


@each_petition
def test_a_petition_has_what_its_way_needs(petition: Row) -> None:
    steps, stage = petition["steps"], petition["stage"]
    assert stage in STAGES
    assert 0 < len(petition["title"]) <= 30
    assert petition["claims"]
    assert petition["gist_en"].isascii()
    assert petition["desk"] in UNITS
    assert UNITS[petition["desk"]]["is_desk"]
    if stage != "registered":
        assert LAST_STEP[stage] in steps
    for step in steps:
        assert step in ORDER
        for key in NEEDS.get(step, ()):
            assert petition.get(key), f"{step} needs {key}"


@each_petition
def test_no_step_lies_in_the_future_or_out_of_order(petition: Row) -> None:
    steps = petition["steps"]
    assert 0 <= petition["received_days_ago"] <= 400
    assert all(0 <= day <= petition["received_days_ago"] for day in steps.values())
    assert all(0 <= remark["day"] <= petition["received_days_ago"] for remark in petition.get("remarks", []))
    days = [
        steps[name] for name in ORDER if name in steps and not name.startswith("serve_") and name != "tell_reporter"
    ]
    assert days == sorted(days)
    if "assign" in steps and "accept" in steps:
        assert steps["accept"] - steps["assign"] <= 15
    if "decline" in steps:
        assert steps["decline"] - steps["assign"] <= 5
    if "ask_extension" in steps:
        assert steps["ask_extension"] <= steps["accept"] + 60
        assert petition["extension_days"] <= 30
    if "rate" in steps:
        assert 0 <= steps["rate"] - steps["serve"] <= 30
    assert ("report" in steps) == ("accept_report" in steps) == ("assign" in steps and "close" in steps)
    if "close" in steps:  # the thirty days to ask for review, and a holiday, lie between
        assert steps["close"] - steps["serve"] >= 40


@each_petition
def test_the_unit_and_the_path_fit_the_stage(petition: Row) -> None:
    stage, path = petition["stage"], petition["path"]
    if petition["key"].startswith("above-"):  # goes to the superior body before anybody triages it
        assert (stage, path) == ("registered", "accusation") and "unit" not in petition
        return
    if stage in {"refused", "diverted", "sealed"}:
        assert "unit" not in petition
    else:
        assert UNITS[petition["unit"]]["handles_petitions"]
    assert (path == "accusation") == (stage == "sealed")
    assert (path in {"court", "arbitration", "party_appeal", "administrative", "special_duty"}) == (stage == "diverted")
    if petition["category"].startswith("10"):
        assert stage == "sealed"


@each_petition
def test_every_claim_is_answered_once_there_is_an_answer(petition: Row) -> None:
    conclusions = petition.get("conclusions", [])
    assert len(conclusions) == (len(petition["claims"]) if {"reply", "answer_at_once"} & set(petition["steps"]) else 0)
    allowed = PROPOSAL if petition["path"] == "study" else GRIEVANCE
    for conclusion in conclusions:
        assert conclusion["outcome"] in allowed
        assert all(len(conclusion[part]) > 8 for part in ("facts", "basis", "opinion"))
    if "rating" in petition:
        assert {petition["rating"]["office"], petition["rating"]["unit"]} <= RATINGS


@each_petition
def test_nobody_looks_like_a_real_person(petition: Row) -> None:
    anonymous = petition["secrecy"] == "anonymous"
    assert anonymous != bool(petition.get("name"))
    assert not (anonymous and ({"phone", "email", "address"} & petition.keys()))
    assert re.fullmatch(r"199000[0-9]\d{4}", petition.get("phone", "19900000000"))
    assert petition.get("email", "@example.cn").endswith("@example.cn")
    members = petition.get("members", [])
    assert all(re.fullmatch(r"199000[0-9]\d{4}", member.get("phone", "19900000000")) for member in members)
    everything = str({key: value for key, value in petition.items() if key not in ("phone", "members")})
    everything += str([member | {"phone": ""} for member in members])
    assert not re.search(r"\d{7,}", everything.replace("1386000", ""))


@each_petition
def test_words_are_clean(petition: Row) -> None:
    everything = str(petition)
    labels = ("缠访", "闹访", "无理", "重点人员", "刁民", "息诉", "稳控", "上访户", "钉子户")
    assert not any(label in everything for label in labels)
    filled = fill_dates(everything.replace("'", ""), date(2026, 1, 31))
    assert not re.search(r"\{[dmy][^a-z]", filled)


def test_eighty_seven_petitions_at_every_stage_in_every_category() -> None:
    assert len(PETITIONS) == len({row["key"] for row in PETITIONS}) == 89
    stages = Counter(row["stage"] for row in PETITIONS)
    assert all(stages[stage] >= (1 if stage == "withdrawn" else 3) for stage in STAGES), stages
    assert {row["category"][:2] for row in PETITIONS} == {f"{number:02}" for number in range(1, 14)}
    assert {row["channel"] for row in PETITIONS} == {"online", "phone", "visit", "letter"}


def test_the_demonstration_day_shows_late_and_soon_matters() -> None:
    days = [left for row in PETITIONS if (left := due_in(row)) is not None]
    assert sum(left < 0 for left in days) == 8
    assert sum(0 <= left <= 3 for left in days) >= 10
    assert days.count(0) >= 2


def test_some_people_come_twice() -> None:
    phones = Counter(row["phone"] for row in PETITIONS if "phone" in row)
    assert sum(count == 2 for count in phones.values()) >= 2
    assert max(phones.values()) == 2


def test_gaps_become_dates() -> None:
    assert fill_dates("{d-1}、{d}、{m-1}、{y-1}", date(2026, 1, 1)) == "12月31日、1月1日、12月、2025年"
