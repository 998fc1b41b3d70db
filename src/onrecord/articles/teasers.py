"""Stories as lists show them: what a teaser needs, read at once for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wagtail.models import Page

from onrecord.articles.models import ArticlePage, Picture
from onrecord.articles.queries import RENDITION_SPECS
from onrecord.record import queries as record_queries
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import Version


@dataclass(frozen=True)
class Teaser:
    """A story as a list shows it. `marked` is "", "corrected", "retracted" or "withdrawn"."""

    story: ArticlePage
    section: str
    picture: Picture | None
    marked: str

    @property
    def language(self) -> str:
        return self.story.language

    @property
    def withdrawn(self) -> bool:
        """Whether readers are shown its headline only."""
        return self.marked == Standing.WITHDRAWN


@dataclass(frozen=True)
class Band:
    """The stories of another language, under that language's own name."""

    language: str
    name: str
    teasers: list[Teaser]


@dataclass(frozen=True)
class Front:
    """Stories by weight: a lead, three seconds, the rest; other languages in bands of their own."""

    teasers: list[Teaser]
    bands: list[Band] = field(default_factory=list)

    @property
    def lead(self) -> Teaser | None:
        return self.teasers[0] if self.teasers else None

    @property
    def seconds(self) -> list[Teaser]:
        return self.teasers[1:4]

    @property
    def thirds(self) -> list[Teaser]:
        return self.teasers[4:]


def teasers_of(stories: Iterable[ArticlePage]) -> list[Teaser]:
    """The stories as teasers, in their order; six queries for any number of them."""
    stories = list(stories)
    marked = _marked([story.pk for story in stories])
    parents = {story.path[: -Page.steplen] for story in stories}
    sections = dict(Page.objects.filter(path__in=parents).values_list("path", "title"))
    chosen = {
        story.pk: _first_picture(story)
        for story in stories
        if marked.get(story.pk) != Standing.WITHDRAWN
    }
    pictures = Picture.objects.prefetch_renditions(*RENDITION_SPECS).in_bulk(
        {pk for pk in chosen.values() if pk}
    )
    return [
        Teaser(
            story=story,
            section=sections.get(story.path[: -Page.steplen], ""),
            picture=pictures.get(chosen.get(story.pk) or 0),
            marked=marked.get(story.pk, ""),
        )
        for story in stories
    ]


def _marked(ids: list[int]) -> Mapping[int, str]:
    corrected = record_queries.standing_notices().filter(page_id__in=ids, kind=Kind.CORRECTION)
    marked = dict.fromkeys(corrected.values_list("page_id", flat=True), "corrected")
    versions = Version.objects.filter(page_id__in=ids).order_by("page_id", "number")
    standings = dict(versions.values_list("page_id", "standing"))
    fallen = {Standing.RETRACTED, Standing.WITHDRAWN}
    return marked | {pk: standing for pk, standing in standings.items() if standing in fallen}


def _first_picture(story: ArticlePage) -> int | None:
    """The key of the first picture in the body, read without fetching any block's objects."""
    for block in story.body.raw_data:
        if block["type"] == "picture" and block["value"].get("picture"):
            return int(block["value"]["picture"])
    return None
