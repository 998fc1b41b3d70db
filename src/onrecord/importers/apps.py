from django.apps import AppConfig


class ImportersConfig(AppConfig):
    name = "onrecord.importers"
    label = "onrecord_importers"
    verbose_name = "Importers"
