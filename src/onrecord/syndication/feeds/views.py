"""The feed of the newest stories."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from onrecord.articles import queries
from onrecord.formats import atom

LIMIT = 30


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """The newest stories as Atom; corrections move an entry's `updated`, minor edits do not."""
    items = tuple(queries.news_items(queries.public_articles()[:LIMIT]))
    newest = max((item.modified_at for item in items), default=None)
    feed = atom.Feed(
        id=f"{settings.BASE_URL}/id/feed/stories",
        title=settings.ONRECORD.name,
        url=f"{settings.BASE_URL}/",
        self_url=settings.BASE_URL + reverse("onrecord_atom"),
        updated=newest or queries.began_at(),
        language=settings.LANGUAGE_CODE,
        author=settings.ONRECORD.name,
        items=items,
    )
    return HttpResponse(atom.render(feed), content_type="application/atom+xml; charset=utf-8")
