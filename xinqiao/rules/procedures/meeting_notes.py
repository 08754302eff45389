"""What a joint meeting decided on a petition, as the petition tells it (条例§24): taken only as part of a meeting's own steps."""

from __future__ import annotations

from xinqiao.rules.guards.records import not_sealed_matter
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

OPEN = frozenset(S) - {S.CLOSED, S.SEALED, S.GOING_UP, S.GONE_UP}
TOLD = OPEN | {S.CLOSED}  # what he was told wrongly is put right for him, also once it is over
BY_CLOCKWORK = frozenset({Duty.CLOCKWORK})  # a consequence of what the chair signed

MEETING_NOTES = (
    Transition(
        name="note_joint_meeting", label=Text("记下联席会议定的", "note what a joint meeting decided"), article="条例§24, 内部规定", source=OPEN, target=None, by=BY_CLOCKWORK,
        guards=(not_sealed_matter,), story=Text("几个单位开联席会议议了这件事，定了下面的话。", "Several units discussed this in a joint meeting, and decided what follows."),
    ),
    Transition(
        name="correct_meeting_note", label=Text("更正联席会议告诉的话", "correct what was told of a joint meeting"), article="条例§24, 内部规定", source=TOLD, target=None, by=BY_CLOCKWORK,
        guards=(not_sealed_matter,),
        story=Text("联席会议告诉您的话有一处不对，更正成下面的；原来的话留着，没有改。", "Something that you were told of the joint meeting was wrong and is corrected as follows; the first words are kept."),
    ),
    Transition(
        name="note_meeting_task", label=Text("记下会议交办的任务", "note a task that a joint meeting set"), article="条例§24, 内部规定", source=OPEN, target=None, by=BY_CLOCKWORK,
        guards=(not_sealed_matter,), is_public=False, story=Text("联席会议交{unit}办一件事，{due}前办好。", "A joint meeting gave {unit} a task, to be done by {due}."),
    ),
    Transition(
        name="note_task_done", label=Text("记下会议任务办好了", "note that a task of a joint meeting is done"), article="条例§24, 内部规定", source=OPEN, target=None, by=BY_CLOCKWORK,
        guards=(not_sealed_matter,), story=Text("联席会议交{unit}办的一件事办好了。", "What a joint meeting gave {unit} to do is done."),
    ),
)  # fmt: skip
