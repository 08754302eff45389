"""A notice that was overtaken before it was served is served no more: kept, with the step that says why; what was served stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linked.joint import merge
from tests.walking import Walk
from xinqiao.documents.models import Document
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions import story
from xinqiao.petitions.models import Petition
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import ServiceWay

pytestmark = pytest.mark.postgres_too
Walker = Callable[..., Walk]


def notices(walked: Walk, kind: str = "where_sent_notice") -> list[str]:
    """Return the step that overtook each notice, oldest first; empty for one that waits or was served."""
    return list(Document.objects.filter(subject=walked.petition.number, kind=kind).order_by("pk").values_list("superseded_by", flat=True))


def waiting(walked: Walk) -> list[str]:
    return [document.kind for document in walked.dossier.unserved]


def again(walked: Walk) -> Walk:
    walked.petition = Petition.objects.get(pk=walked.petition.pk)
    return walked


def test_the_notice_of_a_unit_that_gave_it_back_waits_no_more_and_stays_on_file(walk: Walker) -> None:
    walked = walk("declined")
    assert waiting(walked) == ["where_sent_notice"]
    walked._take_back()
    assert waiting(walked) == [] and notices(walked) == ["take_back"]
    assert "serve_notice" not in {row.work for row in walked.petition.obligations.all()}
    (event,) = (event for event in story.tell(walked.petition, walked.dossier._tree()) if event.superseded)
    number = Document.objects.get(subject=walked.petition.number, kind="where_sent_notice").number
    assert event.verb == "take_back" and event.superseded == (number,)
    assert ("信访事项去向告知书 " + number, "不再送达，留在案卷里") in [(change.what.zh, change.after.zh) for change in event.changes]
    assert history(walked.petition.number)[-1].body["superseded"] == [["where_sent_notice", number]]
    assert list(faults()) == []
    with pytest.raises(Refused, match="已经不用送了"):
        walked.take("assign", "clerk", unit_id=walked.enterprise.other_mine.pk).take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人", numbers=(number,))


def test_only_the_notice_of_the_unit_that_has_it_now_is_served_and_stops_the_time_to_tell(walk: Walker) -> None:
    walked = walk("returned_twice")
    assert notices(walked) == ["take_back", "recall"] and waiting(walked) == []
    walked.take("designate", "leader", unit_id=walked.enterprise.mine.pk, reason="楼在二矿的院子里。")
    assert notices(walked) == ["take_back", "recall", ""] and waiting(walked) == ["where_sent_notice"]
    walked.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    assert "tell" not in {clock.name for clock in walked.dossier.clocks} and list(faults()) == []


def test_one_that_was_served_stays_what_it_was(walk: Walker) -> None:
    walked = walk("declined").take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    walked._take_back()
    assert notices(walked) == [""] and "superseded" not in history(walked.petition.number)[-1].body
    assert list(faults()) == []


def test_whoever_was_merged_gets_no_outdated_notice_either(walk: Walker) -> None:
    lead, walked = walk("triaged"), walk("triaged")
    merge(walked, lead)
    again(lead)._assign()
    assert sorted(waiting(again(walked))) == ["merge_notice", "where_sent_notice"]
    again(lead)._decline()
    again(lead)._take_back()
    assert waiting(again(walked)) == ["merge_notice"] and notices(walked) == ["return_together"]
    walked.take_linked("merge", "unmerge", "clerk", reason="一件是停暖，一件是漏水。")
    assert waiting(walked) == [] and notices(walked, "merge_notice") == ["come_out"] and list(faults()) == []


def test_sealed_on_its_way_the_notice_lies_encrypted_like_all_else(walk: Walker) -> None:
    walked = walk("assigned").take("seal", "clerk", category="1003", reason="写的是队长收了红包。")
    assert notices(walked) == ["seal"] and Document.objects.get(subject=walked.petition.number, kind="where_sent_notice").is_secret
    assert list(faults()) == []


@pytest.mark.parametrize("value", ["", "recall"])
def test_whoever_changes_that_is_found(walk: Walker, value: str) -> None:
    walked = walk("returned_twice")
    Document.objects.filter(subject=walked.petition.number, superseded_by="take_back").update(superseded_by=value)
    assert ["whether it is served no more is not what was recorded" in str(fault) for fault in faults()] == [True]
