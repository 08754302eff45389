"""Samples of the parts of a form."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from xinqiao.web.ui.samples.values import ACCEPTED, Both, Sample


class SampleForm(forms.Form):
    """One field of every kind."""

    what = forms.CharField(
        label="发生了什么", max_length=5000, widget=forms.Textarea, help_text="时间、地点、谁、怎样，想到哪写到哪。"
    )
    where = forms.CharField(label="地点", required=False)
    happened_on = forms.DateField(label="哪一天", widget=forms.DateInput(attrs={"type": "date"}))
    channel = forms.ChoiceField(label="怎么来的", choices=[("phone", "来电"), ("visit", "来访"), ("letter", "来信")])
    name_use = forms.ChoiceField(
        label="您的名字给谁看",
        widget=forms.RadioSelect,
        choices=[("open", "办理人员可以看到"), ("hidden", "只有信访办可以看到")],
    )
    ways = forms.MultipleChoiceField(
        label="怎么找您", widget=forms.CheckboxSelectMultiple, choices=[("phone", "电话"), ("letter", "信件")]
    )
    agreed = forms.BooleanField(label="我写的都是真实的")
    photos = forms.FileField(label="照片和文件", required=False, help_text="每个最大 20 MB。")


class EnglishForm(SampleForm):
    """The same fields with English labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = ("What happened", "Place", "Which day", "How it came", "Who may see your name", "How to reach you")
        for field, label in zip(
            self.fields.values(), (*labels, "What I wrote is true", "Photos and files"), strict=True
        ):
            field.label = label
        self.fields["what"].help_text = "When, where, who and how, in any order."
        self.fields["photos"].help_text = "Up to 20 MB each."
        for name in ("channel", "name_use", "ways"):
            self.fields[name].choices = [(key, key.capitalize()) for key, _ in self.fields[name].choices]  # type: ignore[attr-defined]


def form(code: str, *, wrong: bool = False) -> SampleForm:
    """The sample form in a language; filled in wrongly on request."""
    kind = EnglishForm if code == "en" else SampleForm
    auto_id = f"id_{code}_{'wrong' if wrong else 'new'}_%s"
    if not wrong:
        return kind(auto_id=auto_id)
    files: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict({"photos": [SimpleUploadedFile("a.jpg", b"1")]})
    return kind({"what": "", "where": "三号楼"}, files, auto_id=auto_id)


def steps() -> Sample:
    """Two open steps and a closed one."""
    return {
        "open": [
            {
                "label": ACCEPTED,
                "url": "#",
                "main": True,
                "hint": Both("发《受理告知书》", "Issues the acceptance notice"),
            },
            {"label": Both("退回", "Decline"), "url": "#"},
        ],
        "closed": [
            {
                "label": Both("答复", "Reply"),
                "reason": Both("还没有受理，先受理再答复。", "Not accepted yet: accept it first."),
            }
        ],
    }


def form_parts(code: str) -> dict[str, list[Sample]]:
    """Samples of the parts of a form."""
    file = {
        "id": f"id_{code}_file",
        "name": "file",
        "label": Both("照片", "Photos"),
        "multiple": True,
        "kept": [{"name": "三号楼.jpg", "size": 320000}],
    }
    return {
        "field": [*({"field": field} for field in form(code)), *({"field": field} for field in form(code, wrong=True))],
        "file_input": [file | {"label": "Photos" if code == "en" else "照片"}],
        "form_errors": [{"form": form(code, wrong=True)}],
        "progress": [
            {
                "id": f"progress-{code}",
                "label": Both("正在导入", "Importing"),
                "value": 320,
                "max": 1000,
                "note": Both(
                    "每秒 310 件，还要 2 秒。可以离开这一页。", "310 a second, 2 seconds left. You may leave this page."
                ),
            }
        ],
        "step_list": [steps()],
    }
