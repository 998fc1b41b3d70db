"""The sitemap of public pages."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onrecord.articles import queries
from onrecord.formats import sitemap


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every public address; a story's `lastmod` moves with its kind of edit, not with its bytes."""
    entries = [sitemap.Entry(url, modified) for url, modified in queries.addresses()]
    return HttpResponse(
        sitemap.render(entries[: sitemap.MAX_ENTRIES]),
        content_type="application/xml; charset=utf-8",
    )
