from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "onrecord.corrections"
    label = "onrecord_corrections"
    verbose_name = "Corrections"

    def ready(self) -> None:
        from onrecord.articles.slots import register_slot
        from onrecord.corrections.colleagues import tell_of_refusal
        from onrecord.record.registry import register_refusal_listener

        register_slot("after_headline", "corrections/slots/report_link.html")
        register_slot("after_text", "corrections/slots/report_call.html")
        register_refusal_listener(tell_of_refusal)
