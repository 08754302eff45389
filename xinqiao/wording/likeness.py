"""How like two texts are by the pairs of characters that they share: for a hint, never for a decision.

The rarer a pair among the texts compared with, the more it counts; pairs that every letter has (`COMMON`) count nothing.
Letters of the alphabet are compared by whole words. To ask 216 texts about a message takes 2 ms.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from xinqiao.wording.normalise import normalise

RUN = re.compile(r"[a-z]{3,}|[\u3400-\u9fff\U00020000-\U0003ffff]+")
EVERYWHERE = (
    "我们 你们 他们 没有 什么 怎么 一个 这个 那个 现在 已经 还是 就是 不是 因为 所以 但是 如果 可以 不能 应该 希望 请求 要求 反映 解决 问题 情况 领导 单位 公司 集团 上个 个月 这样 这些 那些 "
    "自己 大家 时候 以后 以前 从上 到现 一直 多次 几次 找过 人管 没人 有人 说是 有关 关于 进行 同志 职工 您好 你好 谢谢 马上 尽快 the and for that this with was are "
    "not have has had been from they "
)
COMMON = frozenset(EVERYWHERE.split())
LEAST_SHARED = 3  # pairs or words that both have
LEAST_LIKE = 0.08  # from 0 (nothing in common) to 1 (the same pairs); measured on real messages: tests/real_data/test_likeness.py


def pieces(text: str) -> set[str]:
    """Return what of a text is compared."""
    spaced = " ".join(normalise(word) for word in text.split())
    runs = (run for word in spaced.split() for run in RUN.findall(word))
    found = (piece for run in runs for piece in ([run] if run[0] <= "z" else [first + second for first, second in pairwise(run)]))
    return {piece for piece in found if piece not in COMMON}


class Likeness:
    """Texts by key, held in memory, to be asked which of them a new text is like."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        cut = {key: pieces(text) for key, text in texts.items()}
        held = Counter(piece for found in cut.values() for piece in found)
        self._rare = {piece: math.log1p(len(cut) / times) for piece, times in held.items()}
        self._rarest = math.log1p(len(cut)) if cut else 1.0
        self._size = {key: sum(self._rare[piece] ** 2 for piece in found) for key, found in cut.items()}
        self._having: dict[str, list[int]] = defaultdict(list)
        for key, found in cut.items():
            for piece in found:
                self._having[piece].append(key)

    def like(self, text: str, *, most: int) -> list[int]:
        """Return the keys of at most `most` texts that are like this one, the likest first."""
        asked = pieces(text)
        weight: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for piece in asked:
            for key in self._having.get(piece, ()):
                weight[key] += self._rare[piece] ** 2
                shared[key] += 1
        own = sum(self._rare.get(piece, self._rarest) ** 2 for piece in asked)
        scores = {key: found / math.sqrt(own * self._size[key]) for key, found in weight.items() if shared[key] >= LEAST_SHARED}
        return [key for key in sorted(scores, key=lambda key: (-scores[key], -key)) if scores[key] >= LEAST_LIKE][:most]
