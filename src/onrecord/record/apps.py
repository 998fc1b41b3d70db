from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "onrecord.record"
    label = "onrecord_record"
    verbose_name = "Record"

    def ready(self) -> None:
        from onrecord.record import receivers  # noqa: F401  # connects on import
