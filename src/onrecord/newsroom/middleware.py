"""What every screen of the admin answers when a publish is refused."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from onrecord.record.models import CorrectedErrorReturns


class RefusedPublish:
    """A publish that would put corrected words back is refused with a sentence, not a 500.

    The editor's own form, the bulk action and our approval ask before it comes to that. This is
    for the doors whose screens are not ours, and for two people who publish at the same moment.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer the refusal where somebody is signed in at the admin; leave all else alone."""
        match = request.resolver_match
        if not isinstance(exception, CorrectedErrorReturns) or match is None:
            return None
        if not request.path.startswith("/admin/"):
            return None
        messages.error(request, " ".join(exception.messages))
        page_id = match.kwargs.get("page_id")
        if page_id:
            return redirect("wagtailadmin_pages:edit", page_id)
        return redirect("wagtailadmin_home")
