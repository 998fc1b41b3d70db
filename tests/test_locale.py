"""The Arabic interface: a complete catalogue, and pages and letters that speak it."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation.template import templatize

from factories.articles import ArticleFactory, SectionFactory
from onrecord.corrections.models import Report
from onrecord.desk.models import Letter
from onrecord.formats import atom
from onrecord.record.enums import Kind
from onrecord.record.models import Answer, quoted
from onrecord.record.publishing import WordChange, apply_words
from onrecord.record.templatetags.onrecord_record import day, moment
from support.browser import form_in, soup, text_of

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "onrecord"
CATALOGUE = PACKAGE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
PO = polib.pofile(str(CATALOGUE))

Message = tuple[str, str, str]
"""Context, text and plural; empty where there is none."""

# Where context, text and plural stand among the arguments, as Django's makemessages has it.
SINGULAR, PLURAL = (None, 0, None), (None, 0, 1)
SHAPES = {
    "_": SINGULAR, "gettext": SINGULAR, "gettext_lazy": SINGULAR, "gettext_noop": SINGULAR,
    "ngettext": PLURAL, "ngettext_lazy": PLURAL,
    "pgettext": (0, 1, None), "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2), "npgettext_lazy": (0, 1, 2),
}  # fmt: skip
_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_TEMPLATE_CALL = re.compile(rf"(?<!\w)({'|'.join(SHAPES)})\(((?:\s*{_STRING}\s*,?)+)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def message(name: str, strings: list[str]) -> Message:
    context, text, plural = ("" if place is None else strings[place] for place in SHAPES[name])
    return context, text, plural


def messages_in_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            strings = [
                item.value
                for item in node.args
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
            ]
            if name in SHAPES and strings:
                yield message(name, strings)


def messages_in_template(path: Path) -> Iterator[Message]:
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for name, arguments in _TEMPLATE_CALL.findall(source):
        yield message(name, [ast.literal_eval(item) for item in re.findall(_STRING, arguments)])


def messages_in_source() -> set[Message]:
    """Everything the code and the templates say through gettext."""
    found: set[Message] = set()
    for path in PACKAGE.rglob("*.py"):
        found.update(messages_in_python(path))
    for path in PACKAGE.glob("*/templates/**/*"):
        if path.suffix in {".html", ".txt"}:
            found.update(messages_in_template(path))
    return found


def messages_in_catalogue() -> set[Message]:
    return {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in PO}


def wordings(entry: polib.POEntry) -> list[str]:
    """What an entry says in Arabic, in each of its forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


# The catalogue -----------------------------------------------------------------------------------


def test_every_string_of_the_source_is_in_the_catalogue_and_nothing_else() -> None:
    said = messages_in_source()
    assert ("", "Report an error", "") in said, "the templates were not read"
    assert ("", "Which words are wrong?", "") in said, "the code was not read"
    assert messages_in_catalogue() == said


def test_every_string_is_translated() -> None:
    missing = [entry for entry in PO if not all(text.strip() for text in wordings(entry))]
    assert [missing, PO.fuzzy_entries(), PO.obsolete_entries()] == [[], [], []]


def test_every_plural_has_the_six_forms_of_arabic() -> None:
    plurals = [entry for entry in PO if entry.msgid_plural]
    assert plurals, "there is no plural at all"
    assert {tuple(entry.msgstr_plural) for entry in plurals} == {(0, 1, 2, 3, 4, 5)}


def test_placeholders_survive() -> None:
    wrong = []
    for entry in PO:
        there = sorted(_PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for form, text in enumerate(wordings(entry)):
            # None, one and two say their number in words.
            may_count_in_words = bool(entry.msgid_plural) and form < 3
            kept = sorted(_PLACEHOLDER.findall(text))
            if kept != there and not (may_count_in_words and kept == []):
                wrong.append(text)
    assert wrong == []


def test_no_count_stands_in_a_placeholder_without_a_name() -> None:
    # "%d" cannot be left out where Arabic says one and two in words: formatting would fail.
    assert [entry.msgid for entry in PO if entry.msgid_plural and "%d" in entry.msgid_plural] == []


def test_arabic_is_printed_with_arabic_marks() -> None:
    foreign = re.compile(r"""[“”"?,;]""")
    assert [text for entry in PO for text in wordings(entry) if foreign.search(text)] == []


def test_the_compiled_catalogue_is_what_the_source_compiles_to() -> None:
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))

    def content(catalogue: Any) -> dict[Message, list[str]]:
        return {
            (entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): wordings(entry)
            for entry in catalogue
        }

    assert content(compiled) == content(PO)
    assert compiled.metadata == PO.metadata


def test_strings_are_marked_by_names_that_makemessages_knows() -> None:
    hidden = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                hidden += [
                    f"{path.name}: {item.name} as {item.asname}"
                    for item in node.names
                    if item.name in SHAPES and item.asname not in {None, "_"}
                ]
    assert hidden == []


# One word per thing ------------------------------------------------------------------------------


def test_feeds_and_pages_use_the_same_words() -> None:
    with translation.override("ar"):
        said = {kind: str(Kind(kind).label) for kind in atom._LABELS["ar"]}
    assert atom._LABELS["ar"] == said


def test_our_reports_do_not_rename_wagtails() -> None:
    with translation.override("ar"):
        assert gettext("Reports") == "التقارير"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا رسائل في الطريق."),
        (1, "رسالة واحدة في الطريق."),
        (2, "رسالتان في الطريق."),
        (3, "3 رسائل في الطريق."),
        (11, "11 رسالة في الطريق."),
        (100, "100 رسالة في الطريق."),
        (103, "103 رسائل في الطريق."),
    ],
)
def test_counts_are_said_as_arabic_says_them(count: int, said: str) -> None:
    with translation.override("ar"):
        text = ngettext(
            "%(count)d letter is on its way.", "%(count)d letters are on their way.", count
        )
    assert text % {"count": count} == said


def test_words_are_quoted_as_each_language_does() -> None:
    with translation.override("ar"):
        assert quoted(["14 مترا", "الشرقي"]) == "«14 مترا»، «الشرقي»"
    assert quoted(["14 metres", "eastern"]) == "“14 metres”, “eastern”"


# Dates -------------------------------------------------------------------------------------------

MOMENT = datetime(2025, 11, 22, 13, 54, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "hour", "date"),
    [
        ("en", "22 November 2025, 13:54", "22 November 2025"),
        ("ar", "22 نوفمبر 2025، 13:54", "22 نوفمبر 2025"),
    ],
)
def test_dates_are_written_as_newspapers_write_them(language: str, hour: str, date: str) -> None:
    with translation.override(language):
        assert [moment(MOMENT), date_format(MOMENT, "DATETIME_FORMAT")] == [hour, hour]
        assert [day(MOMENT), date_format(MOMENT)] == [date, date]


# Pages and letters -------------------------------------------------------------------------------

TEXT = (
    '<p data-block-key="p1">اجتمع مجلس بورت إليري يوم الاثنين للنظر في أمر الرصيف.</p>'
    '<p data-block-key="p2">سيبلغ طول الرصيف الجديد 14 مترا، كما قال مدير الميناء.</p>'
)


@pytest.fixture
def story(newsroom: Any) -> Any:
    """A live Arabic story in a section of its own."""
    section = SectionFactory(
        parent=newsroom.get_parent(), title="المجلس", slug="council-ar", language="ar"
    )
    return ArticleFactory(
        parent=section,
        title="المجلس يقر رصيفا جديدا",
        slug="raseef",
        byline="سمير هلال",
        standfirst="بعد تسعة أعوام من النقاش.",
        text=TEXT,
        language="ar",
        first_published_at=MOMENT,
    )


def page_at(client: Client, address: str) -> Any:
    """A page as a tree, once it has said that it is Arabic."""
    page = soup(client.get(address))
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    return page


def filed(client: Client, story: Any) -> Report:
    """A reader reports a number and wants an answer by mail."""
    form = form_in(client.get(f"/report/{story.pk}/"))
    typed = {"quote": "14 مترا", "should_say": "41 مترا", "email": "amal@home.example"}
    assert client.post(form.action, form.filled(**typed, answer_me="on")).status_code == 303
    return Report.objects.get()


def test_a_story_says_its_dates_and_ways_in_arabic(client: Client, story: Any) -> None:
    page = page_at(client, story.url)
    assert text_of(page.select_one(".dates")) == "نُشر 22 نوفمبر 2025، 13:54"
    assert text_of(page.select_one(".report-link a")) == "الإبلاغ عن خطأ"
    assert text_of(page.select_one(".story__record a")) == "سجل هذا الخبر"
    assert text_of(page.select_one(".skip")) == "الانتقال إلى النص"


def test_the_report_form_asks_in_arabic(client: Client, story: Any) -> None:
    page = page_at(client, f"/report/{story.pk}/")
    assert text_of(page.h1) == "الإبلاغ عن خطأ"
    assert [text_of(label) for label in page.select("main label")] == [
        "ما العبارة الخاطئة؟", "ما الصواب؟", "كيف عرفت ذلك؟", "اسمك", "بريدك الإلكتروني",
        "أريد ردًا على هذا البلاغ بالبريد الإلكتروني.", "يمكنكم شكري بالاسم إذا صُحّح الخبر.",
        "أريد تلقي النشرة البريدية.",
    ]  # fmt: skip
    assert text_of(page.select_one("main button")) == "إرسال البلاغ"


def test_the_status_page_says_in_arabic_where_the_report_stands(client: Client, story: Any) -> None:
    page = page_at(client, filed(client, story).status_path)
    assert text_of(page.h1) == "وصلنا بلاغك"
    received, *steps = [text_of(step) for step in page.select(".steps li")]
    assert received.startswith("استلام البلاغ ")
    assert steps == ["نظر مكتب التحرير فيه", "القرار والرد عليك"]


def test_the_receipt_is_an_arabic_letter_with_its_address_on_a_line(
    client: Client, story: Any
) -> None:
    report = filed(client, story)
    letter = Letter.objects.get()
    assert letter.subject == "وصلنا بلاغك عن خبر «المجلس يقر رصيفا جديدا»"
    opening = (
        f"وصلنا بلاغك عن خبرنا «المجلس يقر رصيفا جديدا»، ورقمه المرجعي {report.reference}. "
        "سينظر فيه مكتب التحرير ويبت فيه، وسيصلك الرد على هذا البريد."
    )
    assert letter.body.splitlines() == [
        opening,
        "",
        "لمتابعة البلاغ على صفحتك الخاصة:",
        f"http://testserver{report.status_path}",
        "",
        "The Test Post",
    ]


def test_notice_and_record_name_the_kind_in_arabic(client: Client, story: Any) -> None:
    part = next(part for part in story.reader_parts() if "14 مترا" in part.text)
    start = part.text.index("14 مترا")
    change = WordChange(part.key, start, start + len("14 مترا"), "14 مترا", "41 مترا")
    said = "ورد في نسخة سابقة من هذا الخبر «14 مترا»، والصواب «41 مترا»."
    apply_words(story, change, Answer(kind=Kind.CORRECTION, notice=said, basis=1), by=None)
    notice = page_at(client, story.url).select_one(".notice")
    assert [text_of(notice.strong), text_of(notice.select_one(".notice__text"))] == ["تصحيح", said]
    record = page_at(client, f"/record/{story.pk}/")
    assert text_of(record.select_one(".label")) == "سجل الخبر"
    assert [text_of(kind) for kind in record.select(".entry__head strong")] == [
        "تصحيح", "النشر الأول",
    ]  # fmt: skip
