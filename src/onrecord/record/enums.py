"""The kinds of an edit and what each one does: the one place where surfaces look it up."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What sort of change a version is; `publication` is the first one and is never asked."""

    PUBLICATION = "publication", _("First published")
    MINOR = "minor", _("Minor edit")
    UPDATE = "update", _("Update")
    CLARIFICATION = "clarification", _("Clarification")
    CORRECTION = "correction", _("Correction")
    RETRACTION = "retraction", _("Retraction")

    @property
    def rule(self) -> "Rule":
        """What this kind does to every surface."""
        return RULES[self]


class Standing(TextChoices):
    """Whether readers may rely on the story, and whether they can read it."""

    STANDS = "stands", _("stands")
    RETRACTED = "retracted", _("retracted, readable under its notice")
    WITHDRAWN = "withdrawn", _("withdrawn: headline and notice only")
    GONE = "gone", _("no longer published")


class Placement(TextChoices):
    """Where on the page a notice stands."""

    TOP = "top", _("At the top, before the picture")
    BOTTOM = "bottom", _("At the end of the text")


@dataclass(frozen=True)
class Rule:
    """One column of the product's table. `meaning` is what the editor reads beside the kind."""

    meaning: str | Promise
    moves_date: bool
    """The visible "Updated" time, `dateModified`, the feed entry's `updated`, `lastmod`."""
    notice: str
    """"none", "optional" or "required"."""
    placement: Placement
    listed: bool
    """On the corrections page and in JSON-LD `correction[]`."""
    record_shows_text: bool
    says_it_was_wrong: bool
    """The words it replaced must not come back unnoticed."""


RULES: dict[Kind, Rule] = {
    Kind.PUBLICATION: Rule(
        _("The story appears for the first time."),
        False,
        "none",
        Placement.BOTTOM,
        listed=False,
        record_shows_text=False,
        says_it_was_wrong=False,
    ),
    Kind.MINOR: Rule(
        _(
            "Spelling, grammar, layout: no fact moved. Dates and feeds stay as they are; "
            "the record lists a dated line."
        ),
        False,
        "none",
        Placement.BOTTOM,
        listed=False,
        record_shows_text=False,
        says_it_was_wrong=True,
    ),
    Kind.UPDATE: Rule(
        _(
            "News was added and nothing was wrong. The “Updated” time moves; the record shows "
            "before and after."
        ),
        True,
        "optional",
        Placement.BOTTOM,
        listed=False,
        record_shows_text=True,
        says_it_was_wrong=False,
    ),
    Kind.CLARIFICATION: Rule(
        _(
            "The text was open to a wrong reading. A notice stands on the story, the corrections "
            "page lists it, feeds carry it."
        ),
        True,
        "required",
        Placement.BOTTOM,
        listed=True,
        record_shows_text=True,
        says_it_was_wrong=True,
    ),
    Kind.CORRECTION: Rule(
        _(
            "A fact was wrong. A notice stands on the story, the corrections page lists it, "
            "feeds carry it."
        ),
        True,
        "required",
        Placement.BOTTOM,
        listed=True,
        record_shows_text=True,
        says_it_was_wrong=True,
    ),
    Kind.RETRACTION: Rule(
        _(
            "The story should not be relied on. The notice stands above everything; the text "
            "stays readable under it or is withdrawn."
        ),
        True,
        "required",
        Placement.TOP,
        listed=True,
        record_shows_text=True,
        says_it_was_wrong=True,
    ),
}

ASKED = (Kind.MINOR, Kind.UPDATE, Kind.CLARIFICATION, Kind.CORRECTION, Kind.RETRACTION)
"""The kinds an editor chooses from."""
