"""The reader's side: the report form, its receipt and the private status page."""

import logging

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.corrections import actions, letters, queries
from onrecord.corrections.forms import ReportForm
from onrecord.desk.intake import comes_from_here
from onrecord.desk.models import Letter
from onrecord.outbox.actions import subject_of
from onrecord.record.enums import Standing
from onrecord.record.models import RecordMixin
from onrecord.record.views import language_of, public_page_or_404

logger = logging.getLogger(__name__)


# Cross-site requests are refused by where they come from (desk.intake), without a cookie.
@csrf_exempt
@never_cache
@sensitive_post_parameters("name", "email", "quote", "why", "should_say")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """Report an error in one story."""
    page = public_page_or_404(request, page_id)
    with translation.override(language_of(page)):
        if request.method == "POST":
            # Also when the story was withdrawn meanwhile: what was typed before is not lost.
            return _send(request, page)
        if page.standing in {Standing.GONE, Standing.WITHDRAWN}:
            raise Http404
        form = ReportForm(
            page=page, read=request.GET.get("version", ""),
            initial={"quote": request.GET.get("quote", "")[:2000]},
        )
        return _form(request, page, form)


def _send(request: HttpRequest, page: RecordMixin) -> HttpResponse:
    form = ReportForm(request.POST, page=page)
    if not comes_from_here(request):
        form.is_valid()
        form.add_error(
            None,
            _(
                "Your browser says that another site sent this form. Nothing is lost: send it "
                "from here."
            ),
        )
        return _form(request, page, form, status=403)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    data = form.cleaned_data
    try:
        filed = actions.file_report(
            token=form.stored_token,
            version=form.read,
            language=language_of(page),
            quote=data["quote"],
            place=form.stored_place,
            should_say=data["should_say"],
            why=data["why"],
            name=data["name"],
            email=data["email"],
            consents={name: data[name] for name in actions.CONSENTS},
        )
    except (DatabaseError, OSError) as error:
        # The token stays: if it was stored after all, sending again finds it instead of a double.
        # Only the kind of error is logged: PostgreSQL repeats the whole row in its message.
        cause = error.__cause__ or error
        code = getattr(cause, "sqlstate", "") or getattr(cause, "sqlite_errorname", "")
        logger.error("A report could not be stored: %s %s", type(error).__name__, code)  # noqa: TRY400
        form.add_error(
            None,
            _(
                "We could not store your report just now. Nothing is lost: your text is below. "
                "Wait a moment and send it again."
            ),
        )
        return _form(request, page, form, status=503)
    return HttpResponseRedirect(filed.status_path, status=303)


def _form(
    request: HttpRequest, page: RecordMixin, form: ReportForm, status: int = 200
) -> HttpResponse:
    response = TemplateResponse(
        request,
        "corrections/report.html",
        {"page": page, "form": form, "language": language_of(page)},
        status=status,
    ).render()
    # The browser must be able to say where the form was sent from.
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_safe
def status(request: HttpRequest, secret: str) -> HttpResponse:
    """The private page of one report: what became of it. Its address is the key."""
    found = queries.report_by_secret(secret)
    if found is None:
        raise Http404
    case = found.case
    page = case.page.specific
    link = letters.address_of_change(page, case.outcome) if case.outcome else ""
    with translation.override(found.language):
        response = TemplateResponse(
            request,
            "corrections/status.html",
            {
                "report": found,
                "case": case,
                "page": page,
                "letters": Letter.objects.filter(about=subject_of(found)).order_by("pk"),
                "link": link,
                "language": found.language,
            },
        ).render()
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response
