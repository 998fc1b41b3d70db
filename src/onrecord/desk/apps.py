from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "onrecord.desk"
    label = "onrecord_desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        from onrecord.desk import tasks
        from onrecord.outbox import registry

        registry.register(tasks.LETTER, tasks.send_letter, label=_("Letter"))
