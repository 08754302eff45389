"""Add, change and close units."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, plain, record
from xinqiao.directory.change.unit_checks import check_place_in_tree, check_review, check_roles
from xinqiao.directory.models import Unit, UnitVersion
from xinqiao.directory.refused import refuse
from xinqiao.rules.terms import UnitKind
from xinqiao.rules.text import Text

KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
LABELS = {
    "key": Text("单位编码", "Unit code"), "name": Text("单位全称", "Full name"), "name_en": Text("英文名", "English name"),
    "short_name": Text("简称", "Short name"), "review_outside": Text("外部复查机关", "Reviewing body outside"),
    "place": Text("地址", "Address"), "phone": Text("电话", "Phone"),
}  # fmt: skip
VERSIONED = ("name", "kind", "parent_id", "review_unit_id", "handles_petitions", "can_issue_opinion")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """A unit as somebody wants it to be; `key` and `valid_from` count only when it is added."""

    key: str
    name: str
    short_name: str
    kind: UnitKind
    valid_from: date
    parent_id: int | None = None
    name_en: str = ""
    handles_petitions: bool = False
    can_issue_opinion: bool = False
    is_front_desk: bool = False
    review_unit_id: int | None = None
    review_outside: str = ""
    place: str = ""
    phone: str = ""
    headcount: int = 0  # how many work there, roughly; 0: not said


@changes
def add_unit(entry: UnitEntry, *, by: str, at: datetime) -> Unit:
    """Add a unit that exists from `entry.valid_from` on."""
    if not KEY.fullmatch(entry.key):
        raise refuse(
            "单位编码只能用小写字母、数字和短横，例如 kq-2。",
            "A unit code has small letters, digits and hyphens, such as kq-2.",
            "key",
        )
    if Unit.objects.filter(key=entry.key).exists():
        raise refuse(
            "已经有编码为 {key} 的单位。请换一个编码。",
            "There is a unit with the code {key} already. Please take another.",
            "key",
            key=entry.key,
        )
    _check(None, entry, entry.valid_from)
    unit = Unit.objects.create(**asdict(entry))
    _write_version(unit, entry.valid_from, by=by, at=at)
    record("unit.add", {"unit": unit.pk, **_public(asdict(entry))}, by=by, at=at)
    return unit


@changes
def change_unit(unit: Unit, entry: UnitEntry, effective_on: date, *, by: str, at: datetime) -> Unit:
    """Make the unit as `entry` says from `effective_on` on; nothing is written if it is so already."""
    unit = Unit.objects.get(pk=unit.pk)
    changed = _differences(unit, entry)
    if not changed:
        return unit
    _check_effective(unit, effective_on, timezone.localdate(at))
    _check(unit, entry, effective_on)
    if not unit.versions.exists():
        _write_version(unit, unit.valid_from, by=by, at=at)  # a unit from before versions were kept
    for field, (_old, new) in changed.items():
        setattr(unit, field, new)
    unit.save(update_fields=[field.removesuffix("_id") for field in changed])
    if changed.keys() & set(VERSIONED):
        unit.versions.filter(valid_to=None).update(valid_to=effective_on - timedelta(days=1))
        _write_version(unit, effective_on, by=by, at=at)
    record("unit.change", {"unit": unit.pk, "from": effective_on, "changed": _public(changed)}, by=by, at=at)
    return unit


@changes
def close_unit(unit: Unit, last_day: date, successor: Unit | None = None, *, by: str, at: datetime) -> Unit:
    """Close a unit after `last_day`; `successor` takes over what it leaves (条例§24(2)). Its posts stay as they are."""
    unit = Unit.objects.get(pk=unit.pk)
    _check_closing(unit, last_day, successor)
    unit.valid_to, unit.successor = last_day, successor
    unit.save(update_fields=["valid_to", "successor"])
    unit.versions.filter(valid_to=None).update(valid_to=last_day)
    body = {"unit": unit.pk, "last_day": last_day, "successor": successor.pk if successor else None}
    record("unit.close", body, by=by, at=at)
    return unit


@changes
def name_successor(unit: Unit, successor: Unit, *, by: str, at: datetime) -> Unit:
    """Say afterwards who succeeds a unit that is closed already (条例§24(2))."""
    unit = Unit.objects.get(pk=unit.pk)
    if unit.valid_to is None:
        raise refuse("“{unit}”还在用。撤销时再指定承接单位。", "'{unit}' still exists. Name its successor when you close it.", unit=unit.name)
    _check_successor(unit, unit.valid_to, successor)
    unit.successor = successor
    unit.save(update_fields=["successor"])
    record("unit.successor", {"unit": unit.pk, "successor": successor.pk}, by=by, at=at)
    return unit


def present_begin(unit: Unit) -> date:
    """Return the day from which the unit is as it is now: no change can count from an earlier one."""
    newest = unit.versions.filter(valid_to=None).order_by("-pk").first()
    return newest.valid_from if newest else unit.valid_from


def _differences(unit: Unit, entry: UnitEntry) -> dict[str, tuple[Any, Any]]:
    wanted = {field: value for field, value in asdict(entry).items() if field not in ("key", "valid_from")}
    return {field: (getattr(unit, field), value) for field, value in wanted.items() if getattr(unit, field) != value}


def _public(fields: dict[str, Any]) -> dict[str, Any]:
    """What of a unit goes into the ledger: everything but its number."""
    return {field: plain(value) for field, value in fields.items() if field != "phone"}


def _check(unit: Unit | None, entry: UnitEntry, on: date) -> None:
    for field, label in LABELS.items():
        check_length(Unit, field, getattr(entry, field), label)
    for field in ("name", "short_name"):
        check_filled(field, getattr(entry, field), LABELS[field])
    if entry.kind not in UnitKind.values():
        raise refuse("没有“{kind}”这种单位类型。", "There is no kind of unit called '{kind}'.", "kind", kind=entry.kind)
    pk = unit.pk if unit else None
    check_place_in_tree(pk, entry.kind, entry.parent_id, on)
    check_review(pk, entry.review_unit_id, on)
    check_roles(pk, entry.is_front_desk, entry.short_name if entry.can_issue_opinion else "")


def _check_effective(unit: Unit, effective_on: date, today: date) -> None:
    if unit.valid_to is not None:
        raise refuse("“{unit}”已经撤销，不能再改。", "'{unit}' is closed and cannot be changed.", unit=unit.name)
    begin = present_begin(unit)
    if effective_on > max(today, begin):
        raise refuse(
            "改动只能从今天或更早的一天起算。以后的改动请到那一天再改。",
            "A change counts from today or an earlier day. Please make a later change on its day.",
            "effective_on",
        )
    if effective_on < begin:
        raise refuse(
            "上一次改动从 {begin} 起算，这次不能更早。",
            "The last change counts from {begin}; this one cannot be earlier.",
            "effective_on",
            begin=begin,
        )


def _check_closing(unit: Unit, last_day: date, successor: Unit | None) -> None:
    if unit.valid_to is not None:
        raise refuse("“{unit}”已经撤销。", "'{unit}' is closed already.", unit=unit.name)
    if last_day < unit.valid_from:
        raise refuse(
            "停用日期不能早于启用日期 {begin}。",
            "The last day cannot be before the first, {begin}.",
            "last_day",
            begin=unit.valid_from,
        )
    below = unit.children.filter(valid_to=None).first() or unit.children.filter(valid_to__gt=last_day).first()
    if below:
        raise refuse(
            "下面还有“{unit}”。请先撤销它，或把它划到别的单位。",
            "'{unit}' is still below it. Please close or move that one first.",
            "last_day",
            unit=below.name,
        )
    if unit.is_front_desk:
        raise refuse(
            "网上来件由“{unit}”登记。请先换一个单位登记网上来件。",
            "'{unit}' registers what is filed online. Please name another unit for that first.",
            unit=unit.name,
        )
    reviewed = Unit.objects.filter(review_unit=unit, valid_to=None).first()
    if reviewed:
        raise refuse(
            "“{unit}”的复查单位是它。请先换复查单位。",
            "It is the reviewing unit of '{unit}'. Please change that first.",
            unit=reviewed.name,
        )
    if successor:
        _check_successor(unit, last_day, successor)


def _check_successor(unit: Unit, last_day: date, successor: Unit) -> None:
    if successor.pk == unit.pk or successor.valid_to is not None or successor.valid_from > last_day + timedelta(days=1):
        raise refuse(
            "承接单位要在撤销以后还存在。请另选一个。",
            "The successor must exist after the closing. Please choose another.",
            "successor",
        )
    if unit.handles_petitions and not successor.handles_petitions:
        raise refuse(
            "“{unit}”可办信访，承接单位也要可办信访。请另选一个，或者先改承接单位。",
            "'{unit}' handles petitions, so its successor must too. Please choose another, or change the successor first.",
            "successor",
            unit=unit.name,
        )


def _write_version(unit: Unit, valid_from: date, *, by: str, at: datetime) -> None:
    kept = {field: getattr(unit, field) for field in VERSIONED}
    UnitVersion.objects.create(unit=unit, **kept, valid_from=valid_from, valid_to=None, recorded_at=at, recorded_by=by)
