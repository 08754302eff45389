"""抄送: another unit may read a matter that concerns it, and owes nothing; never one that is sealed (条例§30(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import not_sealed_matter, triaged_first
from xinqiao.rules.procedures.who import DESK, HEAD
from xinqiao.rules.terms import START, Party
from xinqiao.rules.terms_sharing import CopyStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

COPY_TABLE = Procedure(
    "copy", S, date(2022, 5, 1),
    Transition(
        name="send_copy", label=Text("抄送", "send a copy for information"), article="条例§24, 内部规定",
        source=frozenset({START}), target=S.COPIED, by=DESK | HEAD, seat=Seat.EITHER, guards=(not_sealed_matter, triaged_first), tells=(Party.RECORD_UNIT,),
        story=Text("抄送{unit}：这个单位可以看，不办；您的姓名和电话不给它看。", "{unit} got a copy: it may read the matter and does not deal with it; your name and phone are not shown to it."),
    ),
    Transition(
        name="end_copy", label=Text("停止抄送", "end the copy"), article="内部规定",
        source=frozenset({S.COPIED}), target=S.ENDED, by=DESK | HEAD, seat=Seat.EITHER,
        story=Text("不再抄送{unit}，这个单位不能再看。", "{unit} gets no copy any more and can read the matter no longer."),
    ),
)  # fmt: skip
