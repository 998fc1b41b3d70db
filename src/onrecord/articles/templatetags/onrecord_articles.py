"""How a story's text reaches readers: addressed part by part, with its changed words marked."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from onrecord.articles import queries, slots
from onrecord.articles.models import ArticlePage, SectionPage, block_parts
from onrecord.articles.teasers import Band, Front, teasers_of
from onrecord.formats import jsonld
from onrecord.record import queries as record_queries
from onrecord.record.parts import as_marks
from onrecord.text import html
from onrecord.text.html import Mark

register = template.Library()


def marks_by_part(page: ArticlePage) -> Mapping[str, list[Mark]]:
    """Where changed words stand, by part; only where the text is the one on record.

    A draft or a preview shows other words at those places, so it gets no marks there.
    """
    if "_marks_by_part" not in page.__dict__:
        version = page.current_version
        recorded = {part.key: part.text for part in version.reader_parts} if version else {}
        page._marks_by_part = {
            part.key: as_marks(version.marks, part.key)
            for part in page.reader_parts()
            if version and recorded.get(part.key) == part.text
        }
    return page._marks_by_part


@register.simple_tag
def part(page: ArticlePage, key: str, text: str) -> SafeString:
    """One plain part (headline, standfirst, caption, …) with its marks."""
    return mark_safe(html.escape_marked(text, marks_by_part(page).get(key, [])))  # noqa: S308


@register.simple_tag
def text_block(page: ArticlePage, block: Any) -> SafeString:
    """A block of running text: every paragraph addressable, changed words marked."""
    source = expand_db_html(block.value.source)
    keys = {item.key: f"{block.id}.{item.key}" for item in html.blocks(source)}
    marks = marks_by_part(page)
    inner = {key: marks.get(address, []) for key, address in keys.items()}
    return mark_safe(html.render_blocks(source, keys=keys, marks=inner))  # noqa: S308


@register.simple_tag(takes_context=True)
def body_block(context: Context, block: Any, position: int) -> SafeString:
    """One block of a story's body."""
    page = context["page"]
    words = {part.key.rpartition(".")[2]: part for part in block_parts(block, position)}
    return render_to_string(
        block.block.meta.template,
        {
            "page": page,
            "block": block,
            "value": block.value,
            "parts": words,
            "request": context.get("request"),
            "first": position == 0,
        },
    )


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str) -> SafeString:
    """What apps above put at this place of a story."""
    values: Any = context.flatten()
    return mark_safe("".join(render_to_string(item, values) for item in slots.templates_for(name)))  # noqa: S308


@register.simple_tag
def news_jsonld(page: ArticlePage) -> SafeString:
    """The story's structured data; none for what is not public yet (a preview)."""
    if not page.live or page.first_published_at is None or page.alias_of_id:
        return SafeString("")
    data = jsonld.script(jsonld.article(queries.news_item(page)))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(data))  # noqa: S308


@register.simple_tag
def front(section: Any = None, limit: int = 30) -> Front:
    """The newest public stories of the site or of one section, ordered by weight."""
    articles = queries.articles_in(section) if section else queries.public_articles()
    teasers = teasers_of(articles[:limit])
    if section:
        return Front(teasers)
    spoken = translation.get_language() or settings.LANGUAGE_CODE
    main = [item for item in teasers if item.language == spoken]
    if not main:
        return Front(teasers)
    names = dict(settings.LANGUAGES)
    others = {item.language: names.get(item.language, item.language) for item in teasers}
    others.pop(spoken)
    return Front(
        main,
        [
            Band(code, name, [item for item in teasers if item.language == code])
            for code, name in others.items()
        ],
    )


@register.simple_tag
def newest_corrections(limit: int = 4) -> Any:
    """What the front page says of the newsroom's own errors, newest first."""
    return record_queries.listed_notices().filter(page__live=True)[:limit]


@register.simple_tag(takes_context=True)
def sections(context: Context, language: str = "") -> list[dict[str, Any]]:
    """The public sections in a language (the page's own), and which the reader is in."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    found = SectionPage.objects.live().public().child_of(site.root_page)
    spoken = language or translation.get_language() or settings.LANGUAGE_CODE
    path = getattr(context.get("page"), "path", "")
    return [
        {
            "page": section,
            "current": path.startswith(section.path)
            and ("page" if path == section.path else "true"),
        }
        for section in found.filter(language=spoken).order_by("path")
    ]


@register.filter
def direction(language: str) -> str:
    """ "rtl" or "ltr", for the `dir` of what is written in this language."""
    return "rtl" if translation.get_language_info(language)["bidi"] else "ltr"
