"""Attack 18, for what a petitioner says of retaliation: nobody in the handler's line learns of it by any door."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from tests.attacks.test_desk_access import LISTS, PEOPLE, without_inputs
from tests.enterprise import Enterprise, add_union
from tests.linked.protections import KIND, WORDS
from tests.walking import Walk
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Post
from xinqiao.ledger.models import Entry
from xinqiao.outbox.models import Message
from xinqiao.petitions import protecting, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.rules.procedures.protecting import RETALIATION_TABLE
from xinqiao.rules.terms import START, Duty

pytestmark = pytest.mark.django_db
Visit = Callable[..., Any]
LINE = tuple(key for key in PEOPLE if key != "discipline")
PAGES = (*LISTS, ("/desk/oversight/", {}), ("/desk/oversight/supervision/", {}), ("/desk/ledger/", {}), ("/desk/moved/", {}), ("/leader/", {}), ("/desk/identities/", {}))


def pages_of(visitor: Any, walked: Walk) -> dict[str, str]:
    """Return what a reader gets at every door: the lists, the petition, every form of a step on it."""
    addresses = [(url, query) for url, query in PAGES] + [(petition_url(walked.petition), {}), (f"{petition_url(walked.petition)}supplement/", {})]
    found = {}
    for url, query in addresses:
        response = visitor.get(url, **query)
        body = response.content.decode() if not response.streaming else ""
        found[f"{url}{query}"] = f"{response.status_code} {_plain(body)}"
    return found


def _plain(page: str) -> str:
    """Leave out what changes with every request."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^"\']+', "", page)
    page = re.sub(r"还有 \d+ 条没有封存", "", page)  # lines of the whole ledger, of which none can be told apart (docs/security.md)
    return re.sub(r"\d+ (?:秒|分钟)前|(?:上午|下午|今天)?\s?\d{1,2}:\d{2}(?::\d{2})?", "", page)


@pytest.mark.parametrize("key", LINE)
def test_every_page_of_the_line_is_the_same_whether_something_was_said_or_not(walk: Callable[..., Walk], visit: Visit, key: str) -> None:  # noqa: F811
    """Closed world: each page before and after, byte for byte: no existence, count, notice, history, version or statistics."""
    walked, visitor = walk("accepted"), visit(key)
    pages_of(visitor, walked)  # whoever opens a page is noted once a day
    before = pages_of(visitor, walked)
    protecting.declare(walked.petition, WORDS, has_happened=True, at=timezone.now())
    after = pages_of(visitor, walked)
    assert before.keys() == after.keys()
    for url, page in before.items():
        assert after[url] == page, url


@pytest.mark.parametrize("key", PEOPLE)
def test_list_object_worklist_news_and_search_are_one_door(walk: Callable[..., Walk], enterprise: Enterprise, visit: Visit, key: str) -> None:  # noqa: F811
    """Attack 15, for files: the watcher finds them everywhere, nobody else anywhere, by no number and no step."""
    walked = walk("accepted")
    protecting.declare(walked.petition, WORDS, has_happened=False, at=timezone.now())
    file, visitor, actor = protecting.file_of(walked.petition), visit(key), enterprise.actor(key)
    assert file is not None
    sees = key == "discipline"
    assert visible_to(actor, snapshot.current()).filter(pk=file.pk).exists() is sees
    assert (visitor.get(petition_url(file)).status_code == 200) is sees
    assert (file.number in {line.number for line in queue_lines.worklist(actor, snapshot.current(), reading.queues(actor))[0]}) is sees
    assert (file.number in {row.number for row in reading.news(actor, snapshot.current())[0]}) is sees
    if sees:
        assert file.number in visitor.page("/desk/find/", q=file.number)
        assert visitor.get(petition_url(walked.petition)).status_code == 404, "he watches over a person; the matter is not his"
    for url, query in () if sees else PAGES:
        page = visitor.get(url, **query).content.decode()
        assert file.number not in without_inputs(page) and WORDS not in page, url
    for row in RETALIATION_TABLE:
        position = 0 if START in row.source else 1
        assert (visitor.get(f"{petition_url(file)}records/{KIND}/{position}/{row.name}/").status_code == 404) or sees
        assert visitor.get(f"{petition_url(walked.petition)}records/{KIND}/{position}/{row.name}/").status_code != 200 or position == 0


def test_whoever_watches_and_works_in_the_line_besides_sees_nothing(walk: Callable[..., Walk], enterprise: Enterprise) -> None:
    """By any post of his: the union chair who is also a leader above, the discipline officer who also handles in the mine."""
    walked = walk("accepted")
    protecting.declare(walked.petition, WORDS, has_happened=False, at=timezone.now())
    file, person = protecting.file_of(walked.petition), enterprise.person("discipline")
    assert file is not None
    for unit, duty in ((enterprise.mine, Duty.HANDLER), (enterprise.group, Duty.LEADER), (enterprise.office, Duty.INTAKE)):
        post = Post.objects.create(person=person, unit=unit, duty=duty.value, title="兼", valid_from=timezone.localdate())
        assert not visible_to(staff(person, timezone.localdate()), snapshot.current()).filter(pk=file.pk).exists(), duty
        post.delete()
    assert visible_to(staff(person, timezone.localdate()), snapshot.current()).filter(pk=file.pk).exists()


def test_nothing_but_the_file_itself_names_the_petition(walk: Callable[..., Walk]) -> None:
    """No message, worklist line or ledger line of the petition says anything; those of the file stand under its own number."""
    walked = walk("accepted")
    lines, told, owed = (model.objects.filter(**by).count() for model, by in ((Entry, {"subject": walked.petition.number}), (Message, {"subject": walked.petition.number}), (Obligation, {"petition": walked.petition})))
    version = Petition.objects.get(pk=walked.petition.pk).version
    protecting.declare(walked.petition, WORDS, has_happened=False, at=timezone.now())
    assert Entry.objects.filter(subject=walked.petition.number).count() == lines and Message.objects.filter(subject=walked.petition.number).count() == told
    assert Obligation.objects.filter(petition=walked.petition).count() == owed and Petition.objects.get(pk=walked.petition.pk).version == version


def test_the_number_of_a_file_and_any_code_open_nothing_at_the_portal(client: Any, walk: Callable[..., Walk]) -> None:
    """Attack 16: its petitioner comes to it by his own number and code; nobody by the file's."""
    walked = walk("accepted")
    protecting.declare(walked.petition, WORDS, has_happened=False, at=timezone.now())
    file = protecting.file_of(walked.petition)
    assert file is not None
    for code in ("", "123456789012", "000000000000"):
        page = client.post("/lookup/", {"number": file.number, "code": code}).content.decode()
        assert "编号和查询码对不上" in page or "请写查询码" in page
        assert client.get("/matter/").status_code == 302


def test_the_worklist_of_discipline_names_what_is_sealed_in_words(walk: Callable[..., Walk], visit: Visit) -> None:  # noqa: F811
    """Its titles lie encrypted, and are read by whoever may read them."""
    sealed = walk("sealed")
    page = visit("discipline").page("/desk/")
    assert sealed.petition.title in page and "\ue0f0" not in page


def test_of_a_sealed_accusation_the_union_learns_neither_title_nor_text(walk: Callable[..., Walk], enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """条例§30(3): whoever asks about retaliation is told whom to ask, not what was said."""
    add_union(enterprise)
    sealed = walk("sealed")
    protecting.watch(timezone.now())
    file = protecting.file_of(sealed.petition)
    assert file is not None and file.watcher == "union"
    visitor = visit("union")
    page = visitor.page(petition_url(file))
    assert sealed.petition.number in page and sealed.petition.title not in page and sealed.petition.text not in page
    assert visitor.get(petition_url(sealed.petition)).status_code == 404
    assert visit("discipline").get(petition_url(file)).status_code == 404, "who handles the accusation does not read what is said of its handling"
