"""公开答复: a copy of an answer without anything that says who it is about, shown to everybody because the petitioner agreed."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.guards.publication import drafted_by_another
from xinqiao.rules.guards.records import none_open, not_sealed_matter, petition_in
from xinqiao.rules.procedures.who import DESK, PERSON
from xinqiao.rules.terms import START, Duty, Party, RecordKind
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms import PublicationStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

OFFICE_HEAD = frozenset({Duty.OFFICE_HEAD})

PUBLICATION = Procedure(
    "publication", S, date(2022, 5, 1),
    Transition(
        name="propose_publication", label=Text("拟公开答复", "prepare an answer for publication"), article="内部规定",
        source=frozenset({START}), target=S.PROPOSED, by=DESK,
        guards=(petition_in(P.REPLIED, P.CLOSED), not_sealed_matter, none_open(RecordKind.PUBLICATION, S.PROPOSED, S.PUBLISHED)),
        story=Text("{office}拟了公开稿，等另一位批准。", "{office} prepared a copy for publication; somebody else is to approve it."), is_public=False,
    ),
    Transition(
        name="publish", label=Text("批准公开", "approve the publication"), article="内部规定",
        source=frozenset({S.PROPOSED}), target=S.PUBLISHED, by=OFFICE_HEAD, guards=(drafted_by_another,), tells=(Party.PETITIONER,),
        story=Text(
            "照您同意的，答复遮住能认出您的内容以后登在网上了。您随时可以撤下。",
            "As you agreed, the answer is shown online without anything that says who you are. You may take it down at any time.",
        ),
    ),
    Transition(
        name="decline_publication", label=Text("不公开", "do not publish"), article="内部规定",
        source=frozenset({S.PROPOSED}), target=S.DECLINED, by=OFFICE_HEAD,
        story=Text("{office}没有批准公开。", "{office} did not approve the publication."), is_public=False,
    ),
    Transition(
        name="take_down", label=Text("撤下公开的答复", "take the published answer down"), article="内部规定",
        source=frozenset({S.PUBLISHED}), target=S.TAKEN_DOWN, by=DESK | PERSON, tells=(Party.PETITIONER, Party.DESK),
        story=Text("登在网上的答复撤下了。", "The answer that was shown online was taken down."),
    ),
)  # fmt: skip
