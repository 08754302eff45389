"""The vocabulary of protection against retaliation (打击报复): it watches what happens, never a person."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class RetaliationStatus(Term):
    """Where the watch against retaliation stands; nothing in it ever says “all is well” because nobody answered."""

    WATCHED = "watched", "跟踪中", "under protection", "到日子就来问您"
    FOUND = "retaliation_found", "查实有报复，待书面答复", "retaliation found, answer owed", "查实了有人报复，正在处理，会书面答复您"
    UNASKED = "not_asked", "本人不要再问", "not asked any more, at his wish", "您说了不要再问；想说随时可以说"
    ENDED = "watch_ended", "跟踪结束", "watch ended", "几次都问过了；又有事随时可以说"


class Occasion(Term):
    """What the watch began with (条例§18(4), §46(6); 安全生产法§54)."""

    ACCUSATION = "accusation", "检举控告以后", "after an accusation"
    SAFETY = "safety", "报告安全隐患以后", "after a safety report"
    FEAR = "fear", "本人担心被打击报复", "fears retaliation"
    HAPPENED = "happened", "本人说已经被打击报复", "says that retaliation has happened"


class AskedHow(Term):
    """In which way the petitioner was asked."""

    PHONE = "phone", "打电话", "by phone"
    MEETING = "meeting", "见面问", "in a talk"
    LETTER = "letter", "写信", "by letter"
    PAGE = "page", "在查询页问", "on his page"


class CheckFinding(Term):
    """What a check-in came to."""

    QUIET = "quiet", "他说没有，查了也没有", "he says no, and none was found"
    UNCLEAR = "unclear", "有迹象，还要查", "signs of it, to be looked into"
    RETALIATED = "retaliated", "查实有打击报复", "retaliation found"
    UNREACHED = "unreached", "没有联系上", "he was not reached"


class OwnAnswer(Term):
    """What the petitioner answers on his page when he is asked."""

    NO = "no", "没有人为难我", "nobody makes trouble for me"
    YES = "yes", "有人为难我", "somebody makes trouble for me"
    LEAVE = "leave", "不要再问我", "do not ask me again"
