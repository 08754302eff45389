"""What a petitioner says in confidence (谈心): read by the few who need it, found, printed, told, exported and dumped by nothing (ADR-0025)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers
from django.test import Client
from django.utils import timezone

from tests.attacks.test_accused import tie
from tests.attacks.test_core_dump import all_tables
from tests.attacks.test_substitutes import colleague, lend
from tests.enterprise import _person, add_union
from tests.linked.joint import MEMBER_CODE
from tests.linked.needs import HELP, NEED, shared
from tests.linked.talks import AGREED, SAID
from tests.walking import CODE, Walk
from tests.web.desk.test_covered_everywhere import LISTS
from tests.web.portal import ways
from tests.web.visiting import Visitor, petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.petitions import confiding
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.steps.sponsor import Milestone
from xinqiao.petitions.zone import local_day
from xinqiao.rules.confided import CONFIDED, Reader
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.rules.terms_talk import TalkWay
from xinqiao.vault import readings
from xinqiao.wording import index

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
Visit = Callable[..., Visitor]
HIDDEN = "谈了什么，只有谈话的人、确定的承办人、单位负责人和包案领导能看。"


def led(walked: Walk, key: str) -> Walk:
    """Put a leader in charge of the matter."""
    stones = (Milestone(text="到现场", on=local_day(walked.at) + timedelta(days=5)),)
    return walked.link("sponsorship", "sponsor", "leader", person_id=walked.enterprise.person(key).pk, plan="带队到现场查清。", milestones=stones)


def reads(page: str) -> bool:
    """Return whether a page shows what was said; whichever it is, it says that they talked."""
    assert "谈心谈话" in page
    assert (SAID in page) is (AGREED in page) is (HIDDEN not in page)
    return SAID in page


@pytest.mark.parametrize(("key", "expected"), [("handler", True), ("unit_head", True), ("clerk", False), ("head", False), ("receptionist", False), ("leader", False)])
def test_whoever_only_sees_the_petition_reads_that_they_talked_and_not_what_was_said(walk: Any, visit: Visit, key: str, expected: bool) -> None:  # noqa: F811
    """Attack 15: page and story of every duty that sees the matter, in both languages."""
    petition = walk("talked").petition
    assert reads(visit(key).page(petition_url(petition))) is expected
    english = visit(key, "en").page(petition_url(petition))
    assert (SAID in english) is expected and "Talk" in english


def test_colleague_of_the_unit_reads_it_once_the_head_names_him(walk: Any, visit: Visit, enterprise: Any) -> None:  # noqa: F811
    """Attack 15: a second handler of the same unit, before and after; and no longer once another is named."""
    started, second = walk("talked"), colleague(enterprise, duty=Duty.HANDLER)
    url = petition_url(started.petition)
    assert not reads(visit("yu-min").page(url))
    started.link("handlers", "name_handlers", "unit_head", person_id=second.pk)
    assert reads(visit("yu-min").page(url))
    started.take_linked("handlers", "change_handlers", "unit_head", person_id=enterprise.person("unit_head").pk)
    assert not reads(visit("yu-min").page(url))
    assert reads(visit("handler").page(url)), "he held the talk himself"


def test_leader_in_charge_reads_it_and_no_longer_once_his_charge_ends(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 15: the sponsor, from the day he has it in charge to the day he has not."""
    started = walk("talked")
    url = petition_url(started.petition)
    led(started, "leader")
    assert reads(visit("leader").page(url))
    started.take_linked("sponsorship", "end_sponsorship", "leader", result="管网换好了，他家里暖和了。")
    assert not reads(visit("leader").page(url))


def test_whoever_sat_there_reads_it_and_whoever_stands_in_does_not(walk: Any, visit: Visit, enterprise: Any) -> None:  # noqa: F811
    """Attack 29: a substitute takes the steps of the absent and reads no talk that was held with him away."""
    started, person = walk("accepted"), colleague(enterprise)
    started.link("talk", "record_talk", "handler", talked_on=local_day(started.at), way=TalkWay.PHONE, said=SAID, agreed=AGREED, second_id=enterprise.person("clerk").pk)
    url = petition_url(started.petition)
    assert reads(visit("clerk").page(url))
    for key in ("handler", "unit_head"):
        lend(enterprise, key, person)
    assert not reads(visit("yu-min").page(url))


def test_whoever_stepped_aside_reads_nothing_any_more_though_he_held_it(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 15: recusal ends it (条例§28(3))."""
    started = walk("talked")
    started.link("recusal", "declare_recusal", "handler", reason="反映人是我的表弟。").take_linked("recusal", "grant_recusal", "unit_head", reason="亲属关系属实。")
    assert not reads(visit("handler").page(petition_url(started.petition)))


@pytest.mark.parametrize("key", ["other_handler", "other_head", "auditor", "admin"])
def test_whoever_does_not_see_the_petition_learns_nothing_of_a_talk(walk: Any, visit: Visit, key: str) -> None:  # noqa: F811
    """Attack 16: the page and the steps of the record answer as if there were neither."""
    petition = walk("talk_awaited").petition
    for url in (petition_url(petition), f"{petition_url(petition)}records/talk/1/hold_next_talk/", f"{petition_url(petition)}records/talk/0/record_talk/"):
        assert visit(key).get(url).status_code == 404


def test_the_form_of_the_next_talk_shows_a_colleague_no_more_than_the_page(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 15: whoever may take the step still reads only that they talked; also when it is refused, stale or sent empty."""
    petition = walk("talk_awaited").petition
    clerk, url = visit("clerk"), f"{petition_url(petition)}records/talk/1/hold_next_talk/"
    for page in (clerk.page(url), clerk.post(url, version=petition.version).content.decode(), clerk.post(url, version=0).content.decode()):
        assert HIDDEN in page and SAID not in page and AGREED not in page
    assert SAID in visit("handler").page(url)


def test_no_list_search_paper_or_message_tells_what_was_said(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 21, 25: neither for whoever reads it on its page: it is found by nothing outside the petition."""
    petition = walk("talk_awaited").petition
    index.fold()
    assert petition.pk not in index.bodies({petition.pk}) or "电暖气" not in index.bodies({petition.pk})[petition.pk]
    for key in ("handler", "unit_head", "clerk", "leader"):
        visitor = visit(key)
        for word in ("电暖气", "瘫在床上", "夜里不敢睡"):
            assert petition.number not in visitor.page("/desk/find/", q=word)
        for url in LISTS:
            page = visitor.get(url).content.decode()
            assert SAID not in page and AGREED not in page, url
    assert all("电暖气" not in str(vars(message)) for message in Message.objects.all())


def test_dump_of_the_store_tells_nothing_of_it(walk: Any) -> None:
    """Attack 30: contents of a talk lie encrypted, in every table and in `dumpdata`; the ledger has a hash."""
    started = walk("talk_dropped")
    record = LinkedRecord.objects.get(petition=started.petition, kind="talk")
    text = json.dumps(all_tables(), default=str, ensure_ascii=False) + serializers.serialize("json", [started.petition])
    assert record.content["said"] == SAID
    for secret in (SAID, AGREED, "他那天上夜班", "瘫在床上"):
        assert secret not in text and json.dumps(secret)[1:-1] not in text


def test_petitioner_reads_that_they_talked_and_what_was_agreed_with_him(client: Client, walk: Any) -> None:
    """Attack 15: his own page: the day, how, what was agreed; not what staff wrote down of him."""
    started = walk("talk_awaited")
    assert ways.enter(client, started.petition, CODE).status_code == 302
    page = client.get("/matter/").content.decode()
    assert "谈心谈话" in page and AGREED in page and SAID not in page and "三号楼他家里" not in page


def test_the_one_door_knows_every_reader_and_every_confided_kind_has_open_values() -> None:
    """Attack 15: the table and the door say the same; whoever may not read it still learns the day."""
    assert set(confiding.IS) == set(Reader)
    for kind in CONFIDED:
        rule = RECORD_RULES[kind]
        shown = {name for name, value in rule.fields.items() if value.is_open}
        assert shown and shown != set(rule.fields)
        assert rule.is_confided


def test_nobody_of_the_handling_unit_enters_the_call_back_of_his_own_matter(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 50: neither handler nor head of the unit, nor the office where it handles the matter itself; the form says why."""
    petition = walk("closed").petition
    for key in ("handler", "unit_head"):
        answer = visit(key).take(petition, "record_outcome", called_on="2026-03-05", resolution="solved", note="都好了。")
        assert answer.status_code == 200 and "承办单位以外的" in answer.content.decode()
    own = walk("triaged").take("accept", "clerk").petition
    assert "record_outcome/" not in visit("clerk").page(petition_url(own))
    assert not LinkedRecord.objects.filter(kind="call_back").exists()
    assert "为什么由您来问、不由承办单位问" in visit("clerk").page(step_url(petition, "record_outcome"))


def test_what_he_said_at_a_call_back_is_not_for_the_unit_that_handled_it(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 15: the unit reads that he was called and whether it is solved; not his words, nor that somebody pressed him."""
    petition = walk("call_anew").petition
    words = ("队长让我别再找了", "有人要求、劝压过他")
    for key, expected in (("clerk", True), ("head", True), ("leader", True), ("handler", False), ("unit_head", False)):
        page = visit(key).page(petition_url(petition))
        assert all((text in page) is expected for text in words) and "没有化解" in page, key
    assert all("别再找了" not in str(vars(message)) for message in Message.objects.all())


def test_pressure_told_at_a_call_back_after_closing_leads_to_somebody_else_who_reopens(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 50: who called does not decide; a head who did not call does, also once it is closed."""
    started = walk("call_anew")
    answer = visit("head").take(started.petition, "reopen", reason="他没有暖气，还有人压他，查清再答复。")
    assert answer.status_code == 302
    started.petition.refresh_from_db()
    assert started.petition.status == "accepted" and started.petition.resolution == ""


def test_petitioner_reads_what_was_written_at_the_call_and_says_that_it_is_not_so(client: Client, walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 50: his own page; double click and an empty form change nothing; the unit learns nothing of it, another head looks at it."""
    started = walk("called_back")
    assert ways.enter(client, started.petition, CODE).status_code == 302
    page = client.get("/matter/").content.decode()
    assert "暖气有了，钱还没退。" in page and "/matter/called/" in page
    assert "暖气有了，钱还没退。" in client.get("/matter/called/").content.decode()
    assert "请写一下哪里不对" in client.post("/matter/called/", {"words": " "}).content.decode()
    for _click in range(2):
        client.post("/matter/called/", {"words": "我说的是没有解决。"})
    record = LinkedRecord.objects.get(petition=started.petition, kind="call_back")
    assert record.status == "call_disputed" and record.content["his_words"] == "我说的是没有解决。"
    url = petition_url(started.petition)
    assert "我说的是没有解决" not in visit("handler").page(url) and "我说的是没有解决" in visit("head").page(url)
    answer = visit("head").take(started.petition, "settle_call", corrected="unsolved", wants_anew="on", answer="问过您，照您说的更正。")
    assert answer.status_code == 302
    page = client.get("/matter/").content.decode()
    assert "问过您，照您说的更正。" in page and "照您说的改了" in page and "要不要重新办" in page


@pytest.mark.parametrize(("key", "expected"), [("handler", True), ("unit_head", True), ("clerk", False), ("head", False), ("leader", False)])
def test_a_need_is_read_by_those_who_help_and_by_nobody_once_consent_is_taken_back(client: Client, walk: Any, visit: Visit, key: str, expected: bool) -> None:  # noqa: F811
    """Attack 15: also by the petitioner himself no more; staff and he read that he took it back."""
    started = walk("need_open")
    url = petition_url(started.petition)
    page = visit(key).page(url)
    assert (NEED in page) is (HELP in page) is ("孩子上学" in page) is expected and "困难登记" in page
    assert ways.enter(client, started.petition, CODE).status_code == 302
    own = client.get("/matter/").content.decode()
    assert NEED in own and HELP in own and "/matter/need/" in own and NEED in client.get("/matter/need/").content.decode()
    for _click in range(2):
        assert client.post("/matter/need/", {}).status_code == 302
    assert NEED not in client.get("/matter/").content.decode() and HELP not in client.get("/matter/").content.decode()
    page = visit(key).page(url)
    assert NEED not in page and HELP not in page and "孩子上学" not in page and "本人收回同意，不再记" in page


@pytest.mark.parametrize("station", ["need_open", "talked", "called_back", "contact_verified"])
def test_a_co_signer_does_not_read_that_there_is_such_a_record_of_another(client: Client, walk: Any, visit: Visit, plain_pages: None, station: str) -> None:  # noqa: F811
    """Attack 15: he reads how the matter stands; that his neighbour's need was recorded, that somebody talked with him or that his telephone changes is not his."""
    started = walk(station)
    started.link("member", "name_member", "clerk", name="李建国", code=MEMBER_CODE)
    assert client.post("/member/", {"number": started.petition.number, "code": MEMBER_CODE}).status_code == 302
    client.post("/member/answer/", {"answer": "yes"})
    assert ways.enter(client, started.petition, CODE).status_code == 302
    if station == "called_back":
        client.post("/matter/called/", {"words": "我说的是没有解决。"})
    told = {"need_open": "记下了一个困难", "talked": "和您谈了一次", "called_back": "您说回访记得不对", "contact_verified": "有人要改您的姓名"}[station]
    assert told in client.get("/matter/").content.decode()
    page = client.get("/member/matter/").content.decode()
    assert "已经做了什么" in page and told not in page


def test_no_list_search_message_or_dump_tells_of_a_need(walk: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 21, 30: there is no list of those who need help, and nothing of a need outside its petition."""
    petition = walk("need_open").petition
    index.fold()
    for key in ("handler", "clerk", "leader"):
        assert petition.number not in visit(key).page("/desk/find/", q="一个人挣钱")
        for url in LISTS:
            page = visit(key).get(url).content.decode()
            assert NEED not in page and HELP not in page and "孩子上学" not in page, url
    text = json.dumps(all_tables(), default=str, ensure_ascii=False)
    assert all(secret not in text and json.dumps(secret)[1:-1] not in text for secret in (NEED, HELP, "need_schooling"))


@pytest.fixture
def union(enterprise: Any) -> int:
    """A union that helps: an officer, two handlers, a head."""
    unit = add_union(enterprise)
    for key, duty in (("union_handler", Duty.HANDLER), ("union_other", Duty.HANDLER), ("union_head", Duty.UNIT_HEAD)):
        enterprise.people[key] = _person(key, unit, duty)
    return int(unit.pk)


def helping(enterprise: Any, unit: int, key: str = "union_handler", **traits: Any) -> tuple[Walk, str]:
    """Return a matter of today with a need with which the union helps, and the address of that need."""
    walked = shared(Walk(enterprise, at=timezone.now(), **traits).to("accepted"), unit, enterprise.person(key).pk)
    return walked, f"/desk/needs/{walked.petition.number}/1/"


def test_the_unit_that_helps_sees_the_need_and_nothing_of_the_matter(enterprise: Any, union: int, visit: Visit) -> None:  # noqa: F811
    """Attack 15: neither page, step, list, search, news nor title of the petition; the need only for who owns it and the head there; his colleague learns that it is owed."""
    walked, url = helping(enterprise, union)
    petition = walked.petition
    for key, reads_it in (("union_handler", True), ("union_head", True), ("union_other", False), ("union", False)):
        visitor = visit(key)
        page = visitor.page(url)
        assert (NEED in page) is (HELP in page) is ("孩子上学" in page) is reads_it, key
        for address in (petition_url(petition), f"{petition_url(petition)}records/need/1/record_aid/", f"{petition_url(petition)}identity/", f"{petition_url(petition)}call/"):
            assert visitor.get(address).status_code == 404, (key, address)
        pages = [page, visitor.page("/desk/"), visitor.page("/desk/needs/"), visitor.page("/desk/news/"), visitor.page("/desk/find/", q=petition.number), visitor.page(f"{url}record_aid/")]
        assert not any(word in text for text in pages for word in (petition.title, petition.text[:12])), key
        assert visitor.get(f"{url}call/").status_code == (200 if reads_it else 404)


@pytest.mark.parametrize("key", ["other_handler", "other_head", "auditor", "discipline", "admin"])
def test_whoever_neither_helps_nor_sees_the_petition_finds_no_need(enterprise: Any, union: int, visit: Visit, key: str) -> None:  # noqa: F811
    """Attack 16: as for a number that was never given."""
    _walked, url = helping(enterprise, union)
    for address in (url, url.removesuffix("1/"), f"{url}record_aid/", f"{url}call/", "/desk/needs/XQ-2026-9999999/1/"):
        assert visit(key).get(address).status_code in (302, 403, 404) and NEED not in visit(key).get(address).content.decode()


def test_what_the_union_sees_ends_with_the_help_with_consent_and_with_the_seal(enterprise: Any, union: int, visit: Visit) -> None:  # noqa: F811
    """Attack 15: taken back, given, sealed since, or complained about since: the page, the list and the worklist forget it."""
    helper = visit("union_handler")
    for end in ("consent", "given", "seal", "complaint"):
        walked, url = helping(enterprise, union)
        assert helper.get(url).status_code == 200 and url in helper.page("/desk/needs/")
        if end == "consent":
            walked.take_linked("need", "end_consent", walked.petitioner)
        elif end == "given":
            walked.take_linked("need", "record_aid", "union_handler", is_given=True, given_on=local_day(walked.at), result="补助送到家里了。")
        elif end == "seal":
            walked.take("seal", "clerk", category="1003", reason="补充的材料里检举后勤科长收钱。")
        else:
            tie(walked.petition, unit=union)
        for address in (url, f"{url}record_aid/", f"{url}call/"):
            assert helper.get(address).status_code == 404, end
        assert walked.petition.number not in helper.page("/desk/needs/") and walked.petition.number not in helper.page("/desk/"), end
        assert walked.petition.number not in visit("union_head").page("/desk/"), end


def test_the_phone_is_told_to_who_helps_himself_and_the_petitioner_reads_it(client: Client, enterprise: Any, union: int, visit: Visit) -> None:  # noqa: F811
    """Attack 12: the number alone, recorded with its reason; of a confidential petitioner never, there is whom to ask."""
    walked, url = helping(enterprise, union)
    helper = visit("union_handler")
    before = [line.verb for line in history(walked.petition.number)].count("reveal")
    assert "显示号码" in helper.page(f"{url}call/")
    answer = helper.post(f"{url}call/").content.decode()
    lines = [line for line in history(walked.petition.number) if line.verb == "reveal"]
    assert "tel:" in answer and len(lines) == before + 1 and lines[-1].body == {"reason": "打电话：落实答应的帮扶", "parts": ["phone"]}
    assert ways.enter(client, walked.petition, CODE).status_code == 302
    assert "打电话：落实答应的帮扶" in client.get("/matter/").content.decode()
    assert [row.person_id for row in readings.readings(walked.petition.number)].count(enterprise.person("union_handler").pk) == 1
    _secret, url = helping(enterprise, union, secrecy=Secrecy.CONFIDENTIAL)
    page = helper.page(url)
    assert "他要求不让别人知道他是谁" in page and "测试handler" in page and helper.get(f"{url}call/").status_code == 404


def test_a_substitute_takes_the_step_and_does_not_read_the_need(enterprise: Any, union: int, visit: Visit) -> None:  # noqa: F811
    """Attack 29: need is personal, in the unit that helps as in that in charge."""
    _walked, url = helping(enterprise, union)
    lend(enterprise, "union_handler", enterprise.person("union_other"))
    page = visit("union_other").page(url)
    assert NEED not in page and "record_aid" in page and visit("union_other").get(f"{url}call/").status_code == 404
