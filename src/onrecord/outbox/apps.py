from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "onrecord.outbox"
    label = "onrecord_outbox"
    verbose_name = "Outbox"
