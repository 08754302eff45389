"""A list of units to choose from is in tree order, as its indents say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enterprise import Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.web.desk.forms_office import every_unit

pytestmark = pytest.mark.django_db


def test_each_unit_stands_below_the_one_it_belongs_to(enterprise: Enterprise) -> None:
    """A crew that was opened after other mines stood below the last of them."""
    crew = Unit.objects.create(key="crew", name="二矿综采一队", short_name="综采一队", kind="section", parent=enterprise.mine, valid_from=date(2020, 1, 1))
    snapshot.forget()
    directory = snapshot.current()
    labels = [label for _pk, label in every_unit(directory, sorted(directory.units.values(), key=lambda unit: unit.pk))]
    pks = [pk for pk, _label in every_unit(directory, directory.units.values())]
    assert pks.index(crew.pk) == pks.index(enterprise.mine.pk) + 1 and pks.index(enterprise.other_mine.pk) > pks.index(crew.pk)
    assert labels[pks.index(crew.pk)].startswith("\u3000\u3000") and len(labels) == len(directory.units)


def test_only_what_is_offered_can_be_chosen(enterprise: Enterprise) -> None:
    directory = snapshot.current()
    assert [pk for pk, _label in every_unit(directory, [directory.units[enterprise.other_mine.pk]])] == [enterprise.other_mine.pk]
