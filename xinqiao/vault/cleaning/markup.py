"""The XML parts of packages: authors, editors, companies, times, own properties and paths are emptied; the text stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.unclean import UncleanError

# Local names, in any namespace. An attribute is emptied, an element loses what it holds, or goes altogether.
ATTRIBUTES = frozenset({
    "author", "initials", "userId", "providerId", "userName", "lastModifiedBy", "Creator", "LastModDate", "presenceId", "creator", "modifiedBy",
    "last-modified-by",
})  # fmt: skip
DATES = frozenset({"date", "dateUtc", "dT", "dt", "created", "modified"})  # of a tracked change or a remark
NAMED = frozenset({"cmAuthor", "author", "person", "userInfo"})  # elements whose `name`, `displayName` is somebody's
EMPTIED = frozenset({
    "creator", "initial-creator", "creator-initials", "sender-initials", "author", "editing-cycles", "editing-duration", "printed-by", "user-defined",
    "author-name", "author-initials", "sender-firstname", "sender-lastname", "sender-company", "sender-email", "sender-phone-private",
})  # fmt: skip
GONE = frozenset({"rsids", "absPath", "fileSharing", "docVars", "presenceInfo", "CustomDatas"})
PROPERTIES = re.compile(r"(^|/)(docProps/(core|app|custom)\.xml|meta\.xml)$")  # emptied whole
OFD_INFO = frozenset({
    "Author", "Creator", "CreatorVersion", "CreationDate", "ModDate", "Title", "Subject", "Abstract", "Keywords", "Keyword", "DocUsage", "Cover",
})  # fmt: skip
SETTINGS = re.compile(r"(Printer(Name|Setup)|CurrentDatabase|Path|URL|RedlineProtectionKey)", re.IGNORECASE)
WEB = re.compile(r"(?:https?:|mailto:|tel:|#)", re.IGNORECASE)
REMARKS = re.compile(r"comments?[^/]*\.xml$", re.IGNORECASE)
SIGNED = re.compile(r"[^：:\n]{1,40}[：:](?=\s*$|\s*\n)")  # "name:" alone in the first run, or on the first line
NOBODY = "作者"
_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False, "remove_pis": False}


def clean(name: str, part: bytes) -> bytes:
    """Return one part without what tells about its maker. A document type declaration, which can blow up, is UNSAFE."""
    root = _parsed(part)
    if PROPERTIES.search(name):
        for child in list(root):
            root.remove(child)
    elif name.endswith(".rels"):
        _relations(root)
    elif name != "[Content_Types].xml":
        for element in list(root.iter(etree.Element)):
            _element(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def without_authors_prefix(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook whose remarks do not begin with the name of who wrote them, as Excel lets them."""
    return {name: _unsigned(part) if name.startswith("xl/") and REMARKS.search(name) else part for name, part in parts.items()}


def _unsigned(part: bytes) -> bytes:
    root = _parsed(part)
    for remark in root.iter("{*}comment"):
        first = next(iter(remark.iter("{*}t")), None)
        if first is not None and (signed := SIGNED.match(first.text or "")):
            first.text = f"{NOBODY}:" + (first.text or "")[signed.end() :]
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(part: bytes) -> etree._Element:
    try:
        root = etree.fromstring(part, etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError as error:
        raise UncleanError(FileFault.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UncleanError(FileFault.UNSAFE)
    return root


def _element(element: etree._Element) -> None:
    local = etree.QName(element).localname
    for key in list(element.attrib):
        short = etree.QName(key).localname
        if short in ATTRIBUTES or (local in NAMED and short in ("name", "displayName")):
            element.attrib[key] = NOBODY if short in ("author", "name", "displayName", "userName") else ""
        elif short in DATES and _is_a_day(element.attrib[key]):
            element.attrib[key] = "2000-01-01T00:00:00Z"
        elif short.startswith("rsid"):
            del element.attrib[key]
    if local in GONE and element.getparent() is not None:
        _take_out(element)
    elif local in EMPTIED or (local in OFD_INFO and _is_ofd_info(element)):
        element.text = NOBODY if local in ("author", "creator") else ""
    elif local == "config-item" and any(SETTINGS.search(value) for value in _texts(element)):
        element.text = ""
    elif local == "date" and _is_a_day(element.text or ""):
        element.text = "2000-01-01T00:00:00"


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == "name")


def _is_a_day(value: str | bytes) -> bool:
    return re.match(r"\d{4}-\d\d-\d\dT", str(value)) is not None


def _is_ofd_info(element: etree._Element) -> bool:
    return any(etree.QName(above).localname == "DocInfo" for above in element.iterancestors())


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        if element.tail and (before := element.getprevious()) is not None:
            before.tail = (before.tail or "") + element.tail
        parent.remove(element)


def _relations(root: etree._Element) -> None:
    """Point to nowhere what points to a place outside: a folder of the maker's machine, a picture fetched from a stranger's server."""
    for relation in root:
        if relation.get("TargetMode") == "External":
            is_link = str(relation.get("Type", "")).endswith("/hyperlink") and WEB.match(str(relation.get("Target", "")))
            if not is_link:
                relation.set("Target", "about:blank")
