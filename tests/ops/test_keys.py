"""Keys are turned with everything under them, while people go on working; a rehearsal changes nothing."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.attacks.test_core_dump import CODE, WHO, all_tables, filed
from tests.enterprise import Enterprise
from tests.petitions.world import MONDAY
from tests.walking import Walk
from xinqiao.ledger.append import history
from xinqiao.petitions import drafts
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.models import Petition
from xinqiao.vault import cipher, files, rotation, store
from xinqiao.vault.cipher import encrypt
from xinqiao.vault.keyring import Keyring
from xinqiao.vault.mask import masked
from xinqiao.vault.models import ContactDigest, Identity

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def ring(tmp_path: Path, settings: object, enterprise: Enterprise) -> Keyring:
    """A ring and a folder of files of its own."""
    fresh = Keyring(tmp_path / "keys")
    settings.KEYRING, settings.DATA = fresh, tmp_path  # type: ignore[attr-defined]
    return fresh


def walked(enterprise: Enterprise) -> tuple[Petition, Petition, str]:
    sealed = Walk(enterprise, at=MONDAY, title="举报", text="收了红包", **filed()).to("sealed")
    sealed.take("remark", "discipline", text="翻到账本")
    usual = Walk(enterprise, at=MONDAY, **filed()).to("accepted")
    drafts.save("token", Writing(what={"text": "还没写完"}), today=TODAY, keep_days=7)
    return sealed.petition, usual.petition, files.keep(b"a photograph")


def keys(*words: str) -> str:
    out = StringIO()
    call_command("keys", *words, stdout=out)
    return out.getvalue()


def test_everything_is_written_under_the_new_key_and_reads_the_same(enterprise: Enterprise, ring: Keyring) -> None:
    sealed, usual, file = walked(enterprise)
    ring.turn("vault")
    with pytest.raises(CommandError, match="value"):  # nothing is taken away by mistake
        keys("retire")
    said = keys("turn")
    assert "vault.identity.phone" in said and "petitions.statement.texts" in said and "documents.document.content" in said and "files" in said
    tables = all_tables()
    assert not [table for table, text in tables.items() if " k1:" in text or "\ue0f0k1:" in text or '"k1:' in text]
    assert keys("retire").strip().endswith("k1") and ring.ids("vault") == ["k2"]
    assert Petition.objects.get(pk=sealed.pk).text == "收了红包" and sealed.statements.latest("pk").texts["text"] == "翻到账本"
    assert masked(usual.identity_id).phone == "177****3333" and files.fetch(file) == b"a photograph"
    loaded = drafts.load("token", TODAY)
    assert loaded and loaded.what == {"text": "还没写完"}
    assert [line.verb for line in history("keys")] == ["turn_vault", "retire_vault"]


def test_a_rehearsal_opens_everything_and_changes_nothing(enterprise: Enterprise, ring: Keyring) -> None:
    walked(enterprise)
    ring.turn("vault")
    before = all_tables()
    said = keys("rehearse")
    assert all_tables() == before and "vault.identity.name\t2\t0\t2\t0" in said


def test_what_no_key_opens_is_counted_and_stops_the_retiring(enterprise: Enterprise, ring: Keyring) -> None:
    _, usual, _ = walked(enterprise)
    ring.turn("vault")
    Identity.objects.filter(pk=usual.identity_id).update(name=encrypt("陈", "identity.name")[:-8] + "AAAAAAA=")
    with pytest.raises(CommandError, match="cannot be opened"):
        keys("rehearse")
    keys("turn")
    with pytest.raises(CommandError):
        keys("retire")
    assert ring.ids("vault") == ["k2", "k1"]


def test_a_row_that_somebody_changes_meanwhile_is_left_to_the_next_run(enterprise: Enterprise, ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    _, usual, _ = walked(enterprise)
    ring.turn("vault")
    real = cipher.decrypt

    def slow(sealed: str, context: str) -> str:
        if context == "identity.phone":
            Identity.objects.filter(pk=usual.identity_id).update(phone=encrypt("13900001111", "identity.phone"))
        return real(sealed, context)

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "decrypt", slow)
        keys("turn")
    assert masked(usual.identity_id).phone == "139****1111"
    keys("turn")
    assert "k1" in keys("retire")


def test_codes_and_contacts_match_before_during_and_after_a_turn_of_the_index(enterprise: Enterprise, ring: Keyring) -> None:
    sealed, usual, _ = walked(enterprise)
    old = Petition.objects.get(pk=usual.pk).code_digest
    ring.turn("index")
    assert store.code_matches(CODE, old)  # half way: the rows still hold the old digest
    keys("turn-index")
    fresh = Petition.objects.get(pk=usual.pk).code_digest
    assert fresh != old and store.code_matches(CODE, fresh)
    assert set(ContactDigest.objects.values_list("digest", flat=True)) == {store.contact_digest(kind, getattr(WHO, kind)) for kind in ("phone", "email", "name")}
    assert store.same_contact(usual.identity_id, limit=5) == [sealed.number]
    keys("retire-index")
    assert store.code_matches(CODE, fresh) and not store.code_matches(CODE, old)


def test_status_says_what_there_is(ring: Keyring) -> None:
    ring.turn("vault")
    said = keys("status")
    assert "vault: k2" in said and "k1" in said and "yes" in said
    assert settings.KEYRING is ring
