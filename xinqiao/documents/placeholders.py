"""What may stand in a Word template, and the sentences about what may not."""

from __future__ import annotations

from xinqiao.rules.text import Text

# name -> what it stands for, and whether a template must have it
PLACEHOLDERS: dict[str, tuple[Text, bool]] = {
    "issuer": (Text("发文单位（红头）", "issuing unit (the red head)"), False),
    "number": (Text("文号", "number"), True),
    "title": (Text("标题", "title"), True),
    "addressee": (Text("写给谁", "addressee"), False),
    "body": (Text("正文，单独占一段", "the text; a paragraph of its own"), True),
    "signatory": (Text("落款单位", "signatory"), True),
    "date": (Text("成文日期", "date"), True),
    "note": (Text("附注", "note"), False),
    "check": (Text("核对码（没有写就印在最后）", "check value (printed at the end if it is nowhere)"), False),
    "verify": (Text("核验二维码，单独占一段（没有写就印在最后）", "QR code; a paragraph of its own (at the end if it is nowhere)"), False),
}  # fmt: skip
NO_WORD = Text("这不是 Word 的 .docx 文件，或者文件坏了。请在 Word 里另存为 .docx 再传。", "This is no .docx file of Word, or it is broken. Save it as .docx and try again.")
FETCHES = Text("文件里有会去取外部内容的域（{field}），请删掉。", "There is a field that fetches something ({field}); delete it.")
FULL_WIDTH = Text("花括号要用半角的 {{{{ }}}}，现在有全角的。", "Use half-width braces {{{{ }}}}; there are full-width ones.")
CODE = Text("模板里只能写占位符，不能写 {{% %}} 这样的语句。", "Only placeholders can stand in a template, no statements like {{% %}}.")
UNKNOWN = Text("不认识占位符 {names}。可以用的是：{known}。", "Unknown placeholders: {names}. Those that exist: {known}.")
HALF = Text("有一个 {{{{ 没有配上 }}}}：{near}", "A {{{{ has no }}}}: {near}")
MISSING = Text("缺占位符：{names}。", "Placeholders are missing: {names}.")
ALONE = Text("{name} 要单独占一段，直接写在正文里，不能放在表格、页眉或文本框里，只能写一次。", "{name} needs a paragraph of its own in the text: not in a table, header or text box, and only once.")
