from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    name = "onrecord.syndication"
    label = "onrecord_syndication"
    verbose_name = "Syndication"
