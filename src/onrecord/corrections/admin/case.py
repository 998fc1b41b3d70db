"""One page on which a case is decided: the passage, the reports, the decision and its letter."""

import re
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages

from onrecord.corrections import actions, letters, queries
from onrecord.corrections.admin.views import PERMISSION
from onrecord.corrections.forms import AlreadyForm, ApplyForm, DeclineForm
from onrecord.corrections.models import Case
from onrecord.desk.models import Letter
from onrecord.outbox.actions import subject_of
from onrecord.record.enums import Kind
from onrecord.record.models import Answer, CorrectedErrorReturns
from onrecord.record.publishing import ChangeRefused, WordChange
from onrecord.record.views import language_of
from onrecord.text.diff import looks_minor


class CaseView(PermissionRequiredMixin, View):
    """One case: the passage, the reports, and the decision with its letter.

    A page of ours and not a viewset: it changes the live story, which no Wagtail screen does
    without publishing a colleague's draft (docs/decisions/0005).
    """

    permission_required = PERMISSION

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.has_permission():
            return self.handle_no_permission()
        self.case = get_object_or_404(
            Case.objects.select_related("page", "version", "outcome", "decided_by"),
            pk=kwargs["case_id"],
        )
        self.page = self.case.page.specific
        self.may_decide = self.page.permissions_for_user(request.user).can_publish()
        self.language = language_of(self.page)
        self.passage = queries.passage_of(self.case)
        self.reports = list(self.case.reports.all())
        return super().dispatch(request, *args, **kwargs)

    # Showing ---------------------------------------------------------------------------------

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        return self.show(request)

    def show(self, request: HttpRequest, status: int = 200, **forms: Any) -> HttpResponse:
        """The page; for whoever may decide, with the forms that were sent or fresh ones."""
        context = {
            "case": self.case,
            "page": self.page,
            "passage": self.passage,
            "reports": self.reports,
            "may_decide": self.may_decide,
            **(self.to_decide(**forms) if self.may_decide else {}),
            "others": queries.others_at_work(self.page),
            "mailed": sum(1 for report in self.reports if report.mail_to),
            "next_case": queries.next_open_case(self.case),
            "page_title": _("Case %s") % self.case.pk,
            "header_icon": "comment",
        }
        return TemplateResponse(
            request, "corrections/admin/case.html", context, status=status
        )

    def to_decide(self, **forms: Any) -> dict[str, Any]:
        """What only they see: the forms, and the letters with the readers' addresses."""
        apply_form = forms.get("apply") or self.fresh_apply()
        changed_in = queries.version_that_changed(self.case) if self.case.is_open else None
        return {
            "can_apply": self.can_apply,
            "new_words": self.new_words(apply_form),
            "apply_form": apply_form,
            "decline_form": forms.get("decline") or self.fresh_decline(),
            "already_form": forms.get("already") or (changed_in and self.fresh_already(changed_in)),
            "changed_in": changed_in,
            "letters": self.letters(),
        }

    @property
    def can_apply(self) -> bool:
        return self.case.is_open and queries.words_still_there(self.case, self.passage)

    def letters(self) -> Any:
        about = [subject_of(report) for report in self.reports] + [subject_of(self.case)]
        return Letter.objects.filter(about__in=about).order_by("pk")

    @property
    def suggestion(self) -> str:
        return next((report.should_say for report in self.reports if report.should_say), "")

    def new_words(self, form: Any) -> str:
        if form is None:
            return ""
        value = form.data.get("new_words") if form.is_bound else form.initial.get("new_words")
        return value or ""

    def draft_apply(self, new: str, kind: str) -> dict[str, Any]:
        """Notice and letter as drafted for these words."""
        assert self.passage is not None
        number = self.passage.version.number + 1
        draft = letters.corrected(
            self.case, words=self.case.quote, new=new,
            link=letters.address_of_words(self.page, number), language=self.language,
        )
        drafted = {
            "subject": draft.subject, "letter": draft.body, "drafted_for": new,
            "basis": self.passage.version.number,
        }
        if not kind or Kind(kind).rule.notice == "required":
            # Without a kind yet: most answers that are not minor will need one.
            drafted["edit_notice"] = letters.drafted_notice(
                kind or Kind.CORRECTION, old=self.case.quote, new=new, language=self.language
            )
        return drafted

    def fresh_apply(self) -> ApplyForm | None:
        if not self.can_apply or self.passage is None:
            return None
        new = self.suggestion or self.case.quote
        # With the text around it: a spelling inside a quotation is not the desk's to call minor.
        before, after = self.passage.before, self.passage.after
        minor = looks_minor(self.passage.part.text, f"{before}{new}{after}")
        kind = Kind.MINOR.value if minor else ""
        return ApplyForm(
            initial={"new_words": new, "edit_kind": kind, **self.draft_apply(new, kind)}
        )

    def fresh_decline(self) -> DeclineForm:
        draft = letters.declined(self.case, reason="", language=self.language)
        return DeclineForm(initial={"subject": draft.subject, "letter": draft.body})

    def fresh_already(self, version: Any) -> AlreadyForm:
        link = letters.address_of_change(self.page, version)
        draft = letters.already_corrected(self.case, link=link, language=self.language)
        return AlreadyForm(initial={"subject": draft.subject, "letter": draft.body})

    # Deciding --------------------------------------------------------------------------------

    def post(self, request: HttpRequest, case_id: int) -> HttpResponse:
        if not self.may_decide:
            messages.error(request, _("Nothing was done: you may not publish this story."))
            return self.show(request, status=403)
        if not self.case.is_open:
            return self.say_closed(request)
        decide = {"apply": self.apply, "decline": self.decline, "already": self.already}
        name = next((name for name in decide if name in request.POST), "")
        if not name:
            return self.show(request, status=400)
        try:
            return decide[name](request)
        except actions.CaseClosed:
            return self.say_closed(request)

    def say_closed(self, request: HttpRequest) -> HttpResponse:
        messages.error(
            request,
            _("This case has been decided already. Nothing was done; here is what became of it."),
        )
        return redirect("onrecord_corrections:case", self.case.pk)

    def apply(self, request: HttpRequest) -> HttpResponse:
        form = ApplyForm(request.POST)
        if not self.can_apply or self.passage is None:
            messages.error(request, _("The words are not in the live story any more. Look again."))
            return self.show(request, status=409)
        new = request.POST.get("new_words", "").replace("\r\n", "\n")
        if request.POST.get("drafted_for", "").replace("\r\n", "\n") != new:
            # The letter names the old words: draft it anew, and let the editor see it first.
            return self.redraft_apply(request, new)
        if not form.is_valid():
            return self.show(request, status=422, apply=form)
        data = form.cleaned_data
        kind = Kind(data["edit_kind"])
        notice = data["edit_notice"].replace("\r\n", "\n")
        answer = Answer(
            kind=kind, notice=notice if kind.rule.notice != "none" else "",
            placement=data["edit_placement"], basis=data["basis"],
            restores=data.get("edit_restores", False),
        )
        change = WordChange(
            key=self.passage.part.key, start=self.passage.start, end=self.passage.end,
            old=self.case.quote, new=new,
        )
        try:
            decision = actions.apply_case(
                self.case, change=change, answer=answer, subject=data["subject"],
                letter=data["letter"], by=request.user,
            )
        except (ChangeRefused, CorrectedErrorReturns) as error:
            said = error.messages if isinstance(error, CorrectedErrorReturns) else [str(error)]
            messages.error(request, " ".join(said))
            return self.show_again(
                request, seen=data["basis"], restores=isinstance(error, CorrectedErrorReturns)
            )
        self.say_what_happened(request, decision)
        return redirect("onrecord_corrections:case", self.case.pk)

    def show_again(self, request: HttpRequest, *, seen: int, restores: bool) -> HttpResponse:
        """What the editor wrote, for the version that is live now instead of the one seen."""
        self.passage = queries.passage_of(self.case)
        data = request.POST.copy()
        if self.passage is not None:
            number = self.passage.version.number
            data["basis"] = str(number)
            link = letters.address_of_words(self.page, number + 1)
            data["letter"] = re.sub(
                # Not the beginning of a longer number.
                re.escape(letters.address_of_words(self.page, seen + 1)) + r"(?!\d)",
                lambda _match: link,
                request.POST["letter"],
            )
        return self.show(request, status=409, apply=ApplyForm(data, restores=restores))

    def redraft_apply(self, request: HttpRequest, new: str) -> HttpResponse:
        kind = request.POST.get("edit_kind", "")
        kind = kind if kind in Kind else ""
        data = request.POST.copy()
        for name, value in self.draft_apply(new, kind).items():
            data[name] = value
        data.pop("edit_restores", None)  # ticked for other words
        messages.info(
            request, _("Notice and letter are drafted for your words: look at them and apply.")
        )
        return self.show(request, apply=ApplyForm(data))

    def decline(self, request: HttpRequest) -> HttpResponse:
        form = DeclineForm(request.POST)
        reason = request.POST.get("reason", "").replace("\r\n", "\n").strip()
        drafted_for = request.POST.get("drafted_for", "").replace("\r\n", "\n")
        if reason and drafted_for != reason:
            draft = letters.declined(self.case, reason=reason, language=self.language)
            data = request.POST.copy()
            data["subject"], data["letter"] = draft.subject, draft.body
            data["drafted_for"] = reason
            messages.info(
                request, _("The letter now gives your reason: look at it and press Decline again.")
            )
            return self.show(request, decline=DeclineForm(data))
        if not form.is_valid():
            return self.show(request, status=422, decline=form)
        actions.decline_case(
            self.case, reason=reason, subject=form.cleaned_data["subject"],
            letter=form.cleaned_data["letter"], by=request.user,
        )
        messages.success(request, self.answered(_("The story stays as it is.")))
        return redirect("onrecord_corrections:case", self.case.pk)

    def already(self, request: HttpRequest) -> HttpResponse:
        form = AlreadyForm(request.POST)
        version = queries.version_that_changed(self.case)
        if version is None:
            messages.error(request, _("The words still stand in the story as they were reported."))
            return self.show(request, status=409)
        if not form.is_valid():
            return self.show(request, status=422, already=form)
        actions.close_as_corrected(
            self.case, version=version, subject=form.cleaned_data["subject"],
            letter=form.cleaned_data["letter"], by=request.user,
        )
        messages.success(request, self.answered(_("The case is closed.")))
        return redirect("onrecord_corrections:case", self.case.pk)

    def answered(self, first: str) -> str:
        mailed = sum(1 for report in self.reports if report.mail_to)
        return f"{first} " + (
            ngettext(
                "%(count)d letter is on its way.", "%(count)d letters are on their way.", mailed
            )
            % {"count": mailed}
            if mailed
            else _("The answer stands on the reader's private page.")
        )

    def say_what_happened(self, request: HttpRequest, decision: actions.Decision) -> None:
        messages.success(request, self.answered(_("The live story is changed.")))
        applied = decision.applied
        if applied and applied.merged:
            messages.info(
                request,
                _("A colleague's unfinished text has the change too and goes on as it was."),
            )
        for conflict in applied.conflicts if applied else ():
            messages.warning(
                request,
                _("The draft by %(who)s was left as it is: %(why)s They have been told.")
                % {"who": conflict.revision.user or _("a colleague"), "why": conflict.reason},
            )
