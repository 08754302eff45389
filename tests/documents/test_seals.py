"""A document bears the seal that was in force when it was issued, in every form; without one nothing changes."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from datetime import timedelta

import docx
import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.documents.samples import DECISION
from tests.enterprise import Enterprise
from tests.seals import seal_png
from tests.walking import Walk
from xinqiao.directory import change
from xinqiao.documents.content import Content, canonical_json
from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document
from xinqiao.petitions import merging
from xinqiao.petitions.zone import local_day

Walker = Callable[..., Walk]
EARLIER = timezone.now() - timedelta(days=3)


@pytest.fixture
def sealed(enterprise: Enterprise) -> str:
    """The mine has a seal, the petition office has none."""
    return change.set_seal(enterprise.mine, seal_png(), local_day(EARLIER), by="person:1", at=EARLIER).sha256


def issued(walked: Walk, kind: str) -> Document:
    return Document.objects.get(subject=walked.petition.number, kind=kind)


def pictures(document: Document, form: str) -> int:
    """How many pictures the document has."""
    if form == "html":
        return merging.as_html(document, {}, "zh").count("<img ")
    drawn = io.BytesIO(merging.as_file(document, {}, "zh", form)[1])
    if form == "pdf":
        return sum(len(page.images) for page in PdfReader(drawn).pages)
    body = docx.Document(drawn).element.body
    return len(body.findall(".//{*}anchor")) + len(body.findall(".//{*}inline"))


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_it_is_drawn_in_every_form_for_its_own_unit_only(sealed: str, walk: Walker, form: str) -> None:
    walked = walk("replied")
    assert pictures(issued(walked, "decision"), form) == pictures(issued(walked, "acceptance_notice"), form) == 1
    assert pictures(issued(walked, "where_sent_notice"), form) == 0


def test_the_picture_is_the_one_that_was_given_and_has_words(sealed: str, walk: Walker) -> None:
    page = merging.as_html(issued(walk("replied"), "decision"), {}, "zh")
    drawn = page.split("data:image/png;base64,")[1].split('"')[0]
    assert base64.b64decode(drawn).startswith(b"\x89PNG") and 'alt="二矿的印章"' in page


def test_it_is_frozen_with_the_document(sealed: str, walk: Walker, enterprise: Enterprise) -> None:
    walked = walk("accepted")
    notice = issued(walked, "acceptance_notice")
    assert notice.content["zh"]["seal"] == notice.content["en"]["seal"] == sealed
    assert notice.digest == content_digest(notice.content)
    now = timezone.now()
    change.set_seal(enterprise.mine, seal_png(colour="#0000aa"), local_day(now), by="person:1", at=now)
    later = walk("accepted", at=now)
    assert issued(later, "acceptance_notice").content["zh"]["seal"] != sealed
    notice.refresh_from_db()
    assert merging.content(notice, "zh").seal == sealed and merging.content(notice, "zh").seal_picture


def test_without_a_seal_a_document_is_what_it_always_was(walk: Walker) -> None:
    decision = issued(walk("replied"), "decision")
    assert "seal" not in decision.content["zh"] and pictures(decision, "html") == 0
    assert b'"seal"' not in canonical_json(DECISION) and Content.from_json(DECISION.to_json()) == DECISION


def test_a_draft_bears_no_seal(sealed: str, walk: Walker, enterprise: Enterprise) -> None:
    from xinqiao.directory import snapshot
    from xinqiao.petitions import printing

    drafted = walk("drafted")
    drafts = printing.drafts(drafted.dossier, enterprise.actor("unit_head"), snapshot.current(), local_day(drafted.at), "zh")
    assert drafts and not any(draft.seal for draft in drafts)
