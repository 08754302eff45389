"""Hints on an answer before it is signed (答复提示): cold and bureaucratic words with better ones, claims that are not answered, missing grounds.

A pure table. A hint never holds anything up, is kept nowhere and counts for nobody; what the law refuses, the steps refuse. The writer decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_knowledge import HintKind
from xinqiao.rules.text import Text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for (a pattern over NFKC text), what is wrong with them and what to write instead.

    `unless`: what makes the words good where it stands in the same sentence (a day, the name of a text).
    """

    kind: HintKind
    pattern: re.Pattern[str]
    why: Text
    better: Text
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A claim with what is written in answer to it so far; texts may be empty."""

    claim: str
    outcome: Outcome | None
    facts: str
    basis: str
    opinion: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: on which answer (0-based), in which of its texts, which words (may be empty), what is wrong and what is better."""

    answer: int
    field: str
    kind: HintKind
    found: str
    why: Text
    better: Text


FIELDS = ("facts", "basis", "opinion")
DAY = re.compile(r"\d\s*(?:年|月|日|号|天|个?工作日|个?小时|周|个星期)|[一二三四五六七八九十两]+(?:天|日|个工作日|个?小时|周|个月|个星期)内|(?:今|明|本|当)(?:天|日|周|月|年)")
TITLE = re.compile(r"《[^》]*》")  # the name of a text is not the writer's own words
SENTENCE = re.compile(r"[^。！？!?；;\n]+")
COPIED = re.compile(r"^(?:同上|见上|同前|答复同|同第.{1,3}[条项]|参?见第?.{1,4}[条项]|如上所述|如前所述|不再重复)[^。]{0,12}[。]?$")
CONCRETE = re.compile(r"\d|[一二三四五六七八九十两百千]+[元天日月年号个次户人吨米度处]")
NAMED = re.compile(r"《[^》]{2,}》|第[一二三四五六七八九十百千零〇\d]+条|[〔\[（(﹝]\s*(?:19|20)\d\d\s*[〕\])）﹞]|(?:合同|协议|批复|纪要|决议|章程|台账|图纸)")
WAYS_ON = re.compile(r"复查|仲裁|诉讼|起诉|法院|申请|联系|咨询|电话|可以(?:向|到|找|先|再|凭|申)|可向|帮(?:助|您|扶)|陪您|救助|补充材料|新的?(?:证据|情况|材料)|政策(?:有|一旦).{0,6}(?:变化|调整)")
LEAST_SHARED = 1  # pairs of characters that an answer has in common with a claim of some length; measured in tests/real_data/test_reply_hints.py
SHORT_CLAIM = 8  # characters: a shorter claim may well be answered in other words


def _cold(pattern: str, why: Text, better: Text) -> Phrase:
    return Phrase(HintKind.COLD, re.compile(pattern), why, better)


def _official(pattern: str, why: Text, better: Text, unless: re.Pattern[str] | None = None) -> Phrase:
    return Phrase(HintKind.BUREAUCRATIC, re.compile(pattern), why, better, unless)


def _vague(pattern: str, why: Text, better: Text) -> Phrase:
    return Phrase(HintKind.VAGUE, re.compile(pattern), why, better, DAY)


PHRASES: tuple[Phrase, ...] = (
    _cold(
        r"不(?:归|属于?)我(?:们|单位|部门|局|公司|矿)?(?:管|负责|职责|处理)|不在我(?:们|单位|部门|局|公司|矿)?的?职责范围|不是我(?:们|单位|部门)?(?:的事|管的)",
        Text("他只知道被推开了，不知道该找谁。", "He only learns that he was turned away, not whom to ask."),
        Text("写归谁管、在哪里、电话多少；能帮他转过去的，写已经转了。", "Write whose it is, where, which phone; if you have passed it on, say so."),
    ),
    _cold(
        r"(?:规定|政策)就?是?如此|就是这(?:么|样)规定|系统就?是?(?:这样|这么|自动)(?:算|设|定)",
        Text("等于说“没什么可讲的”。", "It says “there is nothing to talk about”."),
        Text("写是哪一份文件、哪一条，照他的情况怎么算出来的。", "Name the text and the clause, and work it out for his case."),
    ),
    _cold(
        r"(?:多次|反复)(?:向|给|对|跟)?(?:您|你|其|本人|信访人)?(?:进行)?了?(?:解释|答复|说明|告知|回复)|早[就已](?:向|给|对|跟)?(?:您|你|其|本人|信访人)?(?:解释|答复|说明|告知|回复)",
        Text("听起来像嫌他烦。", "It sounds as if he were a nuisance."),
        Text("再说一遍结论和理由；以前哪天怎么答复的，写上日期就行。", "Say the conclusion and the reason once more; of earlier answers the day is enough."),
    ),
    _cold(
        r"无理(?:要求|诉求|取闹)|缠访|闹访|缠闹|胡搅蛮缠|别有用心|(?:诉求|要求)(?:不合理|过高|无理)|恶意(?:投诉|上访|信访|举报)",
        Text("这是给人下判断，不是答复他的事。", "It judges the person and does not answer the matter."),
        Text("只写事实和依据：要求的是什么、规定是什么、差在哪里。", "Write facts and basis only: what he asks for, what the rule says, where they differ."),
    ),
    _cold(
        r"该(?:信访人|反映人|来信人|上访人|投诉人|员工|职工)",
        Text("信是写给他本人的，读起来像在背后说他。", "The letter goes to him; it reads as if others spoke about him."),
        Text("写“您”。", "Write to him: “you”, in the polite form."),
    ),
    _cold(
        r"(?<![迎给为谢帮，])你(?:反映|所反映|的(?:信访|诉求|要求|来信|来访|问题|申请|情况)|提出|来信|投诉)",
        Text("对来反映事情的人，用“您”。", "Whoever comes with a matter is addressed in the polite form."),
        Text("把“你”改成“您”。", "Use the polite form of “you”."),
    ),
    _cold(
        r"(?:请勿|不要|不得|不应)再?(?:重复|继续|次)?(?:反映|上访|信访|投诉|来访|纠缠)|息诉罢访|息访",
        Text("他有权再说；这样写像在赶他走。", "He has the right to speak again; this sends him away."),
        Text("写“有新的情况或者材料，随时可以找我们”，和还可以走的路。", "Write that he can come with anything new at any time, and which ways remain."),
    ),
    _cold(
        r"(?:请|应当?|须|需要?|只能|由)(?:您|你|本人)?自行(?:解决|承担|负责|协商|处理|想办法|消化|联系|查询|咨询)",
        Text("把难处退回给他。", "It hands the difficulty back to him."),
        Text("写找谁、带什么、电话多少；我们能帮哪一步。", "Write whom to see, what to bring, the phone, and where we help."),
    ),
    _cold(
        r"(?:情况|反映|诉求|问题|内容|说法)(?:的?(?:情况|问题))?(?:完全|严重|基本)?(?:不属实|失实|与事实不符|不实)|查无实据|纯属(?:误解|虚构|捏造)",
        Text("没说查到了什么，他只读到“您说谎”。", "It does not say what was found; he only reads “you lied”."),
        Text("先写哪天、谁、怎么查的、查到什么，再写和他说的哪里不一样、哪里一样。", "First when, who, how it was checked and what was found; then where that differs from what he said, and where not."),
    ),
    _cold(
        r"无法(?:满足|支持)(?:您|你|其|该|这).{0,6}(?:要求|诉求|请求|愿望)|恕(?:难|不|无法)|爱莫能助|无能为力|难以支持",
        Text("只关了门。", "It only shuts the door."),
        Text("写卡在哪一条、还缺什么；办不了的，写还能做什么。", "Write which clause stands in the way and what is missing; and what can still be done."),
    ),
    _cold(
        r"后果自负|(?:将|要)(?:依法|严肃)?追究(?:您|你)|依法(?:严肃)?(?:处理|处置)(?:您|你)",
        Text("这是威胁，答复里不能有。", "It is a threat, and has no place in an answer."),
        Text("删掉。", "Take it out."),
    ),
    _official(
        r"(?<![等各])(?:相关|有关)(?:部门|单位|科室|人员|负责人|领导|方面|职能部门)",
        Text("他不知道是哪一个，也找不到人。", "He cannot tell which one, and finds nobody."),
        Text("写名称，最好写电话。", "Name it, best with its phone."),
    ),
    _official(
        r"(?:相关|有关)(?:的)?(?:规定|政策|文件|法律法规|法规|精神|要求)",
        Text("没说是哪一份，他没法核对。", "It does not say which; he cannot check it."),
        Text("写《文件名》第几条，或者文号。", "Write 《the text》 and the clause, or its number."),
        NAMED,
    ),
    _official(
        r"高度重视|十分重视|非常重视",
        Text("重视不重视，看做了什么。", "What was done shows how much it mattered."),
        Text("写哪天、谁、做了哪几件事。", "Write what was done, by whom, on which day."),
    ),
    _official(
        r"(?:进一步|不断|切实|大力|继续)(?:加强|加大|推进|完善|提高|提升|规范|强化|优化|做好)",
        Text("空话：以后查不出做到没有。", "Empty: nobody can tell later whether it was done."),
        Text("写一件具体的事：谁、做什么、哪天前。", "Write one concrete thing: who, what, by when."),
    ),
    _official(
        r"经(?:认真|集体|会议)?研究(?:决定|认为|同意|，|,)|研究决定",
        Text("他看不到理由。", "He does not see the reason."),
        Text("写谁定的、凭哪一条、为什么。", "Write who decided, by which clause, and why."),
    ),
    _official(
        r"(?:敬请|恳请|望您?|希望您?|请您?)(?:予以|能够|能)?(?:理解|谅解|见谅|知悉|周知)",
        Text("没办好的时候请他理解，像是到此为止。", "Asking him to understand ends the matter for him."),
        Text("写给他带来了什么不便、怎么补，下一步谁跟您联系。", "Write what trouble it gave him, how it is made good, and who calls him next."),
    ),
    _vague(
        r"尽快|尽早|早日|抓紧|适时|届时|近期内?|待?条件成熟|适当(?:的)?时候|合适(?:的)?时候|不久(?:将|后)|耐心等[待候]",
        Text("他不知道等到哪一天。", "He does not know until when to wait."),
        Text("写“……月……日前”；定不下来的，写哪天前再告诉他一次。", "Write “by …”; if that is open, the day on which he hears again."),
    ),
    _vague(
        r"积极(?:协调|推进|配合|争取|研究|落实|沟通|对接|探索)|纳入(?:考虑|研究|统筹)|酌情|视情况?(?:处理|解决|而定)|统筹考虑|原则上(?:同意|支持|可以)",
        Text("没说谁、做什么、做到什么程度。", "It does not say who does what, and how far."),
        Text("写谁在办、办到哪一步、哪天有结果。", "Write who is on it, how far it is, on which day there will be a result."),
    ),
)  # fmt: skip


def phrases(text: str) -> Iterator[tuple[Phrase, str]]:
    """Yield every row of the table that a text meets, once, with the words as they stand there."""
    sentences = [(sentence, TITLE.sub("《》", sentence)) for sentence in SENTENCE.findall(unicodedata.normalize("NFKC", text))]
    for row in PHRASES:
        met = (match[0] for whole, bare in sentences if (match := row.pattern.search(bare)) and not (row.unless and row.unless.search(whole)))
        found = next(met, None)
        if found is not None:
            yield row, found


def hints(answers: Sequence[Answered]) -> tuple[Hint, ...]:
    """Return the hints on the answers to all claims of a matter, in the order of the claims and their texts. Nothing is raised."""
    return tuple(hint for n, answered in enumerate(answers) for hint in _of_one(n, answered, answers))


def shares_nothing(claim: str, answer: str) -> bool:
    """Return whether an answer has next to no word in common with what was asked. Short claims are left alone."""
    asked = _pairs(claim)
    return len(_bare(claim)) >= SHORT_CLAIM and len(_bare(answer)) >= SHORT_CLAIM and len(asked & _pairs(answer)) < min(LEAST_SHARED, len(asked))


def _of_one(n: int, answered: Answered, answers: Sequence[Answered]) -> Iterator[Hint]:
    for field in FIELDS:
        for row, found in phrases(getattr(answered, field)):
            yield Hint(n, field, row.kind, found, row.why, row.better)
    yield from (Hint(n, field, kind, found, why, better) for field, kind, found, why, better in _missing(n, answered, answers))


def _missing(n: int, answered: Answered, answers: Sequence[Answered]) -> Iterator[tuple[str, HintKind, str, Text, Text]]:
    facts, basis, opinion = (unicodedata.normalize("NFKC", getattr(answered, field)).strip() for field in FIELDS)
    if COPIED.match(opinion):
        yield "opinion", HintKind.UNANSWERED, opinion, *COPIED_SAID
    elif opinion and any(_bare(opinion) == _bare(other.opinion) and _bare(other.claim) != _bare(answered.claim) for other in answers[:n]):
        yield "opinion", HintKind.UNANSWERED, "", *TWICE_SAID
    elif opinion and shares_nothing(answered.claim, facts + opinion):
        yield "opinion", HintKind.UNANSWERED, "", *NOTHING_SHARED_SAID
    if facts and not COPIED.match(facts) and not CONCRETE.search(facts):
        yield "facts", HintKind.GROUNDS, "", *NO_FACT_SAID
    if basis and not COPIED.match(basis) and not NAMED.search(basis):
        yield "basis", HintKind.GROUNDS, "", *NO_NAME_SAID
    if opinion and answered.outcome in (Outcome.REJECT, Outcome.EXPLAIN) and not WAYS_ON.search(opinion):
        yield "opinion", HintKind.WAY, "", *NO_WAY_SAID


COPIED_SAID = (Text("这一条没有自己的答复。", "This claim has no answer of its own."), Text("每一条都单独答（条例§32）；真是同一件事的，把结论再写一句。", "Answer each claim for itself (条例§32); if it is the same matter, say the conclusion again in one sentence."))
TWICE_SAID = (Text("和前面一条的答复一个字不差，那一条问的是别的。", "It is word for word the answer to an earlier claim, which asks something else."), Text("写这一条的结论。", "Write the conclusion on this one."))
NOTHING_SHARED_SAID = (Text("答复里没有这一条要求里的词，可能答到别处去了。", "The answer has no word of this claim; it may answer something else."), Text("第一句先说他要的这件事：办，还是不办，为什么。", "Begin with what he asks for: yes or no, and why."))
NO_FACT_SAID = (Text("没有日期、数字、地点，他看不出查过什么。", "No day, number or place: he cannot see what was checked."), Text("写哪天、去了哪里、问了谁、看了什么、数是多少。", "Write when, where, who was asked, what was seen, how much."))
NO_NAME_SAID = (Text("没有文件名称和条款。", "No text and no clause is named."), Text("写《名称》第几条；没有文件依据的，照实写没有。", "Write 《the text》 and its clause; if there is none, say so."))
NO_WAY_SAID = (Text("不支持或者只作解释的，他会问“那我怎么办”。", "Where it is not granted, he will ask “what now?”"), Text("除了文书里写的复查，再写一句：还能找谁、申请什么、缺什么补什么。", "Besides the review that the letter names, add whom he can see, what he can apply for, or what is missing."))


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters within the words between marks, without those that any letter has."""
    words = re.split(r"[^\w]+|[的了是在和我您你请求要希望反映问题情况]", unicodedata.normalize("NFKC", text))
    return {first + second for word in words for first, second in pairwise(word)}
