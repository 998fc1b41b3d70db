from django.urls import path

from onrecord.record.admin import views

app_name = "onrecord_record"
urlpatterns = [
    path("retract/<int:page_id>/", views.retract, name="retract"),
    path("flagged/", views.FlaggedIndexView.as_view(), name="flagged"),
    path(
        "flagged/results/",
        views.FlaggedIndexView.as_view(results_only=True),
        name="flagged_results",
    ),
    path("amend/<int:version_id>/", views.amend, name="amend"),
]
