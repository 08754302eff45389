"""What of the handling is kept from whoever only helps, and from whom a petitioner wants to step aside."""

from __future__ import annotations

import pytest

from tests.web.visiting import petition_url
from xinqiao.documents.models import Document
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import Channel
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db

SAID = ("上次打电话的那位", "停暖就是他定的。")
PICTURE = Upload(file_key="k", name="测温表.jpg", media_type="image/jpeg", size=3, sha256="0" * 64)


def helped(walk):
    """An investigated matter with which another unit was asked to help."""
    from datetime import timedelta

    from xinqiao.petitions.zone import local_day

    started = walk("investigated")
    started.link("inquiry", "record_evidence", "handler", what="测温表", source="后勤科", taken_on=local_day(started.at), shows="十二度。", uploads=(PICTURE,))
    due_on = local_day(started.at) + timedelta(days=10)
    return started.link("co_handling", "ask_co_handler", "handler", unit_id=started.enterprise.other_mine.pk, asked="查换热站归谁管。", due_on=due_on)


def test_unit_that_helps_sees_what_is_asked_of_it_and_not_the_inquiry(walk, visit):
    petition = helped(walk).petition
    own, other = visit("handler").page(petition_url(petition)), visit("other_handler").page(petition_url(petition))
    assert "查换热站归谁管。" in own and "查换热站归谁管。" in other
    for inner in ("问：为什么停？答：泵坏了。", "测温表.jpg", "查看身份", "停暖两周属实，原因是循环泵损坏。"):
        assert inner in own and inner not in other, inner
    report = Document.objects.get(subject=petition.number, kind="investigation_report")
    assert visit("handler").get(f"/desk/documents/{report.number}/").status_code == 200
    assert visit("other_handler").get(f"/desk/documents/{report.number}/").status_code == 404
    file = Attachment.objects.get(petition=petition)
    assert visit("other_handler").get(f"{petition_url(petition)}files/{file.pk}/").status_code == 404


@pytest.mark.parametrize(("key", "reads"), [("unit_head", True), ("leader", True), ("handler", False), ("clerk", False), ("head", False)])
def test_what_the_petitioner_says_of_somebody_is_read_by_whoever_decides(walk, visit, key, reads):
    page = visit(key).page(petition_url(walk("recusal_asked_by_petitioner").petition))
    assert all((words in page) is reads for words in SAID)


def test_whoever_is_recused_reads_that_once_and_has_no_button(walk, visit):
    petition = walk("recused").petition
    page = visit("handler").page(petition_url(petition))
    assert page.count("您在这件事上已经回避") == 1 and f'{petition_url(petition)}reply/"' not in page and "查看身份" not in page
    assert "不能再办它的任何一步" in visit("handler").page(f"{petition_url(petition)}reply/")


def test_whoever_is_recused_prints_no_paper_with_the_name_on_it(walk, visit):
    petition = walk("recused", channel=Channel.LETTER, contact=Contact(name="范小安", address="二矿新村三号楼")).petition
    assert petition.number in visit("clerk").page("/desk/print/") or petition.title in visit("clerk").page("/desk/print/")
    assert petition.title not in visit("handler").page("/desk/print/")
    assert petition.title in visit("unit_head").page("/desk/print/")


@pytest.mark.parametrize(("key", "reads", "can"), [("clerk", True, True), ("head", True, True), ("leader", True, False), ("handler", False, False)])
def test_a_review_that_nobody_may_move_says_so_and_how_it_goes_on(walk, visit, key, reads, can):
    """条例§35, attack 50: the page tells it as soon as it is so, before anybody presses in vain."""
    petition = walk("review_stuck").petition
    page = visit(key).page(petition_url(petition))
    assert ("复查停在这里：集团信访办里" in page) is reads and ("hand_on_review/" in page) is can
    running = visit(key).page(petition_url(walk("review_asked").petition))
    assert "停在这里" not in running and "hand_on_review/" not in running


def test_whoever_enters_a_request_reads_before_that_nobody_there_may_review_it(walk, visit):
    from tests.linked.reviews import _had_a_part

    started = walk("replied")
    url = f"{petition_url(started.petition)}records/review/0/ask_review/"
    assert "先知道一下" not in visit("clerk").page(url)
    _had_a_part(started, "clerk", "head")
    assert "先知道一下：按规定由集团信访办复查" in visit("clerk").page(url)


def test_the_letter_that_hands_it_outside_says_why(walk, visit):
    started = walk("review_stuck").take_linked("review", "hand_on_review", "clerk", reason="专员和主任都参与过。")
    letter = Document.objects.get(subject=started.petition.number, kind="review_transfer")
    assert "都参与过此事" in visit("clerk").page(f"/desk/documents/{letter.number}/")
    assert "停在这里" not in visit("clerk").page(petition_url(started.petition))
