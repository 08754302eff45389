"""Find the names of people whom the vault knows in a text, without any list of names lying anywhere (ADR-0012).

What may be a name is cut out of the text; each distinct piece is digested once with the index key, and one query says which
digests are there. The store holds digests, the process holds the text that it is just about to show.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from django.conf import settings
from django.db import connection

from xinqiao.vault.contact import DOTS, comparable
from xinqiao.vault.models import ContactDigest
from xinqiao.vault.surnames import DOUBLE, ENDS, SINGLE, WORDS

NAME = ContactDigest.NAME
WHICH = f"SELECT DISTINCT digest FROM {ContactDigest._meta.db_table} WHERE kind = %s AND digest IN ("  # noqa: S608 a constant of ours
PURPOSE = "contact.name"
AT_ONCE = 5000  # digests in one query
HAN = "\u3400-\u9fff"
STARTS = re.compile(rf"(?=((?:{'|'.join(sorted(DOUBLE))})[{HAN}]{{1,2}}|[{''.join(sorted(SINGLE))}][{HAN}]{{1,3}}))")
# 张 三, 王 大 明, 王 大明, 张·三, 张.三: a gap after the surname, and perhaps one more.
GAP = rf"[ \t\u00a0\u3000.．{DOTS}]"
FIRST_GAP = re.compile(GAP + "{1,2}")
SPACED = re.compile(rf"(((?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(SINGLE))}]){GAP}{{1,2}}[{HAN}])(?:{GAP}{{0,2}}[{HAN}])?)")
GAPS = {ord(char): None for char in f" \t\u00a0\u3000.．{DOTS}"}
SHORT = 4  # characters of a name that may be written with gaps
# 阿依古丽·买买提; and the names of foreigners, two to four words with a capital.
DOTTED = re.compile(rf"[{HAN}]{{1,8}}(?:[{DOTS}][{HAN}]{{1,8}})+")
LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?:[ \u00a0-][A-Z][a-z]+){1,3}(?![A-Za-z])")
RUN = re.compile(r"[a-z][a-z-]{2,39}")  # what is left of them without white space and capitals
# No given name holds one of these: most of what only looks like a name falls away before anything is digested.
NEVER = frozenset("的了是我你您他她它们没不吗呢吧啊这那哪很都就也还又把被给让向从到对和与跟及或但而因请说个些么什怎谁每各某已该可能要会该做拿")
PEOPLE = (
    "叫|姓名|我是|本人|署名|签名|联系人|户主|业主|法人|老板|同事|邻居|工友|丈夫|妻子|老公|老婆|儿子|女儿|父亲|母亲|爱人|职工|员工|矿工|工人|居民|村民|代表|信访人|举报人|投诉人|反映人|申请人|老乡|"
    "主任|书记|科长|队长|班长|经理|矿长|处长|局长|院长|校长|厂长|部长|老师|师傅|医生|司机|会计|同志|先生|女士"
)  # fmt: skip
TITLES = "同志|先生|女士|小姐|师傅|老师|主任|书记|科长|队长|班长|经理|矿长|处长|局长|院长|校长|厂长|部长|总|医生|会计|夫妇|夫妻|等人|本人|一家|他|她"
BEFORE, AFTER = re.compile(rf"(?:{PEOPLE})[:：是为叫]?\s*$"), re.compile(rf"(?:{TITLES})")
EDGE = rf"[^{HAN}]"
LEFT = re.compile(rf"(?:^|{EDGE}|[和与跟同及对给是向让请将把问替帮找由被为因说的了到从]|举报|控告|投诉|起诉|多亏|其中|只有|还有|看见|欠|骂|陪)$")
NARROW = re.compile(rf"(?:^|{EDGE}|[和与跟被找])$")
RIGHT = re.compile(rf"(?:$|{EDGE}|[说在的是和与跟及等家也都又就被把给从到没不因向对让要去来住打骂负收答告已曾将同于为还经先后找拿帮最乱管这那很才只再收]|一起|一同|一直)")
PREPOSITIONS = frozenset("于向从经由同能都")  # surnames that are much oftener something else
LOOK = 5  # characters before a name that are looked at


def known_names(texts: Iterable[str], *, packed: bool = False) -> frozenset[str]:
    """Return what in these texts is the name of somebody in the vault, as it is written there (one query; none if nothing looks like a name).

    `packed`: the texts have lost their white space and capitals, as the full-text index keeps them. No edge is seen there, so two characters that are no word count anywhere.
    """
    pieces = {piece for text in texts if text for _at, piece in _pieces(text, packed)}
    if not pieces:
        return frozenset()
    plain = {piece: values(piece) for piece in pieces}
    digests = settings.KEYRING.blinds_of(PURPOSE, set().union(*plain.values()))
    wanted, found = sorted(digests), set()
    for first in range(0, len(wanted), AT_ONCE):
        found |= {digests[digest] for digest in _there(wanted[first : first + AT_ONCE])}
    return frozenset(piece for piece, as_named in plain.items() if as_named & found)


def values(piece: str) -> frozenset[str]:
    """Return as which names a piece of text is looked up: as it is written, and without the gaps of a short Chinese name."""
    close = piece.translate(GAPS)
    return frozenset({comparable(NAME, piece), comparable(NAME, close)} if close != piece and len(close) <= SHORT else {comparable(NAME, piece)})


def _there(digests: list[str]) -> list[str]:
    """Return which of these digests somebody's name has; written by hand, because building it costs more than the store needs to answer."""
    with connection.cursor() as cursor:
        cursor.execute(WHICH + ",".join(["%s"] * len(digests)) + ")", [NAME, *digests])
        return [row[0] for row in cursor.fetchall()]


def without(names: Collection[str], text: str, hidden: str) -> str:
    """Return the text with each of these names covered wherever it stands as a name; the longest goes first."""
    covered = sorted(places(names, text), key=lambda span: (span[0], -span[1]))
    if not covered:
        return text
    parts, last = [], 0
    for start, end in covered:
        if start >= last:
            parts += [text[last:start], hidden]
            last = end
    return "".join([*parts, text[last:]])


def places(names: Collection[str], text: str, *, packed: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where each of these names stands as a name: beginning and end."""
    close, close_text = {name.translate(GAPS) for name in names}, text.translate(GAPS) if names else ""
    if not any(name in close_text for name in close):
        return iter(())
    return ((at, at + len(piece)) for at, piece in _pieces(text, packed) if piece in names or piece.translate(GAPS) in close)


def _pieces(text: str, packed: bool = False) -> Iterator[tuple[int, str]]:
    """Yield what may be a name, and where it begins."""
    for found in DOTTED.finditer(text):  # where it begins and ends, only the digests can say
        first, last = re.search(rf"[{DOTS}]", found[0]), re.search(rf"[{DOTS}][^{DOTS}]*$", found[0])
        if first and last:
            yield from ((found.start() + at, found[0][at:end]) for at in range(first.start()) for end in range(last.start() + 2, len(found[0]) + 1))
    for found in (RUN if packed else LATIN).finditer(text):
        yield found.start(), found[0]
    yield from _spaced(text)
    for found in STARTS.finditer(text):
        run, at = found[1], found.start()
        if run[1] not in NEVER and ((packed and run[:2] not in WORDS) or _stands_alone(text, at, at + 2, run[:2])):
            yield at, run[:2]
        if run[0] in PREPOSITIONS and not (NARROW.search(text[max(0, at - LOOK) : at]) or BEFORE.search(text[max(0, at - LOOK) : at])):
            continue
        for length in range(3, len(run) + 1):
            if run[length - 1] in NEVER or run[1] in NEVER:
                break
            yield at, run[:length]


def _spaced(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a name with a gap after its surname; looked for from the gaps, which are rare."""
    for gap in FIRST_GAP.finditer(text):
        for start in (gap.start() - 2, gap.start() - 1):
            found = SPACED.match(text, start) if start >= 0 else None
            for piece in {found[1], found[2]} if found and start + len(found[2]) > gap.end() else ():
                close = piece.translate(GAPS)
                if NEVER.isdisjoint(close[1:]) and (len(close) > 2 or _stands_alone(text, start, start + len(piece), close)):
                    yield start, piece


def _stands_alone(text: str, start: int, end: int, piece: str) -> bool:
    """Return whether two characters stand as a name there: what is also a word only beside a title or the like, anything else at an edge, and not where a word ends with its surname."""
    before = text[max(0, start - LOOK) : start]
    if BEFORE.search(before) or AFTER.match(text, end):
        return True
    return piece not in WORDS and text[max(0, start - 1) : start + 1] not in ENDS and (LEFT.search(before) is not None or RIGHT.match(text, end) is not None)
