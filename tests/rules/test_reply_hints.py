"""The hints on an answer: what they find, what they leave alone, and that each says what is better."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.wording import HAN
from xinqiao.rules.reply_hints import (
    COPIED_SAID,
    NO_FACT_SAID,
    NO_NAME_SAID,
    NO_WAY_SAID,
    NOTHING_SHARED_SAID,
    PHRASES,
    TWICE_SAID,
    Answered,
    hints,
    phrases,
)
from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_knowledge import HintKind

GOOD = Answered(
    claim="补发我三月份的下井津贴", outcome=Outcome.SUPPORT, facts="4 月 2 日核对入井记录，您三月入井 19 次，只算了 15 次。", basis="《工资支付管理办法》第四条。",
    opinion="少算的 4 次下井津贴 320 元，6 月 10 日前发到您的工资卡。",
)  # fmt: skip


def kinds(text: str) -> set[HintKind]:
    return {row.kind for row, _found in phrases(text)}


def of(**changed: object) -> list[tuple[str, HintKind]]:
    return [(hint.field, hint.kind) for hint in hints([Answered(**{**{name: getattr(GOOD, name) for name in GOOD.__slots__}, **changed})])]


def test_a_good_answer_raises_nothing() -> None:
    assert hints([GOOD]) == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("这件事不归我们管。", HintKind.COLD), ("不在我单位职责范围。", HintKind.COLD), ("规定就是如此。", HintKind.COLD), ("已多次向您解释。", HintKind.COLD), ("您提出的无理要求", HintKind.COLD),
        ("该信访人的说法", HintKind.COLD), ("你反映的问题", HintKind.COLD), ("请勿重复信访", HintKind.COLD), ("请您自行解决", HintKind.COLD), ("您反映的情况不属实。", HintKind.COLD),
        ("无法满足您的要求", HintKind.COLD), ("后果自负", HintKind.COLD), ("已转相关部门", HintKind.BUREAUCRATIC), ("按有关规定办理", HintKind.BUREAUCRATIC), ("矿领导高度重视", HintKind.BUREAUCRATIC),
        ("将进一步加强管理", HintKind.BUREAUCRATIC), ("经研究决定不予发放", HintKind.BUREAUCRATIC), ("敬请谅解", HintKind.BUREAUCRATIC), ("我们会尽快解决", HintKind.VAGUE), ("正在积极协调", HintKind.VAGUE), ("请您耐心等待", HintKind.VAGUE), ("原则上同意补发", HintKind.VAGUE),
    ],
)  # fmt: skip
def test_words_that_are_found(words: str, kind: HintKind) -> None:
    assert kinds(words) == {kind}


@pytest.mark.parametrize(
    "words",
    [
        "我们会尽快，最晚 6 月 10 日前修好。", "抓紧施工，五日内完工。", "按《供暖办法》第三条的有关规定退费。", "施工单位、监理等相关单位都到了现场。", "《关于进一步做好安置工作的意见》第二条",
        "您好，迎你来信", "设施已无法满足使用", "无法自行调解的，找工会", "归我们管", "您的反映属实",
    ],
)  # fmt: skip
def test_words_that_are_left_alone(words: str) -> None:
    assert kinds(words) == set()


def test_a_word_is_told_once_a_text_as_it_stands_there() -> None:
    found = [(hint.field, hint.found) for hint in hints([Answered(claim="", outcome=None, facts="", basis="", opinion="高度重视，十分重视，由相关部门办")])]
    assert found == [("opinion", "相关部门"), ("opinion", "高度重视")]


def test_a_claim_that_is_not_answered() -> None:
    assert of(opinion="同上。") == [("opinion", HintKind.UNANSWERED)] and of(opinion="见第一条答复") == [("opinion", HintKind.UNANSWERED)]
    assert of(facts="5 月 3 日去看了。", opinion="6 月起恢复班车。") == [("opinion", HintKind.UNANSWERED)]
    other = Answered(claim="恢复夜班班车", outcome=Outcome.SUPPORT, facts="5 月 3 日查过班车，停了 2 天。", basis=GOOD.basis, opinion=GOOD.opinion)
    assert [(hint.answer, hint.kind) for hint in hints([GOOD, other])] == [(1, HintKind.UNANSWERED)]
    assert hints([GOOD, GOOD]) == ()  # the same claim twice may have the same answer


def test_facts_basis_and_the_way_on() -> None:
    assert of(facts="经核查，您的下井津贴少算了。") == [("facts", HintKind.GROUNDS)]
    assert of(basis="国家政策") == [("basis", HintKind.GROUNDS)] and of(basis="劳动合同第六条") == [] and of(basis="青煤劳〔2026〕5号") == []
    assert of(outcome=Outcome.REJECT, opinion="下井津贴不补发。") == [("opinion", HintKind.WAY)]
    assert of(outcome=Outcome.REJECT, opinion="下井津贴不补发。您有入井的证据，可以找劳资科补交。") == []
    assert of(outcome=Outcome.NOT_ADOPT, opinion="下井津贴暂时不改。") == []  # a proposal has no review


def test_nothing_written_is_nothing_to_hint_at() -> None:
    assert hints([]) == () and of(facts="", basis="", opinion="", outcome=None) == []


def test_every_row_says_why_and_what_is_better_in_both_languages() -> None:
    said = [(row.why, row.better) for row in PHRASES] + [COPIED_SAID, TWICE_SAID, NOTHING_SHARED_SAID, NO_FACT_SAID, NO_NAME_SAID, NO_WAY_SAID]
    for why, better in said:
        assert why.zh and better.zh
        for text in (why.en, better.en):  # Chinese only where it is the word that is spoken of
            assert len(text) > 8 and HAN.search(text.replace("您", "").replace("你", "").replace("《the text》", "").replace("条例", "")) is None, text
    patterns = [row.pattern.pattern for row in PHRASES]
    assert len(set(patterns)) == len(patterns)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_read_without_a_fault(one: str, other: str) -> None:
    for hint in hints([Answered(claim=one, outcome=Outcome.REJECT, facts=other, basis=one, opinion=other), Answered(claim=other, outcome=None, facts=one, basis=other, opinion=one)]):
        assert hint.answer in (0, 1) and hint.field in ("facts", "basis", "opinion")
