"""Every page of the product is opened in a real browser: nothing sideways, and axe-core finds nothing.

The addresses come from the resolver and the steps from the tables, so a new page or step is looked at or fails here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from playwright.sync_api import Browser

from tests.enterprise import Enterprise, _person, add_union
from tests.journeys.conftest import PICTURES
from tests.journeys.walker import LOOKS, Look, Walker
from tests.linked import joint, publications
from tests.linked.needs import shared
from tests.outreach.advice import Advised
from tests.outreach.days import Days
from tests.outreach.meetings import Meetings
from tests.outreach.requests import Requests
from tests.outreach.rooms import Room
from tests.outreach.shifts import Desk
from tests.outreach.sweeps import shaft_of
from tests.outreach.trips import Trips
from tests.walking import CODE, Walk
from tests.web.desk.test_retention import closed
from tests.web.desk.test_steps import WAYS, start
from tests.web.visiting import step_url
from xinqiao.directory import change, snapshot
from xinqiao.directory.models import Unit
from xinqiao.documents.models import Document
from xinqiao.ledger import checks
from xinqiao.outbox.models import Message
from xinqiao.outbox.witnesses import add_witness, seal_and_tell
from xinqiao.outreach import bookings
from xinqiao.petitions import disposing, exports
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.zone import at_noon
from xinqiao.retention import batches, holds
from xinqiao.rules.procedures.every import PROCEDURE_OF, PROCEDURES
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Channel, Duty, Medium
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.sign_in import links
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.journey, pytest.mark.slow]

NO_PAGE = {
    "desk:start_check": "a button", "desk:propose_batch": "a button", "desk:drop_batch": "a button", "portal:own_change_code": "a button", "portal:own_change_drop": "a button", "portal:own_change_disown": "a button", "portal:own_code": "a button", "desk:new_code": "tests/web/desk/test_new_code.py", "portal:own_copy_json": "a file", "portal:own_copy_pdf": "a file", "desk:export_file": "a button", "export_given": "a file", "desk:seal_now": "a button", "administration:sign_in_of": "a button", "administration:sign_in_decide": "a button", "desk:refuse_reset": "a button", "administration:post_decide": "a button",
    "desk:end_sign_in": "a button", "desk:end_substitution": "a button", "desk:end_sign_ins": "a button", "desk:remove_factor": "a button", "desk:new_codes": "a button",
    "desk:room_take": "a button", "portal:room_number": "tests/journeys/test_reception_room.py", "portal:room_board": "tests/journeys/test_reception_room.py",
    "desk:sweep_load": "a button", "desk:sweep_template": "a file", "desk:findings_sheet": "a file", "desk:sweeps_below_sheet": "a file", "desk:visit_load": "a button", "desk:visit_template": "a file", "desk:visits_sheet": "a file", "desk:visits_calendar": "a file", "desk:visit_taken": "for a script", "desk:visit_sync": "for a script", "desk:visit_worker": "a script",
    "desk:roster_load": "a button", "desk:roster_sheet": "a file", "desk:advice_sheet": "a file", "desk:meetings_sheet": "a file", "desk:meetings_calendar": "a file", "desk:meeting_minutes": "a file", "desk:need_sheet": "a file", "desk:needs_of": "leads on", "desk:roster_template": "a file", "desk:roster_calendar": "a file",
    "desk:go_on": "a button", "desk:second_step": "test_sign_in stands before it", "desk:set_up": "test_sign_in stands before it",
    "healthz": "a word for machines", "readyz": "a word for machines", "set_language": "a switch", "ui:mode": "a switch",
    "leader:scorecard_sheet": "a file", "desk:policy_file": "a file", "portal:policy_file": "a file",
    "desk:reception_load": "a button", "desk:reception_sheet": "a file", "desk:reception_template": "a file", "desk:reception_calendar": "a file", "portal:booking_drop": "a button", "desk:sign_out": "a button", "desk:printed": "a button", "desk:document_file": "a file", "desk:attachment": "a file",
    "portal:retaliation_answer": "a button", "portal:retaliation_reply": "a button", "portal:member_retaliation_reply": "a button", "portal:member_retaliation_answer": "a button", "portal:member_retaliation_paper": "as portal:retaliation_paper",
    "portal:member_answer": "a button", "portal:member_leave": "a button", "portal:part": "a button", "portal:receipt_saved": "a button", "portal:receipt_file": "a file", "portal:ledger_json": "a file", "portal:ledger_key": "a file", "portal:leave": "a button", "portal:attachment": "a file", "portal:open_document": "a button", "portal:document_pdf": "a file",
    "portal:document_docx": "a file", "administration:password": "a button", "administration:sheet_template": "a file",
    "administration:sheet_export": "a file", "administration:sheet_preview": "needs a file; tests/web/admin opens it",
    "administration:sheet_load": "a button", "administration:word_template_file": "a file", "desk:slip": "a button that ends on the slip; the journeys open it",
}  # fmt: skip
OWN_TEST = {"portal:receipt", "portal:file_asked", "portal:file_where", "portal:file_who"}  # the filing itself: test_file_receipt_look_up
BY_MAIL = Contact(name="范小安", phone="19900001234", address="二矿新村三号楼")
STAFF = ("clerk", "head", "handler", "unit_head", "other_head", "discipline", "leader")
# A petitioner, the program and the importer take these; nobody at a desk has a button for them.
NOT_AT_A_DESK = {
    step.name for table in PROCEDURES for step in table.by_name.values() if step.is_inner or not step.by & (set(Duty) - {Duty.PETITIONER, Duty.MEMBER, Duty.CLOCKWORK})
} | {"register", "send", "send_designated", "give_back", "sample", "book_reception", "drop_booking"}  # fmt: skip  (sent and given back within the steps assign and take_back; booked on the page of the day)


@pytest.fixture(params=[look for look in LOOKS if look.scripts], ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    """Both widths; axe-core needs scripts."""
    chosen: Look = request.param
    return chosen


@pytest.fixture
def walker(browser: Browser, live_server: Any, house: Enterprise, look: Look) -> Iterator[Walker]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    somebody = Walker(browser, live_server.url, look, PICTURES / f"every_page-{look.name}")
    yield somebody
    somebody.leave()


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Yield the names of all addresses, with their namespace."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield space + pattern.name


def visit(walker: Walker, address: str, **values: Any) -> str:
    walker.go(reverse(address, kwargs=values))
    return address


def a_policy() -> int:
    """Take a policy text with two versions into the knowledge base; return the first version."""
    text = change.PolicyTextEntry(title="供暖办法", issued_by="青川煤业", effective_from=date(2020, 1, 1), text="第一条 室内不低于十六度。")
    first = change.add_policy_text(text, is_public=True, by="person:1", at=timezone.now())
    change.renew_policy_text(first.paper, replace(text, effective_from=date(2024, 1, 1), text="第一条 室内不低于十八度。"), by="person:1", at=timezone.now())
    return first.pk


def test_every_page_of_the_petitioner(walker: Walker, house: Enterprise) -> None:
    petition = Walk(house).to("replied").petition
    answer = Document.objects.get(subject=petition.number, kind="decision").number
    seen = {visit(walker, f"portal:{name}") for name in ("home", "on_duty", "how", "file", "check", "check_receipt", "ledger", "published", "policies", "reception", "look_up")}
    walker.write(number=petition.number, code=CODE)
    walker.press()
    seen.add(visit(walker, "portal:policy", key=a_policy()))
    sealed = seal_and_tell(timezone.now())
    assert sealed
    seen.add(visit(walker, "portal:ledger_seal", number=sealed.number))
    seen |= {visit(walker, f"portal:{name}") for name in ("matter", "own_data", "own_change", "write", "rate", "reopen", "review")}
    walker.go("/matter/")
    if walker.page.locator("main form[action*='/open/']").count():
        walker.press("main form[action*='/open/'] button")
    seen.add(visit(walker, "portal:document", number=answer))
    walker.go("/lookup/")
    walker.write(number=Walk(house).to("accepted").petition.number, code=CODE)
    walker.press()
    seen |= {visit(walker, f"portal:{name}") for name in ("withdraw", "recusal", "hearing", "booking")}
    walker.go("/lookup/")
    walker.write(number=Walk(house).to("mediation_offered").petition.number, code=CODE)
    walker.press()
    seen.add(visit(walker, "portal:mediation"))
    for station, name in (("called_back", "called"), ("need_open", "need")):
        walker.go("/lookup/")
        walker.write(number=Walk(house).to(station).petition.number, code=CODE)
        walker.press()
        seen.add(visit(walker, f"portal:{name}"))
    walker.go("/lookup/")
    walker.write(number=Walk(house).to("review_asked").petition.number, code=CODE)
    walker.press()
    seen.add(visit(walker, "portal:drop_review"))
    shown = publications.published(Walk(house))
    walker.go("/lookup/")
    walker.write(number=shown.petition.number, code=CODE)
    walker.press()
    seen.add(visit(walker, "portal:take_down"))
    seen.add(visit(walker, "portal:published_one", key=shown.petition.records.get(kind="publication").pk))
    seen |= co_signer(walker, house)
    seen |= watched(walker, house)
    walker.go("/nowhere/")
    seen.add(visit(walker, "ui:gallery"))
    wanted = {name for name in names(get_resolver().url_patterns) if name.startswith(("portal:", "ui:"))}
    assert wanted - seen - OWN_TEST == set(NO_PAGE) & wanted


def watched(walker: Walker, house: Enterprise) -> set[str]:
    """Open the page on retaliation, and the answer that was written to somebody."""
    file = Walk(house).to("liability_advised").take_linked("retaliation", "answer_retaliation", "discipline", text="查实了，已经恢复排班。").petition
    walker.go("/lookup/")
    walker.write(number=file.guards or "", code=CODE)
    walker.press()
    paper = Document.objects.get(subject=file.number, kind="retaliation_answer").number
    return {visit(walker, "portal:retaliation"), visit(walker, "portal:retaliation_paper", number=paper)}


def co_signer(walker: Walker, house: Enterprise) -> set[str]:
    """Open the pages of somebody whose name was written down: the question, the answer, its papers, the review."""
    walk = Walk(house)
    walk.link("member", "name_member", "clerk", name="李建国", phone="13900001111", code=joint.MEMBER_CODE).to("replied")
    seen = {visit(walker, "portal:member")}
    walker.write(number=walk.petition.number, code=joint.MEMBER_CODE)
    walker.press()
    walker.press("main button[name=answer][value=yes]")
    seen |= {visit(walker, "portal:member_matter"), visit(walker, "portal:member_review"), visit(walker, "portal:member_retaliation")}
    answer = Document.objects.get(subject=walk.petition.number, kind="decision").number
    return seen | {visit(walker, "portal:member_document", number=answer)}


def test_every_page_of_the_staff(walker: Walker, house: Enterprise) -> None:
    """The form of every step, where and by whom tests/web/desk/test_steps.py says it is taken; petitions at every turn."""
    assert set(WAYS) == set(PROCEDURE_OF) - NOT_AT_A_DESK

    def walk(station: str) -> Walk:
        return Walk(house, channel=Channel.LETTER, contact=BY_MAIL).to(station)

    stations = sorted({station for station, *_ in WAYS.values()} | {"replied", "member_named"})
    petitions = {station: start(walk, station).petition for station in stations}
    replied = petitions["replied"]
    token = links.make(house.person("other_handler"), by="person:1", at=timezone.now())
    seen = {visit(walker, "desk:sign_in"), visit(walker, "desk:set_by_link", token=token)}
    looked_at: set[tuple[str, ...]] = set()
    ways = sorted(WAYS.items(), key=lambda way: (way[1][1], way[0]))
    mine = ways[LOOKS.index(walker.look) % 2 :: 2]  # all forms share one template: each is looked at in one width or the other
    for name, (station, who, *_) in mine:
        walker.as_staff(who)
        petition = petitions[station]
        turn = (petition.standing, *sorted(petition.records.values_list("kind", "status")))
        if who != "custodian" and turn not in looked_at:  # a custodian decides without the page of the petition
            looked_at.add(turn)
            walker.go(f"/desk/petitions/{petition.number}/")
        walker.go(step_url(petition, name, referral=name in REFERRAL.by_name))
        assert walker.page.locator("main form button.main").count(), f"{name} is not open to {who} at {station}: {walker.text()}"
    seen |= {"desk:petition", "desk:step", "desk:referral_step", "desk:record_step"}
    walker.as_staff("clerk")
    seen |= {visit(walker, f"desk:{name}") for name in ("worklist", "register", "find", "news", "print_list", "moved", "change_password")}
    seen |= duty_desk(walker, house) | reception_days(walker, house) | outreach_visits(walker, house) | in_the_room(walker, house) | {visit(walker, "desk:oversight"), visit(walker, "desk:register_of", kind="recommendation")}
    walker.go("/desk/find/?q=停暖")
    seen.add(visit(walker, "desk:several", step="close"))
    seen.add(visit(walker, "desk:document", number=Document.objects.filter(subject=replied.number)[0].number))
    seen.add(visit(walker, "desk:paper", key=Message.objects.filter(medium=Medium.PRINT.value)[0].pk))
    seen.add(visit(walker, "desk:clock", number=replied.number, key=RunningClock.objects.filter(petition=replied)[0].pk))
    seen.add(visit(walker, "desk:member_slip", number=petitions["member_named"].number, position=1))
    walker.press()
    walker.as_staff("handler")
    seen |= {visit(walker, f"desk:{name}", number=replied.number) for name in ("identity", "call_slip", "envelope", "guide")}
    walker.as_staff("clerk")
    seen |= {visit(walker, "desk:policies"), visit(walker, "desk:policy", key=a_policy()), visit(walker, "desk:fear", number=replied.number), visit(walker, "desk:contact_change", number=petitions["contact_asked"].number, position=1)}
    seen |= lists_of_names(walker, house) | files_that_are_over(walker, house) | {visit(walker, "desk:custody")}
    walker.go(step_url(petitions["access_asked"], "grant_access"))
    seen.add("desk:custody_step")
    walker.as_staff("discipline")
    seen.add(visit(walker, "desk:keep_out"))
    walker.as_staff("leader")
    seen |= {visit(walker, f"desk:{name}") for name in ("sampling", "substitutes")}
    seen |= {visit(walker, f"leader:{name}") for name in ("home", "answers", "breaches", "to_sign", "to_decide", "channels", "rates", "units", "by_unit")} | {visit(walker, "leader:scorecard", key=house.mine.pk)}
    for address in [link.get_attribute("href") or "" for link in walker.page.locator("main a[href^='/leader/']:not([href$='/sheet/'])").all()]:
        walker.page.goto(walker.base + address)
    seen.add(visit(walker, "leader:owed", what="open"))
    walker.as_staff("auditor")
    run = checks.ask(by=house.actor("auditor").name, at=timezone.now(), with_files=False)
    seen |= {visit(walker, "desk:audited"), visit(walker, "desk:sign_ins"), visit(walker, "desk:confirm")}
    seen |= {visit(walker, "desk:ledger"), visit(walker, "desk:ledger_check", key=run.pk), visit(walker, "desk:compare"), visit(walker, "desk:changes"), visit(walker, "desk:why")} | sweeps(walker, house) | recommendations(walker, house) | joint_meetings(walker, house) | needs(walker, house)
    wanted = {name for name in names(get_resolver().url_patterns) if name.startswith(("desk:", "leader:"))}
    assert wanted - seen == set(NO_PAGE) & wanted


def duty_desk(walker: Walker, house: Enterprise) -> set[str]:
    """Open the roster, a shift that was handed over, and the forms; somebody of the office sits there."""
    shift = Desk(house).at("handed_over")
    seen = {visit(walker, f"desk:{name}") for name in ("roster", "plan_shifts", "roster_import")}
    return seen | {visit(walker, "desk:shift", number=shift.number), visit(walker, "desk:shift_step", number=shift.number, name="sign_for_shift")}


def reception_days(walker: Walker, house: Enterprise) -> set[str]:
    """Open the plan, a day, and a form."""
    desk = Days(house)
    begins_at = (timezone.now() + timedelta(days=3)).replace(hour=2, minute=0)
    day = desk.take("plan_reception", desk.new(), "clerk", timezone.now(), begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    seen = {visit(walker, f"desk:{name}") for name in ("reception", "plan_reception", "reception_import")}
    desk.take("publish_reception", day, "clerk", timezone.now())
    comes = Walk(house).to("accepted")
    booking = bookings.book(day.number, comes.petition, 1, actor=comes.petitioner, at=timezone.now())
    walker.go(f"{reverse('desk:reception_drop', args=[day.number])}?key={booking.pk}")
    seen |= {visit(walker, f"desk:{name}", number=day.number) for name in ("reception_seat", "reception_brief")}
    asked = Requests(house)
    request = asked.take("ask_leader", asked.new(), "unit_head", timezone.now(), on=timezone.localdate() + timedelta(days=9))
    seen |= {visit(walker, "desk:leader_request_step", number=request.number, name="agree_leader"), visit(walker, "desk:reception")}
    seen |= {"desk:reception_drop", visit(walker, "desk:reception_day", number=day.number), visit(walker, "desk:reception_step", number=day.number, name="move_reception")}
    walker.as_staff("unit_head")
    seen.add(visit(walker, "desk:ask_leader"))
    walker.as_staff("clerk")
    return seen


def in_the_room(walker: Walker, house: Enterprise) -> set[str]:
    """Open the reception room, a visit, a form, and the slip of somebody who was sent elsewhere."""
    room, now = Room(house), timezone.now()
    sent = room.take("direct_room_visit", room.take("call_room_number", room.came(now), "clerk", now), "clerk", now)
    talking = room.take("call_room_number", room.came(now), "clerk", now)
    room.came(now)
    seen = {visit(walker, "desk:room"), visit(walker, "desk:room_visit", number=talking.number), visit(walker, "desk:room_slip", number=sent.number), visit(walker, "desk:room_ticket", number=talking.number)}
    return seen | {visit(walker, "desk:room_step", number=talking.number, name="note_room_visit")}


def outreach_visits(walker: Walker, house: Enterprise) -> set[str]:
    """Open the plan, the places, the coverage, a visit and the forms."""
    trips, now = Trips(house), timezone.now()
    begins_at = now.replace(hour=2, minute=0)
    trip = trips.take("plan_visit", trips.new(), "clerk", now, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    trips.promised(trips.take("set_out", trip, "clerk", now), at=now, due_on=None)
    seen = {visit(walker, f"desk:{name}") for name in ("visits", "visit_places", "visit_coverage", "plan_visit", "add_place", "visit_sheet", "visit_import")}
    return seen | {visit(walker, "desk:visit", number=trip.number), visit(walker, "desk:visit_paper", number=trip.number), visit(walker, "desk:visit_step", number=trip.number, name="report_visit")}


def sweeps(walker: Walker, house: Enterprise) -> set[str]:
    """Open the sweeps, the units below, a finding and the forms; the head of a team sits there afterwards."""
    found = shaft_of(house).at("solving")
    walker.as_staff("team_head")
    seen = {visit(walker, f"desk:{name}") for name in ("sweeps", "sweeps_below", "new_finding", "sweep_import")}
    return seen | {visit(walker, "desk:finding", number=found.number), visit(walker, "desk:sweep_step", number=found.number, name="solve_finding")}


def recommendations(walker: Walker, house: Enterprise) -> set[str]:
    """Open the picture of causes, the matters of one, the register, a recommendation and the forms; the head of the office sits there afterwards."""
    shaft = Advised(house, Unit.objects.get(key="section"), Unit.objects.get(key="team"))  # which `sweeps` opened
    row = shaft.raised()
    walker.as_staff("head")
    seen = {visit(walker, "desk:causes"), visit(walker, "desk:cause", code="housing"), visit(walker, "desk:advice_list"), visit(walker, "desk:advice", number=row.number)}
    walker.go(f"/desk/advice/new/?source=finding&ref={row.content['source']['ref']}")
    walker.as_staff("unit_head")
    visit(walker, "desk:advice_step", number=row.number, name="answer_advice")
    return seen | {"desk:advise", "desk:advice_step"}


def joint_meetings(walker: Walker, house: Enterprise) -> set[str]:
    """Open the meetings, one, its agenda, a task and the forms; the clerk sits there afterwards."""
    office, now = Meetings(house), timezone.now()
    begins_at = at_noon(timezone.localdate())
    row = office.take("convene", office.new(), "clerk", now - timedelta(days=2), begins_at=begins_at, ends_at=begins_at + timedelta(hours=2))
    row = office.take("put_on_agenda", row, "clerk", now)
    walker.as_staff("clerk")
    seen = {visit(walker, f"desk:{name}") for name in ("meetings", "meeting_new", "meeting_tasks")} | {visit(walker, "desk:meeting_agenda", number=row.number)}
    task = office.task(due_on=timezone.localdate() + timedelta(days=9))
    for name, fields in (("send_invitations", {}), ("open_meeting", {}), ("decide_item", {"tasks": (task,)}), ("close_meeting", {}), ("sign_minutes", {})):
        row = office.take(name, row, "leader" if name == "sign_minutes" else "clerk", now, **fields)
    seen |= {visit(walker, "desk:meeting", number=row.number), visit(walker, "desk:meeting_task", number=row.content["tasks"][0])}
    walker.as_staff("unit_head")
    seen |= {visit(walker, "desk:meeting_step", number=row.content["tasks"][0], name="report_task")}
    walker.as_staff("clerk")
    return seen


def needs(walker: Walker, house: Enterprise) -> set[str]:
    """Open the register of needs, the figures, and a need with which the union helps; the clerk sits there afterwards."""
    unit = add_union(house)
    house.people["union_head"] = _person("union_head", unit, Duty.UNIT_HEAD)
    walked = shared(Walk(house, at=timezone.now()).to("accepted"), unit.pk, house.person("union_head").pk)
    here = {"number": walked.petition.number, "position": 1}
    walker.as_staff("union_head")
    seen = {visit(walker, "desk:needs"), visit(walker, "desk:need", **here), visit(walker, "desk:need_step", **here, name="record_aid"), visit(walker, "desk:need_call", **here)}
    walker.as_staff("clerk")
    return seen | {visit(walker, "desk:need_figures")}


def lists_of_names(walker: Walker, house: Enterprise) -> set[str]:
    """Open the pages of a list of names; the custodian sits there afterwards."""
    period = exports.Chosen(since=timezone.localdate() - timedelta(days=60), until=timezone.localdate())
    listed = exports.ask(period, house.actor("clerk"), snapshot.current(), timezone.now(), purpose=AccessPurpose.MEET, reason="逐户走访核实", parts=tuple(IdentityPart))
    walker.as_staff("clerk")
    seen = {visit(walker, "desk:exports"), visit(walker, "desk:export_ask"), visit(walker, "desk:export", key=listed.pk)}
    walker.as_staff("custodian")
    walker.go(f"/desk/identities/lists/{listed.pk}/grant/")
    return seen | {"desk:export_decide"}


def files_that_are_over(walker: Walker, house: Enterprise) -> set[str]:
    """Open the pages of what is kept, held and disposed of; the custodian sits there afterwards."""
    now, today = timezone.now(), timezone.localdate()
    old, held = closed(house), closed(house)
    entry = holds.HoldEntry(number=held.number, reason="正在诉讼", review_on=today + timedelta(days=30))
    hold = holds.place(entry, by=house.actor("discipline").name, seat=holds.seats(house.actor("discipline"), snapshot.current())[0], at=now, today=today)
    found = disposing.due(today)
    batch = batches.propose(found.lines, found.held, by=house.actor("custodian").name, at=now)
    walker.as_staff("custodian")
    seen = {visit(walker, "desk:retention"), visit(walker, "desk:batch", key=batch.pk)}
    walker.as_staff("leader")
    seen |= {visit(walker, "desk:batch", key=batch.pk), visit(walker, "desk:batch_list", key=batch.pk), visit(walker, "desk:place_hold"), visit(walker, "desk:release_hold", key=hold.pk)}
    batches.decide(batch.pk, {}, by=house.actor("leader").name, at=now)
    visit(walker, "desk:batch", key=batch.pk)
    disposing.carry_out(timezone.now)
    visit(walker, "desk:batch", key=batch.pk)
    walker.page.goto(f"{walker.base}/desk/petitions/{old.number}/")
    assert old.number in walker.text()
    walker.as_staff("custodian")
    return seen


def test_every_page_of_the_administration(walker: Walker, house: Enterprise) -> None:
    person = house.person("handler")
    words = change.TemplateEntry(name="补发", opinion="三日内补发。")
    template = {"pk": change.add_reply_template(words, by="person:1", at=timezone.now()).pk}
    guide = {"pk": change.add_guide(change.GuideEntry(facts="哪一天", facts_en="Which day"), by="person:1", at=timezone.now()).pk}
    text = change.PolicyTextEntry(title="供暖办法", issued_by="青川煤业", effective_from=date(2020, 1, 1), text="第一条 室内不低于十八度。")
    policy = {"pk": change.add_policy_text(text, is_public=True, by="person:1", at=timezone.now()).paper_id}
    asked = {"pk": change.write_questions("0101", by="person:1", at=timezone.now()).pk}
    rule = change.RoutingEntry(category="0703", unit_id=house.mine.pk, reason="宿舍的暖气归它管")
    routing = {"pk": change.add_routing_rule(rule, by="person:1", at=timezone.now()).pk}
    witness = add_witness("省国资委信访处", "keep@example.org", timezone.localdate(), by="person:1", at=timezone.now())
    values: dict[str, dict[str, Any]] = {
        "routing_retire": routing, "witness_end": {"pk": witness.pk},
        "unit": {"key": "mine-2"}, "unit_edit": {"key": "mine-2"}, "unit_close": {"key": "mine-2"}, "unit_successor": {"key": "mine-2"}, "policy_special": {"key": "remind_days"}, "person": {"pk": person.pk},
        "person_edit": {"pk": person.pk}, "post_add": {"pk": person.pk}, "post_end": {"pk": person.posts.get().pk},
        "category": {"code": "0101"}, "category_rename": {"code": "0101"}, "category_retire": {"code": "0101"},
        "unit_seal": {"key": "mine-2"}, "word_template": {"kind": "decision"}, "policy": {"key": "due_soon_days"}, "calendar_year": {"year": 2026}, "calendar_official": {"year": 2027},
        "calendar_day": {"year": 2026, "month": 10, "number": 10}, "reply_template": template, "reply_template_retire": template, "guide": guide, "guide_retire": guide, "question": asked | {"key": "new"}, **{f"question_set{what}": asked for what in ("", "_name", "_preview", "_ask", "_drop")}, **{f"policy_text{what}": policy for what in ("", "_renew", "_end", "_publish")},
    }  # fmt: skip
    snapshot.forget()
    wanted = {name for name in names(get_resolver().url_patterns) if name.startswith("administration:")} - set(NO_PAGE)
    security = {"person", "person_add", "person_edit", "people", "post_add", "post_end", "posts_waiting"}
    change.give_post(
        change.PostEntry(person=person, unit=house.other_mine, duty="handler", title="兼职承办人", valid_from=timezone.localdate()),
        by=house.actor("security").name, at=timezone.now(),
    )  # fmt: skip
    for name in sorted(wanted, key=lambda name: (name.removeprefix("administration:") in security, name)):
        walker.as_staff("security" if name.removeprefix("administration:") in security else "admin")
        visit(walker, name, **values.get(name.removeprefix("administration:"), {}))
