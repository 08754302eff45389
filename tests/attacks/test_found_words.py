"""What a search says by finding: a covered name in a file or a supplement is found by nobody who reads it as ×××."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.insight.test_search_attached import read_attachments, upload
from tests.walking import Walk, entry
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.insight import told
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Secrecy
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
WHO = Contact(name="范小安", phone="13900001234", address="二矿新村三号楼")
OTHERS = ("王大明", "欧阳小兰", "张伟", "阿依古丽·买买提", "John Smith")
# A list as somebody copies it out of a table: names stand side by side, numbers as well.
LIST = "停暖住户名单\n张伟 李四\n王大明\t2\n欧阳小兰\n阿依古丽·买买提\nJohn Smith\n签名：范 小安\n139 0000 1234 2026年1月\n二矿新村 三号楼\n绿豆糕作坊"


@pytest.fixture
def brought(walk):
    """One matter whose file names its petitioner and five others whom the vault knows."""

    def one(secrecy: Secrecy = Secrecy.CONFIDENTIAL, name: str = "名单.txt") -> Walk:
        for other in OTHERS:
            walk("registered", contact=Contact(name=other))
        started = walk("accepted", contact=WHO, secrecy=secrecy, uploads=(upload(LIST, name),))
        read_attachments()
        return started

    return one


def finds(visitor, petition, asked: str) -> bool:
    return petition.number in visitor.page("/desk/find/", q=asked)


ASKED = [
    "范小安", "范 小安", "小安", "范小", "小 安", "13900001234", "139 0000", "1234", "二矿新村三号楼", "绿豆糕 范小安", "绿豆糕 小安",
    "王大明", "大明", "王 大明", "张伟", "伟 绿豆糕", "欧阳小兰", "小兰", "阿依古丽", "买买提", "John Smith", "smith",
]  # fmt: skip


@pytest.mark.parametrize("key", ["handler", "unit_head", "leader"])
def test_no_covered_word_in_a_file_is_found_also_split(brought, visit, key):  # noqa: F811
    """Attack 21: a name, a phone, its last digits and an address that stand in a file alone; whole, cut and split."""
    petition = brought().petition
    reader, clerk = visit(key), visit("clerk")
    assert finds(reader, petition, "绿豆糕作坊") and finds(reader, petition, "停暖住户 绿豆糕")
    for asked in ASKED:
        assert finds(clerk, petition, asked), asked
        assert not finds(reader, petition, asked), asked


def test_the_name_of_a_file_and_a_supplement_tell_nothing_either(brought, visit):  # noqa: F811
    """Attack 21."""
    started = brought(name="范小安的身份证.txt")
    supplement = entry("supplement", text="王大明也看见了楼道里的煤气", uploads=())
    perform("supplement", started.petition, supplement, actor=started.petitioner, at=started.at)
    handler = visit("handler")
    assert finds(handler, started.petition, "的身份证") and finds(handler, started.petition, "煤气")
    assert not finds(handler, started.petition, "小安的身份证") and not finds(handler, started.petition, "王大明也看见")


def test_a_word_that_stands_also_where_it_may_be_read_is_found(walk, visit):  # noqa: F811
    """Attack 21: covering takes nothing away that is no name, even where the first places of it are one."""
    walk("registered", contact=Contact(name="高兴"))
    started = walk("accepted", contact=WHO, uploads=(upload("姓名：高兴。高兴同志。大家都很高兴。"),))
    read_attachments()
    assert finds(visit("handler"), started.petition, "高兴")


def test_what_staff_attach_does_not_tell_who_has_petitioned(brought, visit):  # noqa: F811
    """Attack 21: whoever attaches a name of his choice finds his file by it, whether its bearer is in the vault or not."""
    started = brought()
    started.take("remark", "handler", text="调查记录见附件。", uploads=(upload("被问的人：王大明、李小红。杜鹃花。", "记录.txt"),))
    read_attachments()
    handler = visit("handler")
    assert all(finds(handler, started.petition, asked) for asked in ("王大明、李小红", "李小红。", "杜鹃花"))
    assert not finds(handler, started.petition, "范小安")


def test_the_usual_hit_costs_nothing_and_a_hit_in_files_three_queries(brought, visit):  # noqa: F811
    """Attack 21: who finds by what is on the list pays no query for it, and whoever reads as written none at all."""
    brought()

    def extra(key: str, asked: str) -> int:
        visitor = visit(key)
        visitor.page("/desk/find/", q=asked)
        with CaptureQueriesContext(connection) as queries:
            visitor.page("/desk/find/", q=asked)
        return len(queries)

    usual = extra("handler", "停暖")
    assert extra("handler", "绿豆糕作坊") == usual + 3
    assert extra("clerk", "绿豆糕作坊") == extra("clerk", "停暖")


def test_many_hits_in_files_cost_as_many_queries_as_one(walk, visit):  # noqa: F811
    """Attack 21: twenty petitions whose word stands in a file."""
    reader, counts = visit("handler"), []
    for many in (1, 6):
        for _ in range(many):
            walk("accepted", contact=WHO, uploads=(upload(LIST),))
        while read_attachments():
            pass
        with CaptureQueriesContext(connection) as queries:
            reader.page("/desk/find/", q="绿豆糕作坊")
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_a_text_full_of_the_name_is_looked_at_a_bounded_number_of_times(walk, monkeypatch):
    """Attack 21: a book in which the name stands a thousand times costs a dozen looks."""
    petition = walk("accepted", contact=WHO, uploads=(upload("范小安。" * 1000 + "绿豆糕"),)).petition
    read_attachments()
    looked_at, real = [], told.legible
    monkeypatch.setattr(told, "legible", lambda passages: looked_at.extend(passages) or real(passages))
    assert told.hidden_hits([(petition, "范小安")]) == {petition.pk} and len(looked_at) == told.MOST
    assert told.hidden_hits([(petition, "绿豆糕")]) == frozenset() and told.hidden_hits([]) == frozenset()
