"""What `verify` says does not fit, in both languages: the English line is what is kept, the Chinese one is found by it."""

from __future__ import annotations

import re
from functools import cache

from xinqiao.rules.text import Text

# A gap stands for a number, a day, a digest or a kind; the order of the gaps is the same in both languages.
WORDS: tuple[tuple[str, str], ...] = (
    # the chains (ledger/walk.py)
    ("a link is missing before it", "前面少了一条"),
    ("it does not follow from the link before it", "和前一条接不上"),
    ("its content was changed", "内容被改过"),
    ("it has no signed receipt", "没有签名的回执"),
    ("the signature of its receipt is not ours", "回执的签名不是我们的"),
    # the seals (ledger/sealed.py)
    ("seal {} is missing before it", "前面少了第 {} 号封存"),
    ("it does not follow from the seal before it", "和前一次封存接不上"),
    ("it is signed with key {}, and no seal says that {} was exchanged for it", "签名用的钥匙是 {}，没有哪次封存说过用它换下 {}"),
    ("its signature is not ours", "签名不是我们的"),
    ("{} lines were sealed, {} are there (ids {})", "封存的是 {} 条，现在有 {} 条（序号 {}）"),
    ("the lines are not those that were sealed (ids {})", "记录不是当时封存的那些（序号 {}）"),
    # what somebody outside holds (ledger/sealed.py)
    ("its signature is not ours: the paper was changed, or it was never one of ours", "签名不是我们的：这份凭据改动过，或者本来就不是我们发的"),
    ("it is not in the store: the store is older than the paper, or its end was cut off", "库里没有这次封存：库是旧的，或者后面的被截掉了"),
    ("the seal in the store is another one ({}): the ledger was written anew or restored", "库里这一号是另外一份（不同的：{}）：账本重写过，或者是用旧备份恢复的"),
    ("the ledger has no such filing: it was removed, or the store is older than the receipt", "账本里没有这次登记：被删了，或者库比回执旧"),
    ("the filing in the ledger is another one ({})", "账本里的登记是另外一份（不同的：{}）"),
    ("the words in its file are not those that were filed: the file was changed", "文件里写的内容不是当时交的：这个文件改动过"),
    # lists of names (ops/verify/exports.py)
    ("not asked for by the one who is named", "不是写着的这个人申请的"),
    ("the status is not the one recorded", "状态和记录的不一样"),
    ("the workbooks are not those recorded", "名单文件和记录的不一样"),
    ("the list is missing, the ledger still names it", "名单不见了，账本里还有"),
    # legal holds (ops/verify/holds.py)
    ("the hold {} is not what was recorded", "第 {} 条暂缓销毁和记录的不一样"),
    ("the hold {} was not let go as it was recorded", "第 {} 条暂缓销毁由谁、怎么解除的，和记录的不一样"),
    ("the hold {} is missing, the ledger still names it", "第 {} 条暂缓销毁不见了，账本里还有"),
    # one petition's rows (ops/verify/compare.py)
    ("the ledger has no registration", "账本里没有登记"),
    ("whether it is urgent is not what was recorded", "紧急情况和记录的不一样"),
    ("its wish to withdraw is not what was recorded", "撤回申请和记录的不一样"),
    ("whether its receipt was saved is not what was recorded", "回执存没存，和记录的不一样"),
    ("whether it was solved is not what was recorded", "化解没化解，和记录的不一样"),
    ("what produced it is not what was recorded", "起因和记录的不一样"),
    ("its day of receipt is not what was recorded", "收到的日期和记录的不一样"),
    ("the unit in charge of it is not what was recorded", "承办单位和记录的不一样"),
    ("the text is not what was registered", "内容和登记的不一样"),
    ("the place or time is not what was registered", "地点或时间和登记的不一样"),
    ("the claims are not what was recorded", "诉求和记录的不一样"),
    ("the answer is not what was drafted", "答复和拟稿的不一样"),
    ("the claims' categories or paths are not what was recorded", "诉求的类别或途径和记录的不一样"),
    ("which claims were diverted is not what was recorded", "转出的诉求和记录的不一样"),
    ("its clock {} is not what was recorded", "期限 {} 和记录的不一样"),
    ("the breach of its clock {} is not what was recorded", "期限 {} 的超期记录和账本不一样"),
    ("the warnings of its clock {} are not what was recorded", "期限 {} 的提醒和记录的不一样"),
    ("where it was sent is not what was recorded", "转送交办的去向和记录的不一样"),
    ("which files went along to the unit is not what was recorded", "随件转去的附件和记录的不一样"),
    ("whether it asked for more time is not what was recorded", "申请延长的情况和记录的不一样"),
    ("whether anything is linked to it is not what is there", "有没有附属记录，和实际不一样"),
    ("the document was changed", "文书被改过"),
    ("the ledger knows no such document", "账本里没有这份文书"),
    ("the document is missing", "文书不见了"),
    ("how documents were served is not what was recorded", "送达情况和记录的不一样"),
    ("its day of service is not what was recorded", "送达日期和记录的不一样"),
    ("whether it is served no more is not what was recorded", "还送不送达，和记录的不一样"),
    ("what was written at {} on {} is not what was recorded", "办理步骤 {} 在 {} 写的内容和记录的不一样"),
    ("the rating is not what the petitioner gave", "评价不是反映人给的"),
    ("the attachments are not those that were recorded", "附件和记录的不一样"),
    ("its clean copy is missing", "给工作人员看的干净副本不见了"),
    ("its clean copy was changed", "给工作人员看的干净副本被改过"),
    ("its file is missing", "文件不见了"),
    ("its file was changed", "文件被改过"),
    ("its file is another one", "文件换过了"),
    ("its {} is not what was recorded", "{} 和记录的不一样"),
    # the pictures and templates (ops/verify/artwork.py)
    ("the picture of a seal of unit {} is not what was recorded", "单位 {} 的印章图样和记录的不一样"),
    ("a Word template of {} is not what was recorded", "{} 的 Word 模板和记录的不一样"),
    ("the seals are not those that were recorded", "印章和记录的不一样"),
    ("the Word templates are not those that were recorded", "Word 模板和记录的不一样"),
    # what is left of petitions that are gone (ops/verify/__init__.py)
    ("the petition is missing, {} still names it", "事项不见了，{} 还提到它"),
    ("given out, and not there", "编号发出过，现在没有这件"),
    ("there, but never given out", "有这件，编号却没有发出过"),
)
GAP = r"((?:(?!: ).)+)"
NAMES = {
    "seal": "封存", "attachment": "附件", "directory": "机构和规定", "retention": "档案保管", "the ledger": "账本", "a document": "文书", "a proof of service": "送达记录",
    "status": "状态", "is_sealed": "密封", "channel": "来访渠道", "secrecy": "公开程度", "desk_unit_id": "登记单位", "category": "类别", "path": "途径",
    "drafted_by": "拟稿人", "calendar_version": "日历", "hops": "退回次数", "is_at_once": "当场答复", "heads": "人数",
}  # fmt: skip


def in_words(fault: str) -> Text:
    """Return one line of `verify` in both languages; a sentence that is not in the table stays English in both."""
    for head, separator, why in _cuts(fault):
        for pattern, zh in _patterns():
            if found := pattern.fullmatch(why):
                parts = (NAMES.get(part, part) for part in found.groups())
                return Text(f"{_named(head)}{'：' if separator else ''}{zh.format(*parts)}", fault)
    return Text(fault, fault)


def _cuts(fault: str) -> list[tuple[str, str, str]]:
    """Return the ways to part what a line is about from what is wrong: as a whole, and behind each colon."""
    ends = list(re.finditer(": ", fault))
    return [("", "", fault), *((fault[: end.start()], ": ", fault[end.end() :]) for end in ends)]


def _named(head: str) -> str:
    words = [NAMES.get(part, part) for part in head.replace(" of ", " ").split(" ")]
    return " ".join(words).replace(": ", "：")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(GAP.join(map(re.escape, en.split("{}")))), zh) for en, zh in WORDS)
