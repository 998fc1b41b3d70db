"""The last step of an import: a plan becomes a story, as a draft unless asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from html import escape
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from onrecord.articles import queries
from onrecord.articles.models import ArticlePage, SectionPage, new_block_id
from onrecord.importers.page.plan import Plan, PlanPicture, StoryLink
from onrecord.record import clock
from onrecord.text.clean import clean, clean_text
from onrecord.text.html import ensure_keys

Raw = dict[str, Any]
_BODY: Any = ArticlePage._meta.get_field("body")


class ImportRefused(Exception):
    """The plan cannot be brought in as asked; the message says why and what to do."""


class DateMissing(ImportRefused):
    """A story was to be published, and nobody knows since when it is public."""


class DateInFuture(ImportRefused):
    """The date of publication has not come yet."""


class SectionUnknown(ImportRefused):
    """There is no such section to put the story into."""


class AlreadyImported(ImportRefused):
    """The page has been brought in before; `page` is the story it became."""

    def __init__(self, page: ArticlePage) -> None:
        self.page = page
        state = "published" if page.live else "a draft"
        super().__init__(
            f"“{page.title}” has been brought in already (story {page.pk}, {state}); "
            "nothing was changed."
        )


@transaction.atomic
def import_plan(
    plan: Plan,
    *,
    section: SectionPage,
    by: Any = None,
    publish: bool = False,
    published_on: date | None = None,
    language: str | None = None,
    again: bool = False,
) -> ArticlePage:
    """Write the story of a plan below `section`; a draft, or live when `publish` is set.

    `published_on` (a day, or a moment with a time zone) overrules the day the page states; a day
    counts from noon in the newsroom's time zone. The day becomes the story's date and the moment
    of its first version; a draft keeps it for whoever publishes it. `language` overrules the
    plan's. No file is fetched: pictures come with caption and credit alone. Raises
    `AlreadyImported` unless `again`, `DateMissing`, `DateInFuture`, or `ImportRefused` when a
    line is longer than a story has room for.
    """
    if not again and (known := imported_before(plan)):
        raise AlreadyImported(known)
    moment = moment_of(published_on or plan.published_on)
    if publish and moment is None:
        raise DateMissing(
            "No date of publication was found on this page, so it cannot be published: give the "
            "day with --published-on YYYY-MM-DD, or leave out --publish to get a draft."
        )
    page = ArticlePage(
        title=_line(plan.headline, "title", "headline"),
        standfirst=clean_text(plan.standfirst),
        byline=_line(plan.byline, "byline", "byline"),
        source=_line(_host(plan.source_url), "source", "source"),
        language=language_of(language or plan.language),
        body=_BODY.stream_block.to_python(list(_body(plan))),
        first_published_at=moment,
        live=False,
        has_unpublished_changes=True,
        owner=by,
    )
    Page.objects.get(pk=section.pk).add_child(instance=page)
    revision = page.save_revision(user=by, log_action=True)
    if publish and moment is not None:
        with clock.at(moment):
            revision.publish(user=by)
    return ArticlePage.objects.get(pk=page.pk)


def imported_before(plan: Plan) -> ArticlePage | None:
    """The story that this page became earlier, told by its headline or the slug made from it."""
    headline = clean_text(plan.headline)
    same = Q(title=headline) | Q(draft_title=headline)
    if slug := slugify(headline, allow_unicode=True):
        same |= Q(slug=slug)
    return ArticlePage.objects.filter(same, alias_of__isnull=True).order_by("pk").first()


def section_for(slug: str = "", language: str = "") -> SectionPage:
    """The section named `slug`; without a name the first one in this language, or the first.

    Raises `SectionUnknown` with a sentence that names the sections there are.
    """
    sections = list(SectionPage.objects.order_by("path"))
    if not sections:
        raise SectionUnknown("This newsroom has no section yet: make one in the admin first.")
    if not slug:
        spoken = (section for section in sections if section.language == language)
        return next(spoken, sections[0])
    for section in sections:
        if section.slug == slug:
            return section
    names = ", ".join(section.slug for section in sections)
    raise SectionUnknown(f"There is no section “{slug}”. There are: {names}.")


def language_of(language: str) -> str:
    """The language if stories can be written in it, otherwise the newsroom's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def moment_of(published_on: date | None) -> datetime | None:
    """The moment a day stands for: its noon here, or now when today's noon is still to come.

    A moment is taken as it is. Raises `DateInFuture`.
    """
    if published_on is None:
        return None
    now = timezone.now()
    if isinstance(published_on, datetime):
        moment = published_on
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
    else:
        moment = timezone.make_aware(datetime.combine(published_on, time(12)))
        if published_on == timezone.localdate(now):
            moment = min(moment, now)
    if moment > now:
        raise DateInFuture(
            f"{timezone.localdate(moment)} is still to come: nothing was published on that day. "
            "Give the right one with --published-on YYYY-MM-DD."
        )
    return moment


def _line(text: str, field: str, name: str) -> str:
    line = " ".join(clean_text(text).split())
    column: Any = ArticlePage._meta.get_field(field)
    if len(line) > column.max_length:
        raise ImportRefused(
            f"The {name} has {len(line)} characters and a story has room for "
            f"{column.max_length}. Shorten it in the file and import that."
        )
    return line


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


# The body ----------------------------------------------------------------------------------------


def _body(plan: Plan) -> Iterator[Raw]:
    for picture in plan.pictures:
        yield _block("picture", _picture(picture))
    paragraphs: list[str] = []
    # The place of the report is part of what readers read; a story has no field for it.
    lead = f"{plan.dateline} — " if plan.dateline else ""
    for _kind, content in plan.body:
        if isinstance(content, StoryLink):
            if paragraphs:
                yield _text(paragraphs)
            paragraphs = []
            yield _block("story_link", _story_link(content))
        else:
            paragraphs.append(lead + content)
            lead = ""
    if paragraphs:
        yield _text(paragraphs)


def _block(name: str, value: Any) -> Raw:
    return {"type": name, "id": new_block_id(), "value": value}


def _text(paragraphs: list[str]) -> Raw:
    markup = "".join(
        f"<p>{escape(line, quote=False).replace(chr(10), '<br>')}</p>"
        for line in map(clean_text, paragraphs)
        if line
    )
    return _block("text", ensure_keys(clean(markup)))


def _picture(picture: PlanPicture) -> Raw:
    return {
        "picture": None,
        "caption": clean_text(picture.caption),
        "credit": clean_text(picture.credit),
    }


def _story_link(link: StoryLink) -> Raw:
    text = clean_text(link.text)
    # Two stories may share a headline: which one is meant is for the editor to say.
    found = list(queries.public_articles().filter(title=text).values_list("pk", flat=True)[:2])
    return {"story": found[0] if len(found) == 1 else None, "text": text}
