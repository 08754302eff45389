"""The questions a new store starts with, for four kinds of matter; every enterprise changes them on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from xinqiao.rules.questions import NOTHING, YES, Question
from xinqiao.rules.terms_questions import QuestionKind as Kind
from xinqiao.rules.text import Text


def seed() -> Iterator[tuple[str, Text, tuple[Question, ...]]]:
    """Yield category, what people call such a matter, and the questions."""
    yield from SETS


def _ask(key: str, kind: Kind, zh: str, en: str, hint: tuple[str, str] = ("", ""), choices: tuple[tuple[str, str], ...] = (), after: str = "", on: tuple[str, ...] = ()) -> Question:
    given = Text(*hint) if hint[0] else NOTHING
    return Question(key=key, kind=kind, text=Text(zh, en), help=given, choices=tuple(Text(*choice) for choice in choices), asked_if=after, asked_on=frozenset(on))


SETS: tuple[tuple[str, Text, tuple[Question, ...]], ...] = (
    ("0101", Text("工资、奖金没发或者少发", "Wages or a bonus not paid, or too little"), (
        _ask("q1", Kind.ONE, "是哪一种情况？", "Which is it?", choices=(("没发", "Not paid"), ("少发了", "Paid too little"), ("被扣了", "Something was deducted"))),
        _ask("q2", Kind.SHORT, "是哪几个月的？", "Which months?", ("比如：今年七月、八月。", "For example: July and August this year.")),
        _ask("q3", Kind.NUMBER, "大约差多少元？", "About how many yuan are missing?", ("只写数字，大概就行。", "The number only; roughly is enough.")),
        _ask("q4", Kind.SHORT, "扣的时候说是因为什么？", "What reason was given for the deduction?", after="q1", on=("3",)),
        _ask("q5", Kind.YES_NO, "有没有人答应过什么时候补发？", "Did anybody promise a day for payment?"),
        _ask("q6", Kind.DAY, "答应的是哪一天？", "Which day was promised?", after="q5", on=(YES,)),
        _ask("q7", Kind.YES_NO, "同班组的人也这样吗？", "Is it the same for others in your team?"),
    )),
    ("0703", Text("暖气、水、电、房子维修", "Heating, water, power, repairs at home"), (
        _ask("q1", Kind.ONE, "是哪一样？", "What is it?", choices=(("暖气", "Heating"), ("水", "Water"), ("电", "Power"), ("房子漏雨、墙裂", "A leaking roof or cracked wall"), ("别的", "Something else"))),
        _ask("q2", Kind.NUMBER, "屋里大约多少度？", "About how warm is it inside, in °C?", after="q1", on=("1",)),
        _ask("q3", Kind.ONE, "只有您家，还是整栋楼？", "Only your home, or the whole building?", choices=(("只有我家", "Only mine"), ("几户", "Some homes"), ("整栋楼", "The whole building"))),
        _ask("q4", Kind.YES_NO, "家里有没有老人、孩子或者病人？", "Are there old people, children or sick people at home?"),
        _ask("q5", Kind.YES_NO, "报过修吗？", "Have you reported it for repair?"),
        _ask("q6", Kind.SHORT, "哪天报的、怎么说的？", "When, and what were you told?", after="q5", on=(YES,)),
    )),
    ("0401", Text("干活时受了伤", "Hurt at work"), (
        _ask("q1", Kind.DAY, "哪一天受的伤？", "On which day were you hurt?"),
        _ask("q2", Kind.YES_NO, "去医院看过吗？", "Have you been to a hospital?"),
        _ask("q3", Kind.SHORT, "哪家医院、怎么说的？", "Which hospital, and what did they say?", after="q2", on=(YES,)),
        _ask("q4", Kind.ONE, "单位申报工伤了吗？", "Has the enterprise applied for recognition as a work injury?", choices=(("报了", "Yes"), ("没报", "No"), ("说不用报", "I was told there is no need"))),
        _ask("q5", Kind.SHORT, "是谁说不用报的？写岗位就行", "Who said so? The post is enough", after="q4", on=("3",)),
        _ask("q6", Kind.YES_NO, "当时有人看见吗？", "Did anybody see it?", ("不用写名字，以后需要再问。", "No name is needed; we ask later if it is.")),
        _ask("q7", Kind.ONE, "现在看病的钱谁出？", "Who pays for treatment now?", choices=(("单位出", "The enterprise"), ("自己垫的", "I do"), ("没钱看了", "There is no money for it any more"))),
    )),
    ("0901", Text("安全上的隐患", "A danger at work"), (
        _ask("q1", Kind.YES_NO, "现在还有危险吗？", "Is it dangerous right now?", ("马上要出事的，先打调度电话，再填这里。", "If something may happen at once, phone the control room first.")),
        _ask("q2", Kind.YES_NO, "还有人在那里干活吗？", "Are people still working there?", after="q1", on=(YES,)),
        _ask("q3", Kind.SEVERAL, "是哪方面的？", "What is it about?", choices=(("顶板、支护", "Roof and support"), ("瓦斯、通风", "Gas and ventilation"), ("水", "Water"), ("电、机器", "Power and machines"), ("运输、提升", "Haulage and hoisting"), ("别的", "Something else"))),
        _ask("q4", Kind.SHORT, "哪个地点、哪个班？", "Which place, which shift?", ("不愿意写班次就不写，不影响查。", "Leave the shift out if you like; it is looked into all the same.")),
        _ask("q5", Kind.YES_NO, "跟谁说过吗？", "Have you told anybody?"),
        _ask("q6", Kind.ONE, "后来怎么样？", "What happened then?", choices=(("改了一部分", "Part of it was mended"), ("没人管", "Nothing"), ("叫我别说", "I was told to keep quiet")), after="q5", on=(YES,)),
    )),
)  # fmt: skip
