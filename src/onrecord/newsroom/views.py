"""Pages that belong to no app: health, the demo's mailbox, what is not there."""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onrecord.newsroom.mail import read_mailbox


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when Django answers and the database can be read, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")


@never_cache
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The letters the demo would have sent."""
    letters = [
        {"name": name, "to": message["To"], "subject": message["Subject"], "date": message["Date"]}
        for name, message in read_mailbox(Path(settings.MAILBOX))
    ]
    return TemplateResponse(
        request, "onrecord/mailbox.html", {"letters": letters, "language": settings.LANGUAGE_CODE}
    )


@never_cache
@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """One letter of the demo."""
    found = dict(read_mailbox(Path(settings.MAILBOX))).get(name)
    if found is None:
        raise Http404
    body = found.get_body(preferencelist=("plain",))
    return TemplateResponse(
        request,
        "onrecord/letter.html",
        {
            "message": found,
            "to": found["To"],
            "subject": found["Subject"],
            "text": body.get_content() if body else "",
            "language": found.get("Content-Language", settings.LANGUAGE_CODE),
        },
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, said in our own words."""
    return TemplateResponse(
        request, "404.html", {"language": settings.LANGUAGE_CODE}, status=404
    ).render()
