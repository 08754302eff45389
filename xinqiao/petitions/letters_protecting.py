"""What is written on a watch against retaliation: the answer to whoever spoke up, and the recommendation to hold to account."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text

ANSWERED = Text(
    "您反映因为信访事项（编号 {number}）受到打击报复，我们查过了，答复如下。（《信访工作条例》第十八条第四款、第四十六条）",
    "You reported retaliation because of your petition no. {number}. We looked into it and answer (Regulation, Art. 18(4), 46):",
)
AGAIN = Text("{due}前我们再来问您。又有人为难您，随时在查询页说。", "We ask you again by {due}. If anyone makes trouble for you again, say so on your page at any time.")
ANY_TIME = Text("又有人为难您，随时在查询页说。", "If anyone makes trouble for you again, say so on your page at any time.")
ADVISED = Text(
    "跟踪信访人是否受到打击报复，查实了下面的情况，建议追究责任。（《信访工作条例》第四十条、第四十六条第六项）",
    "In watching over a petitioner the following retaliation was found; it is recommended to hold to account (Regulation, Art. 40, 46(6)).",
)
KEEP_SECRET = Text(
    "此件只给有权处理的人看，不得交给、也不得告诉被反映的人和办理单位。请{due}前书面反馈。",
    "Only whoever is competent reads this; neither the person meant nor the unit that handles the petition may have it or be told. Please answer in writing by {due}.",
)


def _answer(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(ANSWERED, number=step.petition.guards)
    letter.plain(step.letter["text"])
    due = step.letter["due"]
    letter.paragraph(AGAIN, due=day(due)) if due else letter.paragraph(ANY_TIME)


def _advice(step: Step, unit: UnitFacts, letter: Letter) -> None:
    said = step.letter
    letter.paragraph(ADVISED)
    letter.form((Text("交给", "To"), said["to"]), (Text("建议", "Proposed"), said["proposed"]))
    letter.plain(said["text"])
    letter.paragraph(KEEP_SECRET, due=day(said["due"]))


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.RETALIATION_ANSWER: _answer,
    DocumentKind.LIABILITY_ADVICE: _advice,
}
