"""Attack 21: neither the order of a list, nor a filter, nor where a page ends tells what is covered or hidden."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.architecture.source import PACKAGE, ROOT, python_files, tree_of
from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.visiting import Visitor, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff
from xinqiao.insight import search
from xinqiao.outbox.models import Message
from xinqiao.petitions import printing, queue_lines, reading, registers
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Channel, RecordKind
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity

Visit = Callable[..., Visitor]
LISTS = (
    "/desk/", "/desk/news/", "/desk/print/", "/desk/moved/", "/desk/supervision/", "/desk/retention/", "/desk/exports/", "/leader/", "/leader/open/", "/leader/due/", "/leader/overdue/", "/leader/answers/",
    "/leader/breaches/", "/leader/to-decide/", "/leader/to-sign/", "/leader/channels/", "/leader/rates/", "/leader/units/", "/leader/by-unit/",
)  # fmt: skip
BY = {"sort": "name", "order": "-name", "order_by": "identity__name", "ordering": "phone", "o": "1", "name": "范", "phone": "1990", "identity": "1", "secrecy": "confidential", "address": "二矿"}
# What the lists of staff are ordered by: days, moments, keys, places in a list and codes; a field that is added here must tell nothing that is covered.
ORDERED_BY = {
    "pk", "id", "kind", "due_on", "breached_on", "queued_at", "rated_at", "urgent_until", "received_at", "added_at", "at", "day", "on", "position", "valid_from", "valid_to", "recorded_at", "begins_at", "number",
    "created_at", "opened_at", "issued_at", "published_at", "effective_from", "stopped_on", "next_check_at", "next_try_at", "expires_at", "decided_at", "asked_at", "until", "code", "key", "seq", "held_until",
    "begin", "end", "o.due_on", "o.id", "last_used_at", "signed_in_at", "started_at", "ended_at", "placed_at", "version", "unit_id", "petition_id", "kept_until", "published_on", "login",
}  # fmt: skip
COVERED = {"name", "phone", "email", "address", "identity", "title", "text", "place", "happened", "secrecy", "query_code", "digest", "is_sealed", "person_id", "reason"}
# What an address of a list may ask for: where a page begins, and what is no secret of a petition that he sees.
ASKED = {
    "before", "after", "watched", "queue", "due", "unit", "channel", "part", "group", "who", "next", "q", "status", "since", "until", "of", "step", "number", "name",
    "under", "on", "to", "day", "days", "source", "ref", "cause", "year", "month", "kind", "tab", "language", "same", "check", "view", "visit",
}  # fmt: skip


@pytest.fixture
def crowd(walk: Callable[..., Walk]) -> list[Petition]:
    """Six matters at different stations, on several days, each with a name and a phone of its own; one of them is not for who works in the other mine."""
    stations = ("registered", "assigned", "accepted", "drafted", "signed", "replied")
    return [
        walk(station, at=timezone.now() - timedelta(days=9 - n), channel=Channel.LETTER, contact=Contact(name=f"范小{char}", phone=f"1990000{n}{n}{n}{n}", address=f"二矿新村{n}号楼")).petition
        for n, (station, char) in enumerate(zip(stations, "己甲丁丙乙戊", strict=True))
    ]  # fmt: skip


@pytest.mark.postgres_too
def test_whoever_swaps_the_names_changes_no_order_of_any_list(crowd: list[Petition], visit: Visit) -> None:  # noqa: F811
    """Attack 21: every list, for every kind of reader, before and after each matter got the identity of another."""
    readers = ("receptionist", "clerk", "head", "handler", "unit_head", "leader", "auditor")
    before = {(key, url): visit(key).numbers(url) for key in readers for url in LISTS}
    assert sum(map(bool, before.values())) >= 15
    swap = {petition.pk: other.identity_id for petition, other in zip(crowd, [*crowd[1:], crowd[0]], strict=True)}
    numbers = {petition.identity_id: petition.number for petition in crowd}
    for pk, identity in swap.items():
        Petition.objects.filter(pk=pk).update(identity_id=identity)
        Identity.objects.filter(pk=identity).update(subject=next(p.number for p in crowd if p.pk == pk))
    assert len(set(numbers.values())) == len(crowd)
    assert {(key, url): visit(key).numbers(url) for key in readers for url in LISTS} == before


def test_no_list_takes_an_order_or_a_covered_field_from_its_address(crowd: list[Petition], visit: Visit) -> None:  # noqa: F811
    """Attack 21: whatever the address asks to sort or to filter by, the list is the same."""
    for key in ("clerk", "handler", "leader"):
        reader = visit(key)
        for url in LISTS:
            plain = reader.numbers(url)
            assert reader.numbers(url, **BY) == plain, (key, url)
            for name, value in BY.items():
                assert reader.numbers(url, **{name: value}) == plain, (key, url, name)


def test_every_order_is_by_a_field_that_covers_nobody() -> None:
    """Attack 21, closed world: each `order_by` and each ORDER BY of what staff read names a day, a key or a place; a new one fails here until it is named."""
    used = {field for folder in ("petitions", "insight", "outbox", "web/desk", "web/leader") for field in _orders(PACKAGE / folder)}
    assert {"due_on", "pk", "o.due_on"} <= used
    assert not used & COVERED
    assert used <= ORDERED_BY, used - ORDERED_BY


def _orders(folder: Path) -> Iterator[str]:
    for file in python_files(ROOT / folder):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "order_by":
                yield from (arg.value.lstrip("-").rpartition("__")[2] for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                for found in re.findall(r"ORDER BY ([a-z_., ]+?)(?: DESC| LIMIT|\n|\)|$)", node.value):
                    yield from (part.strip() for part in found.split(","))


def test_no_address_of_staff_asks_for_a_covered_field() -> None:
    """Attack 21, closed world: what pages read from an address is where a page begins and what their reader sees anyway."""
    read = {
        node.args[0].value
        for folder in ("web/desk", "web/leader") for file in python_files(ROOT / PACKAGE / folder) for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "getlist") and ast.unparse(node.func.value).endswith("request.GET")
        and node.args and isinstance(node.args[0], ast.Constant)
    }  # fmt: skip
    assert {"before", "after", "queue"} <= read
    assert read <= ASKED and not read & {"phone", "email", "address", "title", "text", "secrecy", "identity"}, read - ASKED
    assert set(search.Query.__dataclass_fields__) == {"words", "unit_id", "status", "channel", "received_from", "received_to", "before"}


def _pages(name: str, actor: Staff) -> Iterator[tuple[list[Any], Any]]:
    """Yield each page of a list, as its keys in order, and its cursor."""
    directory, today, cursor = snapshot.current(), timezone.localdate(), None
    calls: dict[str, Callable[[Any], tuple[list[Any], Any]]] = {
        "worklist": lambda after: _keys(*queue_lines.worklist(actor, directory, reading.queues(actor), after=after, limit=2), key=lambda row: row.place),
        "owed": lambda after: _keys(*reading.owed_by(actor, directory, None, reading.EVER, after=after, limit=2), key=lambda row: row.place),
        "news": lambda before: _keys(*reading.news(actor, directory, before=before), key=lambda row: row.key),
        "print": lambda after: _keys(*printing.to_print(actor, directory, after=after or 0), key=lambda row: row.message.pk),
        "register": lambda before: _keys(*registers.register(RecordKind.HANDLERS, actor, directory, before=before), key=lambda row: row.record.pk),
        "search": lambda before: _keys((found := search.find(search.Query(words="宿舍", before=before), actor, directory, today)).petitions, found.before, key=lambda row: row.pk),
    }  # fmt: skip
    for _ in range(100):
        keys, cursor = calls[name](cursor)
        yield keys, cursor
        if cursor is None:
            return
    raise AssertionError("the pages do not end")


def _keys(rows: Any, cursor: Any, *, key: Callable[[Any], Any]) -> tuple[list[Any], Any]:
    return [key(row) for row in rows], cursor


@pytest.mark.postgres_too
@pytest.mark.parametrize("key", ["handler", "unit_head", "clerk", "leader"])
def test_every_page_is_full_and_ends_at_a_row_that_was_shown(walk: Callable[..., Walk], enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Attack 21: between what he sees lies what he is kept from: no page is shorter for it, none is empty, and no cursor is the key of a hidden row."""
    for module in (reading, printing, registers, search):
        monkeypatch.setattr(module, "PAGE", 2)
    monkeypatch.setattr(reading, "TOLD", 5)
    for n in range(7):
        started = walk("signed" if n % 2 else "accepted", channel=Channel.LETTER, contact=Contact(name="范小安", phone="19900001234", address="二矿新村三号楼"))
        if n % 2 == 0:
            started.link("handlers", "name_handlers", "unit_head", person_id=enterprise.person("handler").pk)
        if n in (2, 4):
            started.link("complained", "name_complained", "clerk", person_id=enterprise.person("handler").pk, why="信里说是二矿的承办人推了他。")
    for name in ("worklist", "owed", "news", "print", "register", "search"):
        _check_pages(name, list(_pages(name, enterprise.actor(key))))


def _check_pages(name: str, pages: list[tuple[list[Any], Any]]) -> None:
    shown = [row for rows, _ in pages for row in rows]
    assert len(set(shown)) == len(shown), name
    for rows, cursor in pages[:-1]:
        assert len(rows) == 2, (name, rows)
        if name == "news":  # told as head and as unit it is one row, and its older message may be where the page ends
            assert Message.objects.get(pk=cursor).subject in set(Message.objects.filter(pk__in=rows).values_list("subject", flat=True))
        else:
            assert cursor in rows, (name, rows, cursor)
    assert len(pages) == 1 or pages[-1][0], f"{name}: an empty page tells that something hidden follows"
