"""What the words of a text suggest: danger first, and where else the law may lead. It only says so and stops nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from xinqiao.rules.text import Text

MOST = 2  # more advice at once is not read


@dataclass(frozen=True, slots=True)
class Hint:
    """`words` in a text make us say `text`; an urgent one warns."""

    words: re.Pattern[str]
    text: Text
    is_urgent: bool = False


HINTS = (
    Hint(
        re.compile("着火|失火|起火了|冒顶|透水|瓦斯超限|瓦斯爆炸|瓦斯突出|被困|被埋|触电|煤气中毒|跳楼|自杀|不想活|活不下去"),
        Text(
            "要是现在就有危险，请马上打 119、120、110，或者打调度室电话。不要等网上的答复。",
            "If there is danger now, call 119, 120 or 110 or the dispatch room at once. Do not wait for an answer here.",
        ),
        is_urgent=True,
    ),
    Hint(
        re.compile("检举|举报|贪污|受贿|行贿|索贿|回扣|好处费|吃空饷|以权谋私|虚开发票|截留|挪用"),
        Text(
            "检举干部违纪违法的，一认定就只有纪检部门能看到。第三步可以选“保密”或者“匿名”。",
            "A report of wrongdoing is seen by the discipline department alone once it is known to be one. "
            "In step 3 you may choose “confidential” or “anonymous”.",
        ),
    ),
    Hint(
        re.compile("起诉|打官司|法院|判决|上诉|行政复议"),
        Text(
            "已经打官司、复议，或者想打官司的：找法院（12368）或者复议机关。不懂法律可以免费问 12348。",
            "What is before a court or a reviewing body, or should be: ask the court (12368). Free legal advice: 12348.",
        ),
    ),
    Hint(
        re.compile("仲裁|辞退|开除|解除(?:劳动)?合同|终止(?:劳动)?合同|经济补偿|赔偿金|不签合同|没签合同|未签"),
        Text(
            "劳动合同、经济补偿的争议：可以找劳动人事争议仲裁委员会（12333），一般要在一年以内。别误了时间。",
            "Disputes about labour contracts or severance pay: the labour arbitration committee (12333), as a rule within one "
            "year. Mind that time.",
        ),
    ),
    Hint(
        re.compile("工伤认定|报工伤|认定工伤|伤残等级|劳动能力鉴定|养老金|退休金|社保局|医保局|工龄认定"),
        Text(
            "工伤认定、养老和医保待遇由人力资源社会保障部门、医保部门定（12333、12393）。材料要单位出的，可以在这里说。",
            "Work injuries, pensions and medical insurance are decided by the social security authorities (12333, 12393). "
            "If a paper of the enterprise is missing, tell us here.",
        ),
    ),
)  # fmt: skip
STILL = Text(
    "拿不准就照样往下写：我们看过以后，书面告诉您怎么走。",
    "If you are not sure just go on: we read it and tell you in writing which way to go.",
)


def hints(*texts: str) -> list[Hint]:
    """Return what the texts suggest, the urgent first, at most `MOST`."""
    whole = "\n".join(texts)
    return [hint for hint in HINTS if hint.words.search(whole)][:MOST]


def advised(*texts: str) -> dict[str, Any]:
    """Return what the page says about them."""
    found = hints(*texts)
    return {"hints": found, "has_doors": any(not hint.is_urgent for hint in found), "still": STILL}
