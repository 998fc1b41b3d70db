"""Who reported is forgotten when the time that the form names is over; what was decided stays."""

from datetime import timedelta

from django.utils import timezone

from onrecord.corrections import actions
from onrecord.corrections.models import Case, Report
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due


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


def test_an_open_case_forgets_nobody(article):
    actions.file_report(
        token="open",
        version=article.current_version,
        language="en",
        why="I was there.",
        email="reader@testserver.example",
        consents={"answer_me": True},
    )

    assert actions.erase_personal_data() == 0
