"""名单导出: which moves a list of names can take, and by whom. Two people stand between the vault and a file (条例§30, 个人信息保护法§51)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.rules.terms_sharing import ExportStatus as S
from xinqiao.rules.text import Text

ASKING = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD})  # of the registering office: whoever serves the papers
DECIDING = frozenset({Duty.CUSTODIAN})
EXPORTED = Secrecy.REAL_NAME  # nobody who asked for secrecy, nobody without a name, nothing sealed


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move of an export: from where to where, by whom (empty: the program), its verb in the ledger and its label."""

    name: str
    source: S | None
    target: S
    by: frozenset[Duty] = frozenset()
    label: Text

    @property
    def verb(self) -> str:
        """Its verb in the ledger."""
        return f"export.{self.name}"


MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move(name="ask", source=None, target=S.ASKED, by=ASKING, label=Text("申请导出名单", "ask for a list of names")),
        Move(name="grant", source=S.ASKED, target=S.GRANTED, by=DECIDING, label=Text("同意导出", "let the list out")),
        Move(name="refuse", source=S.ASKED, target=S.REFUSED, by=DECIDING, label=Text("不同意导出", "do not let the list out")),
        Move(name="make", source=S.GRANTED, target=S.GRANTED, label=Text("生成一部分", "a part is made")),
        Move(name="finish", source=S.GRANTED, target=S.READY, label=Text("生成完毕", "the list is made")),
        Move(name="download", source=S.READY, target=S.READY, by=ASKING, label=Text("下载", "download")),
        Move(name="expire", source=S.READY, target=S.GONE, label=Text("到期销毁", "expire")),
    )
}  # fmt: skip
# Made or not: whoever takes a leave back before its day, or a day that passes while it is made, ends it all the same.
ENDS_FROM = (S.GRANTED, S.READY)
