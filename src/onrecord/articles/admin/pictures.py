"""Deleting pictures: answered in words where live stories show them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.actions.delete import DeleteAction, DeletePermissionError
from wagtail.admin import messages
from wagtail.images.views.images import DeleteView
from wagtail.images.views.multiple import DeleteView as DeleteUploadedView

from onrecord.articles import queries
from onrecord.articles.models import Picture
from onrecord.record.models import quoted


def refusal(pictures: Iterable[Picture]) -> str:
    """Why these pictures are not deleted, or "" when no story shows any of them."""
    stories = queries.pages_using(pictures)
    if not stories:
        return ""
    return _(
        "Nothing was deleted. Readers see this in %(names)s%(more)s: take the picture out of the "
        "story first, or put another file in its place."
    ) % {
        "names": quoted(story.title for story in stories[:3]),
        "more": _(" and others") if len(stories) > 3 else "",
    }


class PictureDeleteAction(DeleteAction):
    """Deleting through the API: refused as in the admin."""

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks)
        if words := refusal([self.instance]):
            raise DeletePermissionError(words)


class PictureDeleteView(DeleteView):
    """Wagtail's, after a look at who shows the picture."""

    def run_before_hook(self) -> HttpResponse | None:
        # Called once it is known that the user may delete the picture at all.
        if words := refusal([self.object]):
            messages.error(self.request, words)
            return redirect("wagtailimages:edit", self.object.pk)
        return None


class UploadedPictureDeleteView(DeleteUploadedView):
    """The same beside the pictures that have just been uploaded."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            words = refusal([self.object])
            return JsonResponse({"success": False, "error_message": words}, status=409)
