"""What all forms of steps have in common: the version the reader saw, and the entry they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.perform import step_module
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import Term
from xinqiao.web.desk import recipients
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.ui.speech import speech

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Said: TypeAlias = "str | _StrPromise"
F = TypeVar("F", bound=forms.Field)


class StepForm(forms.Form):
    """The form of one step. Its fields carry the names of the step's `Entry`; a step that asks nothing has none."""

    step: ClassVar[str]
    explains: Said = ""  # one sentence above the form: what follows from the step
    template: ClassVar[str] = ""  # shown above the fields, for steps that show more than fields
    takes_long: ClassVar[bool] = False  # whoever opens it while a colleague writes is told so
    gives_hints: ClassVar[bool] = False  # its texts are looked through on request before the step is taken
    instead: ClassVar[str] = ""  # the step that decides the same question the other way
    since: SafeString | None = None  # what was done on the matter while this form was open
    letters: Sequence[SafeString] = ()  # what the step would issue, where the reader asked to see it first

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, opened: OpenMatter, **kwargs: Any) -> None:
        self.opened = opened
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = opened.petition.version
        self.prepare()
        speak_plainly(self)

    def prepare(self) -> None:
        """Fill choices and first values from the matter."""

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the visible fields in groups with a heading; one group without, unless a step has several."""
        return [("", self.visible_fields())]

    def shown(self) -> dict[str, Any]:
        """Return what `template` needs."""
        return {}

    def has_papers(self) -> bool:
        """Return whether the step issues documents that can be read before it is taken."""
        return recipients.issues_papers(self.step, self.opened)

    def goes_out(self) -> str:
        """Return what the step sends out and to whom, as rows; empty where it sends nothing."""
        return recipients.goes_out(self.step, self.opened, speech(self.opened.today))

    def entry(self) -> Any:
        """Return the step's entry. Call it after the form was found valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return step_module(self.step).Entry(**values)

    def leads_to(self) -> str:
        """Return the address at which whoever took the step goes on; "" for the page of the petition."""
        return ""

    @property
    def is_stale(self) -> bool:
        """Whether somebody took a step on the matter since this form was opened."""
        version = str(self.data.get("version", ""))
        return version.isascii() and version.isdigit() and version != str(self.opened.petition.version)

    @property
    def hinted(self) -> Sequence[dict[str, Any]]:
        """The hints on what is written so far, for steps that give any; they hold nothing up."""
        return ()

    def fills(self) -> bool:
        """Whether the form was sent only to have something filled in; then nothing is taken."""
        return False

    def again(self, version: int) -> None:
        """Let a form that was stale be sent again as it is, where its reader is told nothing of what was done since."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

    def catch_up(self, opened: OpenMatter, since: SafeString) -> None:
        """Let a form that was stale be sent again as it is, now that its reader is told what was done `since`."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(opened.petition.version)
        self.data, self.since = data, since


def speak_plainly(form: forms.Form) -> None:
    """Let fields with choices say what to do, instead of repeating a value that nobody wrote."""
    for field in form.fields.values():
        if isinstance(field, forms.ChoiceField):
            several = isinstance(field, forms.MultipleChoiceField)
            field.error_messages |= {
                "required": lazy("请至少选一个。") if several else lazy("请选一个。"),
                "invalid_choice": lazy("请在给出的选项里选一个。"),
            }


def writing(
    label: Said, help_text: Said = "", *, required: bool = True, rows: int = 5, most: int = WRITING_LIMIT
) -> forms.CharField:
    """Return a field for a longer text; the step itself checks its length, so that its sentence is the same everywhere."""
    area = forms.Textarea(attrs={"rows": rows, "data-max": most})
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        strip=False,
        widget=area,
        error_messages={"required": lazy("请写这一项。")},
    )


def when_needed(field: F) -> F:
    """Return a field that some answers ask for and others do not: its label does not call it optional."""
    field.is_conditional = True  # type: ignore[attr-defined]
    return field


def line(label: Said, help_text: Said = "", *, required: bool = False, most: int = 200) -> forms.CharField:
    """Return a field for one line."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        error_messages={"required": lazy("请写这一项。")},
    )


def choices(terms: Any, *, plain: bool = False) -> list[tuple[str, str]]:
    """Return terms as choices in the reader's language, with their plain words in Chinese if asked for."""
    s = speech()

    def label(term: Term) -> str:
        return f"{s.say(term)}：{term.plain}" if plain and term.plain and not s.english else s.say(term)

    return [(term.value, label(term)) for term in terms]


def day_field(label: Said, help_text: Said = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": lazy("请选一天。"), "invalid": lazy("这一天写得不对，请写成 2026-03-26 这样。")},
    )
