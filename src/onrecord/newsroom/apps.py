from datetime import timedelta

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "onrecord.newsroom"
    label = "onrecord_newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from onrecord.corrections.actions import erase_personal_data
        from onrecord.newsroom import checks  # noqa: F401  # registers on import
        from onrecord.outbox.worker import register_chore
        from onrecord.record.tasks import publish_due

        register_chore("erase personal data", timedelta(hours=24), erase_personal_data)
        register_chore("publish what is scheduled", timedelta(seconds=20), publish_due)
