"""The words of the reception room (来访接待室, 条例§19, §20): numbers, who comes how many, and what became of it."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class RoomVisitStatus(Term):
    """Where somebody's coming to the reception room stands. It is about the coming, never about who came."""

    IN_QUEUE = "room_in_queue", "在等候", "waiting in the reception room"
    AT_WINDOW = "room_at_window", "正在谈", "being received"
    ROOM_REGISTERED = "room_registered", "登记成了信访事项", "registered as a petition"
    ROOM_ANSWERED = "room_answered", "当场书面答复了", "answered in writing on the spot"
    ROOM_DIRECTED = "room_directed", "指到了该去的地方", "sent to the right door"
    ROOM_LEFT = "room_left", "走了", "left"


OPEN_IN_ROOM = frozenset({RoomVisitStatus.IN_QUEUE, RoomVisitStatus.AT_WINDOW})
