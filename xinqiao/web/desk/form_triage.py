"""The form of triage: category and path of the whole, and one group of fields for every claim."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.models import Claim
from xinqiao.petitions.steps import triage
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT
from xinqiao.rules.terms import Path
from xinqiao.rules.triage import Sort, usual_path
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.step_form import StepForm, choices
from xinqiao.web.ui.speech import speech

USUAL = "usual"
Tree = list[tuple[str, Any]]


class TriageForm(StepForm):
    """甄别: a category and the lawful path, and where a claim differs, its own."""

    step = "triage"
    takes_long = True
    explains = lazy(
        "选类别和途径，把要求一条一条分开；和整件不同的，单独选它的类别和途径。任何一条选“检举控告”或第 10 类，整件立即密封："
        "只有纪检人员看得到，您也看不到了。"
    )
    category = forms.ChoiceField(label=lazy("类别"), help_text=lazy("每一类后面写着通常走的途径。"))
    path = forms.ChoiceField(
        label=lazy("途径"), widget=forms.RadioSelect, help_text=lazy("决定走哪个期限、发哪种文书（条例§29–31）。")
    )
    claims = forms.CharField(
        label=lazy("再分出来的要求，一行一条"), required=False, help_text=lazy("类别和途径照整件。分出来以后还可以再甄别一次，单独选。"),
        widget=forms.Textarea(attrs={"rows": 3, "data-max": CLAIM_LIMIT * CLAIMS_LIMIT}),
    )  # fmt: skip

    def prepare(self) -> None:
        petition = self.opened.petition
        tree = category_tree(self.opened)
        self.fields["category"].choices = [("", _("请选一个")), *tree]  # type: ignore[attr-defined]
        self.fields["path"].choices = [  # type: ignore[attr-defined]
            (USUAL, _("按这个类别通常的途径")), *choices(Path, plain=True)
        ]  # fmt: skip
        self.fields["category"].initial = petition.category
        self.fields["path"].initial = petition.path or USUAL
        for n, claim in enumerate(self._sorted(), 1):
            self._add_row(n, claim, tree)

    def _sorted(self) -> list[Claim]:
        return self.opened.dossier.remaining

    def _add_row(self, n: int, claim: Claim, tree: Tree) -> None:
        petition = self.opened.petition
        differs = bool(claim.path) and (claim.category, claim.path) != (petition.category, petition.path)
        rows = {
            "claim": forms.CharField(
                label=_("要求的内容"), required=False, initial=" ".join(claim.text.split()), help_text=_("一行一条；清空就是去掉这一条。"),
                widget=forms.Textarea(attrs={"rows": 2, "data-max": CLAIM_LIMIT}),
            ),
            "category": forms.ChoiceField(
                label=_("这一条的类别"), required=False, choices=[("", _("照整件")), *tree], initial=claim.category if differs else ""
            ),
            "path": forms.ChoiceField(
                label=_("这一条的途径"), required=False, choices=[("", _("照整件；另选了类别的，按那一类通常的途径")), *choices(Path)],
                initial=claim.path if differs else "",
            ),
        }  # fmt: skip
        for part, field in rows.items():
            self.fields[f"{part}_{n}"] = field

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        rows = [
            (_("要求 %(n)s") % {"n": n}, [self[f"{part}_{n}"] for part in ("claim", "category", "path")])
            for n in range(1, len(self._sorted()) + 1)
        ]
        return [("", [self["category"], self["path"]]), *rows, ("", [self["claims"]])]

    def entry(self) -> Any:
        values = self.cleaned_data
        whole = Sort(values["category"], self._path(values["path"], values["category"]))
        texts: list[str] = []
        sorts: list[Sort] = []
        for n in range(1, len(self._sorted()) + 1):
            lines = _lines(values[f"claim_{n}"])
            texts += lines
            sorts += [self._sort(n, whole)] * len(lines)
        more = _lines(values["claims"])
        return triage.Entry(
            category=whole.category, path=whole.path, claims=(*texts, *more), sorts=(*sorts, *[whole] * len(more))
        )  # fmt: skip

    def _sort(self, n: int, whole: Sort) -> Sort:
        category, path = self.cleaned_data[f"category_{n}"], self.cleaned_data[f"path_{n}"]
        if not category:
            return Sort(whole.category, Path(path)) if path else whole
        return Sort(category, self._path(path or USUAL, category))

    def _path(self, chosen: str, category: str) -> Path:
        return usual_path(category) if chosen == USUAL else Path(chosen)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def category_tree(opened: OpenMatter) -> Tree:
    """Return the categories of today as choices: the leaves under their heads, each with its usual path."""
    s = speech()
    known = opened.directory.categories(opened.today)
    usual = _("通常：%(path)s")
    return [
        (
            f"{code} {s.say(row)}",
            [
                (leaf, f"{leaf} {s.say(found)}（{usual % {'path': s.say(usual_path(leaf))}}）")
                for leaf, found in known.items()
                if len(leaf) == 4 and leaf.startswith(code)
            ],
        )
        for code, row in known.items()
        if len(code) == 2
    ]
