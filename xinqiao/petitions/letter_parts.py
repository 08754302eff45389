"""The sentences of the documents, and the sheet they are put on, one language at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Outcome
from xinqiao.rules.text import Text, say


def day(on: date) -> Text:
    """Return a date as it stands in a letter."""
    return Text(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B} {on.year}")


def received(petition: Petition) -> dict[str, object]:
    """Return what the first sentence of every letter names: the matter, its number, the day it came."""
    return {"title": petition.title, "number": petition.number, "received": day(local_day(petition.received_at))}


class Letter:
    """The blocks of one document in one language, as `documents.content` reads them.

    `clean` is what every text that somebody wrote passes through: the redaction of what goes to another unit.
    """

    def __init__(self, language: str, clean: Callable[[str], str] = str) -> None:
        self.language = language
        self.clean = clean
        self.blocks: list[dict[str, Any]] = []
        self.note = "" if language == "zh" else "Courtesy translation; the Chinese text is the official one."

    def say(self, part: object) -> str:
        """Return a bilingual part in the letter's language, other values as text."""
        return say(part, self.language)

    def paragraph(self, text: Text, **parts: object) -> None:
        """Add a paragraph."""
        self.blocks.append({"kind": "paragraph", "text": self._filled(text, parts)})

    def plain(self, text: str) -> None:
        """Add what somebody wrote, as it was written."""
        self.blocks.append({"kind": "paragraph", "text": self.clean(text)})

    def heading(self, text: Text) -> None:
        """Add a heading."""
        self.blocks.append({"kind": "heading", "text": self.say(text)})

    def fields(self, *rows: tuple[Text, object]) -> None:
        """Add label and value rows."""
        self.blocks.append({"kind": "fields", "rows": [[self.say(label), self.say(value)] for label, value in rows]})

    def form(self, *rows: tuple[Text, object]) -> None:
        """Add the rows of a form for the file, drawn as a table; what somebody wrote in it as in `plain`."""
        said = [[self.say(label), self.clean(value) if type(value) is str else self.say(value)] for label, value in rows]
        self.blocks.append({"kind": "fields", "rows": said, "is_form": True})

    def numbered(self, texts: Iterable[str]) -> None:
        """Add a numbered list."""
        self.blocks.append({"kind": "numbered", "items": list(map(self.clean, texts))})

    def items(self, rows: Iterable[tuple[str, str, str, Outcome, str]]) -> None:
        """Add the conclusions, one row a claim: claim, facts, basis, conclusion, opinion."""
        keys = ("claim", "facts", "basis", "conclusion", "opinion")
        said = [[self.clean(self.say(part)) for part in row] for row in rows]
        self.blocks.append({"kind": "items", "rows": [dict(zip(keys, row, strict=True)) for row in said]})

    def remedy(self, text: Text, **parts: object) -> None:
        """Add what the petitioner can do next."""
        self.blocks.append({"kind": "remedy", "text": self._filled(text, parts)})

    def _filled(self, text: Text, parts: dict[str, object]) -> str:
        pattern = self.say(text)
        filled = {key: self.clean(self.say(part)) if key == "title" else self.say(part) for key, part in parts.items()}
        return pattern.format(**filled) if parts else pattern


class LetterText:
    """The sentences. Gaps are filled; {{…}} placeholders stay for the merging."""

    RECEIVED = Text(
        "您反映的“{title}”一事，我们于{received}收到并登记。",
        "Your matter “{title}” was received and registered on {received}.",
    )
    RECEIPT_NEXT = Text(
        "我们最晚在{due}前书面告诉您由谁办理、怎么办理。（《信访工作条例》第二十三条）",
        "By {due} at the latest you will be told in writing who deals with it and how (Regulation, Art. 23).",
    )
    RECEIPT_LOOK_UP = Text(
        "凭编号和查询码可以随时上网查进度、留言、补充材料、下载文书；也可以打电话或到接待室查询。请保管好查询码，不要告诉别人。",
        "With the number and the query code you can look up progress, write to us, add material and download documents at "
        "any time; you can also phone or come to the reception room. Keep the query code and show it to nobody.",
    )
    YOUR_MATTER = Text(
        "您反映的“{title}”一事（编号 {number}，{received}收到），现告知如下：",
        "On your matter “{title}” (no. {number}, received on {received}) you are told:",
    )
    SERVED_ON_MATTER = Text(
        "“{title}”一事（编号 {number}，{received}收到）的下列文书，送达情况如下：",
        "On the matter “{title}” (no. {number}, received on {received}) these documents were served as follows:",
    )
    REPORT_INTRO = Text(
        "你单位交办的“{title}”一事（编号 {number}，{received}收到）已经书面答复信访人，现将办理结果报告如下：",
        "The matter “{title}” (no. {number}, received on {received}) that you assigned has been answered in writing. The result:",
    )
    KEPT_ON_FILE = Text("本回证存入案卷。", "This proof is kept on file.")
    SIGNED_ONLINE = Text("本人凭查询码在网上打开，打开即签收", "opened online with the query code, which counts as receipt")
    SIGNED_ON_PAPER = Text("收件人签名或者盖章，原件存卷", "signed or sealed by the recipient; the original is on file")
    SIGNED_BY_NOBODY = Text("收件人拒收，由见证人证明", "the recipient refused it before a witness")
    WHERE_SENT = Text(
        "按照“属地管理、分级负责，谁主管、谁负责”的原则，这件事由{unit}办理，我们已经转去。（《信访工作条例》第二十三条）",
        "By the rule that whoever is in charge is responsible, {unit} deals with this matter; it was sent there (Art. 23).",
    )
    WHERE_SENT_NEXT = Text(
        "{unit}最晚在{due}前书面告诉您是否受理。", "{unit} will tell you in writing by {due} whether it accepts the matter."
    )
    WHERE_SENT_LATE = Text(
        "{unit}应当在{due}前书面告诉您是否受理。这一天已经过去，我们正在催办。",
        "{unit} should have told you in writing by {due} whether it accepts the matter. That day has passed; we are pressing it.",
    )
    ACCEPTED = Text(
        "{unit}已于{accepted}受理，将在{due}前书面答复您。（《信访工作条例》第三十四条：受理之日起60日内办结）收到本告知书后{days}日内，您可以要求听证。",
        "{unit} accepted the matter on {accepted} and will answer you in writing by {due} (Art. 34: within 60 days). You may ask for a hearing within {days} days of receiving this notice.",
    )
    PROPOSAL_TAKEN = Text(
        "感谢您的建议。{unit}正在研究，将在{due}前答复是否采纳和理由。（《信访工作条例》第二十九条）",
        "Thank you for your proposal. {unit} is studying it and will answer by {due} whether it is adopted, and why (Art. 29).",
    )
    YOUR_RIGHTS = Text(
        "您可以凭编号和查询码查进度；认为办理人员应当回避的，可以提出；对办理人员的做法不满意的，可以投诉；办完后可以评价。",
        "You can look up progress with the number and query code, ask that a person with an interest step aside, complain "
        "about how you were treated, and rate the handling at the end.",
    )
    REFUSED = Text(
        "经审核，这件事不予受理：{ground}。（《信访工作条例》{article}）",
        "After examination the matter is not accepted: {ground} ({article}).",
    )
    EXHAUSTED = Text(
        "经审核，这件事不再受理：{ground}。（《信访工作条例》{article}）",
        "After examination the matter is not accepted again: {ground} ({article}).",
    )
    DIVERTED = Text(
        "经审核，这件事依法应当通过“{path}”解决，信访程序不能代替。（《信访工作条例》第三十一条）",
        "After examination: the law provides “{path}” for this; the petition procedure cannot replace it (Art. 31).",
    )
    DIVERTED_PARTLY = Text(
        "经审核，您的下列要求依法应当通过“{path}”解决，信访程序不能代替。（《信访工作条例》第三十一条）",
        "After examination: for these claims the law provides “{path}”; the petition procedure cannot replace it (Art. 31).",
    )
    REST_GOES_ON = Text(
        "您的其他要求我们接着办，由谁办理、怎么办理，另行书面告诉您。",
        "Your other claims go on; who deals with them and how you are told in writing.",
    )
    LABOUR_LIMIT = Text(
        "申请劳动争议仲裁的时效是一年，从您知道或者应当知道权利被侵害之日起算。您向单位提出要求、向有关部门求助，或者单位同意履行的，"
        "时效中断，从那时起重新算一年。在职期间拖欠工资的，不受一年限制；已经离职的，要在离职之日起一年内提出。"
        "（《劳动争议调解仲裁法》第二十七条）",
        "The limit for labour arbitration is one year from the day you knew or should have known that your right was infringed. "
        "If you claimed from the employer, asked a competent body for help, or the employer agreed to perform, the year begins "
        "anew. Wages unpaid during employment have no such limit; after it has ended, ask within one year (Labour Dispute "
        "Mediation and Arbitration Law, Art. 27).",
    )
    LABOUR_MEDIATION = Text(
        "您也可以先申请企业劳动争议调解委员会调解；收到调解申请之日起15日内没有达成协议的，可以申请仲裁。"
        "要我们帮您联系，请找{unit}，电话 {phone}。（《劳动争议调解仲裁法》第十条、第十四条）",
        "You can first ask the enterprise's labour dispute mediation committee; if there is no agreement within 15 "
        "days of your request you may go to arbitration. {unit}, phone {phone}, will put you in touch (same law, Arts. 10, 14).",
    )
    DATED_RECEIPT = Text(
        "请保存本告知书和登记回执，它们可以证明您在什么时候提出过要求。",
        "Keep this notice and the receipt: they prove when you raised your claim.",
    )
    SUPPLEMENT = Text("为了办好这件事，请您补充：", "To deal with it well we need from you:")
    SUPPLEMENT_HOW = Text(
        "可以上网补充，也可以寄到或送到{unit}。在您补充之前，我们告知您的期限照常计算。",
        "You can add it online, or post or bring it to {unit}. Meanwhile our own time limit keeps running.",
    )
    EXTENDED = Text(
        "因情况复杂，经{unit}负责人批准，延长办理{days}：原定{old}前答复，现改为{new}前答复。（《信访工作条例》第三十四条）",
        "As the matter is complex, the head of {unit} extended the time by {days}: instead of {old} you will be "
        "answered by {new} (Art. 34).",
    )
    MERGED = Text(
        "同一件事已经有人向我们反映（编号 {other}），您的要求和那一件的相同。两件一起办，免得查两遍、答得不一样。（《信访工作条例》第二十三条）",
        "The same matter was brought to us before (no. {other}) and what you ask for is the same. Both are handled together, so that "
        "nothing is looked into twice or answered differently (Art. 23).",
    )
    MERGED_ANSWER = Text("{unit}正在办理，最晚在{due}前书面答复您。", "{unit} is dealing with it and answers you in writing by {due} at the latest.")
    MERGED_NEXT = Text(
        "由哪个单位受理、哪天前答复，{unit}另行书面告诉您。", "Which unit accepts it, and by which day you are answered, {unit} tells you in writing."
    )
    MERGED_OWN = Text(
        "您的编号、查询码不变；书面答复单独给您一份，您自己决定评价、要不要申请复查。谁反映的那一件，我们不对外说；您的姓名也不告诉对方。"
        "您认为不是同一件事的，请告诉我们，可以分开办。",
        "Your number and query code stay. You get a written answer of your own, and you alone decide on your rating and on asking for a "
        "review. Neither of you is told who the other is. If you think it is not the same matter, tell us: it can be taken apart.",
    )
    WITHDRAWN = Text(
        "您于{asked}申请撤回。我们于{called}向您本人核实：撤回是您自愿的，没有人要求或者逼您撤回。",
        "You asked to withdraw on {asked}. On {called} we asked you yourself: you withdraw of your own free will, and nobody made you.",
    )
    WITHDRAWN_FROM = Text(
        "这件事从{today}起不再办理。您说过的话、交过的材料和办理的记录都留着，不会删除。",
        "From {today} on the matter is no longer dealt with. What you said and sent, and all records, are kept; nothing is deleted.",
    )
    WITHDRAWN_RIGHTS = Text(
        "撤回不影响您的其他权利：仲裁、诉讼等的期限照常计算，请留意；有新情况的，可以再反映。如果撤回不是您的本意，请告诉{unit}，电话{phone}。",
        "Your other rights stay: time limits for arbitration or court run on, so mind them; if something new happens, tell us again. "
        "If you did not mean to withdraw, tell {unit}, phone {phone}.",
    )
    REOPENED = Text(
        "{unit}看了您的理由，决定重新办理。{handling}将在{due}前再次书面答复您。",
        "{unit} has read your reasons and decided that the matter is done anew. {handling} will answer you in writing again by {due}.",
    )
    REOPENED_FROM_START = Text(
        "{unit}看了您的理由，决定重新办理，由谁办会再书面告诉您。",
        "{unit} has read your reasons and takes the matter up again; you will be told in writing who deals with it.",
    )
    CAME_FROM = Text(
        "这件事由{office}于{sent}{how}，{unit}于{accepted}受理。",
        "{office} {how} it on {sent}; {unit} accepted it on {accepted}.",
    )
    TAKEN_ON = Text("{unit}于{accepted}受理了这件事。", "{unit} accepted it on {accepted}.")
    FORWARDED_BY, ASSIGNED_BY = Text("转来", "forwarded"), Text("交办", "assigned")
    DECISION_INTRO = Text(
        "{unit}经过调查，对您的要求逐项答复如下：", "After its investigation {unit} answers your claims one by one:"
    )
    CARRIED_OUT = Text("支持的事项由{unit}负责落实。（《信访工作条例》第三十二条）", "What is supported is carried out by {unit} (Art. 32).")
    PROMISED_BY = Text("{text}（{unit}，{due}前）", "{text} ({unit}, by {due})")
    PROMISED = Text("{text}（{unit}）", "{text} ({unit})")
    COUNTERSIGNED = Text("本答复由{units}会签。", "This answer was countersigned by {units}.")
    PROPOSAL_INTRO = Text("{unit}研究了您的建议，逐项答复如下：", "{unit} has studied your proposal and answers it point by point:")
    SPOT_INTRO = Text(
        "这件事{unit}当场能够答清，逐项答复您。（《信访工作条例》第二十三条）",
        "{unit} can answer this clearly on the spot and does so claim by claim (Art. 23).",
    )
    SPOT_REMEDY = Text(
        "您如果不服本答复，可以自收到之日起30日内向{body}申请复查。（《信访工作条例》第三十五条）",
        "If you do not agree you may ask {body} for a review within 30 days of receiving this reply (Art. 35).",
    )
    THANKS = Text("感谢您关心企业。欢迎继续提建议。", "Thank you for caring about the enterprise. More proposals are welcome.")
    UNIT_ABOVE = Text("上一级单位", "the next higher unit")
    REMEDY = Text(
        "您如果不服本处理意见，可以自收到本意见书之日起30日内向{body}申请复查。（《信访工作条例》第三十五条）",
        "If you do not agree you may ask {body} for a review within 30 days of receiving this decision (Art. 35).",
    )
