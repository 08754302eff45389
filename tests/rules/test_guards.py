"""Every guard lets the lawful step pass and refuses the other one with a sentence that says why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.rules.facts import TODAY, facts, rows, words
from xinqiao.rules.clocks import EXTENSION_CAP_DAYS, HANDLE, OBJECT, TELL
from xinqiao.rules.guards import answering, ending, sending, time_limits
from xinqiao.rules.guards.sending import path_in
from xinqiao.rules.guards.time_limits import in_time
from xinqiao.rules.terms import DocumentKind, Path, ReferralStatus


def test_in_time_is_the_whole_last_day() -> None:
    on_the_day, day_after = {"handle": TODAY}, {"handle": TODAY - timedelta(days=1)}
    assert words(in_time(HANDLE), due=on_the_day) is None
    assert words(in_time(HANDLE), due=day_after) == "办理期限已于 2026-03-19 届满（条例§34）。"


def test_in_time_looks_at_its_own_clock_only() -> None:
    late = {"handle": TODAY - timedelta(days=1)}
    assert words(in_time(OBJECT), due=late) is None
    assert words(in_time(OBJECT), due={}) is None


def test_in_time_answers_in_both_languages() -> None:
    refusal = in_time(TELL)(facts(due={"tell": TODAY - timedelta(days=3)}))
    assert refusal is not None
    assert refusal.en == "The time limit to tell ended on 2026-03-17 (条例§23(2))."


def test_path_in_wants_every_claim_on_one_of_the_paths() -> None:
    guard = path_in(Path.OPINION, Path.STUDY)
    assert words(guard, paths=frozenset({Path.OPINION})) is None
    assert words(guard, paths=frozenset({Path.OPINION, Path.STUDY})) is None
    assert words(guard, paths=frozenset()) is None
    refusal = guard(facts(paths=frozenset({Path.OPINION, Path.ARBITRATION})))
    assert refusal is not None
    assert "劳动争议仲裁" in refusal.zh and "labour arbitration" in refusal.en


@pytest.mark.parametrize("path", Path)
def test_path_in_refuses_every_other_path(path: Path) -> None:
    guard = path_in(*(other for other in Path if other is not path))
    assert words(guard, paths=frozenset({path})) is not None
    assert words(path_in(path), paths=frozenset({path})) is None


def test_path_in_says_so_where_only_some_claims_go_elsewhere() -> None:
    said = words(path_in(Path.OPINION, Path.STUDY), paths=frozenset({Path.OPINION, Path.COURT}))
    assert said == "有的诉求项甄别为“诉讼复议等司法途径”，要先为它走那条途径；如有误，请重新甄别。"


def test_some_path_in_wants_one_claim_on_one_of_the_paths() -> None:
    guard = sending.some_path_in(Path.OPINION)
    assert words(guard, paths=frozenset({Path.OPINION, Path.STUDY})) is None
    assert words(guard, paths=frozenset()) is None
    assert words(guard, paths=frozenset({Path.STUDY})) == "此件甄别为“建议意见”，不能走这一步；如有误，请重新甄别。"


def test_open_objection_blocks_and_a_decided_one_does_not() -> None:
    for status in (None, *ReferralStatus):
        declined = status is ReferralStatus.DECLINED
        assert (words(sending.referral_not_declined, referral=status) is not None) is declined
        assert (words(sending.referral_declined, referral=status) is None) is declined


def test_extension_must_be_asked_for_and_only_once_at_a_time() -> None:
    assert words(time_limits.extension_asked, extension_asked_days=0) == "还没有人申请延期。"
    assert words(time_limits.extension_asked, extension_asked_days=1) is None
    assert words(time_limits.extension_not_asked, extension_asked_days=0) is None
    assert words(time_limits.extension_not_asked, extension_asked_days=1) == "延期申请正在审批，请等结果。"


@pytest.mark.parametrize(
    ("granted", "asked", "is_open"),
    [
        (0, 0, True),
        (0, 30, True),
        (0, 31, False),
        (29, 0, True),
        (29, 1, True),
        (29, 2, False),
        (30, 0, False),
        (15, 15, True),
    ],
)
def test_all_extensions_together_are_at_most_thirty_days(granted: int, asked: int, is_open: bool) -> None:
    refusal = words(time_limits.extension_left, extended_days=granted, extension_asked_days=asked)
    assert (refusal is None) is is_open
    if refusal:
        assert f"已延 {granted} 日" in refusal and str(EXTENSION_CAP_DAYS) in refusal


def test_answer_must_conclude_every_claim() -> None:
    assert words(answering.every_claim_concluded, claims_open=0) is None
    refusal = answering.every_claim_concluded(facts(claims_open=2))
    assert refusal is not None
    assert "2 个诉求项" in refusal.zh and refusal.en.startswith("2 claims")


def test_who_drafted_does_not_sign() -> None:
    assert words(answering.signer_did_not_draft, is_drafter=False) is None
    assert words(answering.signer_did_not_draft, is_drafter=True) == "这份答复是您自己起草的，起草人不能签发，请由另一位有签发权的人签发。"


def test_serving_needs_a_document_and_closing_needs_none_left() -> None:
    waiting = frozenset({DocumentKind.DECISION, DocumentKind.EXTENSION_NOTICE})
    assert words(answering.something_to_serve, unserved=waiting) is None
    assert words(answering.something_to_serve, unserved=frozenset()) == "没有待送达的文书。"
    assert words(answering.all_served, unserved=frozenset()) is None
    refusal = answering.all_served(facts(unserved=waiting))
    assert refusal is not None
    assert refusal.zh == "还有文书没有送达：延期办理告知书、信访事项处理意见书。"
    assert refusal.en == "Not yet served: extension notice, decision."


def test_rating_is_given_once_and_inside_its_window() -> None:
    assert words(answering.not_rated, is_rated=False) is None
    assert words(answering.not_rated, is_rated=True) == "您已经评价过了。"
    assert words(answering.rating_open, rating_until=TODAY) is None
    assert words(answering.rating_open, rating_until=TODAY - timedelta(days=1)) is not None
    assert words(answering.rating_open, rating_until=None) is not None


def test_a_unit_objects_only_while_its_clock_runs() -> None:
    assert words(sending.objection_open, due={"object": TODAY}) is None
    assert words(sending.objection_open, due={"tell_by_unit": TODAY}) == "异议期已经结束：已受理、异议已核实过，或者是领导指定的。"


def test_breach_is_recorded_once_for_every_duty_that_is_past() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert words(time_limits.breach_unrecorded, due={"tell": yesterday}) is None
    for kept in ({"tell": TODAY}, {"object": yesterday}, {"ask_review": yesterday}, {}):
        assert words(time_limits.breach_unrecorded, due=kept) == "没有新超期的期限。"
    assert words(time_limits.breach_unrecorded, due={"tell": yesterday}, breached=frozenset({"tell"})) is not None
    assert words(time_limits.breach_unrecorded, due={"tell": yesterday, "handle": yesterday}, breached=frozenset({"tell"})) is None


def test_there_is_nothing_to_warn_of_without_a_duty() -> None:
    assert words(time_limits.duty_runs, due={"handle": TODAY}) is None
    assert words(time_limits.duty_runs, due={"ask_review": TODAY, "object": TODAY}) == "没有正在走的办理期限。"


def test_first_contact_is_owed_while_its_clock_runs_and_made_directly_unless_anonymous() -> None:
    assert words(time_limits.contact_owed, due={"first_contact": TODAY}) is None
    assert words(time_limits.contact_owed, due={}) is not None
    assert words(time_limits.left_a_way_to_reach, is_anonymous=False) is None
    assert words(time_limits.left_a_way_to_reach, is_anonymous=True) == "匿名的件没有电话可打：请写留言，留言就算首次联系。"


def test_report_is_owed_while_its_clock_runs_and_given_once_the_answer_is_served() -> None:
    assert words(time_limits.report_owed, due={"report": TODAY}) is None
    assert words(time_limits.report_owed, due={}) == "这件不欠办结报告：是转送的，或者报告已经认可。"
    assert words(answering.answer_served, is_answered=True) is None
    assert words(answering.answer_served, is_answered=False) == "书面答复还没有送达，办结不了。"
    assert words(time_limits.report_accepted, due={}) is None
    assert words(time_limits.report_accepted, due={"report": TODAY}) == "这件是交办的：承办单位的办结报告认可以后才能办结。"


def test_accusations_and_hazards_do_not_end_with_a_withdrawal() -> None:
    accused = frozenset({Path.OPINION, Path.ACCUSATION})
    for guard in (ending.not_accusation, ending.not_ex_officio):
        assert words(guard, paths=accused) == ending.EX_OFFICIO.zh
        assert words(guard, paths=frozenset({Path.OPINION})) is None
    assert words(ending.not_accusation, is_hazard=True) is None  # he may say so; it goes on all the same
    assert words(ending.not_ex_officio, is_hazard=True) == ending.EX_OFFICIO.zh


def test_withdrawal_is_asked_once_and_confirmed_only_when_asked_and_read() -> None:
    assert words(ending.withdrawal_asked, is_withdrawal_asked=True) is None
    assert words(ending.withdrawal_asked) == "反映人没有申请撤回。"
    assert words(ending.withdrawal_not_asked) is None
    assert words(ending.withdrawal_not_asked, is_withdrawal_asked=True) is not None
    assert words(sending.triaged_first, paths=frozenset({Path.STUDY})) is None
    assert words(sending.triaged_first, paths=frozenset()) is not None


def test_request_to_do_it_anew_is_asked_once_decided_once_and_keeps_the_file_open() -> None:
    waiting = {"read_reopen": TODAY}
    assert words(ending.reopen_asked, due=waiting) is None
    assert words(ending.reopen_asked, due={}) is not None
    for guard in (ending.reopen_not_asked, ending.reopen_decided):
        assert words(guard, due={}) is None
        assert words(guard, due=waiting) is not None


def test_third_unit_is_for_a_leader_to_name() -> None:
    for hops in (0, 1):
        assert words(sending.hops_left, hops=hops) is None
        assert words(sending.hops_used_up, hops=hops) is not None
    assert "2 个单位" in str(words(sending.hops_left, hops=2))
    assert words(sending.hops_used_up, hops=2) is None


def test_files_are_sent_only_to_another_unit() -> None:
    assert words(sending.in_other_hands, is_own=False) is None
    assert words(sending.in_other_hands, is_own=True) is not None


def test_successor_goes_on_only_where_there_is_one() -> None:
    assert words(sending.unit_succeeded, has_heir=True) is None
    assert words(sending.unit_succeeded, has_heir=False) is not None


def test_more_time_to_report_is_asked_for_once_and_then_decided() -> None:
    assert words(time_limits.more_time_asked, is_more_time_asked=True) is None
    assert words(time_limits.more_time_asked, is_more_time_asked=False) is not None
    assert words(time_limits.more_time_not_asked, is_more_time_asked=False) is None
    assert words(time_limits.more_time_not_asked, is_more_time_asked=True) is not None


def test_every_guard_of_the_tables_is_tested_here() -> None:
    tested = {
        "in_time", "path_in", "referral_not_declined", "referral_declined", "extension_asked", "extension_not_asked",
        "extension_left", "every_claim_concluded", "something_to_serve", "all_served", "not_rated", "rating_open", "objection_open",
        "signer_did_not_draft", "some_path_in", "not_accusation", "not_ex_officio", "triaged_first", "withdrawal_asked", "withdrawal_not_asked",
        "reopen_asked", "reopen_not_asked", "reopen_decided",
        "hops_left", "hops_used_up", "in_other_hands", "unit_succeeded", "more_time_asked", "more_time_not_asked", "report_owed", "answer_served", "report_accepted", "contact_owed", "left_a_way_to_reach", "breach_unrecorded", "duty_runs",
    }  # fmt: skip
    modules = {module.__name__ for module in (sending, time_limits, answering, ending)}
    assert {guard.__qualname__.split(".")[0] for step in rows() for guard in step.guards if guard.__module__ in modules} == tested
