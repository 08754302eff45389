"""Attack 48: whatever step anybody tries at whatever moment, it keeps every promise or it changes nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.petitions.world import EVERYBODY, MONDAY, World, moment
from tests.petitions.written import Before, Done
from tests.walking import conclusion, entry
from xinqiao.directory.duties import Actor
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition, Referral, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.clocks import ASK_REVIEW, HANDLE, OBJECT, REPORT_TELL, STUDY, TELL, TELL_BY_UNIT
from xinqiao.rules.terms import (
    DIVERTING_PATHS,
    GRIEVANCE_OUTCOMES,
    PROPOSAL_OUTCOMES,
    Path,
    RatingValue,
    RefusalGround,
    ServiceResult,
    ServiceWay,
)
from xinqiao.rules.terms_handling import ContactWay
from xinqiao.rules.text import Text
from xinqiao.rules.triage import Sort

pytestmark = pytest.mark.postgres_too
TRIES = 240
WRITING = "写得很清楚的一段话，有理有据。"


def entries(world: World, petition: Petition, chance: random.Random) -> dict[str, Callable[[], Any]]:
    """Return an entry that might be right for every step."""
    units = [world.mine, world.enterprise.other_mine.pk, world.office]
    dossier = load(petition)
    claims, others = dossier.remaining, sorted(dossier.paths & DIVERTING_PATHS)
    of = [PROPOSAL_OUTCOMES if claim.path == "study" else GRIEVANCE_OUTCOMES for claim in claims]
    sorts = tuple(Sort("0703", chance.choice((Path.OPINION, Path.STUDY, Path.COURT))) for _ in claims)
    texts: dict[str, dict[str, Any]] = {
        "triage": {"category": chance.choice(["0703", "1301", "0201", "0102"]), "path": chance.choice(list(Path)[:5]), "sorts": sorts if chance.random() < 0.4 else ()},
        "ask_supplement": {"question": WRITING}, "supplement": {"text": WRITING}, "remark": {"text": WRITING},
        "forward": {"unit_id": chance.choice(units)}, "assign": {"unit_id": chance.choice(units)},
        "take_back": {}, "recall": {"reason": WRITING}, "accept": {}, "sign": {}, "take_over": {}, "give_back": {},
        "refuse": {"ground": RefusalGround.PENDING, "reason": WRITING, "where_to_go": WRITING},
        "divert": {"competent_body": WRITING, "limit": WRITING, "path": Path(others[0]) if others else None},
        "ask_extension": {"days": chance.choice([5, 15, 30]), "reason": WRITING},
        "extend": {"days": chance.choice([5, 15]), "reason": WRITING}, "deny_extension": {"reason": WRITING},
        "reply": {"conclusions": tuple(conclusion(chance.choice(outcomes)) for outcomes in of)},
        "answer_at_once": {"conclusions": tuple(conclusion(chance.choice(outcomes)) for outcomes in of)},
        "return_draft": {"reason": WRITING}, "decline": {"reason": WRITING}, "insist": {"reason": WRITING},
        "serve": {"way": chance.choice(list(ServiceWay)), "result": chance.choice(list(ServiceResult)), "witness": "见证人"},
        "rate": {"office": RatingValue.FAIRLY, "unit": RatingValue.SATISFIED},
        "close": {"agreed_in_writing": chance.random() < 0.5, "note": WRITING}, "tell_reporter": {"text": WRITING},
        "first_contact": {"way": chance.choice(list(ContactWay)), "text": WRITING},
        "report": {"text": WRITING}, "accept_report": {}, "send_report_back": {"reason": WRITING},
    }  # fmt: skip
    return {name: (lambda name=name, given=given: entry(name, **given)) for name, given in texts.items()}


def is_sound(petition: Petition) -> None:
    """No status keeps a clock that has nothing to run for."""
    running = set(RunningClock.objects.filter(petition=petition, stopped_on=None).values_list("name", flat=True))
    assert len(running) == RunningClock.objects.filter(petition=petition, stopped_on=None).count()
    answering = petition.status in ("accepted", "drafted", "signed")
    assert HANDLE.name not in running or answering
    assert STUDY.name not in running or answering or petition.status == "replied"  # a reply beside a decision is served later
    assert not answering or petition.is_at_once or {HANDLE.name, STUDY.name} & running
    assert (ASK_REVIEW.name in running) <= (petition.status == "replied")
    assert (OBJECT.name in running) <= (petition.status in ("forwarded", "assigned"))
    assert (REPORT_TELL.name in running) <= petition.is_sealed
    assert petition.is_sealed is (petition.status == "sealed")
    if petition.status in ("closed", "sealed"):
        assert not running & {TELL.name, TELL_BY_UNIT.name}


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_a_step_keeps_every_promise_or_changes_nothing(world: World, seed: int) -> None:
    chance, at, done = random.Random(seed), MONDAY, 0
    says: list[Text] = []
    rows = moment()
    key = world.at(chance.choice(["registered", "assigned", "accepted", "proposal_assigned", "mixed_assigned", "mixed_signed", "triaged_split", "signed", "replied"])).pk
    for _ in range(TRIES):
        petition = Petition.objects.get(pk=key)
        name, make = chance.choice(list(entries(world, petition, chance).items()))
        at += timedelta(hours=chance.choice([1, 1, 1, 60]))
        record = target(name, petition)
        if record is None:
            continue
        before = Before(petition)
        try:
            perform(name, record, make(), actor=likely(world, petition, chance), at=at)
        except Refused as refused:
            says.append(refused.words)
            assert moment() == rows
            continue
        done += 1
        is_sound(Done(before, petition, at, world).petition)
        rows = moment()
    assert all(words.zh and words.en for words in says)
    assert done >= 5  # the walk came somewhere


def target(name: str, petition: Petition) -> Any:
    if name in Petition.procedure.by_name:
        return petition
    return Referral.objects.filter(petition=petition).order_by("-pk").first()


def likely(world: World, petition: Petition, chance: random.Random) -> Actor:
    """Return somebody, more often one of those whose work it is."""
    keys = ["clerk", "handler", "unit_head", "petitioner"] if chance.random() < 0.8 else list(EVERYBODY)
    return world.actor(chance.choice(keys), petition)
