from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "onrecord.articles"
    label = "onrecord_articles"
    verbose_name = "Stories"

    def ready(self) -> None:
        from onrecord.articles import receivers  # noqa: F401  # connects on import
