"""The words of talks with a petitioner (谈心谈话, 一人一事思想政治工作, domain §3.1)."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class TalkStatus(Term):
    """Where the record of a talk stands: what was said stays as it is; another talk may have been agreed on."""

    HELD = "talk_held", "已谈过", "held", "谈过了"
    AGAIN = "talk_awaited", "约好再谈", "another talk is agreed", "谈过了，约好再谈一次"
    DROPPED = "talk_dropped", "约好的没有再谈", "the other talk did not take place", "约好的那次没有谈成"


class TalkWay(Term):
    """How the two spoke with each other."""

    HOME = "talk_home", "到他家里", "at his home", "到您家里"
    WORKPLACE = "talk_workplace", "到他上班的地方", "where he works", "到您上班的地方"
    OFFICE = "talk_office", "他来单位", "he came", "您来单位"
    PHONE = "talk_phone", "打电话谈", "on the phone"
    ELSEWHERE = "talk_elsewhere", "在别的地方见面", "met elsewhere"
