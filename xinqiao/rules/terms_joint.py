"""The vocabulary of matters of several: joint petitions, merges, parts split off."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class MemberRole(Term):
    """What somebody is in a joint petition (联名): at most five represent the others (条例§20(3))."""

    REPRESENTATIVE = "representative", "代表", "representative", "替大家说话的人"
    SIGNER = "signer", "签名的人", "signer"


class MemberStatus(Term):
    """Whether somebody who was named as a co-signer (联名人) says so himself."""

    NAMED = "named", "待本人确认", "named, not asked yet", "写了他的名字，还没有问过本人"
    CONFIRMED = "confirmed", "本人已确认", "confirmed by the person", "本人说一起反映"
    DENIED = "denied", "本人说没有签过名", "denied by the person"


class MergeStatus(Term):
    """Where a merge (并案) into another petition stands."""

    ASKED = "asked", "待第二人确认", "waits for a second person"
    IN = "in", "已并案", "merged"
    APART = "apart", "分开办", "apart"


class JoinedStatus(Term):
    """Whether a petition that was merged into this one still is."""

    IN = "in", "一起办", "handled together"
    APART = "apart", "已分开", "apart again"


class SameStatus(Term):
    """A petitioner said that he has the problem of a published answer."""

    NOTED = "noted", "已记下", "noted"


class SplitStatus(Term):
    """Whether a part of a petition stands on its own (拆分)."""

    OFF = "off", "已拆出", "split off"
    BACK = "back", "已并回", "put back"
