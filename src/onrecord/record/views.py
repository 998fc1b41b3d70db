"""The public record of a story, and the page that lists every correction."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from onrecord.record import queries
from onrecord.record.enums import Standing
from onrecord.record.models import RecordMixin

PER_PAGE = 50


def public_page_or_404(request: HttpRequest, page_id: int) -> RecordMixin:
    """The page whose record may be shown to this reader: public now, or taken down.

    A page that is restricted, was never public, or is an alias (its original has the record)
    does not exist here.
    """
    page = get_object_or_404(Page.objects.select_related("content_type"), pk=page_id).specific
    if not isinstance(page, RecordMixin) or page.alias_of_id or not page.was_public:
        raise Http404
    if not page.live and page.standing != Standing.GONE:
        raise Http404
    if not all(item.accept_request(request) for item in page.get_view_restrictions()):
        raise Http404
    return page


def language_of(page: object) -> str:
    """The language a page is written in; the newsroom's own where it does not say."""
    return getattr(page, "language", "") or settings.LANGUAGE_CODE


@require_safe
def record(request: HttpRequest, page_id: int) -> HttpResponse:
    """A story's public history of versions and notices, newest first."""
    page = public_page_or_404(request, page_id)
    with translation.override(language_of(page)):
        return TemplateResponse(
            request,
            "record/record.html",
            {
                "page": page,
                "entries": queries.entries_of(page),
                "language": language_of(page),
                "gone": not page.live,
            },
        ).render()


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every standing clarification, correction and retraction, newest first."""
    pages = Paginator(queries.listed_notices(), PER_PAGE)
    return TemplateResponse(
        request,
        "record/corrections.html",
        {"notices": pages.get_page(request.GET.get("page")), "language": settings.LANGUAGE_CODE},
    )
