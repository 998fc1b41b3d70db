"""Reads across stories: lists for pages and feeds, and a story as a `NewsItem`."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from onrecord.articles.blocks import StoryLinkValue, look_up, story_links
from onrecord.articles.models import ArticlePage, HomePage, PictureUse, SectionPage
from onrecord.formats.newsitem import Correction, NewsItem, Organization, Picture
from onrecord.record import queries as record_queries
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import Version
from onrecord.record.parts import Part

FORMATS = ("webp", "jpeg")
WIDTHS = (480, 960, 1440)
RENDITION_SPECS = [f"format-{name}|width-{width}" for width in WIDTHS for name in FORMATS]
"""Every size and format in which a story shows a picture, as the template tag spells them."""


def public_articles() -> QuerySet[ArticlePage]:
    """Stories every reader may see, newest first; aliases are left out."""
    articles = ArticlePage.objects.live().filter(alias_of__isnull=True)
    return articles.exclude(record_queries.restricted()).order_by("-first_published_at", "-pk")


def articles_in(section: Page) -> QuerySet[ArticlePage]:
    """A section's public stories, newest first."""
    found: Any = public_articles()
    return found.child_of(section)


def pages_showing(picture: Any) -> list[ArticlePage]:
    """The live stories that show a picture."""
    ids = PictureUse.objects.filter(picture=picture).values_list("page_id", flat=True)
    return list(ArticlePage.objects.live().filter(pk__in=ids).order_by("pk"))


def pages_using(pictures: Iterable[Any]) -> list[Page]:
    """The pages that keep these pictures from being deleted: readers see them there."""
    found = Page.objects.filter(picture_uses__picture__in=[picture.pk for picture in pictures])
    return list(found.distinct().order_by("pk"))


def parts_with(page: ArticlePage, picture: Any) -> list[Part]:
    """What readers would see of a story if `picture` were saved as it is in memory."""
    for block in page.body:
        if block.block_type == "picture" and block.value["picture"] == picture:
            block.value["picture"] = picture
    return page.reader_parts()


def publisher() -> Organization:
    """The newsroom as the publisher of its stories."""
    return Organization(name=settings.ONRECORD.name, url=f"{settings.BASE_URL}/")


def absolute(path: str) -> str:
    """A path of this site as a full address."""
    return path if "://" in path else settings.BASE_URL + path


def news_items(articles: Iterable[ArticlePage]) -> list[NewsItem]:
    """Stories as the formats take them; a fixed number of queries for any number of stories."""
    articles = list(articles)
    ids = [article.pk for article in articles]
    look_up(link for article in articles for link in story_links(article.body))
    versions: dict[int, list[Version]] = {pk: [] for pk in ids}
    for version in Version.objects.filter(page_id__in=ids).order_by("page_id", "number"):
        versions[version.page_id].append(version)
    notices: dict[int, list[Correction]] = {pk: [] for pk in ids}
    urls = {article.pk: absolute(article.get_url() or "/") for article in articles}
    for notice in record_queries.standing_notices().filter(page_id__in=ids):
        if Kind(notice.kind).rule.listed:
            notices[notice.page_id].append(
                Correction(
                    url=f"{urls[notice.page_id]}#{notice.anchor}",
                    kind=notice.kind,
                    text=notice.text,
                    published_at=notice.published_at,
                )
            )
    sections = {
        section.path: section.title
        for section in Page.objects.filter(
            path__in={article.path[: -Page.steplen] for article in articles}
        )
    }
    return [
        _item(
            article,
            versions[article.pk],
            notices[article.pk],
            urls[article.pk],
            sections.get(article.path[: -Page.steplen], ""),
        )
        for article in articles
    ]


def news_item(article: ArticlePage) -> NewsItem:
    """One story as the formats take it."""
    return news_items([article])[0]


def _item(
    article: ArticlePage,
    versions: Sequence[Version],
    corrections: Sequence[Correction],
    url: str,
    section: str,
) -> NewsItem:
    standing = versions[-1].standing if versions else Standing.STANDS
    published = article.first_published_at
    assert published is not None
    return NewsItem(
        id=f"{settings.BASE_URL}/id/story/{article.pk}",
        url=url,
        headline=article.title,
        language=article.language,
        published_at=published,
        modified_at=record_queries.modified_at(versions) or published,
        version=str(versions[-1].number if versions else 1),
        publisher=publisher(),
        standfirst=article.standfirst,
        byline=article.byline,
        section=section,
        body_html=body_html(article),
        pictures=tuple(_pictures(article)),
        corrections=tuple(corrections),
        source=article.source,
        retracted=standing in {Standing.RETRACTED, Standing.WITHDRAWN},
        withdrawn=standing == Standing.WITHDRAWN,
        record_url=absolute(reverse("onrecord_record_page", args=[article.pk])),
    )


def _pictures(article: ArticlePage) -> Iterable[Picture]:
    for block in article.body:
        if block.block_type == "picture" and (picture := block.value["picture"]):
            rendition = picture.get_rendition(f"format-jpeg|width-{WIDTHS[-1]}")
            yield Picture(
                url=absolute(rendition.url),
                caption=block.value["caption"] or picture.caption,
                credit=block.value["credit"] or picture.credit,
                width=rendition.width,
                height=rendition.height,
                alt=picture.description,
            )


def body_html(article: ArticlePage) -> str:
    """The body as plain HTML with full addresses, for feeds."""
    pieces = []
    for block in article.body:
        if block.block_type == "text":
            pieces.append(expand_db_html(block.value.source))
        elif block.block_type == "picture":
            picture = block.value["picture"]
            words = [
                text
                for field in ("caption", "credit")
                if (text := block.value[field] or getattr(picture, field, ""))
            ]
            if words:
                pieces.append(f"<p><small>{escape(' · '.join(words))}</small></p>")
        elif target := block.value.target:
            address = absolute(target.get_url() or "/")
            with translation.override(article.language):
                headline = _link_words(block.value, target)
            pieces.append(f'<p><a href="{escape(address)}">{escape(headline)}</a></p>')
        elif text := block.value["text"]:
            pieces.append(f"<p>{escape(text)}</p>")
    return "\n".join(pieces).replace('href="/', f'href="{settings.BASE_URL}/')


def _link_words(link: StoryLinkValue, target: Page) -> str:
    """The headline a link leads to, marked where readers should not rely on it."""
    if link.standing == Standing.RETRACTED:
        return _("%(headline)s (retracted)") % {"headline": target.title}
    if link.standing == Standing.WITHDRAWN:
        return _("%(headline)s (withdrawn)") % {"headline": target.title}
    return target.title


def began_at() -> datetime:
    """When the newsroom's first page was made: what an empty feed says of itself."""
    first = (
        Page.objects.order_by("latest_revision_created_at", "pk")
        .values_list("latest_revision_created_at", flat=True)
        .first()
    )
    return first or datetime(2026, 1, 1, tzinfo=UTC)


def addresses() -> list[tuple[str, datetime | None]]:
    """Every public address with the moment of its last significant change, newest story first."""
    found: list[tuple[str, datetime | None]] = [
        (absolute(page.get_url() or "/"), None)
        for model in (HomePage, SectionPage)
        for page in model.objects.live().public().order_by("path")
    ]
    articles = list(public_articles())
    versions: dict[int, list[Version]] = {}
    ids = [article.pk for article in articles]
    for version in Version.objects.filter(page_id__in=ids).defer("parts", "marks"):
        versions.setdefault(version.page_id, []).append(version)
    for article in articles:
        modified = record_queries.modified_at(versions.get(article.pk, []))
        found.append((absolute(article.get_url() or "/"), modified or article.first_published_at))
    return found
