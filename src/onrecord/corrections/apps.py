from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "onrecord.corrections"
    label = "onrecord_corrections"
    verbose_name = "Corrections"

    def ready(self) -> None:
        from onrecord.articles.slots import register_slot

        register_slot("after_headline", "corrections/slots/report_link.html")
        register_slot("after_text", "corrections/slots/report_call.html")
