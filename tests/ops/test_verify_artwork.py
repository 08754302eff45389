"""`verify` compares the pictures of seals and the Word templates with the directory's chain."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.seals import seal_png
from xinqiao.directory import change
from xinqiao.directory.models import Seal, WordTemplate
from xinqiao.documents import word_templates
from xinqiao.ops.verify import faults
from xinqiao.rules.terms import DocumentKind

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


@pytest.fixture
def drawn(enterprise: Enterprise) -> Seal:
    now = timezone.now()
    today = timezone.localdate(now)
    kind = DocumentKind.DECISION
    word_templates.keep(kind, word_templates.default(kind), "a.docx", today, by="person:1", at=now)
    return change.set_seal(enterprise.mine, seal_png(), today, by="person:1", at=now)


def test_what_was_put_there_rightly_is_in_order(drawn: Seal) -> None:
    assert list(faults()) == []


def test_an_exchanged_picture_or_template_is_found(drawn: Seal) -> None:
    Seal.objects.update(picture=seal_png(colour="#0000ff"))
    WordTemplate.objects.update(content=b"PK other")
    assert list(faults()) == [
        f"directory: the picture of a seal of unit {drawn.unit_id} is not what was recorded",
        "directory: a Word template of decision is not what was recorded",
    ]


def test_one_moved_to_another_unit_or_day_and_one_slipped_in_are_found(drawn: Seal, enterprise: Enterprise) -> None:
    Seal.objects.update(unit=enterprise.office)
    WordTemplate.objects.update(kind="receipt")
    assert list(faults()) == ["directory: the seals are not those that were recorded", "directory: the Word templates are not those that were recorded"]


def test_a_removed_one_is_found(drawn: Seal) -> None:
    Seal.objects.all()._raw_delete(Seal.objects.db)
    assert list(faults()) == ["directory: the seals are not those that were recorded"]
