"""Versions of the questions: written, tried, put in force from a day on, and never changed after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from xinqiao.directory import change, snapshot
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.change.questions import content_digest
from xinqiao.directory.models import QuestionSetRow
from xinqiao.directory.seed import seed_categories, seed_questions
from xinqiao.ledger.append import history
from xinqiao.rules.questions import Question, in_force
from xinqiao.rules.questions_seed import SETS
from xinqiao.rules.terms_questions import QuestionKind as Kind
from xinqiao.rules.text import Text

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BY: dict[str, Any] = {"by": "person:1", "at": NOW}
ONE = Question(key="", kind=Kind.YES_NO, text=Text("有人看见吗", "Did anybody see it"))
TWO = Question(key="", kind=Kind.SHORT, text=Text("在哪里", "Where"), asked_if="q1", asked_on=frozenset({"yes"}))


@pytest.fixture(autouse=True)
def _tree(db: Any) -> None:
    seed_categories(NOW)
    snapshot.forget()


def written() -> QuestionSetRow:
    row = change.write_questions("0101", **BY)
    row = change.name_questions(row.pk, row.revision, "欠薪", "Wages", **BY)
    return change.put_question(row.pk, row.revision, ONE, **BY)


def asked_on(day: Any) -> Any:
    return in_force(snapshot.current().question_sets.values(), day).get("0101")


def test_a_version_is_asked_from_its_day_and_never_changes_after() -> None:
    row = written()
    assert asked_on(TODAY) is None, "what is being written is asked of nobody"
    row = change.ask_questions(row.pk, row.revision, TODAY + timedelta(days=2), **BY)
    assert asked_on(TODAY) is None and asked_on(TODAY + timedelta(days=2)).pk == row.pk
    for late in (lambda: change.put_question(row.pk, row.revision, TWO, **BY), lambda: change.drop_questions(row.pk, row.revision, **BY), lambda: change.name_questions(row.pk, row.revision, "甲", "A", **BY)):
        with pytest.raises(DirectoryError):
            late()
    line = history("directory")[-1]
    assert (line.verb, line.body["content_sha256"]) == ("questions.ask", content_digest(QuestionSetRow.objects.get()))


def test_a_new_version_begins_as_a_copy_and_keeps_its_keys() -> None:
    row = written()
    change.ask_questions(row.pk, row.revision, TODAY, **BY)
    newer = change.write_questions("0101", **BY)
    assert change.write_questions("0101", **BY).pk == newer.pk, "two who begin write on the same version"
    newer = change.remove_question(newer.pk, newer.revision, "q1", **BY)
    newer = change.put_question(newer.pk, newer.revision, ONE, **BY)
    assert [each["key"] for each in newer.questions] == ["q2"], "a key does not come back"
    change.ask_questions(newer.pk, newer.revision, TODAY, **BY)
    assert asked_on(TODAY).pk == newer.pk and snapshot.current().question_sets[row.pk].questions[0].key == "q1"


def test_an_old_page_and_a_second_click_change_nothing() -> None:
    row = written()
    change.put_question(row.pk, row.revision, TWO, **BY)
    for again in (lambda: change.put_question(row.pk, row.revision, TWO, **BY), lambda: change.ask_questions(row.pk, row.revision, TODAY, **BY), lambda: change.drop_questions(row.pk, -1, **BY)):
        with pytest.raises(DirectoryError, match="刚才有人改过"):
            again()
    row.refresh_from_db()
    assert len(row.questions) == 2 and row.valid_from is None


def test_what_would_break_a_condition_is_refused() -> None:
    row = written()
    row = change.put_question(row.pk, row.revision, TWO, **BY)
    for wrong in (
        lambda: change.move_question(row.pk, row.revision, "q2", -1, **BY), lambda: change.remove_question(row.pk, row.revision, "q1", **BY),
        lambda: change.put_question(row.pk, row.revision, replace(ONE, key="q1", kind=Kind.SHORT), **BY), lambda: change.move_question(row.pk, row.revision, "q2", 1, **BY),
    ):  # fmt: skip
        with pytest.raises(DirectoryError):
            wrong()
    row.refresh_from_db()
    assert [each["key"] for each in row.questions] == ["q1", "q2"]


def test_it_needs_a_name_a_day_to_come_and_a_category() -> None:
    row = change.write_questions("0101", **BY)
    for wrong, field in (
        (lambda: change.ask_questions(row.pk, 0, TODAY, **BY), "title"), (lambda: change.ask_questions(row.pk, 0, TODAY - timedelta(days=1), **BY), "valid_from"),
        (lambda: change.write_questions("9999", **BY), "category"), (lambda: change.name_questions(row.pk, 0, "长" * 41, "A", **BY), "title"),
    ):  # fmt: skip
        with pytest.raises(DirectoryError) as refused:
            wrong()
        assert refused.value.field == field
    change.drop_questions(row.pk, 0, **BY)
    assert history("directory")[-1].verb == "questions.drop" and change.write_questions("0101", **BY).pk != row.pk


def test_a_new_store_asks_for_four_kinds_of_matter_and_a_second_start_adds_nothing() -> None:
    assert (seed_questions(NOW), seed_questions(NOW)) == (len(SETS), 0)
    found = in_force(snapshot.current().question_sets.values(), TODAY)
    assert {category: each.questions for category, each in found.items()} == {category: questions for category, _title, questions in SETS}
