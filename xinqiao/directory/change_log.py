"""The log of what administrators changed (台账 of the directory), as the ledger keeps it: who, when, what, before and after.

It is read from the chains of the directory and of the sign-in; nothing is kept beside them, so `verify` vouches for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from xinqiao.directory.change.people import LABELS as OF_PERSON
from xinqiao.directory.change.units import LABELS as OF_UNIT
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import newest_of
from xinqiao.rules.policy import POLICIES
from xinqiao.rules.terms import Channel, DocumentKind, Duty, UnitKind
from xinqiao.rules.text import Bilingual, Text

VERBS: Mapping[str, Text] = {
    "post.propose": Text("提出给一个岗位", "asked for a post"), "post.agree": Text("同意了提出的岗位", "agreed to a post"),
    "post.decline": Text("没有给提出的岗位", "did not give a post"), "post.add": Text("给了岗位", "gave a post"),
    "post.end": Text("结束了岗位", "ended a post"), "post.title": Text("改了岗位名称", "changed the title of a post"),
    "substitute.name": Text("指定了代理人", "named a substitute"), "substitute.end": Text("提前结束了代理", "ended a substitution"),
    "person.add": Text("新增了人员", "added a person"), "person.change": Text("改了人员", "changed a person"),
    "person.password": Text("设了密码", "set a password"), "unit.add": Text("新增了单位", "added a unit"), "unit.change": Text("改了单位", "changed a unit"),
    "unit.close": Text("撤销了单位", "closed a unit"), "unit.successor": Text("指定了承接单位", "named the successor of a unit"),
    "category.add": Text("新增了类别", "added a category"), "category.rename": Text("改了类别名称", "renamed a category"),
    "category.retire": Text("停用了类别", "retired a category"), "policy.set": Text("改了规定", "set a policy"),
    "policy.set_for": Text("改了分情况的规定", "set a policy for some matters"), "calendar.new": Text("改了工作日历", "changed the work calendar"),
    "routing.add": Text("新增了分办建议", "added a routing rule"), "routing.retire": Text("停用了分办建议", "retired a routing rule"),
    "reply_template.add": Text("写了答复范本", "wrote a reply template"), "reply_template.retire": Text("停用了答复范本", "retired a reply template"),
    "guide.add": Text("写了办理指引", "wrote a guide"), "guide.retire": Text("停用了办理指引", "retired a guide"),
    "questions.write": Text("开始写补充问题", "began to write questions"), "questions.change": Text("改了正在写的补充问题", "changed questions in writing"),
    "questions.ask": Text("定下了补充问题", "put questions in force"), "questions.drop": Text("放弃了正在写的补充问题", "gave up questions in writing"),
    "policy_text.add": Text("收进了政策文件", "took a policy text into the knowledge base"), "policy_text.renew": Text("收进了政策文件的新版", "took in a new version of a policy text"),
    "policy_text.end": Text("写明政策文件停止执行", "entered the last day of a policy text"), "policy_text.publish": Text("改了政策文件在门户上公不公开", "changed whether a policy text is on the portal"),
    "word_template.set": Text("换了 Word 模板", "changed a Word template"), "seal.set": Text("换了印章图样", "changed the picture of a seal"),
    "witness.add": Text("加了账本见证人", "named a witness"), "witness.end": Text("停用了账本见证人", "ended a witness"),
    "maintenance.begin": Text("开始维护", "began a maintenance"), "maintenance.end": Text("结束维护", "ended a maintenance"),
    "session.end": Text("让人退出了登录", "ended sessions"), "factor.reset": Text("重设了第二道验证", "reset a second step"),
    "reset.ask": Text("提出重设别人的登录", "asked to reset a colleague's sign-in"), "reset.agree": Text("同意重设别人的登录", "agreed to reset a colleague's sign-in"),
    "reset.decline": Text("没有同意重设登录", "did not agree to reset a sign-in"),
    "delay.release": Text("解除了登录等待", "released a wait"), "link.make": Text("给了设密码的链接", "gave a link to set a password"),
}  # fmt: skip
DIRECTORY, SIGN_IN = "directory", "sign_in"
GROUPS: Mapping[str, tuple[Text, str, tuple[str, ...]]] = {  # key -> its name, the chain, how its verbs begin
    "posts": (Text("岗位和代理", "Posts and substitutes"), DIRECTORY, ("post.", "substitute.")), "people": (Text("人员和密码", "People and passwords"), DIRECTORY, ("person.",)),
    "units": (Text("单位和印章", "Units and seals"), DIRECTORY, ("unit.", "seal.")), "categories": (Text("类别、指引、补充问题、政策、范本和分办", "Categories, guides, questions, policy texts, templates, routing"), DIRECTORY, ("category.", "reply_template.", "word_template.", "routing.", "guide.", "policy_text.", "questions.")),
    "policies": (Text("规定和维护", "Policies and maintenance"), DIRECTORY, ("policy.", "maintenance.")), "calendar": (Text("工作日历", "Calendar"), DIRECTORY, ("calendar.",)),
    "witnesses": (Text("账本见证人", "Witnesses"), DIRECTORY, ("witness.",)),
    "sign_ins": (Text("别人的登录", "Sign-ins of others"), SIGN_IN, ("session.end", "factor.reset", "reset.", "delay.release", "link.make")),
}  # fmt: skip
PAGE = 50
YES, NO, NOTHING = Text("是", "yes"), Text("否", "no"), Text("没有", "none")
LABELS: Mapping[str, Bilingual] = {
    **OF_PERSON, **OF_UNIT, "name": Text("名称", "Name"), "value": Text("数", "Value"), "from": Text("从哪天起", "From"), "to": Text("到哪天", "Until"), "last_day": Text("最后一天", "Last day"),
    "on": Text("到哪天", "Until"), "title": Text("岗位名称", "Title"), "successor": Text("承接单位", "Successor"), "is_active": Text("账号在用", "Account in use"),
    "valid_from": Text("从哪天起", "From"), "valid_to": Text("到哪天", "Until"), "note": Text("依据", "Ground"), "off_new": Text("改成休息", "Now off"), "off_gone": Text("不再休息", "Off no more"), "on_new": Text("改成上班", "Now worked"),
    "on_gone": Text("不再调班", "Make-up day no more"), "words": Text("词", "Words"), "unit_id": Text("单位", "Unit"), "reason": Text("理由", "Reason"),
    "category": Text("类别", "Category"), "kind": Text("类型", "Kind"), "parent_id": Text("上级单位", "Unit above"), "review_unit_id": Text("复查单位", "Reviewing unit"),
    "review_outside": Text("外部复查机关", "Reviewing body outside"), "handles_petitions": Text("可办信访", "Handles petitions"),
    "can_issue_opinion": Text("可出意见书", "Issues opinions"), "is_front_desk": Text("接网上来件", "Receives what is filed online"),
    "headcount": Text("大约多少人", "About how many people"), "place": Text("地点", "Place"), "channel": Text("形式", "Channel"), "urgency": Text("缓急", "Urgency"), "clock": Text("期限", "Time limit"),
    "must_change": Text("首次登录要改", "To be changed at sign-in"), "official": Text("正式年份", "Official years"), "which": Text("哪些", "Which"),
    "until": Text("预计到几时", "Expected until"), "is_public": Text("门户上公开", "On the portal"), "number": Text("文号", "Number"), "standard_days": Text("标准用时（天）", "Standard time (days)"), "count": Text("几个问题", "How many questions"), "reason_sha256": Text("理由的指纹", "Fingerprint of the reason"), "what": Text("重设什么", "What is reset"), "content_sha256": Text("内容指纹", "Fingerprint of what it says"), "sha256": Text("图样指纹", "Fingerprint"), "kinds": Text("种类", "Kinds"),
}  # fmt: skip
AFTER = {"policy.set": "value", "policy.set_for": "value", "category.rename": "name", "post.end": "last_day", "post.title": "title", "substitute.end": "last_day", "seal.set": "sha256", "word_template.set": "name"}
SAID_APART = frozenset({"person", "request", "unit", "post", "proposal", "key", "code", "rule", "template", "guide", "questions", "paper", "version", "witness", "duty", "was", "was_active", "changed", "asked_by", "title_en", "off", "substitution", "substitute"})


class Link(Protocol):
    """A line of the ledger."""

    number: int
    verb: str
    actor: str
    at: datetime
    body: Any


@dataclass(frozen=True, slots=True)
class Value:
    """One value before (None: not known, or there was none) and after."""

    label: Bilingual
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log. `actor_id`, `person_id`, `substitute_id`: keys of members of staff, if any; `about`: what else it is about."""

    number: int
    at: datetime
    actor: str
    actor_id: int | None
    said: Text
    person_id: int | None
    substitute_id: int | None
    about: tuple[Bilingual, ...]
    values: tuple[Value, ...]


def newest(group: str, directory: Snapshot, *, before: int | None = None, by: int | None = None) -> tuple[list[Change], int | None]:
    """Return one page of the log, newest first, and the number to go on from (None: that is all). One query.

    `group`: a key of `GROUPS`, else everything of the directory; `by`: the key of who did it; `before`: a number of the chain.
    """
    _name, subject, begins = GROUPS.get(group, (None, DIRECTORY, ()))
    verbs = [verb for verb in VERBS if verb.startswith(begins)] if begins else None
    found = newest_of(subject, verbs=verbs, actor=None if by is None else f"person:{by}", before=before, most=PAGE + 1)
    # What one does to one's own sign-in is no administration.
    told = [change_of(row, directory) for row in found[:PAGE] if subject != SIGN_IN or row.actor != f"person:{row.body.get('person')}"]
    return told, found[PAGE - 1].number if len(found) > PAGE else None


def change_of(entry: Link, directory: Snapshot) -> Change:
    """Return a line of the ledger as a line of the log."""
    body, actor = entry.body, entry.actor
    return Change(
        number=entry.number, at=entry.at, actor=actor, actor_id=int(actor.removeprefix("person:")) if actor.startswith("person:") else None,
        said=VERBS.get(entry.verb, Text(entry.verb, entry.verb)), person_id=_key(body, "person"), substitute_id=_key(body, "substitute"),
        about=tuple(_about(entry.verb, body, directory)), values=tuple(_values(entry.verb, body, directory)),
    )  # fmt: skip


def _key(body: Mapping[str, Any], name: str) -> int | None:
    """Return the key of a member of staff in the body of a line; the page says who it is."""
    return body[name] if isinstance(body.get(name), int) else None


def _about(verb: str, body: Mapping[str, Any], directory: Snapshot) -> Iterator[Bilingual]:
    if duty := body.get("duty"):
        yield _shown("duty", duty, directory)
    if body.get("unit") is not None:
        yield _shown("unit_id", body["unit"], directory)
    if (key := body.get("key")) and verb.startswith("policy."):
        yield POLICIES[key].label if key in POLICIES else Text(key, key)
    for name in ("code", "key"):
        if body.get(name) and not verb.startswith("policy."):
            yield Text(str(body[name]), str(body[name]))


def _values(verb: str, body: Mapping[str, Any], directory: Snapshot) -> Iterator[Value]:
    changed = body.get("changed")
    if isinstance(changed, Mapping):
        for name, (old, new) in changed.items():
            yield Value(LABELS.get(name, Text(name, name)), _shown(name, old, directory), _shown(name, new, directory))
    elif isinstance(changed, list):  # of people only which parts, never what is in them: names stay out of the ledger
        for name in changed:
            is_state = name == "is_active"
            before, after = (_shown(name, body.get("was_active"), directory), _shown(name, body.get("is_active"), directory)) if is_state else (None, Text("改了", "changed"))
            yield Value(LABELS.get(name, Text(name, name)), before, after)
        return
    for name, value in body.items():
        if name in SAID_APART or value in (None, "", []):
            continue
        before = _shown(name, body["was"], directory) if AFTER.get(verb) == name and "was" in body else None
        yield Value(LABELS.get(name, Text(name, name)), before, _shown(name, value, directory))


def _shown(name: str, value: object, directory: Snapshot) -> Any:
    """Return a value of the ledger as readers know it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return YES if value else NO
    if name in ("unit_id", "parent_id", "review_unit_id", "successor") and isinstance(value, int):
        unit = directory.units.get(value)
        return unit or Text(str(value), str(value))
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    for terms in (Duty, UnitKind, Channel, DocumentKind):
        if name in ("duty", "kind", "channel") and value in terms.values():
            return terms(value)
    return str(value)[:16] if name == "sha256" else value
