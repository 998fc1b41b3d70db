from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "onrecord.newsroom"
    label = "onrecord_newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from onrecord.newsroom import checks  # noqa: F401, PLC0415  # registers on import
