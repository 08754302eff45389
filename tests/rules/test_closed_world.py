"""Nothing in the tables hangs in the air: closed-world tests over all of them, and over every word."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from tests.rules.facts import ends, outcomes, rows
from xinqiao import rules
from xinqiao.ops.generate import COMES_FROM, guard_name, spoken
from xinqiao.rules import transition
from xinqiao.rules.clocks import CLOCKS, Clock
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.procedures.every import LINKED, PROCEDURES
from xinqiao.rules.terms import START, Duty, PetitionStatus, ReferralStatus, Term
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

FOLDER = Path(next(iter(rules.__path__)))
OF_PETITIONS = {PetitionStatus.CLOSED, PetitionStatus.GONE_UP, PetitionStatus.SEALED, ReferralStatus.RETURNED, ReferralStatus.CONCLUDED}
ENDS = OF_PETITIONS | {  # a linked record is over where its table leads nowhere
    status for table in LINKED.values() for status in table.statuses
    if not any(status in step.source and step.target not in (None, status) for step in table.by_name.values())
}  # fmt: skip
CITATION = re.compile(r"条例(§\d+(\(\d\))?[,–、 ]*)*")
HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
GAP = re.compile(r"\{\w+\}")


def arrows(table: Procedure) -> Iterator[tuple[Term, Term]]:
    """Return every (from, to) that the table allows, branches included."""
    for step in table.by_name.values():
        if step.target is not None:
            yield from ((source, step.target) for source in step.source)
        for branch in step.branches:
            if branch.target is not None:
                sources = COMES_FROM.get((step.name, branch.name), step.source)
                yield from ((source, branch.target) for source in sources)


@pytest.mark.parametrize("table", PROCEDURES, ids=lambda table: table.kind)
def test_every_status_can_be_reached_from_the_start(table: Procedure) -> None:
    reached: set[Term] = {START}
    for _ in table.statuses:
        reached |= {target for source, target in arrows(table) if source in reached}
    assert reached == {START, *table.statuses}


@pytest.mark.parametrize("table", PROCEDURES, ids=lambda table: table.kind)
def test_every_status_but_the_ends_can_be_left_and_leads_to_an_end(table: Procedure) -> None:
    leads: set[Term] = set(ENDS)
    for _ in table.statuses:
        leads |= {source for source, target in arrows(table) if target in leads}
    if table.kind == "referral":  # a unit that has taken the matter over keeps it: the petition's own table goes on
        leads |= {ReferralStatus.SENT, ReferralStatus.TAKEN_OVER}
    assert leads >= set(table.statuses)


def _sources(step: Transition, outcome: Transition | Branch) -> frozenset[Term]:
    return COMES_FROM.get((step.name, outcome.name), step.source) if isinstance(outcome, Branch) else step.source


@pytest.mark.parametrize("end", sorted(OF_PETITIONS))
def test_ends_are_ends(end: Term) -> None:
    """What is closed is taken up again only because the petitioner gave reasons and somebody else read them."""
    onward = {
        step.name
        for table in PROCEDURES
        for step in table.by_name.values()
        for outcome in ends(step)
        if end in _sources(step, outcome) and outcome.target not in (None, end)
    }
    known: dict[Term, set[str]] = {PetitionStatus.CLOSED: {"reopen", "take_up_again"}, PetitionStatus.SEALED: {"refer_up_sealed"}}
    assert onward == known.get(end, set())


def test_every_step_starts_from_and_leads_to_statuses_of_its_own_table() -> None:
    for table in PROCEDURES:
        for step in table.by_name.values():
            assert step.source and step.source <= {START, *table.statuses}
            for end in ends(step):
                assert end.target is None or isinstance(end.target, table.statuses)


def test_every_clock_that_is_stopped_is_started_somewhere_and_the_other_way_round() -> None:
    started = {clock.name for _, end in outcomes() for clock in end.starts}
    stopped = {clock.name for _, end in outcomes() for clock in end.stops}
    assert started == stopped == set(CLOCKS)


def test_no_outcome_starts_a_clock_that_it_stops() -> None:
    for step, end in outcomes():
        assert not {clock.name for clock in end.starts} & {clock.name for clock in end.stops}, step.name


def test_every_issued_document_has_a_rule() -> None:
    assert {kind for _, end in outcomes() for kind in end.issues} <= set(RULES)


def test_step_names_are_unique_over_all_tables() -> None:
    names = [step.name for step in rows()]
    assert len(set(names)) == len(names)


def test_branch_names_are_unique_in_their_row_and_say_when() -> None:
    for step in rows():
        names = [branch.name for branch in step.branches]
        assert len(set(names)) == len(names)
        assert all(branch.when.zh and branch.when.en for branch in step.branches)


def test_labels_are_unique_so_that_no_two_buttons_read_alike() -> None:
    for language in ("zh", "en"):
        labels = [getattr(step.label, language) for step in rows()]
        assert len(set(labels)) == len(labels)


def test_every_clock_has_a_name_and_a_code_of_its_own() -> None:
    for values in (
        [c.name for c in CLOCKS.values()],
        [c.code for c in CLOCKS.values()],
        [c.zh for c in CLOCKS.values()],
    ):
        assert len(set(values)) == len(CLOCKS)
    assert all(name == clock.name for name, clock in CLOCKS.items())


def test_every_step_has_an_article_a_duty_and_a_story() -> None:
    for step in rows():
        assert step.article and step.by and step.story.zh and step.story.en, step.name


def test_every_guard_is_defined_once_and_can_be_said_in_both_languages() -> None:
    for step in rows():
        names = [guard_name(guard) for guard in step.guards]
        assert len(set(names)) == len(names)
        for guard in step.guards:
            assert hasattr(sys.modules[guard.__module__], guard_name(guard))
            assert spoken(guard).zh and spoken(guard).en.startswith("Refuse")


def test_story_gaps_are_known_and_the_same_in_both_languages() -> None:
    for step, end in outcomes():
        story = end.story or step.story
        assert set(GAP.findall(story.zh)) == set(GAP.findall(story.en))
        assert set(GAP.findall(story.zh)) <= {"{unit}", "{office}", "{documents}", "{days}", "{due}", "{other}", "{to}", "{where}"}, step.name


def test_branch_that_changes_the_status_tells_its_own_story() -> None:
    for step, end in outcomes():
        assert end is step or end.story is not None or end.target is None, step.name


# Words


def texts() -> list[tuple[str, str]]:
    """Return every bilingual pair of the package: terms, labels, reasons, stories, refusals."""
    found: dict[int, object] = {}
    for info in walk_packages([str(FOLDER)], "xinqiao.rules."):
        for value in vars(import_module(info.name)).values():
            _collect(value, found)
    terms = [term for family in Term.__subclasses__() for term in family]
    refusals = [spoken(guard) for step in rows() for guard in step.guards]
    pairs = [(item.zh, item.en) for item in (*found.values(), *terms) if isinstance(item, Text | Term | Clock)]
    return [*pairs, *((words.zh, words.en) for words in refusals)]


def _collect(value: object, found: dict[int, object]) -> None:
    if id(value) in found or isinstance(value, str | type):
        return
    if isinstance(value, Procedure):
        value = value.by_name
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list | frozenset):
        for item in value:
            _collect(item, found)
    elif is_dataclass(value):
        found[id(value)] = value
        for field in fields(value):
            _collect(getattr(value, field.name), found)


def test_collection_of_words_is_whole() -> None:
    words = texts()
    assert len(words) > 200
    for one in (rows()[0].label, rows()[-1].story, CLOCKS["tell"].reason, transition.WRONG_DUTY):
        assert (one.zh, one.en) in words


def test_every_word_is_there_in_both_languages() -> None:
    for zh, en in texts():
        assert (bool(zh.strip()), bool(en.strip())) in ((True, True), (False, False)), (zh, en)


def test_english_has_no_chinese_but_the_citation_of_the_regulation() -> None:
    assert [en for _, en in texts() if HAN.search(CITATION.sub("", en))] == []


def test_chinese_has_no_english() -> None:
    assert [zh for zh, _ in texts() if ENGLISH_WORD.search(GAP.sub("", zh)) and zh != "MB"] == []


def test_gaps_are_the_same_in_both_languages() -> None:
    for zh, en in texts():
        assert set(GAP.findall(zh)) == set(GAP.findall(en)), zh


def test_plain_words_are_chinese_and_not_the_term_again() -> None:
    for family in Term.__subclasses__():
        for term in family:
            assert term.plain != term.zh
            assert not ENGLISH_WORD.search(term.plain)


def test_no_two_identifiers_of_one_table_share_a_term() -> None:
    for family in Term.__subclasses__():
        for language in ("zh", "en"):
            words = [getattr(term, language) for term in family]
            assert len(set(words)) == len(words), (family.__name__, words)


def test_official_term_has_one_english_and_one_identifier_wherever_it_appears() -> None:
    english, identifiers = defaultdict(set), defaultdict(set)
    for family in Term.__subclasses__():
        for term in family:
            english[term.zh].add(term.en)
            identifiers[term.zh].add(term.value)
    assert {zh: words for zh, words in english.items() if len(words) > 1} == {}
    assert {zh: names for zh, names in identifiers.items() if len(names) > 1} == {}


def test_official_term_is_typed_in_the_table_of_terms_and_nowhere_else() -> None:
    official = {term.zh for family in Term.__subclasses__() for term in family if len(term.zh) > 2}
    labels = {step.label.zh for step in rows()}  # what a step is called is its own word, though it may sound alike
    typed = []
    for file in sorted(FOLDER.rglob("*.py")):
        if not file.name.startswith("terms"):
            typed += [
                (file.name, word) for word in re.findall(r'"([^"\n]+)"', file.read_text()) if word in official - labels
            ]
    assert typed == []


def test_values_fit_the_columns_that_store_them() -> None:
    for family in Term.__subclasses__():
        for term in family:
            assert re.fullmatch(r"[a-z][a-z_]*", term.value) and len(term.value) <= 24
        assert family.values() == [value for value, _ in family.choices()]
        assert [label for _, label in family.choices()] == [term.zh for term in family]


def test_identifier_alone_is_enough_to_find_a_term_again() -> None:
    for family in Term.__subclasses__():
        for term in family:
            assert family._value2member_map_[term.value] is term
            assert term == term.value


def test_every_row_is_a_transition() -> None:
    assert all(isinstance(step, Transition) for step in rows())


def test_what_only_notes_something_decides_nothing() -> None:
    """A form that was opened before such a step is sent as it is: no status, no clock, no document, no owner has changed."""
    noting = [step for step in rows() if step.is_noting]
    assert sorted(step.name for step in noting) == ["alarm_urgent", "alert", "breach", "remind_urgent", "save_receipt"]
    for step in noting:
        assert step.by in ({Duty.CLOCKWORK}, {Duty.PETITIONER}) and not step.is_public
        assert all(not (end.target or end.starts or end.stops or end.issues) for end in ends(step)), step.name
