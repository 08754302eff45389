"""A category leads to its usual path, and an accusation is sealed whatever was chosen."""

from __future__ import annotations

import pytest

from xinqiao.rules.categories import SEED
from xinqiao.rules.terms import DIVERTING_PATHS, DocumentKind, Path
from xinqiao.rules.triage import USUAL_PATH, Sort, answer_branch, answer_kinds, leading, must_seal, usual_path

LEAVES = [leaf[0] for leaves in SEED.values() for leaf in leaves]
CLASSES = [top[0] for top in SEED]


def test_tree_has_thirteen_classes_and_sixty_five_leaves() -> None:
    assert len(SEED) == 13
    assert len(LEAVES) == 65


def test_codes_are_unique_and_a_leaf_begins_with_its_class() -> None:
    assert [f"{n:02}" for n in range(1, 14)] == CLASSES
    assert len(set(LEAVES)) == 65
    for top, leaves in SEED.items():
        for code, *_ in leaves:
            assert code.startswith(top[0]) and len(code) == 4 and code.isdigit()


def test_leaves_stand_in_the_order_of_their_codes() -> None:
    assert sorted(LEAVES) == LEAVES


def test_every_category_is_named_in_both_languages_and_once() -> None:
    names = [(zh, en) for top, leaves in SEED.items() for _, zh, en in (top, *leaves)]
    assert all(zh.strip() and en.strip() for zh, en in names)
    assert all(en.isascii() for _, en in names)
    assert len({zh for zh, _ in names}) == len(names)
    assert len({en for _, en in names}) == len(names)


def test_usual_path_of_every_category_is_a_path() -> None:
    assert all(isinstance(usual_path(code), Path) for code in (*CLASSES, *LEAVES))


def test_every_code_with_a_path_of_its_own_is_in_the_tree() -> None:
    assert set(USUAL_PATH) <= {*CLASSES, *LEAVES}
    assert set(CLASSES) <= set(USUAL_PATH)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("0101", Path.ARBITRATION),  # most labour disputes: 条例§31(2)
        ("0202", Path.ARBITRATION),
        ("0205", Path.OPINION),
        ("0301", Path.ADMINISTRATIVE),
        ("0401", Path.ADMINISTRATIVE),  # 工伤认定: 条例§31(4)
        ("0801", Path.OPINION),
        ("1001", Path.ACCUSATION),
        ("1101", Path.COURT),
        ("1301", Path.STUDY),
        ("1303", Path.OPINION),
    ],
)
def test_known_categories_take_their_lawful_path(code: str, path: Path) -> None:
    assert usual_path(code) is path


@pytest.mark.parametrize(("code", "path"), [("0199", Path.OPINION), ("0299", Path.ARBITRATION), ("1399", Path.OPINION)])
def test_unknown_leaf_follows_its_class(code: str, path: Path) -> None:
    assert usual_path(code) is path


@pytest.mark.parametrize("code", ["", "99", "9901"])
def test_unknown_class_is_heard_as_a_petition(code: str) -> None:
    assert usual_path(code) is Path.OPINION


def test_category_ten_is_sealed_whatever_path_was_chosen() -> None:
    tens = [code for code in (*CLASSES, *LEAVES) if code.startswith("10")]
    assert len(tens) == 6
    assert all(must_seal(code, path) for code in tens for path in Path)


def test_accusation_is_sealed_in_every_category_and_nothing_else_is() -> None:
    for code in LEAVES:
        sealed = {path for path in Path if must_seal(code, path)}
        assert sealed == (set(Path) if code.startswith("10") else {Path.ACCUSATION}), code


OPINION, STUDY, COURT = Sort("0703", Path.OPINION), Sort("1301", Path.STUDY), Sort("1101", Path.COURT)
REPORT = Sort("0703", Path.ACCUSATION)


@pytest.mark.parametrize(
    ("own", "claims", "lead"),
    [
        (OPINION, (), OPINION),  # no claims: the officer's own
        (OPINION, (STUDY,), STUDY),  # the claims say what the petition is
        (STUDY, (STUDY, OPINION), OPINION),  # the sixty days lead
        (COURT, (COURT, STUDY), STUDY),  # what stays leads before what goes elsewhere
        (COURT, (COURT, COURT), COURT),
        (OPINION, (Sort("0801", Path.OPINION), OPINION), OPINION),  # among equals the officer's own
        (STUDY, (Sort("0801", Path.OPINION), OPINION), Sort("0801", Path.OPINION)),  # else the first
        (OPINION, (OPINION, REPORT), REPORT),  # an accusation in any claim
        (OPINION, (OPINION, Sort("1003", Path.OPINION)), Sort("1003", Path.OPINION)),  # so does category 10
    ],
)
def test_the_claim_that_binds_us_most_leads(own: Sort, claims: tuple[Sort, ...], lead: Sort) -> None:
    assert leading(own, claims) == lead


def test_every_path_has_its_rank() -> None:
    for path in Path:
        assert leading(OPINION, (Sort("0703", path),)).path is path


def test_claims_and_proposals_are_each_answered_by_their_own_document() -> None:
    decision, reply = DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY
    for paths, branch, kinds in (
        ({Path.OPINION}, None, (decision,)), ({Path.STUDY}, "proposal", (reply,)),
        ({Path.OPINION, Path.STUDY}, "mixed", (decision, reply)), (set(), None, (decision,)),
    ):  # fmt: skip
        assert answer_branch(frozenset(paths)) == branch
        assert answer_kinds(frozenset(paths)) == kinds
        assert not paths & DIVERTING_PATHS
