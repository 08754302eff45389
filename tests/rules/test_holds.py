"""Who releases a hold: every tie, asked or not."""

from __future__ import annotations

from xinqiao.rules.holds import WHY_NOT, Hand, Tie, hand


def test_every_tie_says_what_it_may() -> None:
    table = {(tie, asked): hand(tie, is_asked=asked) for tie in Tie for asked in (False, True)}
    assert table == {
        (Tie.PLACER, False): Hand.ASKS, (Tie.PLACER, True): Hand.NOTHING,  # one person alone never does both
        (Tie.LINE, False): Hand.RELEASES, (Tie.LINE, True): Hand.RELEASES,
        (Tie.OTHER, False): Hand.NOTHING, (Tie.OTHER, True): Hand.AGREES,
    }  # fmt: skip


def test_whoever_may_not_is_told_why() -> None:
    for tie in Tie:
        for asked in (False, True):
            if hand(tie, is_asked=asked) is Hand.NOTHING:
                assert WHY_NOT[tie].zh and WHY_NOT[tie].en
