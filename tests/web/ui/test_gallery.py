"""The design system: every component is shown, styled, translated and legible."""

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django.utils.safestring import SafeString
from django.utils.translation import override

from xinqiao.web.ui import drawing, stylesheet, views
from xinqiao.web.ui.context import look
from xinqiao.web.ui.gallery import component_names, exhibits
from xinqiao.web.ui.samples.values import Both
from xinqiao.web.ui.speech import Speech
from xinqiao.web.ui.templatetags import ui as tags

UI = Path(stylesheet.__file__).parent
COMPONENT_STYLES = UI / "static" / "css" / "components"
TODAY = date(2026, 3, 20)


@pytest.mark.parametrize("name", component_names())
def test_component_has_a_stylesheet_of_its_name(name: str) -> None:
    text = (COMPONENT_STYLES / f"{name}.css").read_text(encoding="utf-8")
    assert f".{name}" in text
    assert f".{name}" in stylesheet.build()


def test_every_component_stylesheet_has_a_template() -> None:
    assert {path.stem for path in COMPONENT_STYLES.glob("*.css")} == set(component_names())


def test_gallery_shows_every_component_in_both_languages() -> None:
    page = views.gallery(RequestFactory().get("/ui/gallery/")).content.decode()
    for exhibit in exhibits():
        assert f'id="show-{exhibit.name}"' in page
        for view in exhibit.views:
            assert view.pictures, exhibit.name
            assert all(picture.strip() for picture in view.pictures), exhibit.name


def test_english_views_speak_english() -> None:
    names_of_things = {"三号楼", "信受", "号", "受理", "中文"}
    for exhibit in exhibits():
        for picture in exhibit.views[1].pictures:
            chinese = set(re.findall(r"[\u4e00-\u9fff]+", picture))
            assert chinese <= names_of_things, (exhibit.name, chinese)


class Attributes(HTMLParser):
    """Collects ids, inline styles and handlers of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "style" or name.startswith("on"):
                self.forbidden.append(f"{tag} {name}")
        if tag == "style":
            self.forbidden.append(tag)


def test_gallery_obeys_the_content_security_policy_and_ids_are_unique() -> None:
    page = Attributes()
    page.feed(views.gallery(RequestFactory().get("/ui/gallery/")).content.decode())
    assert page.forbidden == []
    assert len(page.ids) == len(set(page.ids))


def test_templates_are_short() -> None:
    for path in UI.rglob("*.html"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 80, path


def test_stylesheet_is_one_text_with_the_layers_in_order() -> None:
    text = stylesheet.build()
    assert text.startswith("@layer reset, tokens, base, layout, components, pages, print;")
    assert text.count("{") == text.count("}")
    assert "url(" not in text
    assert "@import" not in text


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palette(*, dark: bool) -> dict[str, str]:
    """The colour tokens of a scheme."""
    text = (UI / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light_part, _, dark_part = text.partition("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light_part.split(":root[data-mode")[0]))
    if dark:
        colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark_part.split(":root[data-mode")[0]))
    return colours


@pytest.mark.parametrize("dark", [False, True])
def test_every_pair_of_colours_is_legible(dark: bool) -> None:
    colours = palette(dark=dark)
    grounds = ("paper", "card")
    meanings = ("bridge", "amber", "brick", "moss", "plum")
    pairs = [(ink, ground) for ink in ("ink", "ink-soft", "bridge-strong", *meanings) for ground in grounds]
    pairs += [(meaning, f"{meaning}-soft") for meaning in meanings]
    pairs += [(ink, f"{meaning}-soft") for ink in ("ink", "ink-soft") for meaning in meanings]
    pairs += [
        ("on-bridge", "bridge"),
        ("on-bridge", "bridge-strong"),
        ("moss", "bridge-soft"),
        ("brick", "bridge-soft"),
    ]
    faint = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}
    assert all(contrast(colours[edge], colours[ground]) >= 3 for edge in ("edge", "focus") for ground in grounds)


@pytest.mark.parametrize(
    ("code", "left", "said"),
    [
        ("zh-hans", 6, "还有 6 天"), ("zh-hans", 0, "今天"), ("zh-hans", -1, "超 1 天"),
        ("en", 6, "6 days left"), ("en", 1, "1 day left"),
        ("en", 0, "today"), ("en", -1, "1 day late"), ("en", -9, "9 days late"),
    ],
)  # fmt: skip
def test_days_left(code: str, left: int, said: str) -> None:
    with override(code):
        assert tags.days_left(left) == said


def test_days_say_the_year_only_when_it_differs() -> None:
    with override("zh-hans"):
        assert tags.day(date(2026, 3, 26), TODAY) == "3 月 26 日（周四）"
        assert tags.day(date(2025, 3, 26), TODAY) == "2025 年 3 月 26 日（周三）"
    with override("en"):
        assert tags.day(date(2026, 3, 26)) == "Thu 26 Mar"
        assert tags.day(date(2025, 3, 26), TODAY) == "Wed 26 Mar 2025"


def test_moments_are_shanghai_wall_time() -> None:
    at = datetime(2026, 3, 12, 15, 41, tzinfo=UTC)
    with override("zh-hans"):
        assert tags.moment(at) == "3 月 12 日 23:41"
        assert tags.moment(at - timedelta(days=365), TODAY) == "2025 年 3 月 12 日 23:41"
    with override("en"):
        assert tags.moment(at) == "12 Mar, 23:41"


def test_texts_are_said_in_the_active_language_and_escaped() -> None:
    text = Both("受理", "Accept")
    with override("en"):
        assert (tags.say(text), tags.term(text), tags.both(text), tags.say("x"), tags.say(None)) == (
            "Accept", "Accept", "Accept (受理)", "x", "",
        )  # fmt: skip
    with override("zh-hans"):
        assert (tags.say(text), tags.both(text)) == ("受理", "受理")
        assert tags.lines("<b>一</b>\r\n二\n\n三 & 四") == "<p>&lt;b&gt;一&lt;/b&gt;<br>二</p><p>三 &amp; 四</p>"
        assert isinstance(tags.lines(""), SafeString)


@pytest.mark.parametrize(("left", "kind"), [(None, ""), (-1, "late"), (0, "soon"), (3, "soon"), (4, "")])
def test_due_kind(left: int | None, kind: str) -> None:
    assert tags.due_kind(left) == kind


def test_bars_are_measured_against_the_longest_or_a_given_most() -> None:
    assert [bar.share for bar in drawing.bars([("a", 5, ""), ("b", 10, "")])] == [50, 100]
    assert drawing.bars([("a", 5, "#")], unit="%", most=100)[0] == drawing.Bar("a", "5%", 5, "#")
    assert [bar.share for bar in drawing.bars([("a", 0, "")])] == [0]


@pytest.mark.parametrize(
    ("target", "kept"),
    [("/lookup/?a=1", "/lookup/?a=1"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/"), ("", "/")],
)
def test_mode_is_kept_and_leads_back_only_to_this_host(target: str, kept: str) -> None:
    response = views.mode(RequestFactory().post("/ui/mode/", {"mode": "elder", "next": target}))
    assert (response.status_code, response["Location"]) == (302, kept)
    assert response.cookies["mode"].value == "elder"
    assert response.cookies["mode"]["max-age"] == 365 * 24 * 60 * 60


def test_mode_takes_only_a_post_and_only_known_modes() -> None:
    assert views.mode(RequestFactory().get("/ui/mode/")).status_code == 405
    assert views.mode(RequestFactory().post("/ui/mode/", {"mode": "<b>"})).cookies["mode"].value == "plain"


def test_look_reads_the_cookie_and_offers_the_other_language() -> None:
    seen = RequestFactory().get("/a/?b=c")
    seen.COOKIES["mode"] = "elder"
    with override("en"):
        given = look(seen)
    assert (given["mode"], given["lang"], given["here"]) == ("elder", "en", "/a/?b=c")
    assert given["other_language"] == {"code": "zh-hans", "label": "中文"}


@pytest.mark.parametrize("page", ["400.html", "403.html"])
@pytest.mark.parametrize("code", ["zh-hans", "en"])
def test_trouble_pages_say_what_to_do_even_without_a_request(page: str, code: str) -> None:
    with override(code):
        text = engines["django"].get_template(page).render({})
    assert text.count("<h1>") == 1
    assert 'class="button main"' in text
    assert ("没有改动" in text) == (code == "zh-hans")


def test_forms_use_our_field_template() -> None:
    assert settings.FORM_RENDERER == "xinqiao.web.ui.renderer.Renderer"


@pytest.mark.parametrize(("minutes", "zh", "en"), [
    (118, "还有 1 小时 58 分", "1 h 58 min left"), (35, "还有 35 分钟", "35 min left"), (0, "还有 0 分钟", "0 min left"), (-1, "超 1 分钟", "1 min late"),
    (-185, "超 3 小时 5 分", "3 h 5 min late"), (-60 * 24 * 3, "超 3 天", "3 days late"), (60 * 24 * 2, "还有 2 天", "2 days left"),
])  # fmt: skip
def test_time_left_is_said_in_hours_and_minutes_where_a_day_is_too_coarse(minutes: int, zh: str, en: str) -> None:
    now = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    until = now + timedelta(minutes=minutes)
    assert (Speech(english=False).time_left(until, now), Speech(english=True).time_left(until, now)) == (zh, en)
