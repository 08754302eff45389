"""联席会议: who is invited to what, what was decided, who does it until when; disputes on who is competent are decided there (条例§24)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.meeting import chairs_it, chairs_or_convenes
from xinqiao.rules.terms import START, DocumentKind, Duty
from xinqiao.rules.terms_meeting import ACCEPTERS, CONVENERS, TASK_OWNERS
from xinqiao.rules.terms_meeting import InvitationStatus as I
from xinqiao.rules.terms_meeting import MeetingStatus as M
from xinqiao.rules.terms_meeting import TaskStatus as T
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

ART = "条例§24，内部规定（联席会议制度）"
SINCE = date(2022, 5, 1)
AHEAD = frozenset({M.MEETING_CONVENED, M.MEETING_CALLED})
UNSIGNED = frozenset({M.MEETING_OPEN, M.MINUTES_WRITTEN})
TO_DO = frozenset({T.TASK_SET, T.TASK_LATE})
BY_CLOCKWORK = frozenset({Duty.CLOCKWORK})
MINUTES = (DocumentKind.MEETING_MINUTES,)

JOINT_MEETING = Procedure(
    "joint_meeting", M, SINCE,
    Transition(
        name="convene", label=Text("召集联席会议", "convene a joint meeting"), article=ART, source=frozenset({START}), target=M.MEETING_CONVENED, by=CONVENERS,
        seat=Seat.RECORD, story=Text("召集了联席会议：哪天、在哪里、谁主持、请哪些单位。", "The meeting was convened: when, where, who chairs, which units are invited."),
    ),
    Transition(
        name="put_on_agenda", label=Text("列入议题", "put on the agenda"), article=ART, source=AHEAD | {M.MEETING_OPEN}, target=None, by=CONVENERS,
        seat=Seat.RECORD, story=Text("列入了一个议题，写明了理由。", "An item was put on the agenda; the reason is given."),
    ),
    Transition(
        name="take_off_agenda", label=Text("不列这一项", "leave off the agenda"), article=ART, source=AHEAD, target=None, by=CONVENERS,
        seat=Seat.RECORD, story=Text("一项没有列入议题，写明了理由。", "An item was left off the agenda; the reason is given."),
    ),
    Transition(
        name="move_meeting", label=Text("改会议安排", "change the meeting"), article=ART, source=AHEAD, target=None, by=CONVENERS,
        seat=Seat.RECORD, story=Text("改了时间、地点、主持人或者参加单位，写明了原因。", "Day, place, chair or units were changed; the reason is given."),
    ),
    Transition(
        name="cancel_meeting", label=Text("取消这次会议", "cancel the meeting"), article=ART, source=AHEAD, target=M.MEETING_CANCELLED, by=CONVENERS,
        seat=Seat.RECORD, story=Text("取消了会议，写明了原因。", "The meeting was cancelled; the reason is given."),
    ),
    Transition(
        name="send_invitations", label=Text("发会议通知", "send the invitations"), article=ART, source=frozenset({M.MEETING_CONVENED}), target=M.MEETING_CALLED, by=CONVENERS,
        seat=Seat.RECORD, story=Text("会议通知发给了参加单位。", "The units were invited."),
    ),
    Transition(
        name="open_meeting", label=Text("开会，记谁到了", "open the meeting"), article=ART, source=frozenset({M.MEETING_CALLED}), target=M.MEETING_OPEN, by=CONVENERS,
        seat=Seat.RECORD, story=Text("会议开始，记下了谁到会、谁替谁来。", "The meeting began; who came, and who came in whose place, is noted."),
    ),
    Transition(
        name="decide_item", label=Text("记议定事项", "write down what was decided"), article=ART, source=UNSIGNED, target=None, by=CONVENERS,
        seat=Seat.RECORD, story=Text("记下了一个议题怎么定的、谁办什么。", "What was decided on an item, and who does what, was written down."),
    ),
    Transition(
        name="decide_dispute", label=Text("会上定归谁办", "decide in the meeting who is competent"), article="条例§24", source=frozenset({M.MEETING_OPEN}), target=None,
        by=CONVENERS | {Duty.LEADER}, seat=Seat.OUTSIDE, guards=(chairs_or_convenes,),
        story=Text("会上定了一件争议，信访件同时照办。", "A dispute was decided in the meeting, and in the petition at the same moment."),
    ),
    Transition(
        name="close_meeting", label=Text("散会，送主持人签", "close the meeting"), article=ART, source=frozenset({M.MEETING_OPEN}), target=M.MINUTES_WRITTEN, by=CONVENERS,
        seat=Seat.RECORD, story=Text("散会，纪要送主持人签。", "The meeting was closed; the minutes went to the chair."),
    ),
    Transition(
        name="sign_minutes", label=Text("签发纪要", "sign the minutes"), article=ART, source=frozenset({M.MINUTES_WRITTEN}), target=M.MINUTES_SIGNED,
        by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE, guards=(chairs_it,), issues=MINUTES,
        story=Text("主持人签发了纪要，任务交给了承办的人。", "The chair signed the minutes; the tasks went to their owners."),
    ),
    Transition(
        name="pass_minutes", label=Text("纪要交给接任的领导签", "pass the minutes on to the successor"), article=ART, source=frozenset({M.MINUTES_WRITTEN}), target=None,
        by=BY_CLOCKWORK, seat=Seat.RECORD, story=Text("主持人不再任职，纪要交给接任的领导签；谁主持的会照样写在纪要上。", "The chair is in office no more: the minutes went to his successor to sign; who chaired still stands in them."),
    ),
    Transition(
        name="correct_minutes", label=Text("更正纪要", "correct the minutes"), article=ART, source=frozenset({M.MINUTES_SIGNED}), target=None,
        by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE, guards=(chairs_it,), issues=MINUTES,
        story=Text("更正了纪要，是新的一版；原来的写法留着。", "The minutes were corrected in a new version; what stood there before is kept."),
    ),
)  # fmt: skip

MEETING_INVITATION = Procedure(
    "meeting_invitation", I, SINCE,
    Transition(
        name="invite_unit", label=Text("请一个单位", "invite a unit"), article=ART, source=frozenset({START}), target=I.UNIT_INVITED, by=BY_CLOCKWORK, seat=Seat.RECORD,
        is_inner=True, story=Text("请这个单位参加联席会议。", "The unit was invited to the joint meeting."),
    ),
    Transition(
        name="name_seat", label=Text("说谁来", "say who comes"), article=ART, source=frozenset({I.UNIT_INVITED, I.SEAT_NAMED}), target=I.SEAT_NAMED,
        by=TASK_OWNERS, seat=Seat.RECORD, story=Text("这个单位说了谁来；替负责人来的，写明了原因。", "The unit said who comes; where somebody stands in for its head, why is given."),
    ),
    Transition(
        name="end_invitation", label=Text("收起会议通知", "end the invitation"), article=ART, source=frozenset({I.UNIT_INVITED, I.SEAT_NAMED}),
        target=I.INVITATION_OVER, by=BY_CLOCKWORK, seat=Seat.RECORD, is_inner=True, story=Text("会开过了或者不开了。", "The meeting was held or cancelled."),
        branches=(
            Branch(
                name="withdrawn", when=Text("这个单位不用来了", "the unit need not come"), target=I.INVITATION_WITHDRAWN,
                story=Text("这个单位不用来了，不再看得到这次会议。", "The unit need not come and does not see the meeting any more."),
            ),
        ),
    ),
)  # fmt: skip

MEETING_TASK = Procedure(
    "meeting_task", T, SINCE,
    Transition(
        name="assign_task", label=Text("交办会议任务", "assign a task of the meeting"), article=ART, source=frozenset({START}), target=T.TASK_SET, by=BY_CLOCKWORK,
        seat=Seat.RECORD, is_inner=True, story=Text("纪要签发，任务交到人。", "The minutes were signed, and the task went to its owner."),
    ),
    Transition(
        name="report_task", label=Text("说办好了", "tell that a task is done"), article=ART, source=TO_DO, target=T.TASK_DONE, by=TASK_OWNERS,
        seat=Seat.RECORD, story=Text("书面说办好了：做了什么，凭什么看得出。", "It was told done in writing: what was done, and what shows it."),
    ),
    Transition(
        name="note_task_late", label=Text("记下到期没有办好", "note that a task was not done in time"), article=ART, source=frozenset({T.TASK_SET}), target=T.TASK_LATE,
        by=BY_CLOCKWORK, seat=Seat.RECORD, is_noting=True, story=Text("到了日子没有办好。", "The day passed with the task undone."),
    ),
    Transition(
        name="accept_task", label=Text("认可办好了", "accept that a task is done"), article=ART, source=frozenset({T.TASK_DONE}), target=T.TASK_ACCEPTED,
        by=ACCEPTERS, seat=Seat.OUTSIDE, story=Text("开会的信访办认可了。", "The petition office that held the meeting accepted it."),
    ),
    Transition(
        name="return_task", label=Text("退回再办", "send a task back"), article=ART, source=frozenset({T.TASK_DONE}), target=T.TASK_SET,
        by=ACCEPTERS, seat=Seat.OUTSIDE, story=Text("退回再办，写明了还缺什么、哪天以前。", "It was sent back, with what is missing and the new day."),
    ),
    Transition(
        name="end_task", label=Text("说明不用再办", "explain that a task need not be done any more"), article=ART, source=TO_DO | {T.TASK_DONE}, target=T.TASK_ENDED,
        by=ACCEPTERS | BY_CLOCKWORK, seat=Seat.OUTSIDE, story=Text("不用再办了，写明了原因。", "It need not be done any more; why is given."),
    ),
)  # fmt: skip
