"""Wagtail's page editor, as an editor's browser uses it."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from factories.articles import PARAGRAPHS, PICTURE_ID, TEXT_ID
from onrecord.articles.blocks import TEXT_FEATURES

PUBLISH = {"action-publish": "action-publish"}


def form_data(page: Any, *, text: str = PARAGRAPHS, **values: Any) -> dict[str, str]:
    """What the editor's form posts for a story: its fields with `values` laid over them."""
    body = streamfield(
        [
            (
                "picture",
                {
                    "picture": "",
                    "caption": values.pop("caption", "The old quay at low tide"),
                    "credit": "Mina Dell/Port Ellery Post",
                },
            ),
            ("text", rich_text(text, features=TEXT_FEATURES)),
        ]
    )
    body["0"]["id"], body["1"]["id"] = PICTURE_ID, TEXT_ID
    fields = {
        "title": page.title,
        "slug": page.slug,
        "standfirst": page.standfirst,
        "byline": page.byline,
        "source": page.source,
        "language": page.language,
        "body": body,
        "comments": inline_formset([]),
        "go_live_at": "",
        "expire_at": "",
    }
    version = page.current_version
    if version is not None:
        fields["edit_basis"] = str(version.number)
    return nested_form_data(fields | values)


def post_edit(client: Any, page: Any, action: dict[str, str] | None = None, **values: Any) -> Any:
    """Press a button of the editor (Publish unless told otherwise)."""
    data = form_data(page, **values) | (PUBLISH if action is None else action)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
