"""The one exception a step raises: nothing was changed, and the sentence says why."""

from __future__ import annotations

from xinqiao.rules.text import Text


class Refused(Exception):
    """The step is not allowed. `words` is for the user; `field` names the entry field it is about, if one."""

    def __init__(self, words: Text, field: str = "") -> None:
        super().__init__(words.zh)
        self.words, self.field = words, field


UNDER_MAINTENANCE = Text(
    "系统正在维护，现在只能看，不能办。您写的还在，维护结束以后再交。",
    "The system is under maintenance: everything can be read, nothing can be done. What you wrote is kept; submit it when it is over.",
)
STALE = Text(
    "这一件刚刚有人办过一步，请先看最新情况；您写的内容还在，需要时再提交。",
    "Somebody has just taken a step on this matter. Look at it as it is now; what you wrote is kept, submit it again if needed.",
)
