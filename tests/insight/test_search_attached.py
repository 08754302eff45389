"""Feature 12.1: the words of attachments and supplements are found too, by whoever may open the petition."""

from __future__ import annotations

import hashlib

import pytest
from django.utils import timezone

from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.insight.search import Query, find
from xinqiao.ops.work import settle
from xinqiao.petitions import attached_words
from xinqiao.petitions.file_checks import check_files
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.perform import perform
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import Path
from xinqiao.vault import files
from xinqiao.wording import index

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def upload(text, name="欠条.txt"):
    content = text.encode()
    return Upload(
        file_key=files.keep(content), name=name, media_type="text/plain", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def read_attachments():
    """Check what came and read it, as the worker does."""
    while check_files(timezone.now()):
        pass
    return attached_words.read_attachments()


def numbers(enterprise, key, words):
    found = find(Query(words=words), enterprise.actor(key), snapshot.current(), timezone.localdate())
    return [row.number for row in found.petitions]


@pytest.mark.parametrize("is_folded", [True, False])
def test_words_in_a_file_find_the_petition_together_with_those_of_its_text(walk, enterprise, is_folded):
    petition = walk(uploads=(upload("今欠到绿豆糕作坊货款三千元"),)).petition
    other = walk().petition
    if is_folded:
        index.fold()
    assert numbers(enterprise, "clerk", "绿豆糕作坊") == []
    assert read_attachments() == 1 and read_attachments() == 0
    for words in ("绿豆糕作坊", "绿", "欠条", "停暖 三千元", petition.title):
        assert petition.number in numbers(enterprise, "clerk", words), words
    assert other.number not in numbers(enterprise, "clerk", "绿豆糕")
    assert numbers(enterprise, "other_handler", "绿豆糕作坊") == []  # 12.4: who may not open it does not find it
    settle()
    assert numbers(enterprise, "clerk", "绿豆糕 停暖") == [petition.number]


def test_a_supplement_is_found_at_once(walk, enterprise):
    walked = walk("accepted")
    supplement = entry("supplement", text="楼道里有一股煤气味", uploads=(upload("燃气公司检测单"),))
    perform("supplement", walked.petition, supplement, actor=walked.petitioner, at=walked.at)
    assert numbers(enterprise, "clerk", "煤气味") == [walked.petition.number]
    read_attachments()
    assert numbers(enterprise, "handler", "检测单") == [walked.petition.number]


def test_a_file_that_cannot_be_read_stands_in_nobodys_way(walk, enterprise):
    lost, good = walk(uploads=(upload("甲"),)).petition, walk(uploads=(upload("第二份里有珍珠"),)).petition
    Attachment.objects.filter(petition=lost).update(file_key="00" * 20)
    assert read_attachments() == 2 and read_attachments() == 0
    assert numbers(enterprise, "clerk", "珍珠") == [good.number]
    assert lost.number in numbers(enterprise, "clerk", "欠条")  # its name at least


@pytest.mark.parametrize("is_read_before", [True, False])
def test_a_sealed_petition_and_its_files_are_in_no_index(walk, enterprise, is_read_before):
    """条例§30(3): whether the worker read the file before the sealing or comes to it afterwards."""
    walked = walk(uploads=(upload("某科长收了珍珠项链"),))
    if is_read_before:
        read_attachments()
        index.fold()
    triage = entry("triage", category="1001", path=Path.ACCUSATION)
    petition = perform("triage", walked.petition, triage, actor=enterprise.actor("clerk"), at=walked.at)
    read_attachments()
    perform("supplement", petition, entry("supplement", text="还有玛瑙", uploads=(upload("翡翠"),)), actor=walked.petitioner, at=walked.at)
    read_attachments()
    settle()
    for words in ("珍珠", "玛瑙", "翡翠", "停暖"):
        assert index.newest(words, limit=9) == []
    assert not Attachment.objects.filter(waits_for_index=True).exists()
