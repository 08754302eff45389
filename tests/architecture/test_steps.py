"""Each row of a table has its module and its test file; status changes in one place; records are reached by one door."""

from __future__ import annotations

import ast
from dataclasses import is_dataclass
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, TESTS, none, parents, python_files, tree_of
from tests.rules.facts import ends, row, rows
from xinqiao.petitions import late_proof
from xinqiao.petitions.perform import step_module
from xinqiao.rules.document_kinds import BRANCH_ORDER, MIXED_BRANCHES
from xinqiao.rules.terms import Resolution
from xinqiao.rules.terms_call_back import ANEW, UNREACHED
from xinqiao.rules.terms_protection import CheckFinding, OwnAnswer
from xinqiao.rules.terms_sharing import AtOnceCheck
from xinqiao.rules.transition import Branch
from xinqiao.rules.triage import ANSWER_BRANCHES

STEPS = PACKAGE / "petitions" / "steps"
NAMES = [step.name for step in rows()]
REVIEWS = {f"{step}_{level}": branches for level in ("review", "final_review") for step, branches in (("ask", {"late", "outside"}), ("hand_on", {"late", "outside"}), ("conclude", {"remitted"}), ("record_outside", {"remitted"}))}
RULED = {**REVIEWS, "serve": {*BRANCH_ORDER, *MIXED_BRANCHES, *late_proof.BRANCHES}, "accept": set(ANSWER_BRANCHES), "sign": set(ANSWER_BRANCHES), "accept_together": set(ANSWER_BRANCHES), "answer_together": set(ANSWER_BRANCHES), "reopen": set(ANSWER_BRANCHES), "record_outcome": {*Resolution.values(), *ANEW.values(), UNREACHED}, "note_call": {UNREACHED}, "record_check_in": {"met", "last", "silent", *CheckFinding.values()} - {CheckFinding.QUIET.value}, "check_at_once": {AtOnceCheck.NOT_NEEDED.value}, "answer_check_in": {OwnAnswer.YES.value, OwnAnswer.LEAVE.value}}


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_its_module_with_entry_and_apply(name: str) -> None:
    module = step_module(name)
    assert is_dataclass(module.Entry)
    assert getattr(module.Entry, "__dataclass_params__").frozen  # noqa: B009  (a name the types do not know)
    assert module.Entry.__doc__ and not module.Entry.__doc__.startswith("Entry(")
    assert list(signature(module.apply).parameters) == ["step", "entry"]
    assert module.__doc__ and row(name).label.zh[:2] in module.__doc__


def test_every_step_has_its_test_file() -> None:
    none([name for name in NAMES if not (ROOT / TESTS / "petitions" / f"test_{name}.py").exists()])


def test_every_module_of_steps_is_a_step() -> None:
    modules = {file.stem for file in python_files(STEPS)} - {"__init__"}
    assert modules == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_step_returns_only_branches_of_its_row(name: str) -> None:
    """The strings that `apply` can return are the row's branches; some steps ask a rule which."""
    returned = {
        leaf.value
        for function in tree_of(STEPS / f"{name}.py").body
        if isinstance(function, ast.FunctionDef) and function.name == "apply"
        for node in ast.walk(function)
        if isinstance(node, ast.Return) and node.value is not None
        for leaf in _values(node.value)
        if isinstance(leaf.value, str)
    }
    branches = {end.name for end in ends(row(name)) if isinstance(end, Branch)}
    assert returned <= branches
    assert branches <= returned | RULED.get(name, set())


def _values(node: ast.expr) -> list[ast.Constant]:
    if isinstance(node, ast.IfExp):
        return [*_values(node.body), *_values(node.orelse)]
    return [node] if isinstance(node, ast.Constant) else []


def test_status_is_set_by_perform_alone() -> None:
    """`something.status = …` on a record of the tables; a message and a job have a `state`."""
    setters = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr == "status"
    ]
    assert [place.rsplit(":", 1)[0] for place in setters] == ["xinqiao/petitions/perform.py"]


def test_status_is_never_written_by_a_query() -> None:
    writers = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("update", "create")
        and any(keyword.arg == "status" for keyword in node.keywords) and str(file) != "xinqiao/ops/work.py"  # a job's
    ]  # fmt: skip
    none(writers)


RECORDS = {"Petition", "Referral", "Claim", "RunningClock", "Obligation", "Statement", "Attachment", "Rating"}
# Who reaches petitions past access.visible_to(), and why nobody sees more through it than he may.
ALLOWED_QUERIES = {
    "xinqiao/ops/drill.py": "opens ten petitions of a restored copy and prints their numbers only",
    "xinqiao/ops/importing": "finds by its source key what the same file registered before, and shows nothing",
    "xinqiao/ops/verify/__init__.py": "compares every record with the ledger and prints numbers only",
    "xinqiao/ops/bench": "measures a store that holds nothing but its own petitions",
    "xinqiao/ops/demo": "looks whether the demonstration was loaded before, and walks on with its own petitions",
    "xinqiao/ops/management/commands": "commands print numbers of petitions, never what they say",
    "xinqiao/outreach/brief.py": "reads what belongs to the petitions that visible_to() gave, all of a day at once",
    "xinqiao/web/desk/petition.py": "locks the row that visible_to() gave, so that revealing is written in order",
    "xinqiao/web/desk/contact_change.py": "locks the row that visible_to() gave, so that revealing is written in order",
    "xinqiao/web/desk/members.py": "locks the row that visible_to() gave, so that revealing is written in order",
    "xinqiao/web/desk/register.py": "asks whether this very form, known by its own random key, was registered already",
}


def queries() -> list[tuple[Path, ast.Attribute]]:
    """Return every `Record.objects` outside petitions/ that has no reason on the list."""
    return [
        (file, node)
        for file in python_files(PACKAGE)
        if file.parts[1] != "petitions" and not any(str(file).startswith(allowed) for allowed in ALLOWED_QUERIES)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
        and isinstance(node.value, ast.Name) and node.value.id in RECORDS
    ]  # fmt: skip


def test_petitions_are_reached_through_access_and_reading_only() -> None:
    none(
        f"{file}:{node.lineno}"
        for file, node in queries()
        if isinstance(node.value, ast.Name) and node.value.id in ("Petition", "Referral")
    )


def test_what_belongs_to_a_petition_is_looked_up_inside_a_petition_only() -> None:
    none(f"{file}:{node.lineno}" for file, node in queries() if "petition" not in _filters(file, node))


def _filters(file: Path, node: ast.Attribute) -> set[str]:
    """Return the keywords of the calls that are chained to a query."""
    chain = []
    for above in parents(tree_of(file), node):
        if not isinstance(above, ast.Attribute | ast.Call):
            break
        chain.append(above)
    return {keyword.arg or "" for call in chain if isinstance(call, ast.Call) for keyword in call.keywords}


def test_pages_send_no_sql_and_look_up_no_model_by_name() -> None:
    """`health` alone asks the store whether it answers."""
    around = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE / "web")
        if file.name != "health.py"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and node.attr in ("raw", "get_model", "cursor", "execute")
    ]
    none(around)


def test_petitions_change_only_inside_perform_and_its_journal() -> None:
    """Outside petitions/ nobody saves, creates or deletes a record of the tables."""
    writers = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        if file.parts[1] != "petitions"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("create", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
        and any(isinstance(part, ast.Name) and part.id in RECORDS for part in ast.walk(node.func))
    ]  # fmt: skip
    none(writers)


def test_look_up_of_a_step_is_one_line() -> None:
    tree = tree_of(PACKAGE / "petitions" / "perform.py")
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module"
    ]
    (call,) = calls
    around = next(above for above in parents(tree, call) if isinstance(above, ast.FunctionDef))
    assert around.name == "step_module"


def test_steps_import_no_page_and_no_framework_request() -> None:
    for file in python_files(STEPS):
        modules = [node.module or "" for node in ast.walk(tree_of(file)) if isinstance(node, ast.ImportFrom)]
        assert not [name for name in modules if name.startswith(("django.http", "django.shortcuts", "xinqiao.web"))], (
            file
        )


def test_every_step_can_be_imported_on_its_own() -> None:
    for file in python_files(STEPS):
        import_module(".".join(Path(file).with_suffix("").parts))


# Nothing of a petition is ever deleted (domain §2.5, feature 4.12). What may go, and why no fact goes with it.
MAY_DELETE = {
    "xinqiao/ops/work.py": "finished jobs of the queue; what they did is in the outbox and the ledger",
    "xinqiao/wording/index.py": "index rows, computed from the texts",
    "xinqiao/petitions/throttle.py": "counts of tries, by the hour",
    "xinqiao/petitions/file_tickets.py": "leave to download a file, which lasts a minute",
    "xinqiao/petitions/drafts.py": "what was never filed",
    "xinqiao/directory/change/people.py": "hashes of passwords older than the policy can ask for",
    "xinqiao/sign_in/delays.py": "counts of wrong tries",
    "xinqiao/sign_in/factors.py": "second factors that were taken away; the ledger has the line",
    "xinqiao/sign_in/recovery.py": "recovery codes that newer ones replace",
    "xinqiao/sign_in/sessions.py": "sessions that ended",
    "xinqiao/petitions/erasing.py": "the content of what two people decided to dispose of, after its period; the ledger has the line (ADR-0011)",
    "xinqiao/vault/store.py": "the identities of such a petition",
    "xinqiao/petitions/journal.py": "lines of the worklist, computed from the rest",
}


def test_nothing_is_deleted_but_what_is_computed_or_was_never_filed() -> None:
    deleting = {
        str(file)
        for file in python_files(PACKAGE)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("delete", "_raw_delete")
        and "migrations" not in file.parts
    }  # fmt: skip
    found = {file for file in deleting if "_store().delete" not in (ROOT / file).read_text("utf-8") or file in MAY_DELETE}
    none(sorted(found - set(MAY_DELETE)))
    tree = tree_of(PACKAGE / "petitions" / "journal.py")
    models = {
        part.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "delete"
        for part in ast.walk(node.func) if isinstance(part, ast.Name)
    }  # fmt: skip
    assert models & RECORDS == {"Obligation"}


def test_what_belongs_to_a_petition_cannot_go_with_another_row() -> None:
    """Foreign keys protect: the store itself refuses to drop a row that something points to."""
    from xinqiao.documents.models import Document  # lazy: the other tests here run without Django
    from xinqiao.petitions import models

    records = [getattr(models, name) for name in sorted(RECORDS)] + [Document]
    for record in records:
        for field in record._meta.get_fields():
            if field.many_to_one:
                assert field.remote_field.on_delete.__name__ == "PROTECT", (record, field)


def test_no_door_of_the_product_takes_a_step_that_is_part_of_others() -> None:
    """perform() refuses such a row unless told `as_part`, which only its own test says; and it has no form."""
    from xinqiao.web.desk.elsewhere import ELSEWHERE

    inner = {step.name for step in rows() if step.is_inner}
    assert inner and inner <= ELSEWHERE
    none(
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and any(keyword.arg == "as_part" for keyword in node.keywords)
    )
