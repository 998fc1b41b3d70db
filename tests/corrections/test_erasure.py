"""Who reported is forgotten when the time that the form names is over; what was decided stays."""

from datetime import timedelta

from django.utils import timezone

from onrecord.corrections import actions
from onrecord.corrections.models import Case, Report
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due, subject_of
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect


def decided(article, editor, token, days):
    report = actions.file_report(
        token=token,
        version=article.current_version,
        language="en",
        why="I was there.",
        name="Noor",
        email="reader@testserver.example",
        consents={"answer_me": True, "credit_me": True},
    )
    actions.decline_case(report.case, reason="No.", subject="No", letter="No, thanks.", by=editor)
    Case.objects.filter(pk=report.case_id).update(
        decided_at=timezone.now() - timedelta(days=days)
    )
    return report


def undecided(article, days):
    report = actions.file_report(
        token="open",
        version=article.current_version,
        language="en",
        why="I was there.",
        name="Noor",
        email="reader@testserver.example",
        consents={"answer_me": True},
    )
    Report.objects.update(created_at=timezone.now() - timedelta(days=days))
    return report


def test_name_and_address_go_ninety_days_after_the_decision(article, editor):
    old = decided(article, editor, "old", 91)
    decided(article, editor, "new", 89)
    run_due()

    assert actions.erase_personal_data() == 1

    assert list(
        Report.objects.order_by("pk").values_list("token", "name", "email", "answer_me", "why")
    ) == [
        ("old", "", "", False, "I was there."),
        ("new", "Noor", "reader@testserver.example", True, "I was there."),
    ]
    about = f"onrecord_corrections.report:{old.pk}"
    assert list(Letter.objects.filter(about=about).values_list("to", flat=True)) == ["", ""]
    assert actions.erase_personal_data() == 0


def test_an_open_case_forgets_nobody_for_a_year(article):
    report = undecided(article, days=364)

    assert actions.erase_personal_data() == 0
    report.refresh_from_db()
    assert (report.name, report.email) == ("Noor", "reader@testserver.example")


def test_a_report_that_nobody_decides_is_nobodys_after_a_year(article, editor):
    report = undecided(article, days=366)
    run_due()

    assert actions.erase_personal_data() == 1

    report.refresh_from_db()
    assert (report.name, report.email, report.mail_to, report.why) == ("", "", "", "I was there.")
    assert Letter.objects.get().to == ""
    assert Case.objects.get().is_open
    decision = actions.decline_case(
        report.case, reason="No.", subject="No", letter="No, thanks.", by=editor
    )
    assert decision.case.is_open is False
    assert "No, thanks." in Letter.objects.latest("pk").body


def test_a_letter_that_waited_until_its_address_was_erased_is_not_called_sent(article, mailoutbox):
    report = undecided(article, days=366)
    actions.erase_personal_data()

    run_due()

    effect = Effect.objects.get()
    assert (mailoutbox, effect.state, effect.last_error) == (
        [], State.FAILED,
        "The address was erased when the time for keeping it was over; nothing was sent.",
    )
    assert Letter.objects.get(about=subject_of(report)).sent_at is None
