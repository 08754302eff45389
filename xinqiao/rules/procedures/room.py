"""来访接待: a number on coming, a turn, and one of four ends; what happened in the room is a note on the visit that is wiped after its days (条例§19, §20(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_room import OPEN_IN_ROOM
from xinqiao.rules.terms_room import RoomVisitStatus as S
from xinqiao.rules.terms_visit import REGISTRARS
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

OURS = "内部规定（来访接待制度）"
CLOCKWORK = frozenset({Duty.CLOCKWORK})
ENDED = frozenset(S) - OPEN_IN_ROOM

ROOM_VISIT = Procedure(
    "room_visit", S, date(2022, 5, 1),
    Transition(  # at the desk, or at the tablet by the door, where nobody is signed in
        name="take_room_number", label=Text("取号", "take a number"), article=OURS, source=frozenset({START}), target=S.IN_QUEUE, by=REGISTRARS | CLOCKWORK,
        seat=Seat.RECORD, story=Text("来了，取了号。", "They came and took a number."),
    ),
    Transition(
        name="call_room_number", label=Text("叫号", "call the number"), article=OURS, source=frozenset({S.IN_QUEUE}), target=S.AT_WINDOW, by=REGISTRARS,
        seat=Seat.RECORD, story=Text("叫到了号。", "The number was called."),
    ),
    Transition(
        name="note_room_visit", label=Text("记下来访", "write the visit down"), article="条例§20(3)", source=OPEN_IN_ROOM, target=None, by=REGISTRARS,
        seat=Seat.RECORD, story=Text("记下了来了几个人、想办什么。", "How many came and what they want was written down."),
    ),
    Transition(
        name="link_room_visit", label=Text("登记成信访事项", "register as a petition"), article="条例§21(2)", source=frozenset({S.AT_WINDOW}), target=S.ROOM_REGISTERED,
        by=REGISTRARS, seat=Seat.RECORD, story=Text("登记成了信访事项。", "A petition was registered."),
    ),
    Transition(
        name="answer_room_visit", label=Text("当场书面答复给了他", "hand over the written answer"), article="条例§23(2)", source=frozenset({S.ROOM_REGISTERED}),
        target=S.ROOM_ANSWERED, by=REGISTRARS, seat=Seat.RECORD, story=Text("当场给了书面答复。", "The written answer was handed over on the spot."),
    ),
    Transition(
        name="direct_room_visit", label=Text("指到该去的地方", "send to the right door"), article="条例§19", source=frozenset({S.AT_WINDOW}), target=S.ROOM_DIRECTED,
        by=REGISTRARS, seat=Seat.RECORD, story=Text("告诉了该去哪里办，给了纸条。", "They were told where to go, on a slip."),
    ),
    Transition(
        name="leave_room", label=Text("走了", "note that they left"), article=OURS, source=OPEN_IN_ROOM, target=S.ROOM_LEFT, by=REGISTRARS | CLOCKWORK, seat=Seat.RECORD,
        story=Text("走了。", "They left."),
    ),
    Transition(
        name="note_room_incident", label=Text("记下当时发生的事", "note what happened"), article=OURS, source=frozenset(S), target=None, by=REGISTRARS, seat=Seat.RECORD,
        story=Text("记下了当时发生的事；到期自动抹去。", "What happened was noted; it is wiped after its days."),
    ),
    Transition(
        name="wipe_room_visit", label=Text("抹去来访的文字", "wipe the words of a visit"), article="个人信息保护法§19", source=ENDED, target=None, by=CLOCKWORK,
        seat=Seat.RECORD, is_noting=True, story=Text("文字到期抹去了，只留人数和时间。", "The words were wiped after their days; head count and times stay."),
    ),
)  # fmt: skip
