"""What is asked when somebody calls, comes or writes; in the order in which people tell it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.joint_names import members_of
from xinqiao.petitions.steps.name_member import Entry as Member
from xinqiao.petitions.steps.register import Entry
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.joint import MOST_HEADS
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT, SHORT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms import Channel, Duty, Secrecy
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.asking import WithQuestions
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import choices, day_field, line, speak_plainly, when_needed, writing
from xinqiao.web.ui.speech import speech

CHANNELS = (Channel.PHONE, Channel.VISIT, Channel.LETTER, Channel.HANDED_DOWN)
SECRECIES = (Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL, Secrecy.ANONYMOUS)
PHONE = re.compile(r"\+?\d[\d\s()\-]{4,24}\d")
TOKEN = re.compile(r"[0-9a-f]{32}")


def checked_phone(typed: str) -> str:
    """Return what was typed as a phone number. Raises ValidationError, which says what one looks like, if it is none."""
    phone = unicodedata.normalize("NFKC", typed).strip()
    if phone and not PHONE.fullmatch(phone):
        raise forms.ValidationError(_("电话只能写数字，例如 13800001234 或 0391-5550100。不知道就空着。"))
    return phone


class RegisterForm(WithQuestions, WithFiles):
    """A matter as it was told; `token` makes the same form register once."""

    perhaps: Sequence[dict[str, Any]] = ()  # the matters that this one may be, once it was sent
    other: dict[str, Any] | None = None  # the matter to add to, where somebody else may have brought it

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    visit = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)  # the visit to the reception room from which it is registered
    desk_unit = forms.TypedChoiceField(label=lazy("在哪个单位登记"), coerce=int)
    channel = forms.ChoiceField(label=lazy("怎么来的"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=lazy("一句话说是什么事"), help_text=lazy("办的人先看到这一句，写事，不写人名。"),
        widget=forms.TextInput(attrs={"autofocus": True, "maxlength": TITLE_LIMIT, "autocomplete": "off"}),
        error_messages={"required": lazy("请写一句话的标题。")},
    )  # fmt: skip
    text = writing(lazy("他的原话"), lazy("照他说的写：发生了什么、什么时候、找过谁。"), rows=8, most=TEXT_LIMIT)
    claims = writing(
        lazy("他要求什么，一行一条"),
        lazy("念给他听，问清楚对不对。"),
        required=False,
        rows=3,
        most=CLAIM_LIMIT * CLAIMS_LIMIT,
    )
    place = line(lazy("在哪里"), most=SHORT_LIMIT)
    happened = line(lazy("什么时候的事"), most=100)
    posted_on = day_field(lazy("邮戳上的日期"), lazy("只有来信写；期限从收到那天算，邮戳留作凭据。"))
    envelope = line(lazy("信封放在哪里"), lazy("例如：2026 年来信柜第 3 格。信封和信一起留。"), most=SHORT_LIMIT)
    on_envelope = line(lazy("信封上的寄信人"), lazy("照信封抄姓名，和信里的不一样也照抄。和姓名一样加密保存，批准了才看得到。匿名的不记。"), most=60)
    read_back = forms.BooleanField(label=lazy("念给他听了，他说对"), required=False, help_text=lazy("电话、来访的，登记以前照写的念一遍。"))
    received_on = day_field(lazy("哪天收到的"), lazy("来信写收到信的那天。期限从这天算。"))
    secrecy = forms.ChoiceField(label=lazy("他愿意怎样留名"), widget=forms.RadioSelect)
    name = when_needed(line(lazy("姓名"), lazy("匿名的不写。"), most=60))
    phone = forms.CharField(
        label=lazy("电话"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=lazy("电子邮箱"), required=False, max_length=120, help_text=lazy("留了邮箱，告知书会发到邮箱；没有就打印。"),
        error_messages={"invalid": lazy("邮箱写得不对，应当像 name@example.cn。请改一下。")},
    )  # fmt: skip
    address = line(lazy("住址"), lazy("寄告知书用。"), most=SHORT_LIMIT)
    heads = forms.IntegerField(
        label=lazy("一共几个人反映"), initial=1, min_value=1, max_value=MOST_HEADS, required=False,
        help_text=lazy("来访的、签名的都算；他自己也算。"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), lazy("人数请写 1 以上的数字。")),
    )  # fmt: skip
    members = writing(
        lazy("别的代表，一行一位：姓名 电话"), lazy("最多四位，加上他自己是五位（条例§20(3)）。其他签名的人登记以后再加。"), required=False, rows=3, most=400
    )
    accuses = forms.BooleanField(
        label=lazy("他检举、控告别人"), required=False, help_text=lazy("违纪违法、贪占、欺压人的。勾上以后，甄别以前只有本单位的信访专员和您看得到，负责人、领导都看不到。"),
    )  # fmt: skip
    about = when_needed(line(lazy("检举的是谁、哪个单位"), lazy("照他说的写姓名、单位。和人员名录、单位对得上的，马上不让他看；登记完您也要回避的，您就看不到了。"), most=SHORT_LIMIT))
    fears = forms.BooleanField(
        label=lazy("他担心有人打击报复，或者已经有了"), required=False, help_text=lazy("问一句。勾上以后交给不经手这件事的纪检或者工会，登记完这里就看不到了。"),
    )  # fmt: skip
    fear_words = when_needed(writing(lazy("他的原话"), lazy("担心什么，或者发生了什么。不写进信访事项里。"), required=False, rows=3))
    field_order = (
        "desk_unit", "channel", "title", "text", "claims", "kind", "accuses", "about", "read_back", "place", "happened", "received_on", "posted_on", "on_envelope", "envelope", "uploads", "secrecy", "name",
        "phone", "address", "email", "heads", "members", "fears", "fear_words",
    )  # fmt: skip

    def __init__(self, *args: Any, staff: Staff, directory: Snapshot, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff, self.directory, self.today = staff, directory, today
        s = speech()
        units = sorted(staff.units_with(Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD))
        self.units = units
        self._offer("desk_unit", [(unit, s.say(directory.unit(unit))) for unit in units], units[0])
        if len(units) == 1:
            self.fields["desk_unit"].required = False
            self.fields["desk_unit"].widget = forms.HiddenInput()
        self._offer("channel", choices(CHANNELS), Channel.PHONE.value)
        self._offer("secrecy", choices(SECRECIES, plain=True), Secrecy.REAL_NAME.value)
        self.fields["received_on"].initial = today
        self.fields["posted_on"].required = False
        self.ask_further(directory, today)
        speak_plainly(self)

    def _offer(self, name: str, offered: list[tuple[Any, str]], first: Any) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]
        self.fields[name].initial = first

    @property
    def source(self) -> str | None:
        """The key that makes this form register once: its token, bound to who sends it."""
        token = self.data.get("token", "")
        return f"desk:{self.staff.person.pk}:{token}" if TOKEN.fullmatch(token) else None

    @property
    def desk_unit_id(self) -> int:
        """The office that registers."""
        chosen = self.cleaned_data.get("desk_unit")
        return int(chosen) if chosen in self.units else self.units[0]

    def clean_received_on(self) -> date:
        """Refuse a day that has not come yet."""
        on: date = self.cleaned_data["received_on"]
        if on > self.today:
            raise forms.ValidationError(_("收到日期不能晚于今天。请改成真正收到的那天。"))
        return on

    def clean_phone(self) -> str:
        """Refuse what is no phone number, and say what one looks like."""
        return checked_phone(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Somebody who gives his name must be reachable by name."""
        given = super().clean() or {}
        if given.get("secrecy") != Secrecy.ANONYMOUS.value and "name" in given and not given["name"].strip():
            self.add_error("name", _("请写姓名。他不愿意留名，就选“匿名”。"))
        return given

    def clean_heads(self) -> int:
        """An empty box is one person."""
        return int(self.cleaned_data["heads"] or 1)

    def clean_members(self) -> tuple[Member, ...]:
        """Read one representative a line; the step itself says how many there may be."""
        return members_of(self.cleaned_data["members"])

    def entry(self) -> Entry:
        """Return the entry of the step. Call it after the form was found valid and the files were kept."""
        values = self.cleaned_data
        on = values["received_on"]
        now = timezone.now()
        received_at = None if on == self.today else min(at_noon(on), now)
        contact = Contact(
            name=values["name"].strip(), phone=values["phone"], email=values["email"], address=values["address"].strip(), on_envelope=values["on_envelope"].strip(),
        )
        asked_as, answers = self.answered()
        return Entry(
            asked_as=asked_as, answers=answers, channel=Channel(values["channel"]), secrecy=Secrecy(values["secrecy"]), title=values["title"], text=values["text"],
            claims=tuple(text.strip() for text in values["claims"].splitlines() if text.strip()), contact=contact,
            place=values["place"], happened=values["happened"], received_at=received_at,
            is_close=bool(values["accuses"] or values["about"].strip() or values["fears"] or values["fear_words"].strip()), about=values["about"],
            uploads=tuple(self.kept_uploads), read_back=values["read_back"], posted_on=values["posted_on"], envelope=values["envelope"], source=self.source, members=values["members"],
            heads=max(values["heads"], len(values["members"]) + 1),
        )  # fmt: skip
