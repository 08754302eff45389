"""What the page of a matter says about reviews: which of the two comes next, until when, who decides, how far it has come."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.reviewing import LIMITS, answering_unit_of, reviewer_of
from xinqiao.rules.guards.reviews import OPEN_FINAL_REVIEW, OPEN_REVIEW
from xinqiao.rules.terms import RecordKind, ReviewStatus
from xinqiao.rules.text import Text
from xinqiao.web.petitioner.standing_words import Said
from xinqiao.web.petitioner.told import Told

OPEN = {RecordKind.REVIEW: OPEN_REVIEW, RecordKind.FINAL_REVIEW: OPEN_FINAL_REVIEW}
NAMES = {
    RecordKind.REVIEW: Text("复查", "the review"), RecordKind.FINAL_REVIEW: Text("复核", "the final review"),
}  # fmt: skip
SOMEBODY_ELSE = Text("没有办过这件事的人重新查一遍", "people who did not handle it look at it again")
UNDER = Said(
    Text("{reviewer}正在{name}", "{reviewer} is dealing with {name}"), Text("，{due}前书面答复您", "; you get the written opinion by {due}"),
    Text("由没有办过这件事的人重新查。查完书面答复您。", "People who did not handle it look at it again, and answer you in writing."),
)
SIGNED = Said(
    Text("{name}意见书已经签发，等您打开签收", "The opinion on {name} is signed and waits for you to open it"), Text("", ""),
    Text("请打开下面的意见书。打开就是签收。", "Open the opinion below. Opening it counts as receipt."),
)
LATE = Said(
    Text("您申请{name}晚了，正在请负责人看您写的原因", "You asked for {name} late; a leader is reading your reasons"), Text("", ""),
    Text("同意了就马上{name}；不同意，书面告诉您为什么、还可以怎么办。", "If the reasons hold, {name} begins at once; if not, you are told in writing why and what else you can do."),
)
HEARING = Said(
    Text("{reviewer}正在听证", "{reviewer} is holding a hearing"), Text("", ""),
    Text("听证的天数不算在{name}的期限里。听证完了，告诉您新的日子。", "Its days are not counted in the time limit of {name}. Afterwards you are told the new day."),
)
OUTSIDE = Said(
    Text("由外面的上级机关{name}", "{name} is with a body outside"), Text("", ""),
    Text("案卷送过去了。结果由那里书面答复您，我们也记在这一页。", "The file was handed over. That body answers you in writing; the outcome is entered here, too."),
)
SAYINGS: dict[str, Said] = {
    "late": LATE, "under_review": UNDER, "drafted": UNDER, "signed": SIGNED, "hearing": HEARING, "outside": OUTSIDE,
}  # fmt: skip
AGAIN_FINAL = Text("不服复查意见的话，{due}前可以申请复核。", "If you do not agree with the review, you may ask for the final review by {due}.")


def running_review(dossier: Dossier) -> LinkedRecord | None:
    """Return the review or final review that is under way."""
    found = (row for kind, statuses in OPEN.items() for row in dossier.records_of(kind) if row.standing in statuses)
    return next(found, None)


def saying(record: LinkedRecord) -> Said:
    """Return the sentences for a review that is under way; its name filled in, the rest left open."""
    said, name = SAYINGS[record.status], NAMES[RecordKind(record.kind)]
    return Said(*(Text(part.zh.replace("{name}", name.zh), part.en.replace("{name}", name.en)) for part in (said.doing, said.promise, said.after)))


FINAL_REVIEWED, REVIEWED_ = Text("复核", "Final review"), Text("复查", "Review")


def piers(dossier: Dossier) -> tuple[tuple[Text, ...], int] | None:
    """Return the piers of the bridge beyond the answer, and how many of them lie behind; None where no review was asked for."""
    asked = [kind for kind in OPEN if any(row.standing not in (ReviewStatus.DROPPED, ReviewStatus.DECLINED) for row in dossier.records_of(kind))]
    if not asked:
        return None
    labels = (REVIEWED_, FINAL_REVIEWED) if RecordKind.FINAL_REVIEW in asked else (REVIEWED_,)
    return labels, len(labels) - (running_review(dossier) is not None)


def asking(telling: Told) -> str:
    """Return the step by which the petitioner would ask now: the final review once the review is done."""
    is_reviewed = any(row.standing is ReviewStatus.REVIEWED for row in telling.dossier.records_of(RecordKind.REVIEW))
    is_new = telling.dossier.clock("ask_review") is not None  # a new answer after the first was set aside
    return "ask_final_review" if is_reviewed and not is_new else "ask_review"


def withdrawing(telling: Told) -> str:
    """Return the step by which he would withdraw what is under way."""
    record = running_review(telling.dossier)
    return "drop_final_review" if record is not None and record.kind == RecordKind.FINAL_REVIEW else "drop_review"


def level(telling: Told, step: str) -> dict[str, Any]:
    """Return what the page of the request says: its name, who decides, until when, and whether the time is over."""
    kind = _kind(step)
    directory, today = telling.visit.directory, telling.visit.today
    answering = answering_unit_of(telling.dossier, directory, kind)
    unit = reviewer_of(directory, answering, today)
    right = telling.dossier.clock(LIMITS[kind.value][0].name)
    outside = Text(answering.review_outside, answering.review_outside) if answering.review_outside else Text("上一级机关", "the body above")
    return {
        "kind": kind, "name": NAMES[kind], "by": unit or outside, "until": right.due_on if right else None, "is_late": _is_late(telling, step),
        "is_final": kind is RecordKind.FINAL_REVIEW, "answering": answering,
    }  # fmt: skip


def _kind(step: str) -> RecordKind:
    return RecordKind.FINAL_REVIEW if step == "ask_final_review" else RecordKind.REVIEW


def _is_late(telling: Told, step: str) -> bool:
    right = telling.dossier.clock(LIMITS[_kind(step).value][0].name)
    return right is None or right.due_on < telling.visit.today


def offer(telling: Told, why_closed: Any) -> list[dict[str, Any]]:
    """Return the link to ask for a review, first among the links while the time runs; and the one to withdraw the request."""
    say, found = telling.speech.say, []
    step = asking(telling)
    if why_closed(telling, step) is None:
        kind, is_late = _kind(step), _is_late(telling, step)
        label = ASK_LATE if is_late else ASK
        found.append({"label": say(label.fill(name=NAMES[kind])), "url": reverse("portal:review"), "waits": not is_late})
    if why_closed(telling, withdrawing(telling)) is None:
        found.append({"label": say(DROP), "url": reverse("portal:drop_review")})
    return found


ASK = Text("不服？申请{name}", "You do not agree? Ask for {name}")
ASK_LATE = Text("申请{name}的期限过了，有正当理由的还可以申请", "The time to ask for {name} is over; with a good reason you still can")
DROP = Text("不想复查了？撤回申请", "No review after all? Withdraw the request")
