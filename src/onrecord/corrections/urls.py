from django.urls import path

from onrecord.corrections import views

urlpatterns = [
    path("report/<int:page_id>/", views.report, name="onrecord_report"),
    path("report/status/<str:secret>/", views.status, name="onrecord_report_status"),
]
