from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "onrecord.articles"
    label = "onrecord_articles"
    verbose_name = "Stories"

    def ready(self) -> None:
        from onrecord.articles import actions, receivers, tasks  # noqa: F401  # receivers connect
        from onrecord.outbox import registry

        registry.register(actions.RENDITIONS, tasks.make_renditions, label=_("Pictures in size"))
