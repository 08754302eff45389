"""The guards of linked records let the lawful step pass and refuse the other one with a sentence that says why."""

from __future__ import annotations

from datetime import timedelta

from tests.rules.facts import TODAY, rows, words
from xinqiao.rules.guards import (
    accusing,
    answering,
    ending,
    protection,
    reception,
    retention,
    reviews,
    sending,
    time_limits,
    urgent,
    watched_names,
)
from xinqiao.rules.guards.call_back import called_by_another, looks_at_another_s_call
from xinqiao.rules.guards.call_out import before_triage, nobody_called
from xinqiao.rules.guards.handling import (
    decides_on_another,
    finally_reviewing,
    heard_impartially,
    hearing_over,
    investigation_reported,
    no_hearing_open,
    no_mediation_open,
    review_hearing_called,
    review_hearing_finished,
    review_hearing_held,
)
from xinqiao.rules.guards.publication import drafted_by_another
from xinqiao.rules.guards.records import decides_for_another, goes_on, none_open, petition_in
from xinqiao.rules.guards.talk import somebody_to_talk_with
from xinqiao.rules.terms import Duty, FinalReviewStatus, Path, PetitionStatus, PromiseStatus, RecordKind, ReviewStatus
from xinqiao.rules.terms_call_out import CallOutStatus
from xinqiao.rules.terms_handling import HearingStatus, MediationStatus
from xinqiao.rules.terms_protection import RetaliationStatus
from xinqiao.rules.terms_reception import OPEN_BOOKINGS, BookingStatus


def test_petition_must_stand_where_the_row_says() -> None:
    guard = petition_in(PetitionStatus.ACCEPTED, PetitionStatus.REPLIED)
    assert words(guard, petition_status=PetitionStatus.REPLIED) is None
    assert words(guard, petition_status=PetitionStatus.CLOSED) == "信访事项“已受理、已答复”的时候才能走这一步。"


def test_nothing_is_promised_about_what_nobody_deals_with_any_more() -> None:
    assert words(goes_on, petition_status=PetitionStatus.REGISTERED) is None
    for over in (PetitionStatus.CLOSED, PetitionStatus.MERGED, PetitionStatus.SEALED, PetitionStatus.WITHDRAWN):
        assert words(goes_on, petition_status=over) == "这一件已经不在办了，答应的事不能记在它上面。"


def test_whoever_called_does_not_decide_on_what_came_of_it() -> None:
    assert words(called_by_another) is words(looks_at_another_s_call) is None
    assert "另一位负责人来看" in str(words(called_by_another, has_called=True))
    assert "另一位负责人来核实" in str(words(looks_at_another_s_call, is_subject=True))


def test_nobody_seeks_out_whoever_left_no_name() -> None:
    assert words(somebody_to_talk_with) is None
    assert "不要去找他" in str(words(somebody_to_talk_with, is_anonymous=True))


def test_open_record_holds_the_step_up() -> None:
    guard = none_open(RecordKind.PROMISE, PromiseStatus.PROMISED)
    assert words(guard) is None
    assert words(guard, records={RecordKind.PROMISE: frozenset({PromiseStatus.KEPT})}) is None
    assert words(guard, records={RecordKind.PROMISE: frozenset({PromiseStatus.PROMISED, PromiseStatus.KEPT})}) == "还有没有办完的承诺事项。"


def test_nobody_decides_on_his_own_recusal() -> None:
    assert words(decides_on_another) is None
    assert words(decides_on_another, is_subject=True) == "这是您自己的回避，不能由您决定。"


def test_nobody_gives_himself_leave_to_read_a_name() -> None:
    assert words(decides_for_another) is None
    assert words(decides_for_another, is_subject=True) == "这是您自己的申请，由别的身份保管员决定。"


def test_where_a_report_is_asked_for_it_comes_before_the_answer() -> None:
    assert words(investigation_reported) is None
    assert words(investigation_reported, is_report_missing=True) == "本单位规定先写调查报告，再写答复。"


def test_review_is_of_an_answer_to_claims_and_once() -> None:
    reviewed = {RecordKind.REVIEW: frozenset({ReviewStatus.REVIEWED})}
    assert words(reviews.answer_reviewable, paths=frozenset({Path.OPINION})) is None
    assert words(reviews.answer_reviewable, paths=frozenset({Path.OPINION}), claims_open=1) is not None
    assert words(reviews.answer_reviewable, paths=frozenset({Path.STUDY})) is not None
    assert words(reviews.no_review_open, records=reviewed) is None
    for open_one in ({RecordKind.REVIEW: frozenset({ReviewStatus.LATE})}, {RecordKind.FINAL_REVIEW: frozenset({FinalReviewStatus.HEARING})}):
        assert words(reviews.no_review_open, records=open_one) == "正在复查或复核，请等结果。"
    assert words(reviews.not_reviewed_yet) is None and words(reviews.not_reviewed_yet, records=reviewed) is not None
    assert words(reviews.not_reviewed_yet, records=reviewed, due={"ask_review": TODAY}) is None  # a new answer


def test_final_review_follows_the_review_and_is_the_last() -> None:
    reviewed = {RecordKind.REVIEW: frozenset({ReviewStatus.REVIEWED})}
    assert words(reviews.reviewed_first) is not None and words(reviews.reviewed_first, records=reviewed) is None
    done = {RecordKind.FINAL_REVIEW: frozenset({FinalReviewStatus.REVIEWED})}
    assert words(reviews.not_finally_reviewed) is None and "同一事实和理由" in str(words(reviews.not_finally_reviewed, records=done))
    assert words(reviews.not_finally_reviewed, records=done, due={"ask_final_review": TODAY}) is None


def test_reviewer_had_no_part_in_the_handling() -> None:
    assert words(reviews.did_not_handle) is None and words(reviews.did_not_handle, has_handled=True) is not None


def test_a_review_is_handed_on_only_where_nobody_is_left() -> None:
    assert words(reviews.nobody_left, is_stuck=True) is None and words(reviews.nobody_left) is not None


def test_right_lapses_the_day_after_and_an_ended_matter_waits_for_the_visit() -> None:
    for clock in ("ask_review", "ask_final_review"):
        assert words(reviews.right_lapsed, due={clock: TODAY}) is not None
        assert words(reviews.right_lapsed, due={clock: TODAY - timedelta(days=1)}) is None
    assert words(reviews.right_lapsed) is not None
    assert words(reviews.cared_for) is None and words(reviews.cared_for, due={"after_care": TODAY}) is not None


def test_one_mediation_at_a_time() -> None:
    assert words(no_mediation_open, records={RecordKind.MEDIATION: frozenset({MediationStatus.SETTLED, MediationStatus.FAILED})}) is None
    assert words(no_mediation_open, records={RecordKind.MEDIATION: frozenset({MediationStatus.OFFERED})}) == "有一个调解还没有结束：先写协议，或者记下没有谈成。"


def test_one_hearing_at_a_time_and_the_answer_waits_for_it() -> None:
    for status, why in ((HearingStatus.ASKED, "先决定听不听证"), (HearingStatus.CALLED, "听证意见写好以后"), (HearingStatus.HELD, "听证意见写好以后")):
        records = {RecordKind.HEARING: frozenset({status})}
        assert words(no_hearing_open, records=records) == "已经有一个听证在办。"
        assert why in str(words(hearing_over, records=records))
    over = {RecordKind.HEARING: frozenset({HearingStatus.CONCLUDED, HearingStatus.REFUSED, HearingStatus.CANCELLED})}
    assert words(no_hearing_open, records=over) is None and words(hearing_over, records=over) is None


def test_hearing_in_the_final_review_is_its_unit_s() -> None:
    reviewing = {RecordKind.FINAL_REVIEW: frozenset({FinalReviewStatus.UNDER_REVIEW})}
    assert words(finally_reviewing, records=reviewing, reviewing_duties=frozenset({Duty.UNIT_HEAD})) is None
    assert words(finally_reviewing, records=reviewing) is not None
    assert words(finally_reviewing, reviewing_duties=frozenset({Duty.UNIT_HEAD})) is not None


def test_final_review_rests_for_a_hearing_only_and_waits_until_it_is_over() -> None:
    for status in (HearingStatus.CALLED, HearingStatus.HELD):
        records = {RecordKind.HEARING: frozenset({status})}
        assert words(review_hearing_called, records=records) is None and "先写听证意见" in str(words(review_hearing_finished, records=records))
    assert "还没有举行" in str(words(review_hearing_held, records={RecordKind.HEARING: frozenset({HearingStatus.CALLED})}))
    assert words(review_hearing_held, records={RecordKind.HEARING: frozenset({HearingStatus.HELD})}) is None
    over = {RecordKind.HEARING: frozenset({HearingStatus.CONCLUDED, HearingStatus.CANCELLED})}
    assert "先通知复核听证" in str(words(review_hearing_called, records=over)) and words(review_hearing_finished, records=over) is None


def test_opinion_of_a_hearing_is_not_written_by_whoever_investigated() -> None:
    assert words(heard_impartially) is None and words(heard_impartially, is_subject=True, has_handled=True) is None
    assert "听证意见由主持人写" in str(words(heard_impartially, has_handled=True))


def test_who_prepared_a_copy_does_not_approve_it() -> None:
    assert words(drafted_by_another) is None
    assert words(drafted_by_another, is_subject=True) == "这份公开稿是您自己拟的，要由另一位批准。"


def test_reporter_is_told_first_that_it_is_taken_up_then_the_result() -> None:
    assert words(accusing.reporter_told) is None and words(accusing.reporter_told, due={"report_tell": TODAY}) is not None
    owed = {"report_result": TODAY}
    assert words(accusing.result_owed, due=owed) is None and words(accusing.result_owed) is not None
    assert words(accusing.result_not_owed) is None and words(accusing.result_not_owed, due=owed) is not None


def test_what_waits_on_a_watch_is_what_may_be_entered() -> None:
    assert words(protection.measure_open) == "没有等着落实的保护措施。" and words(protection.measure_open, due={"protect_measure": TODAY}) is None
    assert words(protection.advice_waits) == "没有等着反馈的追究责任建议。" and words(protection.advice_waits, due={"recommendation": TODAY}) is None
    assert words(protection.advice_open, due={"recommendation": TODAY}) == "已经提过建议，在等反馈。" and words(protection.advice_open) is None


def test_who_may_be_written_to_and_whose_name_is_asked_for_on_a_watch() -> None:
    unasked = RetaliationStatus.UNASKED
    assert words(protection.may_be_written_to) is None and "等他自己再写话来" in str(words(protection.may_be_written_to, status=unasked))
    assert words(protection.may_be_written_to, status=unasked, due={"answer_words": TODAY}) is None
    watching = frozenset({Duty.UNION})
    assert words(watched_names.watches_here, desk_duties=frozenset(), unit_duties=watching) == "这一件不是您跟踪的，不走这一步。"
    assert words(watched_names.watches_here, desk_duties=frozenset(), unit_duties=watching, watcher=Duty.UNION) is None
    assert words(watched_names.watches_here, desk_duties=frozenset({Duty.COORDINATOR}), unit_duties=watching) is None and words(watched_names.watches_here) is None
    assert words(watched_names.on_a_watch) == "跟踪打击报复的件，急了才能先看；别的件等身份保管员决定。" and words(watched_names.on_a_watch, watcher=Duty.UNION) is None


def test_what_is_secret_is_not_told_on_a_public_day_and_one_booking_stands_at_a_time() -> None:
    assert words(reception.may_be_told_in_person) is None
    for secret in ({"is_close": True}, {"paths": frozenset({Path.ACCUSATION})}, {"petition_status": PetitionStatus.SEALED}, {"petition_status": PetitionStatus.GONE_UP}):
        assert "接待日是公开的" in str(words(reception.may_be_told_in_person, **secret))
    assert words(reception.no_booking_open) is None and words(reception.no_booking_open, records={RecordKind.BOOKING: frozenset({BookingStatus.NOT_COME})}) is None
    for status in OPEN_BOOKINGS:
        assert "请先取消原来的" in str(words(reception.no_booking_open, records={RecordKind.BOOKING: frozenset({status})}))


def test_whoever_receives_cancels_nobody_who_comes_to_him() -> None:
    assert words(reception.not_whoever_receives) is None and "要由接待室替他取消" in str(words(reception.not_whoever_receives, is_subject=True))


def test_somebody_is_called_out_once_and_only_for_what_few_may_read() -> None:
    assert words(before_triage, is_close=True) is None and "请报告重大紧急" in str(words(before_triage))
    assert words(nobody_called) is None and words(nobody_called, records={RecordKind.CALL_OUT: frozenset({CallOutStatus.REACHED})}) is None
    assert "已经在叫人了" in str(words(nobody_called, records={RecordKind.CALL_OUT: frozenset({CallOutStatus.CALLING})}))


def test_every_guard_of_linked_records_is_tested_here() -> None:
    tested = {"goes_on", "before_triage", "nobody_called", "may_be_told_in_person", "no_booking_open", "not_whoever_receives", "may_be_written_to", "watches_here", "on_a_watch", "measure_open", "advice_waits", "advice_open", "reporter_told", "result_owed", "result_not_owed", "drafted_by_another", "not_for_another", "second_person", "leads_none", "merge_open", "not_put_back", "still_together", "handling_runs", "answer_reviewable", "no_review_open", "not_reviewed_yet", "reviewed_first", "not_finally_reviewed", "did_not_handle", "nobody_left", "right_lapsed", "cared_for", "not_sealed_matter", "triaged_first", "still_open", "not_a_leader_s", "not_his_own_office", "no_oversight_open", "was_supervised", "petition_in", "none_open", "decides_on_another", "decides_for_another", "investigation_reported", "no_mediation_open", "no_hearing_open", "hearing_over", "finally_reviewing", "review_hearing_called", "review_hearing_finished", "review_hearing_held", "heard_impartially", "somebody_to_talk_with", "called_by_another", "looks_at_another_s_call"}
    elsewhere = {module.__name__ for module in (sending, time_limits, answering, ending, urgent, retention)}
    used = {guard.__qualname__.split(".")[0] for step in rows() for guard in step.guards if guard.__module__ not in elsewhere}
    assert used == tested
