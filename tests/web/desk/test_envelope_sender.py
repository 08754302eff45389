"""Of a letter the sender as on the envelope: in the vault, masked on the page, read in full with leave alone (条例§30)."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest

from tests.architecture.source import none
from tests.attacks.test_core_dump import all_tables
from tests.web.desk.test_register_page import form
from xinqiao.ledger.models import Entry
from xinqiao.ops import verify
from xinqiao.petitions.models import Petition
from xinqiao.petitions.own_data import PARTS
from xinqiao.vault import mask, reveal
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import ContactDigest, Identity

pytestmark = pytest.mark.django_db
LETTER = {"channel": "letter", "posted_on": "", "on_envelope": "呼延庆丰", "envelope": "来信柜第 3 格"}


def registered(visit: Any, **more: Any) -> Petition:
    answer = visit("receptionist").post("/desk/register/", **form(**{**LETTER, **more}))
    assert answer.status_code == 302, unescape(answer.content.decode())
    return Petition.objects.latest("pk")


def test_it_lies_in_the_vault_alone(visit: Any) -> None:
    petition = registered(visit)
    row = Identity.objects.get(pk=petition.identity_id)
    assert "呼延" not in row.on_envelope and reveal.addressee(row.pk, subject=petition.number).on_envelope == "呼延庆丰"
    assert "呼延庆丰" not in json.dumps(list(Entry.objects.values()), default=str, ensure_ascii=False)
    assert not [name for name, text in all_tables().items() if "呼延庆丰" in text]
    none(list(verify.faults()))


def test_the_page_masks_it_and_the_slip_leaves_it_out(visit: Any) -> None:
    petition = registered(visit)
    page = visit("receptionist").page(f"/desk/petitions/{petition.number}/")
    assert "信封上的寄信人" in page and "呼**" in page and "呼延庆丰" not in page
    assert "呼延" not in visit("receptionist").page(f"/desk/petitions/{petition.number}/slip/")
    assert mask.masked(petition.identity_id).on_envelope == "呼**"


def test_his_own_text_is_covered_of_that_name_too(visit: Any) -> None:
    """ADR-0012: whoever does not work in the registering office reads neither name."""
    petition = registered(visit, text="我叫呼延庆丰，三号楼停暖两周。")
    visit("clerk").post(f"/desk/petitions/{petition.number}/triage/", version=petition.version, category="0703", path="opinion")
    page = visit("leader").page(f"/desk/petitions/{petition.number}/")
    assert "停暖两周" in page and "呼延" not in page.replace("呼**", "")


def test_it_finds_no_other_matter_and_is_no_contact(visit: Any) -> None:
    petition = registered(visit)
    assert set(ContactDigest.objects.filter(identity=petition.identity_id).values_list("kind", flat=True)) == {"phone", "name"}
    assert ContactDigest.objects.filter(identity=petition.identity_id, kind="name").count() == 2


def test_of_an_anonymous_letter_nothing_is_kept(visit: Any) -> None:
    petition = registered(visit, secrecy="anonymous", name="", phone="")
    assert reveal.addressee(petition.identity_id, subject=petition.number) == Contact()


def test_the_copy_of_his_data_has_it(visit: Any) -> None:
    assert set(PARTS) == set(Contact.__dataclass_fields__)


def test_what_was_typed_stays_where_something_is_wrong(visit: Any) -> None:
    page = unescape(visit("receptionist").post("/desk/register/", **form(**{**LETTER, "title": ""})).content.decode())
    assert 'value="呼延庆丰"' in page
