"""What becomes of the receipt: the petitioner says that he has put it away safely."""

from __future__ import annotations

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

RECEIPT_STEPS = (
    Transition(
        name="save_receipt", label=Text("确认回执已保存", "say that the receipt is saved"), article="条例§21(2), 内部规定",
        is_noting=True, source=frozenset(S), target=None, by=frozenset({Duty.PETITIONER}), seat=Seat.EITHER,
        story=Text("反映人说回执已经保存好。", "The petitioner said that the receipt is saved."), is_public=False,
    ),
)  # fmt: skip
