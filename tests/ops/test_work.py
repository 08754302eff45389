"""The queue survives kill -9: what a dead worker held is done by the next, what nobody queued is swept up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from tests.walking import Walk
from xinqiao.directory import change
from xinqiao.ledger.append import history
from xinqiao.ops.work import (
    KEEP_DONE,
    LEASE,
    give_alerts,
    reap,
    record_breaches,
    recount_clocks,
    succeed_units,
    sweep,
    tidy,
)
from xinqiao.outbox.models import Evidence, Message
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.rules.terms import Medium, MessageState

real_transactions = pytest.mark.django_db(transaction=True)  # the worker closes its connections, as it should


def run_queue() -> None:
    Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="test", excluded_queue_names=[],
    ).run()  # fmt: skip


@real_transactions
def test_a_due_message_is_queued_once_and_sent(walk: Callable[..., Walk]) -> None:
    walk()
    assert sweep() == 1
    assert sweep() == 0
    run_queue()
    assert len(mail.outbox) == 1
    assert Message.objects.get(medium=Medium.EMAIL.value).state == MessageState.SENT.value


@real_transactions
def test_what_a_killed_worker_held_is_done_by_the_next(walk: Callable[..., Walk]) -> None:
    walk()
    sweep()
    long_ago = timezone.now() - LEASE - timedelta(minutes=1)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=long_ago, worker_ids=["dead"])
    run_queue()
    assert mail.outbox == []
    assert reap() == 1
    run_queue()
    assert len(mail.outbox) == 1


def test_a_running_task_is_left_alone(walk: Callable[..., Walk]) -> None:
    walk()
    sweep()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=["alive"])
    assert reap() == 0


@real_transactions
def test_done_work_is_swept_away_after_a_week_and_the_evidence_stays(walk: Callable[..., Walk]) -> None:
    walk()
    sweep()
    run_queue()
    tidy()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(finished_at=timezone.now() - KEEP_DONE - timedelta(hours=1))
    tidy()
    assert DBTaskResult.objects.count() == 0 and Evidence.objects.count() == 1


def test_a_task_carries_keys_and_no_address(walk: Callable[..., Walk]) -> None:
    """Attack 31: the queue's payload names nobody."""
    walk()
    sweep()
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [Message.objects.get(medium=Medium.EMAIL.value).pk], "kwargs": {}}


def test_a_new_worker_records_at_once_what_passed_while_none_ran_and_the_next_finds_nothing(
    walk: Callable[..., Walk],
) -> None:
    late = walk("assigned", at=timezone.now() - timedelta(days=30))
    counted_on = record_breaches(None)
    lines = len(history(late.petition.number))
    assert history(late.petition.number)[-1].verb == "breach" and counted_on == timezone.localdate()
    assert record_breaches(counted_on) == record_breaches(None) == counted_on  # the same worker, and another one
    assert len(history(late.petition.number)) == lines


def test_the_worker_lets_a_successor_go_on_at_once_when_the_directory_says_so(walk: Callable[..., Walk]) -> None:
    walked = walk("accepted")
    enterprise, yesterday = walked.enterprise, timezone.localdate() - timedelta(days=1)
    state = succeed_units(None)
    change.close_unit(enterprise.mine, yesterday, enterprise.other_mine, by="test", at=timezone.now())
    assert succeed_units(state) == succeed_units(None) != state
    assert Petition.objects.get(pk=walked.petition.pk).handling_unit_id == enterprise.other_mine.pk
    assert [line.verb for line in history(walked.petition.number)].count("succeed") == 1


def test_the_worker_counts_days_anew_once_a_new_calendar_has_settled(walk: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch) -> None:
    walked, now = walk("assigned"), timezone.now()
    state = recount_clocks(None)
    coming = [day for n in range(1, 15) if (day := timezone.localdate() + timedelta(days=n)).weekday() < 5]
    change.new_calendar(coming, [], range(2011, 2028), "国办发明电", by="test", at=now)
    assert recount_clocks(state) == state  # too young
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=1))
    version = recount_clocks(state)
    assert version != state and recount_clocks(version) == recount_clocks(None) == version
    assert [line.verb for line in history(walked.petition.number)].count("recount") == 1


def test_warnings_wait_for_the_end_of_the_quiet_hours_and_are_given_once_a_day(
    walk: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = walk("assigned", at=timezone.now() - timedelta(days=30))
    morning = timezone.localtime().replace(hour=9)
    monkeypatch.setattr(timezone, "now", lambda: morning.replace(hour=3))
    assert give_alerts(None) is None
    monkeypatch.setattr(timezone, "now", lambda: morning)
    warned_on = give_alerts(None)
    verbs = [entry.verb for entry in history(late.petition.number)]
    assert warned_on == morning.date() and verbs.count("alert") == 4  # to tell, by the unit too, to take over, to make contact
    assert give_alerts(warned_on) == give_alerts(None) == warned_on
    assert [entry.verb for entry in history(late.petition.number)] == verbs


def test_a_long_row_of_records_leaves_gaps_for_those_who_file(walk: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that wrote one record after another held SQLite for more than 20 seconds: signing in said "locked"."""
    for _ in range(3):
        walk(at=timezone.now() - timedelta(days=40))
    rests: list[int] = []
    monkeypatch.setattr("xinqiao.ops.work.rest", lambda: rests.append(1))
    record_breaches(None)
    assert len(rests) == RunningClock.objects.exclude(breached_on=None).count() == 3
