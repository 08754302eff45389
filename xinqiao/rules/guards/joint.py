"""Who speaks for a co-signer: he himself, or staff who asked him; never one co-signer for another."""

from __future__ import annotations

from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import PetitionStatus, RecordKind
from xinqiao.rules.terms_joint import JoinedStatus, MergeStatus
from xinqiao.rules.text import Text


def not_for_another(facts: Facts) -> Text | None:
    """Refuse a co-signer who speaks for somebody else."""
    if not facts.is_other_member:
        return None
    return Text("只能替自己确认，不能替别人。", "You can speak for yourself only, not for another.")


def second_person(facts: Facts) -> Text | None:
    """Refuse whoever asked for it himself: two people stand behind every merge."""
    if not facts.is_subject:
        return None
    return Text("并案是您自己提的，要由另一个人确认。", "You asked for the merge yourself; somebody else confirms it.")


def leads_none(facts: Facts) -> Text | None:
    """Refuse what would end or seal a petition while others that were merged into it wait for its answer."""
    if JoinedStatus.IN not in facts.records.get(RecordKind.JOINED, frozenset()):
        return None
    return Text("有别的件并在这一件里一起办：先把它们分开，才能走这一步。", "Others are merged into this petition: take them apart before this step.")


def merge_open(facts: Facts) -> Text | None:
    """Refuse while the petition is merged into another, or somebody asked for that."""
    if not facts.records.get(RecordKind.MERGE, frozenset()) & {MergeStatus.ASKED, MergeStatus.IN}:
        return None
    return Text("这件已经并案，或者正等着确认并案。", "It is merged already, or a merge waits to be confirmed.")


def not_put_back(facts: Facts) -> Text | None:
    """Refuse for a part that went back into the petition it was split off from: what is asked for stands there."""
    if facts.status is not PetitionStatus.MERGED or MergeStatus.IN in facts.records.get(RecordKind.MERGE, frozenset()):
        return None
    return Text("这一部分已经并回原来那一件，要撤回请撤那一件。", "This part went back into the petition it came from; withdraw that one.")


def still_together(facts: Facts) -> Text | None:
    """Refuse to take apart what was answered together; a merge that nobody confirmed ends at any point."""
    if facts.status is MergeStatus.ASKED or facts.petition_status in (None, PetitionStatus.MERGED):
        return None
    return Text("已经一起答复，不能再分开；对答复不服的，各自申请复查。", "They were answered together and are not taken apart any more; each may ask for a review.")


def handling_runs(facts: Facts) -> Text | None:
    """Refuse before the sixty days began: of a petition merged before it was accepted."""
    if HANDLE.name in facts.due:
        return None
    return Text("还没有受理，办理期限没有开始，谈不上延期。", "It is not accepted yet: the time limit to handle has not begun.")
