from django.urls import path

from onrecord.corrections.admin import case, views

app_name = "onrecord_corrections"
urlpatterns = [
    path("", views.CaseIndexView.as_view(), name="index"),
    path("results/", views.CaseIndexView.as_view(results_only=True), name="index_results"),
    path("<int:case_id>/", case.CaseView.as_view(), name="case"),
]
