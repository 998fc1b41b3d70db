"""Places in a story's page that apps above fill: by name, with a template."""

from collections import defaultdict

SLOTS = ("after_headline", "after_text", "after_article")
_templates: dict[str, list[str]] = defaultdict(list)


def register_slot(name: str, template: str) -> None:
    """Show `template` at the place `name` of every story; it gets the page as `page`.

    Raises ValueError for a place that no story has.
    """
    if name not in SLOTS:
        raise ValueError(f"No slot “{name}”; a story has {', '.join(SLOTS)}.")
    if template not in _templates[name]:
        _templates[name].append(template)


def templates_for(name: str) -> list[str]:
    """The templates to show at a place, in the order of registration."""
    return list(_templates[name])
