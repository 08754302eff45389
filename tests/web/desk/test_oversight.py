"""The lists of oversight: what calls for supervision, the registers, and drawing a batch; nothing sealed in any of them."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.petitions import sampling, worth_supervising
from xinqiao.petitions.models import Claim, LinkedRecord, RunningClock
from xinqiao.petitions.overdue import record_breaches
from xinqiao.petitions.sampling import Draw, chosen
from xinqiao.rules.terms import Path, RatingValue, Secrecy
from xinqiao.rules.terms_oversight import SampleStatus, SupervisionForm
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db

REGISTERS = ("supervision", "directive", "sponsorship", "recommendation", "failure", "sample")


def late(enterprise, station="accepted", days=70):
    return Walk(enterprise, at=timezone.now() - timedelta(days=days)).to(station)


def listed(page):
    return set(re.findall(r'<a class="title" href="/desk/petitions/([^/"]+)/"', page))


def test_limit_that_passed_is_listed_until_it_is_supervised(enterprise, visit):
    walk = late(enterprise)
    assert listed(visit("clerk").page("/desk/oversight/")) == set()  # its breach is not on record yet
    record_breaches(timezone.now())
    page = visit("clerk").page("/desk/oversight/")
    assert listed(page) == {walk.petition.number} and "承办单位告知期限" in page and page.count('class="title"') == 1
    assert f"{enterprise.office.short_name}" in visit("leader").page("/desk/oversight/")  # what the office let pass is the leader's to see
    assert f'href="/desk/petitions/{walk.petition.number}/records/supervision/0/supervise/"' in page
    walk.petition.refresh_from_db()
    walk.at = timezone.now()
    walk.link("supervision", "supervise", "clerk", form=SupervisionForm.ORDER, **{"ground": "overdue_limit", "problem": "到期没有办。", "demand": "马上办完这一步。"} | _terms())
    assert listed(visit("clerk").page("/desk/oversight/")) == set()


def test_report_that_did_not_come_is_listed_for_what_it_is(enterprise, visit):
    """条例§22(3), §40: answered, and never reported to whoever assigned it."""
    walk = late(enterprise, "replied", 100)
    record_breaches(timezone.now())
    page = visit("clerk").page("/desk/oversight/")
    assert listed(page) == {walk.petition.number} and "该报告的没有报告" in page
    form = visit("clerk").page(f"/desk/petitions/{walk.petition.number}/records/supervision/0/supervise/")
    assert "没有报来" in form and "马上报办理结果" in form


def _terms():
    from xinqiao.rules.terms_oversight import SupervisionGround

    return {"ground": SupervisionGround.OVERDUE}


def test_promise_sent_round_and_unheard_have_their_parts(enterprise, visit):
    promised = late(enterprise, "promised", 60)
    record_breaches(timezone.now())
    assert promised.petition.number in listed(visit("head").page("/desk/oversight/?part=promises"))
    round_ = late(enterprise, "declined", 20).take("take_back", "clerk", note="产权确已移交。").take("assign", "clerk", unit_id=enterprise.other_mine.pk)
    assert listed(visit("head").page("/desk/oversight/?part=round")) == {round_.petition.number}
    unhappy = late(enterprise, "replied", 20)
    unhappy.take("rate", unhappy.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.DISSATISFIED, reason="还是冷。")
    happy = late(enterprise, "replied", 20)
    happy.take("rate", happy.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.FAIRLY, reason="")
    assert listed(visit("head").page("/desk/oversight/?part=unheard")) == {unhappy.petition.number}
    unhappy.at = timezone.now()
    unhappy.take("record_outcome", "clerk", **_outcome())
    assert listed(visit("head").page("/desk/oversight/?part=unheard")) == set()


def _outcome():
    from xinqiao.rules.terms import Resolution

    return {"called_on": timezone.localdate(), "resolution": Resolution.UNSOLVED, "note": "他说还是冷。"}


def test_claim_left_out_of_an_answer_is_listed(enterprise, visit):
    walk, other = late(enterprise, "replied", 5), late(enterprise, "replied", 5)
    Claim.objects.filter(petition=walk.petition, position=2).update(outcome="")  # as an imported answer may be
    page = visit("head").page("/desk/oversight/?part=missed")
    assert listed(page) == {walk.petition.number} and "漏了诉求" in page
    assert "A claim left out" in visit("head", "en").page("/desk/oversight/?part=missed") and other.petition.number not in page


def test_second_petition_of_the_same_person_on_the_same_kind_of_matter_lists_the_first(enterprise, visit, monkeypatch):
    first = Walk(enterprise, at=timezone.now() - timedelta(days=40)).to("replied")
    assert listed(visit("head").page("/desk/oversight/?part=again")) == set()
    Walk(enterprise, contact=Contact(name="别人", phone="13800009999")).to("triaged")
    Walk(enterprise, secrecy=Secrecy.CONFIDENTIAL).to("triaged")  # whom not everybody who oversees may know
    Walk(enterprise).to("registered")  # of what kind it is nobody has said yet
    assert listed(visit("head").page("/desk/oversight/?part=again")) == set()
    second = Walk(enterprise).to("triaged")
    page = visit("head").page("/desk/oversight/?part=again")
    assert listed(page) == {first.petition.number} and f"又来的是 {second.petition.number}" in page
    assert f"came again as {second.petition.number}" in visit("head", "en").page("/desk/oversight/?part=again")
    first.at = timezone.now()
    first.link("supervision", "supervise", "clerk", form=SupervisionForm.ORDER, ground=_terms()["ground"], problem="上次没有办清楚，又来了。", demand="查清楚，一次办清楚。")
    assert listed(visit("head").page("/desk/oversight/?part=again")) == set()


def test_those_who_came_again_page_by_key_and_cost_the_same_with_more(enterprise, visit, monkeypatch):
    monkeypatch.setattr(worth_supervising, "PAGE", 2)
    head = visit("head")
    for _ in range(4):
        Walk(enterprise).to("triaged")
    head.page(url := "/desk/oversight/?part=again")
    seen, counts = [], []
    while url:
        with CaptureQueriesContext(connection) as queries:
            page = head.page(url)
        counts.append(len(queries))
        seen += re.findall(r"又来的是 ([^<]+)<", page)
        later = re.search(r'rel="next" href="([^"]+)"', page)
        url = html.unescape(later[1]) if later else ""
    assert len(seen) == len(set(seen)) == 3 and max(counts) <= 9


@pytest.mark.parametrize("kind", REGISTERS)
def test_register_holds_its_records_in_both_languages_and_no_sealed_one(enterprise, walk, visit, kind):
    stations = {
        "supervision": "supervision_answered", "directive": "directive_reported", "sponsorship": "led", "recommendation": "feedback_accepted",
        "failure": "failure_upheld", "sample": "sample_faulty",
    }  # fmt: skip
    number = walk(stations[kind]).petition.number
    for who in ("head", "leader"):
        assert number in listed(visit(who).page(f"/desk/oversight/{kind}/"))
        assert number in listed(visit(who, "en").page(f"/desk/oversight/{kind}/"))
    for who in ("handler", "receptionist", "discipline", "auditor"):
        assert visit(who).get(f"/desk/oversight/{kind}/").status_code == 404, who


def test_auditor_reads_the_samples_and_nothing_of_the_petition(enterprise, walk, visit):
    """He sees how it was drawn and what was found; the petition, its words and its petitioner stay closed to him, and nothing can be pressed."""
    petition = walk("sample_faulty").petition
    content = LinkedRecord.objects.get(petition=petition, kind="sample").content
    for language, words in (("zh", ("随机数", "只能看，不能改")), ("en", ("Random seed", "To read, not to change"))):
        page = visit("auditor", language).page("/desk/oversight/audited/")
        assert petition.number in page and content["seed"] in page and content["note"] in page
        assert petition.title not in page and f"petitions/{petition.number}" not in page and all(word in page for word in words)
    assert 'href="/desk/oversight/audited/"' in (home := visit("auditor").page("/desk/")) and 'class="find"' not in home
    assert 'class="find"' in visit("leader").page("/leader/")
    for url in (f"/desk/petitions/{petition.number}/", "/desk/oversight/sampling/", "/desk/oversight/sample/", "/desk/oversight/"):
        assert visit("auditor").get(url).status_code == 404, url
    for who in ("clerk", "head", "leader", "handler", "unit_head", "discipline", "admin"):
        assert visit(who).get("/desk/oversight/audited/").status_code == 404, who


def test_what_was_found_names_nobody_to_the_auditor(enterprise, visit):
    walk = Walk(enterprise).to("member_named")
    LinkedRecord.objects.create(
        petition=walk.petition, kind="sample", position=9, status=SampleStatus.FAULTY.value, opened_at=walk.at,
        content={"seed": "7f3a", "note": "范小安（19900001234）和李建国都没有联系过，意见书没有写依据。"},
    )  # fmt: skip
    visitor = visit("auditor")
    visitor.page("/desk/oversight/audited/")
    with CaptureQueriesContext(connection) as queries:
        page = visitor.page("/desk/oversight/audited/")
    assert "都没有联系过，意见书没有写依据" in page and not [word for word in ("范小安", "李建国", "19900001234") if word in page]
    assert len(queries) <= 12


def test_auditor_reads_no_sample_of_a_matter_that_is_sealed_now_or_is_not_below_him(enterprise, walk, visit):
    petition = walk("sample_faulty").petition
    type(petition).objects.filter(pk=petition.pk).update(is_sealed=True)
    assert petition.number not in visit("auditor").page("/desk/oversight/audited/")
    type(petition).objects.filter(pk=petition.pk).update(is_sealed=False)
    Post.objects.filter(person=enterprise.person("auditor")).update(unit=enterprise.mine)
    snapshot.forget()
    assert petition.number not in visit("auditor").page("/desk/oversight/audited/")


def test_what_turns_out_to_be_an_accusation_leaves_every_list(enterprise, visit):
    """条例§30(3): supervised before triage, sealed by triage: nobody outside discipline reads of it any more."""
    walk = Walk(enterprise, at=timezone.now() - timedelta(days=20))
    walk.link("supervision", "remind", "leader", ground=_terms()["ground"], demand="今天就甄别分办。", unit_id=enterprise.office.pk)
    assert listed(visit("leader").page("/desk/oversight/supervision/")) == {walk.petition.number}
    walk.at = timezone.now()
    walk.take("triage", "clerk", category="1003", path=Path.ACCUSATION)
    record_breaches(timezone.now())
    for who in ("clerk", "head", "leader"):
        for url in ("/desk/oversight/", *(f"/desk/oversight/{kind}/" for kind in REGISTERS), "/leader/", "/desk/"):
            response = visit(who).get(url)
            assert walk.petition.number not in response.content.decode(), (who, url)


def test_unit_reads_of_a_failure_once_it_is_decided(walk, visit):
    found, upheld, dismissed = (walk(station).petition for station in ("failure_found", "failure_upheld", "failure_dismissed"))
    words = "没有申请延期"
    for who in ("clerk", "head", "leader"):
        assert words in visit(who).page(f"/desk/petitions/{found.number}/"), who
    for who in ("handler", "unit_head"):
        page = visit(who).page(f"/desk/petitions/{found.number}/")
        assert words not in page and "责任追究" not in page and "追究" not in page, who
        limit = RunningClock.objects.get(petition=found, name="decide_failure")
        assert visit(who).get(f"/desk/petitions/{found.number}/clocks/{limit.pk}/").status_code == 404, who
        assert visit("clerk").get(f"/desk/petitions/{found.number}/clocks/{limit.pk}/").status_code == 200
        assert words not in visit(who).page(f"/desk/petitions/{dismissed.number}/"), who
        assert words in visit(who).page(f"/desk/petitions/{upheld.number}/"), who
    record_breaches(timezone.now() + timedelta(days=60))
    page = visit("handler").page(f"/desk/petitions/{found.number}/")
    assert "有期限过了还没有办" in page and "追究" not in page
    assert "责任追究决定期限" in visit("clerk").page(f"/desk/petitions/{found.number}/")


def test_register_of_recommendations_says_whether_it_came_back(enterprise, walk, visit):
    walk("feedback_accepted")
    page = visit("head").page("/desk/oversight/recommendation/")
    assert "没有再来（还在看" in page and "供暖前没有人查管网。" in page
    walk("accepted", title="又停暖了")
    assert "1 件同类的又来了" in visit("head").page("/desk/oversight/recommendation/")


def test_registers_page_by_key_and_cost_the_same_with_more(walk, visit, monkeypatch):
    from xinqiao.petitions import registers

    monkeypatch.setattr(registers, "PAGE", 2)
    numbers = [walk("supervised").petition.number for _ in range(3)]
    first = visit("head").page("/desk/oversight/supervision/")
    assert listed(first) == set(numbers[1:])
    later = re.search(r'rel="next" href="([^"]+)"', first)
    assert later and listed(visit("head").page(later[1])) == {numbers[0]}
    head = visit("head")
    head.page("/desk/oversight/supervision/")
    with CaptureQueriesContext(connection) as few:
        head.page("/desk/oversight/supervision/")
    walk("supervised")
    with CaptureQueriesContext(connection) as more:
        head.page("/desk/oversight/supervision/")
    assert len(few) == len(more) <= 8


@pytest.mark.parametrize("url", ["/desk/oversight/nonsense/", "/desk/oversight/promise/", "/desk/oversight/?part=nonsense"])
def test_unknown_list_is_not_there(visit, url):
    assert visit("head").get(url).status_code == 404


@pytest.mark.parametrize("query", [{"after": "x"}, {"after": "2026-13-40.1"}, {"before": "-1"}, {"before": "9" * 30}])
def test_bad_places_are_no_error(visit, query):
    assert visit("head").get("/desk/oversight/", **query).status_code == 200
    assert visit("head").get("/desk/oversight/supervision/", **query).status_code == 200


def test_batch_is_drawn_by_a_seed_nobody_chooses(enterprise, walk, visit):
    for _ in range(4):
        walk("replied")
    head, today = visit("head"), timezone.localdate()
    page = head.page("/desk/oversight/sampling/")
    seed = re.search(r'name="seed" value="([^"]+)"', page)
    fields = {"since": today.isoformat(), "until": (today + timedelta(days=90)).isoformat(), "count": 2, "seed": seed[1]}
    assert head.post("/desk/oversight/sampling/", **fields).status_code == 302
    drawn = LinkedRecord.objects.filter(kind="sample")
    assert drawn.count() == 2 and {row.content["of"] for row in drawn} == {4}
    head.post("/desk/oversight/sampling/", **fields)  # two clicks are one draw
    assert LinkedRecord.objects.filter(kind="sample").count() == 2
    keys = sampling.population(enterprise.actor("head"), _directory(), today, today + timedelta(days=90))
    again = Draw(since=today, until=today, count=2, seed=drawn[0].content["seed"])
    assert chosen(keys, again) == chosen(keys, again) and set(chosen(keys, again)) == set(drawn.values_list("petition_id", flat=True))
    forged = head.post("/desk/oversight/sampling/", **fields | {"seed": "mine"})
    assert forged.status_code == 200 and "重新打开" in forged.content.decode()
    backwards = head.post("/desk/oversight/sampling/", **fields | {"until": (today - timedelta(days=1)).isoformat()})
    assert "后一天要在前一天以后" in backwards.content.decode()


def _directory():
    from xinqiao.directory import snapshot

    return snapshot.current()


def test_leader_finds_what_he_has_in_charge_with_its_next_milestone(walk, visit):
    led = walk("led")
    page = visit("leader").page("/leader/")
    assert "我包的案" in page and led.petition.title in page and "到现场看" in page
    assert "我包的案" not in visit("head").page("/leader/")
    led.take_linked("sponsorship", "reach_milestone", "leader", milestone=1, done="带队到现场看过。")
    assert "管网改造完" in visit("leader").page("/leader/")
    led.take_linked("sponsorship", "end_sponsorship", "leader", result="都办完了。")
    assert "我包的案" not in visit("leader").page("/leader/")


@pytest.mark.parametrize(("lines", "words"), [("到现场看", "第 1 行先写日子"), ("2026-99-01 看", "第 1 行先写日子"), ("2099-01-01", "第 1 行只有日子")])
def test_milestone_that_cannot_be_read_is_named_by_its_line(walk, visit, lines, words):
    petition, leader = walk("accepted").petition, visit("leader")
    answer = leader.take(petition, "sponsor", person_id=leader.client.session["_auth_user_id"], plan="带队到现场查清。", milestones=lines)
    assert answer.status_code == 200 and words in answer.content.decode() and lines in answer.content.decode()


def test_milestone_takes_rare_characters(walk, visit):
    petition, leader = walk("accepted").petition, visit("leader")
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    fields = {"person_id": leader.client.session["_auth_user_id"], "plan": "带队到现场查清。", "milestones": f"{day}\u3000𠮷野家🚰<b>“看”\n\n"}
    assert leader.take(petition, "sponsor", **fields).status_code == 302
    assert LinkedRecord.objects.get(petition=petition).content["milestones"] == [{"text": "𠮷野家🚰<b>“看”", "on": day}]


def test_leader_instructs_in_one_tap_from_the_petition(walk, visit):
    petition = walk("accepted").petition
    page = visit("leader").page(f"/desk/petitions/{petition.number}/")
    assert f'href="/desk/petitions/{petition.number}/records/directive/0/instruct/"' in page and "<details open>" in page


