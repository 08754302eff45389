"""What a browser calls itself, in words that its owner knows again. Neither version nor address."""

from __future__ import annotations

# sign in the user agent -> word; the first that fits counts, because most browsers name others as well
BROWSERS = (
    ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Lark", "Feishu"), ("QQBrowser", "QQ"), ("UCBrowser", "UC"),
    ("QIHU", "360"), ("360SE", "360"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("HuaweiBrowser", "Huawei"),
    ("Chrom", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
    ("Windows", "Windows"), ("Macintosh", "Mac"), ("Kylin", "Kylin"), ("UOS", "UOS"), ("Linux", "Linux"),
)  # fmt: skip


def words(user_agent: str) -> str:
    """Return "Firefox · Windows"; what is not known is left out."""
    found = [next((word for sign, word in known if sign in user_agent), "") for known in (BROWSERS, SYSTEMS)]
    return " · ".join(word for word in found if word)
