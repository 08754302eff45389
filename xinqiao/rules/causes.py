"""What produces petitions: the tree of causes that is asked on closing (原因分析, domain §3.1, §6; 内部规定).

Two levels, in editions with a day: a new edition is asked of matters that are closed from its day on, and an old row keeps its
code and its words. A code is never used again for something else, and no person is ever a cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xinqiao.rules.terms_sweep import FindingCause
from xinqiao.rules.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause: `code` is the name of its class, a dot, and its own."""

    code: str
    zh: str
    en: str

    @property
    def group(self) -> str:
        """The code of its class."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class CauseClass:
    """The upper level: a class with its causes; one without any is a choice of its own."""

    code: str
    zh: str
    en: str
    causes: tuple[Cause, ...] = ()

    @property
    def choices(self) -> tuple[Cause, ...]:
        """What can be chosen in it."""
        return self.causes or (Cause(code=self.code, zh=self.zh, en=self.en),)


@dataclass(frozen=True, slots=True)
class CauseTree:
    """One edition, asked of matters closed from `since` on."""

    since: date
    classes: tuple[CauseClass, ...]

    def __iter__(self) -> Iterator[Cause]:
        return (cause for group in self.classes for cause in group.choices)


UNSAID = "unsaid"


def _class(code: str, zh: str, en: str, *causes: tuple[str, str, str]) -> CauseClass:
    return CauseClass(code, zh, en, tuple(Cause(code=f"{code}.{key}", zh=cause_zh, en=cause_en) for key, cause_zh, cause_en in causes))


TREES: tuple[CauseTree, ...] = (  # oldest first
    CauseTree(date(2022, 5, 1), (
        _class(
            "reform", "改革改制", "Reform and restructuring", ("posts", "机构撤并、岗位调整", "units merged, posts changed"),
            ("placing", "分流安置、内部退养", "placement and early leave"), ("handover", "改制移交、剥离办社会职能", "hand-over of social functions"),
        ),
        _class(
            "pay", "工资待遇", "Wages and benefits", ("wage", "工资、绩效核算发放", "wages and bonuses"), ("hours", "工时、加班、休假", "hours, overtime, leave"),
            ("insurance", "社会保险、公积金", "social insurance and housing fund"), ("retired", "离退休和内退待遇", "benefits of retired staff"),
        ),
        _class(
            "contract", "用工和合同", "Employment and contracts", ("labour", "劳动合同、劳务派遣", "employment contracts and dispatch"),
            ("outside", "外委队伍、农民工工资", "contractors and their workers' wages"), ("business", "工程款、货款", "payments for works and goods"),
        ),
        _class(
            "safety", "安全和职业健康", "Safety and health at work", ("hazard", "安全隐患没有消除", "a hazard not removed"),
            ("injury", "工伤、职业病认定和待遇", "recognition of injury and disease"), ("gear", "劳动保护不到位", "protection at work missing"),
        ),
        _class(
            "conduct", "工作作风", "Conduct of the work", ("delay", "拖延、推诿", "delay and passing on"), ("manner", "方式简单、说话生硬", "rough manner"),
            ("unruly", "没有按规定办", "not done by the rules"),
        ),
        _class(
            "untold", "公开和解释", "Information and explanation", ("published", "该公开的没有公开", "not published"),
            ("explained", "政策没有讲清楚", "policy not explained"), ("answered", "问了没有人答复", "asked, and nobody answered"),
        ),
        _class(
            "policy", "制度本身", "The rules themselves", ("missing", "没有规定", "no rule"), ("unfit", "规定不合实际", "a rule that does not fit"),
            ("clash", "前后、上下规定不一致", "rules that contradict each other"),
        ),
        _class(
            "environment", "环境和村企关系", "Environment and villages", ("dust", "粉尘、噪声、排水", "dust, noise, drainage"),
            ("land", "占地、塌陷、搬迁补偿", "land, subsidence, resettlement"), ("village", "共用道路、水电", "shared roads, water, power"),
        ),
        _class(
            "housing", "住房和生活后勤", "Housing and daily services", ("home", "住房、房产证", "homes and titles"), ("supply", "水电暖、物业", "water, power, heating, upkeep"),
            ("meals", "食堂、宿舍、澡堂、班车", "canteen, dormitory, baths, buses"), ("hardship", "生活困难帮扶", "help in hardship"),
        ),
        _class(
            "procedure", "信访办理本身", "The handling itself", ("again", "上次没有办到位", "not settled the last time"),
            ("promise", "答应的没有落实", "a promise not carried out"), ("history", "历史遗留、政策变迁", "left from the past"),
        ),
        _class("elsewhere", "不是本企业造成的", "Not produced by this enterprise"),
        _class(UNSAID, "说不清", "Cannot be said"),
    )),
)  # fmt: skip

NOT_A_PERSON = Text(
    "选的是哪一类工作、制度、条件产生了这件事，不是哪个人：人不是原因，反映人更不是。没有查过、看不出来的，不要硬选：请选最后一样“说不清”，这也是如实的回答。",
    "Choose which work, rule or condition produced this, not who: a person is never a cause, the petitioner least of all. Where it was not looked into, or cannot be seen, do not force a choice: take the last one, “Cannot be said”. It is an honest answer.",
)
ALIKE: Mapping[FindingCause, str] = {  # what a sweep saw at once -> the class in which it belongs
    FindingCause.PAY: "pay", FindingCause.WORK: "contract", FindingCause.SAFE: "safety", FindingCause.LIVING: "housing", FindingCause.WAY: "conduct",
    FindingCause.UNTOLD: "untold", FindingCause.CHANGED: "reform", FindingCause.HARDSHIP: "housing", FindingCause.VILLAGE: "environment",
    FindingCause.ELSE: UNSAID,
}  # fmt: skip


def tree_on(day: date) -> CauseTree:
    """Return the edition that is asked of a matter closed on `day`; the first one for days before it."""
    return next((tree for tree in reversed(TREES) if tree.since <= day), TREES[0])


def cause(code: str) -> Cause | None:
    """Return a cause by its code, whatever edition it stands in; None for "" and for what none has."""
    return next((found for tree in reversed(TREES) for found in tree if found.code == code), None)


def group(code: str) -> CauseClass | None:
    """Return the class in which a cause stands, in the newest edition that has it."""
    return next((found for tree in reversed(TREES) for found in tree.classes if found.code == code.partition(".")[0]), None)
