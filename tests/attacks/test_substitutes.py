"""Substitutes (代理): what the roster says, in its days only; recorded as “A for B”; never both halves of what two people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.linked import hearings
from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.visiting import Visitor, plain_pages, visit  # noqa: F401 every test here uses them
from xinqiao.directory import change, snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person, Post, Substitution
from xinqiao.documents.models import Document
from xinqiao.ledger.append import history
from xinqiao.ops import verify
from xinqiao.petitions import identity_access, matter, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import SEPARATED, Duty
from xinqiao.rules.terms_handling import Attendance
from xinqiao.rules.terms_sharing import AccessPurpose
from xinqiao.vault.readings import readings

Visit = Callable[..., Visitor]
PAGE = "/desk/substitutes/"


def day(n: int = 0) -> date:
    return timezone.localdate() + timedelta(days=n)


def colleague(enterprise: Enterprise, login: str = "yu-min", duty: Duty = Duty.INTAKE) -> Person:
    """Somebody else of the mine."""
    person = change.add_person(change.PersonEntry(login=login, name="于敏", name_en="Yu Min"), by="command", at=timezone.now())
    entry = change.PostEntry(person=person, unit=enterprise.mine, duty=duty.value, title=duty.zh, title_en=duty.en, valid_from=date(2020, 1, 1))
    change.add_post(entry, by="command", at=timezone.now())
    enterprise.people[login] = person
    return person


def lend(enterprise: Enterprise, key: str, to: Person, first: int = 0, last: int = 6, by: str | None = None) -> Substitution:
    """Let `to` stand in for the only post of `key`."""
    absent = enterprise.person(key)
    entry = change.SubstituteEntry(post=absent.posts.get(), substitute=to, valid_from=day(first), valid_to=day(last))
    row = change.name_substitute(entry, by=by or f"person:{absent.pk}", at=timezone.now())
    snapshot.forget()
    return row


def seen(actor: Staff) -> set[str]:
    return set(visible_to(actor, snapshot.current()).values_list("number", flat=True))


def now_walk(enterprise: Enterprise, station: str) -> Walk:
    return Walk(enterprise, at=timezone.now()).to(station)


def test_outside_the_days_a_substitute_sees_and_does_nothing(enterprise: Enterprise) -> None:
    """Attack 29: list, object, worklist and step, on the day before, the first, the last and the day after."""
    petition, person = now_walk(enterprise, "assigned").petition, colleague(enterprise)
    lend(enterprise, "handler", person, 2, 4)
    for n, sees in ((0, False), (1, False), (2, True), (4, True), (5, False)):
        actor = staff(person, day(n))
        assert (petition.number in seen(actor)) is sees, n
        assert (matter.find(petition.number, actor, snapshot.current()) is not None) is sees, n
        assert ((enterprise.mine.pk, Duty.HANDLER) in reading.queues(actor)) is sees, n
    with pytest.raises(Refused):
        Walk.take(_at(enterprise, petition), "accept", staff(person, day()))
    _at(enterprise, petition, 2).take("accept", staff(person, day(2)))
    assert history(petition.number)[-1].body["for"] == enterprise.person("handler").pk


def _at(enterprise: Enterprise, petition: Petition, n: int = 0) -> Walk:
    walk = Walk.__new__(Walk)
    walk.enterprise, walk.petition, walk.at, walk.traits = enterprise, Petition.objects.get(pk=petition.pk), timezone.now() + timedelta(days=n), {}
    return walk


def test_every_step_says_for_whom_and_his_own_says_nobody(enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """Feature 11.7: the ledger's line names who did it and for whom; the page tells both; `verify` finds nothing wrong."""
    person = colleague(enterprise)
    lend(enterprise, "handler", person)
    walk = now_walk(enterprise, "assigned")
    walk.take("accept", staff(person, day()))
    walk._reply()  # the handler himself, back for an hour
    lines = {row.verb: row for row in history(walk.petition.number)}
    assert (lines["accept"].actor, lines["accept"].body["for"]) == (f"person:{person.pk}", enterprise.person("handler").pk)
    assert "for" not in lines["reply"].body and lines["reply"].actor == enterprise.actor("handler").name
    page = visit("clerk").page(f"/desk/petitions/{walk.petition.number}/")
    assert "于敏（代测试handler）" in page
    assert "Yu Min (for handler)" in visit("clerk", "en").page(f"/desk/petitions/{walk.petition.number}/")
    assert not list(verify.faults(with_files=False))


def test_who_has_the_duty_himself_acts_for_himself(enterprise: Enterprise) -> None:
    person = colleague(enterprise, duty=Duty.HANDLER)
    lend(enterprise, "handler", person)
    walk = now_walk(enterprise, "assigned").take("accept", staff(person, day()))
    assert "for" not in history(walk.petition.number)[-1].body


@pytest.mark.parametrize("drafts", ["handler for himself", "head for the handler", "colleague for the handler"])
@pytest.mark.parametrize("signs", ["handler for the head", "head himself", "colleague for the head"])
def test_nobody_drafts_and_signs_one_thing_in_any_capacity(enterprise: Enterprise, drafts: str, signs: str) -> None:
    """Attack 29: the one who writes, and the one for whom it is written, are both other people than those of the signature."""
    colleague(enterprise)
    keys = {"handler": "handler", "head": "unit_head", "colleague": "yu-min"}
    who, _, whose = drafts.partition(" for ")
    if whose == "the handler":
        lend(enterprise, "handler", enterprise.person(keys[who]))
    walk = now_walk(enterprise, "accepted")
    drafting = staff(enterprise.person(keys[who]), day())
    walk.enterprise.people, real = {**enterprise.people, "handler": drafting.person}, enterprise.people
    walk._reply()
    walk.enterprise.people = real
    Substitution.objects.all().delete()
    snapshot.forget()
    signer, _, of = signs.partition(" for ")
    signer = signer.removesuffix(" himself")
    if of:
        lend(enterprise, "unit_head", enterprise.person(keys[signer]))
    drafters = {keys[who]} | ({"handler"} if whose == "the handler" else set())
    signers = {keys[signer]} | ({"unit_head"} if of else set())
    signing = staff(enterprise.person(keys[signer]), day())
    assert walk.dossier.facts(signing, day()).capacities or not of
    if drafters & signers:
        with pytest.raises(Refused):
            walk.take("sign", signing)
    else:
        walk.take("sign", signing)
        assert history(walk.petition.number)[-1].body.get("for") == (enterprise.person("unit_head").pk if of else None)


def test_who_stepped_aside_is_not_replaced_by_his_substitute(enterprise: Enterprise) -> None:
    walk, person = now_walk(enterprise, "accepted"), colleague(enterprise)
    walk.link("recusal", "declare_recusal", "handler", reason="反映人是我的亲属，应当回避。").take_linked("recusal", "grant_recusal", "unit_head", reason="属实。")
    lend(enterprise, "handler", person)
    with pytest.raises(Refused, match="回避"):
        walk.take("ask_extension", staff(person, day()), days=15, reason="管网改造需要等配件。")


def test_a_custodians_substitute_does_not_decide_his_own_asking(enterprise: Enterprise) -> None:
    """Attack 19 and 29: one asks as handler, and would decide for the custodian."""
    walk = now_walk(enterprise, "accepted")
    handler, group = enterprise.person("handler"), enterprise.group
    entry = change.PostEntry(person=handler, unit=group, duty="handler", title="集团承办人", valid_from=date(2020, 1, 1))
    change.add_post(entry, by="command", at=timezone.now())
    lend(enterprise, "custodian", handler)
    both = staff(handler, day())
    assert Duty.CUSTODIAN in both.duties
    walk.link("identity_access", "ask_access", both, purpose=AccessPurpose.MEET, reason="要当面核对住址和停暖的时间。")
    with pytest.raises(Refused, match="自己的申请"):
        walk.take_linked("identity_access", "grant_access", both, days=3)


def test_a_leave_to_read_an_identity_is_not_lent(enterprise: Enterprise) -> None:
    walk, person = now_walk(enterprise, "accepted"), colleague(enterprise)
    walk.link("identity_access", "ask_access", "handler", purpose=AccessPurpose.MEET, reason="要当面核对住址和停暖的时间。")
    walk.take_linked("identity_access", "grant_access", "custodian", days=3)
    lend(enterprise, "handler", person)
    assert identity_access.leave(walk.dossier, enterprise.actor("handler"), day()) is not None
    assert identity_access.leave(walk.dossier, staff(person, day()), day()) is None


def test_there_is_no_chain_no_overlap_and_no_end_of_it_by_others(enterprise: Enterprise) -> None:
    person, other = colleague(enterprise), colleague(enterprise, "qi-hua")
    row = lend(enterprise, "handler", person, 1, 5)
    for key, to, first, words in (("handler", other, 3, "已经有人代理"), ("yu-min", other, 2, "代理别人"), ("unit_head", enterprise.person("handler"), 2, "代理人不能再由别人代理")):
        with pytest.raises(change.DirectoryError, match=words):
            lend(enterprise, key, to, first, 7)
    assert not staff(other, day(3)).absent
    for key in ("clerk", "other_head", "qi-hua", "security", "admin"):
        with pytest.raises(change.DirectoryError, match="可以结束代理"):
            change.end_substitution(row, by=f"person:{enterprise.person(key).pk}", at=timezone.now())


@pytest.mark.parametrize("key", ["handler", "unit_head", "yu-min"])
def test_it_is_ended_early_by_the_three_whom_it_concerns_and_at_once(enterprise: Enterprise, key: str) -> None:
    person = colleague(enterprise)
    row = lend(enterprise, "handler", person, 0, 5)
    assert staff(person, day()).absent == (enterprise.person("handler").pk,)
    change.end_substitution(row, by=f"person:{enterprise.person(key).pk}", at=timezone.now())
    assert staff(person, day()).absent == ()
    with pytest.raises(change.DirectoryError, match="已经结束"):
        change.end_substitution(row, by=f"person:{person.pk}", at=timezone.now())
    assert [line.verb for line in history("directory")][-2:] == ["substitute.name", "substitute.end"]


def test_only_the_holder_or_his_own_head_names_one_and_a_lent_post_names_none(enterprise: Enterprise) -> None:
    person = colleague(enterprise)
    for key in ("clerk", "head", "other_head", "yu-min", "security", "admin", "leader"):
        with pytest.raises(change.DirectoryError, match="本人指定"):
            lend(enterprise, "handler", person, by=f"person:{enterprise.person(key).pk}")
    lend(enterprise, "unit_head", person)  # stands in for the head: names nobody for all that
    with pytest.raises(change.DirectoryError, match="本人指定"):
        lend(enterprise, "handler", person, by=f"person:{person.pk}")
    lend(enterprise, "handler", enterprise.person("yu-min"), by=f"person:{enterprise.person('unit_head').pk}")


def test_nobody_of_elsewhere_none_of_the_three_and_no_administrator_stands_in(enterprise: Enterprise) -> None:
    for key in ("clerk", "other_handler", "admin", "auditor", "security", "discipline"):
        with pytest.raises(change.DirectoryError, match="本单位的人"):
            lend(enterprise, "handler", enterprise.person(key))
    for duty in SEPARATED:
        key = next(key for key, each in enterprise.people.items() if each.posts.get().duty == duty)
        with pytest.raises(change.DirectoryError):
            lend(enterprise, key, enterprise.person("leader"))
    with pytest.raises(change.DirectoryError, match="本单位的人"):
        lend(enterprise, "discipline", enterprise.person("leader"))  # 条例§30(3)


def test_the_days_are_bounded_and_begin_today(enterprise: Enterprise) -> None:
    person = colleague(enterprise)
    for first, last in ((-1, 3), (3, 2), (0, 30)):
        with pytest.raises(change.DirectoryError):
            lend(enterprise, "handler", person, first, last)
    lend(enterprise, "handler", person, 0, 29)


@pytest.mark.parametrize("ends", ["the post ends", "the absent is switched off", "the substitute is switched off"])
def test_it_ends_with_the_post_and_with_the_account(enterprise: Enterprise, visit: Visit, ends: str) -> None:  # noqa: F811
    """Attack 28: no post lives on in a substitute."""
    petition, person = now_walk(enterprise, "assigned").petition, colleague(enterprise)
    lend(enterprise, "handler", person)
    browser = visit("yu-min")
    url = f"/desk/petitions/{petition.number}/"
    assert browser.get(url).status_code == 200
    if ends == "the post ends":
        Post.objects.filter(person=enterprise.person("handler")).update(valid_to=day(-1))
    else:
        Person.objects.filter(pk=(enterprise.person("handler") if "absent" in ends else person).pk).update(is_active=False)
    assert browser.get(url).status_code == (302 if "substitute" in ends else 404)


def test_the_page_names_and_ends_one_and_the_worklist_says_whose_it_is(enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    petition, person = now_walk(enterprise, "assigned").petition, colleague(enterprise)
    values = {"post": enterprise.person("handler").posts.get().pk, "substitute": person.pk, "valid_from": day().isoformat(), "valid_to": day(3).isoformat()}
    absent, substitute = visit("handler"), visit("yu-min")
    assert petition.number not in substitute.page("/desk/")
    refused = absent.post(PAGE, **{**values, "valid_to": day(90).isoformat()})
    assert "一次代理最多 30 天" in refused.content.decode() and day(90).isoformat() in refused.content.decode()
    assert absent.post(PAGE, **values).status_code == 302
    page = substitute.page("/desk/")
    assert petition.number in page and "代测试handler" in page
    assert "代测试handler" not in absent.page("/desk/")
    row = Substitution.objects.get()
    assert "代理中" in absent.page(PAGE) and "代理中" in substitute.page(PAGE) and "代理中" in visit("unit_head").page(PAGE)
    for key in ("clerk", "other_head", "leader"):
        assert "测试handler" not in visit(key).page(PAGE)
        assert visit(key).post(f"{PAGE}{row.pk}/end/").status_code == 404, key
    assert substitute.post(f"{PAGE}{row.pk}/end/").status_code == 302
    assert petition.number not in substitute.page("/desk/")


def test_a_post_of_elsewhere_in_the_form_is_refused(enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """Attack 17: somebody else's post, or a person of elsewhere, in the fields of the form."""
    person = colleague(enterprise)
    values = {"post": enterprise.person("clerk").posts.get().pk, "substitute": person.pk, "valid_from": day().isoformat(), "valid_to": day(3).isoformat()}
    assert visit("handler").post(PAGE, **values).status_code == 200
    own = {**values, "post": enterprise.person("handler").posts.get().pk, "substitute": enterprise.person("clerk").pk}
    assert visit("handler").post(PAGE, **own).status_code == 200
    assert not Substitution.objects.exists()


def test_the_petitioner_reads_nothing_of_who_stands_in(enterprise: Enterprise, client: object) -> None:
    """He reads units and posts, no name of staff, also where a substitute acted."""
    person = colleague(enterprise)
    lend(enterprise, "handler", person)
    walk = now_walk(enterprise, "assigned").take("accept", staff(person, day()))
    client.post("/lookup/", {"number": walk.petition.number, "code": CODE})  # type: ignore[attr-defined]
    page = client.get("/matter/", follow=True).content.decode()  # type: ignore[attr-defined]
    assert "于敏" not in page and "测试handler" not in page
    assert Obligation.objects.filter(petition=walk.petition).exists()


@pytest.mark.parametrize("about", ["the absent", "the substitute"])
def test_whom_it_complains_about_does_not_read_it_through_the_other(enterprise: Enterprise, about: str) -> None:
    """Attack 18 and 29: what one of the two is kept from, the substitute is kept from, by list, object, worklist and step."""
    person = colleague(enterprise)
    walk = now_walk(enterprise, "assigned")
    lend(enterprise, "handler", person)
    assert walk.petition.number in seen(staff(person, day()))
    accused = enterprise.person("handler") if about == "the absent" else person
    walk.link("complained", "name_complained", "clerk", person_id=accused.pk, why="信里说的就是他。")
    substitute, directory = staff(person, day()), snapshot.current()
    assert walk.petition.number not in seen(substitute)
    assert matter.find(walk.petition.number, substitute, directory) is None
    lines, _ = queue_lines.worklist(substitute, directory, reading.queues(substitute))
    assert walk.petition.number not in {line.number for line in lines}
    with pytest.raises(Refused):
        walk.take("accept", substitute)


def test_one_that_was_ended_on_its_first_day_is_not_said_never_to_have_begun(enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811 a fixture
    """Attack 29: he may have acted in it, so the roster says that there was a day; only what lay ahead was called off."""
    person, other = colleague(enterprise), colleague(enterprise, "yu-lan", Duty.INTAKE)
    first, ahead = lend(enterprise, "handler", person), lend(enterprise, "unit_head", other, 3, 4)
    change.end_substitution(first, by=f"person:{person.pk}", at=timezone.now())
    snapshot.forget()
    page = visit("handler").page(PAGE)
    assert f"{day().isoformat()} 当天就结束了" in page and "没有开始就取消了" not in page
    change.end_substitution(ahead, by=f"person:{other.pk}", at=timezone.now())
    snapshot.forget()
    assert "没有开始就取消了" in visit("unit_head").page(PAGE)


def test_a_paper_that_names_who_signs_says_for_whom(enterprise: Enterprise) -> None:
    """Attack 29: the handling slip, for colleagues, by name; who signs for himself stands there alone."""
    walk, person = now_walk(enterprise, "accepted"), colleague(enterprise)
    lend(enterprise, "unit_head", person)
    slips = []
    for step, actor, chosen in (("name_handlers", staff(person, day()), "handler"), ("change_handlers", enterprise.actor("unit_head"), "unit_head")):
        take = walk.link if step == "name_handlers" else walk.take_linked
        take("handlers", step, actor, person_id=enterprise.person(chosen).pk)
        slips.append(Document.objects.filter(subject=walk.petition.number, kind="handling_slip").latest("pk").content)
    assert "于敏代测试unit_head" in str(slips[0]["zh"]) and "Yu Min for unit_head" in str(slips[0]["en"])
    assert "代测试unit_head" not in str(slips[1]) and "负责人签名" in str(slips[1])


def test_a_paper_for_the_petitioner_says_it_by_post(enterprise: Enterprise) -> None:
    """Attack 29: who declares an interest, and who chairs a hearing in the place of the chair; never by name."""
    walk, person = now_walk(enterprise, "accepted"), colleague(enterprise)
    lend(enterprise, "handler", person)
    walk.link("recusal", "declare_recusal", staff(person, day()), reason="反映人是我的亲属，应当回避。")
    paper = Document.objects.filter(subject=walk.petition.number, kind="recusal_declaration").latest("pk").content
    assert f"{Duty.INTAKE.zh}代承办人" in str(paper["zh"]) and f"{Duty.INTAKE.en} for " in str(paper["en"])
    assert "于敏" not in str(paper) and "测试handler" not in str(paper)


def test_the_minutes_of_a_hearing_say_who_chaired_for_whom(enterprise: Enterprise) -> None:
    """Attack 29: whoever chairs in the place of the chair whom the notice names stands in the minutes, by post; the keeper of the minutes does not."""
    walk, person, chair = now_walk(enterprise, "accepted"), colleague(enterprise), enterprise.person("unit_head")
    now, walk.at = walk.at, walk.at - timedelta(days=8)
    walk.link("hearing", "call_hearing", "unit_head", **hearings.notice(walk) | {"chair_id": chair.pk})
    walk.at = now
    lend(enterprise, "unit_head", person)
    said = {"held_on": day(), "came": Attendance.CAME, "present": "主持人、记录人、反映人", "minutes": "后勤科长：泵坏了。反映人：两周没有人来修。"}
    walk.take_linked("hearing", "hold_hearing", staff(person, day()), **said)
    minutes = str(Document.objects.filter(subject=walk.petition.number, kind="hearing_minutes").latest("pk").content["zh"])
    assert minutes.count(f"{Duty.INTAKE.zh}代") == 2 and "于敏" not in minutes
    assert "代" not in str(Document.objects.filter(subject=walk.petition.number, kind="hearing_notice").latest("pk").content["zh"]).replace("代表", "")


def test_the_petitioner_reads_for_whom_a_substitute_opened_his_petition_and_his_phone(enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """Attack 29: by post, on his own page, in both languages; a page that his own post shows him he opened for himself."""
    person, walk = colleague(enterprise), now_walk(enterprise, "accepted")
    number, absent = walk.petition.number, enterprise.person("handler")
    lend(enterprise, "handler", person)
    desk = visit("yu-min")
    assert desk.get(f"/desk/petitions/{number}/").status_code == 200
    assert desk.post(f"/desk/petitions/{number}/call/", why="first").status_code == 200
    (row,) = readings(number)
    assert (row.person_id, row.for_id) == (person.pk, absent.pk)
    (line,) = [line for line in history(number) if line.verb == "reveal"]
    assert line.body["for"] == absent.pk
    assert visit("handler").get(f"/desk/petitions/{number}/").status_code == 200
    assert {(each.person_id, each.for_id) for each in readings(number)} == {(person.pk, absent.pk), (absent.pk, None)}
    client = Client()
    assert ways.enter(client, walk.petition, CODE).status_code == 302
    told = client.get("/matter/").content.decode()
    assert told.count("（代") == 2 and "于敏" not in told and "测试handler" not in told
    assert not list(verify.faults(with_files=False))
