"""No page of desk and leader shows who brings a matter to a reader without leave: every address of the resolver, every station, every form."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.petitions.test_succeed import end
from tests.web.desk.test_steps import WAYS, start
from tests.web.visiting import petition_url, step_url, words_of
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Message
from xinqiao.petitions import exports, overdue, succession
from xinqiao.petitions.models import LinkedRecord, RunningClock
from xinqiao.rules.procedures.every import PROCEDURE_OF
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Channel, Duty, Medium, Outcome
from xinqiao.rules.terms_oversight import SupervisionForm, SupervisionGround
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db
WHO = Contact(name="范小安", phone="13900001234", address="二矿新村三号楼")
LEADS = ("范小安", "13900001234", "二矿新村三号楼", "110101199001011234")
SAID = "范小安（13900001234，二矿新村三号楼）"
TRAITS = {
    "contact": WHO, "title": "范小安家停暖", "text": f"我是{SAID}，身份证110101199001011234。停暖两周。", "place": "二矿新村三号楼", "happened": "范小安下班以后",
    "claims": (f"给{SAID}恢复供暖", "退费给范小安，身份证110101199001011234"),
}  # fmt: skip
READERS = ("handler", "unit_head", "other_handler", "other_head", "leader")
LISTS = {
    "desk:worklist": [{}], "desk:find": [{}], "desk:news": [{}], "desk:moved": [{}], "desk:print_list": [{}], "desk:oversight": [{}], "desk:audited": [{}],
    "desk:several": [{"step": "close"}, {"step": "take_over"}], "desk:custody": [{}], "desk:sampling": [{}], "desk:register": [{}], "desk:ledger": [{}], "desk:retention": [{}], "desk:place_hold": [{}], "desk:exports": [{}], "desk:substitutes": [{}], "desk:reception": [{}], "desk:plan_reception": [{}], "desk:why": [{}], "desk:export_ask": [{}], "desk:export": [{"key": 1}], "desk:export_decide": [{"key": 1, "name": "grant"}],
    "desk:policies": [{}], "desk:sweeps": [{}], "desk:sweeps_below": [{}], "desk:new_finding": [{}], "desk:visits": [{}], "desk:visit_places": [{}], "desk:visit_coverage": [{}], "desk:plan_visit": [{}], "desk:add_place": [{}], "desk:visit_sheet": [{}], "desk:keep_out": [{}], "desk:room": [{}],
    "desk:causes": [{}], "desk:cause": [{"code": "unsaid"}], "desk:advice_list": [{}], "desk:advise": [{}], "desk:meetings": [{}], "desk:meeting_new": [{}], "desk:meeting_tasks": [{}], "desk:needs": [{}], "desk:need_figures": [{}],
    "desk:register_of": [{"kind": kind} for kind in ("supervision", "recommendation", "failure", "sample", "sponsorship", "directive")],
    "leader:home": [{}], "leader:channels": [{}], "leader:rates": [{}], "leader:units": [{}], "leader:by_unit": [{}], "leader:scorecard": [{"key": 1}], "leader:scorecard_sheet": [{"key": 1}], "leader:answers": [{}], "leader:breaches": [{}], "leader:to_sign": [{}],
    "leader:to_decide": [{}], "leader:owed": [{"what": what} for what in ("open", "due", "overdue", "untaken")],
}  # fmt: skip
OF_ONE = {"desk:petition", "desk:step", "desk:referral_step", "desk:record_step", "desk:document", "desk:document_file", "desk:clock", "desk:identity", "desk:call_slip", "desk:contact_change", "desk:new_code", "desk:envelope", "desk:member_slip", "desk:paper", "desk:fear", "desk:guide"}
NOTHING_OF_A_MATTER = {  # signing in, buttons, files that somebody uploaded, the ledger's own pages, and a custodian's form, which has no title and no text
    "sign_in", "sign_out", "second_step", "set_up", "go_on", "change_password", "confirm", "set_by_link", "sign_ins", "end_sign_in", "end_sign_ins", "refuse_reset", "remove_factor", "new_codes",
    "start_check", "ledger_check", "seal_now", "compare", "printed", "attachment", "custody_step", "slip", "export_file", "end_substitution", "propose_batch", "batch", "drop_batch", "batch_list", "reception_day", "reception_step", "release_hold", "changes", "policy", "policy_file", "finding", "sweep_step",
    "reception_import", "ask_leader", "leader_request_step", "reception_load", "reception_template", "reception_sheet", "reception_calendar", "reception_seat", "reception_drop", "reception_brief", "plan_shifts", "roster", "roster_calendar", "roster_import", "roster_load", "roster_sheet", "roster_template", "shift", "shift_step", "sweep_import", "sweep_load", "sweep_template", "findings_sheet", "sweeps_below_sheet", "visit_import", "visit_load", "visit_template", "visits_sheet", "visits_calendar", "visit", "visit_step", "advice", "advice_step", "advice_sheet", "meeting", "meeting_agenda", "meeting_step", "meeting_task", "meeting_minutes", "meetings_sheet", "meetings_calendar", "need", "needs_of", "need_step", "need_call", "need_sheet", "visit_taken", "visit_sync", "visit_paper", "visit_worker", "room_take", "room_visit", "room_slip", "room_ticket", "room_step",  # test_roster.py covers what is handed over
}  # fmt: skip


def leads(answer):
    """Return what of the petitioner stands on a page, in a Word file or in a sheet."""
    said = words_of(answer)
    return [word for word in LEADS if word in said]


def test_every_address_is_in_one_of_the_lists():
    names = {
        f"{entry.namespace}:{pattern.name}"
        for entry in get_resolver().url_patterns if isinstance(entry, URLResolver) and entry.namespace in ("desk", "leader")
        for pattern in entry.url_patterns if isinstance(pattern, URLPattern)
    }  # fmt: skip
    assert names == set(LISTS) | OF_ONE | {f"desk:{name}" for name in NOTHING_OF_A_MATTER}


def with_traits(walk):
    return lambda station="registered", **traits: walk(station, **(TRAITS | traits))


@pytest.mark.parametrize("station", sorted({way[0] for way in WAYS.values() if way[1] != "discipline" and "seal" not in way[0] and "accus" not in way[0]}))
def test_no_page_of_one_matter_names_him(walk, visit, station):
    petition = start(with_traits(walk), station).petition
    names = [name for name, way in WAYS.items() if way[0] == station]
    documents = Document.objects.filter(subject=petition.number)
    urls = [petition_url(petition), *(f"{petition_url(petition)}{page}/" for page in ("identity", "call", "envelope", "fear", "contact/1", "guide"))]
    urls += [step_url(petition, name, referral=PROCEDURE_OF[name] is REFERRAL) for name in names]
    urls += [reverse("desk:document", args=[row.number]) for row in documents] + [f"/desk/petitions/{petition.number}/clocks/{row.pk}/" for row in RunningClock.objects.filter(petition=petition)]
    urls += [reverse("desk:member_slip", args=[petition.number, row.position]) for row in LinkedRecord.objects.filter(petition=petition, kind="member")]
    for key in READERS:
        reader = visit(key)
        first = reader.get(urls[0])
        if first.status_code == 404:
            continue
        assert "×××家停暖" in first.content.decode()
        for url in urls:
            answer = reader.get(url)
            assert answer.status_code in (200, 302, 404) and not leads(answer), (key, url, leads(answer))


def test_a_decision_is_covered_on_the_screen_and_in_the_file_and_says_all_to_him(walk, visit):
    started = walk("accepted", **TRAITS, channel=Channel.LETTER)
    reply = __import__("xinqiao.petitions.steps.reply", fromlist=["Conclusion"])
    said = reply.Conclusion(outcome=Outcome.SUPPORT, facts=f"{SAID}家停暖属实。", basis="《供暖办法》第九条，咨询电话 0391-5550100", opinion="三日内恢复范小安家供暖。")
    started.take("reply", "handler", conclusions=(said, said)).take("sign", "unit_head")
    decision = Document.objects.get(subject=started.petition.number, kind="decision")
    url = reverse("desk:document", args=[decision.number])
    handler = visit("handler")
    page = handler.page(url)
    assert not leads(handler.get(url)) and "×××" in page and "0391-5550100" in page and "三日内恢复×××家供暖" in page
    assert not leads(handler.get(f"{url}docx/"))
    assert "三日内恢复范小安家供暖" in visit("clerk").page(url) and not leads(visit("unit_head").get(step_url(started.petition, "serve")))
    message = Message.objects.filter(subject=started.petition.number, medium=Medium.PRINT.value).latest("pk")
    assert "三日内恢复范小安家供暖" in handler.post(f"/desk/print/{message.pk}/").content.decode()  # the petitioner's own copy, and it is noted who opened it
    assert decision.content["zh"] == Document.objects.get(pk=decision.pk).content["zh"]


def test_no_list_names_him(enterprise, walk, visit):
    now, mine = timezone.now(), with_traits(walk)
    Post.objects.create(person=enterprise.person("unit_head"), unit=enterprise.mine, duty=Duty.LEADER.value, title="分管领导", valid_from=enterprise.mine.valid_from)
    for station in ("assigned", "assigned", "drafted", "signed", "extension_asked", "review_asked", "closed", "feedback_given", "failure_upheld", "sample_faulty", "directive_given", "help_asked", "returned_twice"):
        mine(station, channel=Channel.LETTER)
    mine("accepted", at=now - timedelta(days=80))
    mine("assigned", at=now - timedelta(days=40))
    said = mine("accepted").link("supervision", "supervise", "clerk", form=SupervisionForm.ORDER, ground=SupervisionGround.SHIRKING, problem="没有上门看过。", demand=f"三天内到{SAID}家测温。")
    sponsor = __import__("xinqiao.petitions.steps.sponsor", fromlist=["Milestone"])
    stone = sponsor.Milestone(text=f"到{SAID}家看", on=timezone.localdate() + timedelta(days=7))
    said.link("sponsorship", "sponsor", "leader", plan=f"带后勤部到{SAID}家，查清管网。", milestones=(stone,))
    overdue.record_breaches(now)
    to_sign = visit("unit_head").get("/leader/to-sign/")
    assert not leads(to_sign) and "×××家停暖" in to_sign.content.decode()
    end(enterprise.mine, enterprise.other_mine, last_day=timezone.localdate() - timedelta(days=1))
    succession.succeed_units(now)
    covered = set()
    chosen = exports.Chosen(since=timezone.localdate() - timedelta(days=90), until=timezone.localdate())
    exports.ask(chosen, enterprise.actor("clerk"), snapshot.current(), now, purpose=AccessPurpose.MEET, reason="逐户走访核实", parts=tuple(IdentityPart))
    for key in (*READERS, "auditor", "custodian", "discipline", "admin"):
        reader = visit(key)
        for name, every in LISTS.items():
            for kwargs in every:
                url = reverse(name, kwargs=kwargs)
                for query in ({"q": "停暖"},) if name == "desk:find" else ({"part": part} for part in ("overdue", "round", "missed", "again")) if name == "desk:oversight" else ({},):
                    answer = reader.get(url, **query)
                    assert answer.status_code in (200, 302, 404) and not leads(answer), (key, url, leads(answer))
                    covered |= {url} if "×××家".encode() in answer.content else set()
    assert {"/desk/", "/desk/find/", "/desk/news/", "/desk/moved/", "/desk/print/", "/desk/several/take_over/", "/desk/oversight/", "/desk/oversight/supervision/",
            "/desk/oversight/sponsorship/", "/leader/", "/leader/open/", "/leader/overdue/", "/leader/untaken/", "/leader/answers/", "/leader/breaches/", "/leader/to-decide/"} <= covered
