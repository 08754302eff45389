"""The worker: runs the queue, frees what a killed worker left, and sweeps what nobody queued."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from types import FrameType

from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from xinqiao.directory import snapshot
from xinqiao.ledger import checks, seals
from xinqiao.ops import verify
from xinqiao.outbox.deliver import due_messages
from xinqiao.outbox.tasks import send_message
from xinqiao.outbox.witnesses import seal_and_tell
from xinqiao.outreach import (
    bookings,
    calling,
    keep_advice,
    keep_meetings,
    keep_room,
    keep_sweeps,
    keep_visits,
    watch_shifts,
)
from xinqiao.petitions import (
    alarms,
    attached_words,
    disposing,
    drafts,
    export_making,
    exports,
    file_checks,
    file_tickets,
    overdue,
    protecting,
    recounting,
    succession,
    throttle,
    unfiled,
)
from xinqiao.sign_in import delays, sessions
from xinqiao.wording import index as wording

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)  # no task may run longer; a row RUNNING for longer belonged to a worker that was killed
KEEP_DONE = timedelta(days=7)  # the evidence of a message lies in the outbox
TICK_SECONDS = 15
CHECK_SECONDS = 3  # how soon a run of `verify` that was asked for begins, and the check of a file that came
BEAT_SECONDS = 2  # how often a run of `verify` says how far it is
WATCH_SECONDS = 300  # how often it is looked who has spoken up since, and whose matter has moved
REST_SECONDS = 0.02  # after each of many short transactions: whoever files meanwhile finds the store free


def rest() -> None:
    """Let others write."""
    time.sleep(REST_SECONDS)


def reap() -> int:
    """Make tasks ready again that a killed worker left RUNNING; return how many. Tasks are idempotent."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LEASE)
    return lost.update(status=TaskResultStatus.READY, started_at=None)


def sweep() -> int:
    """Queue every message that is due, once; return how many. (Retries, and whatever a power cut left unqueued.)"""
    waiting = {
        next(iter(row["args"]))
        for row in DBTaskResult.objects.filter(
            task_path="xinqiao.outbox.tasks.send_message", status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
        ).values_list("args_kwargs", flat=True)
    }
    due = [key for key in due_messages(timezone.now()) if key not in waiting]
    for key in due:
        send_message.enqueue(key)
    return len(due)


def tidy() -> None:
    """Once a day: drop expired drafts, old counts, done work, and what the index still holds of sealed petitions."""
    now = timezone.now()
    today = timezone.localdate(now)
    drafts.sweep(today)
    unfiled.sweep_files(now, snapshot.current().policy("draft_days", today))
    throttle.sweep(now)
    file_tickets.sweep(now)
    delays.sweep(now)
    sessions.sweep(now)
    done = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(status__in=done, finished_at__lt=now - KEEP_DONE).delete()
    wording.scrub()


def record_breaches(done_on: date | None) -> date:
    """Put on record what passed, once a day and at once when a worker starts (`done_on` None); return the day of it."""
    now = timezone.now()
    today = timezone.localdate(now)
    if done_on != today:
        overdue.record_breaches(now, rest=rest)
        overdue.lapse(now, rest=rest)
    return today


def succeed_units(done_for: tuple[date, int] | None) -> tuple[date, int]:
    """Let successors go on with what ended units left: once a day, and at once when the directory has changed."""
    now = timezone.now()
    state = (timezone.localdate(now), snapshot.current().edition)
    if done_for != state:
        succession.succeed_units(now, rest=rest)
    return state


def sweep_units(done_for: tuple[date, int] | None) -> tuple[date, int]:
    """Begin the sweeps of a month, note those that nobody reported, and visits without a report: once a day, and at once when the directory has changed."""
    now = timezone.now()
    state = (timezone.localdate(now), snapshot.current().edition)
    if done_for != state:
        keep_sweeps.note_missed(now, rest=rest)
        keep_visits.note_late(now, rest=rest)
        keep_advice.note_late(now, rest=rest)
        keep_meetings.note_late(now, rest=rest)
        keep_meetings.pass_on(now, rest=rest)
        keep_meetings.end_gone(now, rest=rest)
        keep_room.close_days(now, rest=rest)
        keep_room.wipe(now, rest=rest)
        keep_sweeps.open_month(now, rest=rest)
    return state


def watch_over(done_at: float, lookout: protecting.Lookout) -> float:
    """Begin to watch over who spoke up, and let nobody of the handler's line watch: every few minutes; return when it was done."""
    if time.monotonic() - done_at < WATCH_SECONDS:
        return done_at
    protecting.watch(timezone.now(), rest=rest)
    protecting.watch_elsewhere_now(timezone.now(), lookout=lookout, rest=rest)
    return time.monotonic()


def recount_clocks(done_for: int | None) -> int | None:
    """Count anew, once for each calendar, what a changed one moves; return the version it was done for."""
    version = recounting.newest_version()
    if done_for == version or recounting.recount_clocks(timezone.now(), rest=rest) is None:
        return done_for
    return version


def give_alerts(done_on: date | None) -> date | None:
    """Give the warnings of the day once its quiet hours are over; return the day for which they were given."""
    now = timezone.now()
    today = timezone.localdate(now)
    if done_on == today or overdue.give_alerts(now, rest=rest) is None:
        return done_on
    return today


def seal_day(done_on: date | None) -> date | None:
    """Seal the ledger once a day; return the day for which it is done. While somebody imports, the next tick tries again."""
    now = timezone.now()
    today = timezone.localdate(now)
    if done_on == today:
        return done_on
    try:
        seal_and_tell(now, day=today)
    except seals.Busy:
        return done_on
    return today


def check_ledger() -> bool:
    """Do a run of `verify` that somebody asked for on a page; return whether there was one."""
    check = checks.claim(timezone.now())
    if check is None:
        return False
    last_beat = time.monotonic()

    def say_so(walked: int) -> None:
        nonlocal last_beat
        if time.monotonic() - last_beat > BEAT_SECONDS:
            last_beat = time.monotonic()
            checks.beat(check, walked, timezone.now())

    found = verify.faults(on_progress=say_so, with_files=check.with_files)
    newest = seals.latest()
    checks.end(check, found, seals=newest.number if newest else 0, unsealed=seals.unsealed(), at=timezone.now())
    return True


def dispose() -> bool:
    """Carry out a batch of disposal that two people decided; return whether there was one. Its words leave the index whole."""
    if not disposing.carry_out(timezone.now, rest=rest):
        return False
    wording.scrub()
    return True


def settle() -> None:
    """Do at once what the worker does in between: check all waiting files, fold all waiting words, let the store gather its statistics."""
    check_files()
    while attached_words.read_attachments():
        pass
    while wording.fold():
        pass
    wording.scrub()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def run(*, interval: float = 1.0) -> None:
    """Work until told to stop (SIGTERM, SIGINT) or until the parent process is gone."""
    worker = Worker(
        queue_names=["default"], interval=interval, batch=False, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=f"{os.getpid()}", excluded_queue_names=[],
    )  # fmt: skip
    stop = threading.Event()

    def end(signum: int, frame: FrameType | None) -> None:
        stop.set()
        worker.shutdown(signum, frame)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    threading.Thread(target=_tick, args=(stop, worker), daemon=True).start()
    # Each takes minutes at times: nothing else waits for them.
    threading.Thread(target=_again, args=(stop, check_ledger, "checking the ledger"), daemon=True).start()
    threading.Thread(target=_again, args=(stop, check_files, "checking files"), daemon=True).start()
    threading.Thread(target=_again, args=(stop, make_exports, "making exports"), daemon=True).start()
    threading.Thread(target=_again, args=(stop, dispose, "disposing"), daemon=True).start()
    worker.run()


def check_files() -> None:
    """Check the files that wait for it, until none does."""
    while file_checks.check_files(timezone.now()):
        pass


def make_exports() -> None:
    """Make the lists of names that were let out, and destroy those whose day has passed."""
    exports.expire(timezone.localdate(), timezone.now())
    export_making.make_exports(timezone.now(), rest=rest, today_is=timezone.now)


def _again(stop: threading.Event, work: Callable[[], object], what: str) -> None:
    while not stop.wait(CHECK_SECONDS):
        try:
            close_old_connections()
            work()
        except Exception:  # it is tried again
            logger.exception("%s failed", what)


def _tick(stop: threading.Event, worker: Worker) -> None:
    parent, tidied_on = os.getppid(), timezone.localdate()
    counted_on: date | None = None
    warned_on: date | None = None
    succeeded_for: tuple[date, int] | None = None
    recounted_for: int | None = None
    sealed_on: date | None = None
    watched_at, lookout = float("-inf"), protecting.Lookout()
    swept_for: tuple[date, int] | None = None
    while not stop.is_set():
        try:
            close_old_connections()
            reap()
            sweep()
            if tidied_on != timezone.localdate():
                tidied_on = timezone.localdate()
                tidy()
            while attached_words.read_attachments() and not stop.is_set():
                pass
            while wording.fold() and not stop.is_set():
                time.sleep(0.05)  # let filings in between two batches
            alarms.raise_alarms(timezone.now(), rest=rest)
            watch_shifts.note_shifts(timezone.now(), rest=rest)
            calling.call(timezone.now(), rest=rest)
            bookings.watch(timezone.now(), rest=rest)
            swept_for = sweep_units(swept_for)
            succeeded_for, recounted_for = succeed_units(succeeded_for), recount_clocks(recounted_for)
            counted_on, warned_on = record_breaches(counted_on), give_alerts(warned_on)
            sealed_on, watched_at = seal_day(sealed_on), watch_over(watched_at, lookout)
        except Exception:  # the next tick tries again; a worker that dies helps nobody
            logger.exception("tick failed")
        for _ in range(TICK_SECONDS):
            if stop.wait(1):
                return
            if os.getppid() != parent:  # the server that started this worker was killed
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(2)
                os._exit(1)
