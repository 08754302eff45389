"""Which texts are like another one, by the rare pairs that they share."""

from __future__ import annotations

from xinqiao.wording.likeness import Likeness, pieces

HEAT, BUS, PAY = "二矿宿舍停暖两周，恢复供暖", "班车晚点，请增加班次", "加班工资少发，补发加班费"
ALL = Likeness({1: HEAT, 2: BUS, 3: PAY})


def test_the_likest_comes_first_and_what_only_every_letter_has_counts_nothing() -> None:
    assert ALL.like("宿舍没有供暖，停暖十天，班车也晚点", most=3)[0] == 1
    assert ALL.like("我们希望领导尽快解决这个问题，谢谢", most=3) == []
    assert ALL.like("", most=3) == [] == Likeness({}).like(HEAT, most=3)
    assert ALL.like(f"{HEAT}{BUS}{PAY}", most=2) != [] and len(ALL.like(f"{HEAT}{BUS}{PAY}", most=2)) == 2


def test_letters_are_compared_by_words_and_full_width_like_narrow() -> None:
    assert pieces("ＨＥＡＴＩＮＧ in the dormitory") == {"heating", "dormitory"}
    assert Likeness({1: "heating dormitory broken pipes"}).like("The heating in the dormitory is broken", most=1) == [1]
    assert pieces("、。！12 3") == set() and len(pieces("\ud800供暖")) == 1


def test_newer_answers_come_first_among_equals() -> None:
    assert Likeness({1: HEAT, 5: HEAT, 9: PAY}).like(HEAT, most=3) == [5, 1]
