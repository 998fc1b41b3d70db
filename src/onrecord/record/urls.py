from django.urls import path

from onrecord.record import views

urlpatterns = [
    path("record/<int:page_id>/", views.record, name="onrecord_record_page"),
    path("corrections/", views.corrections, name="onrecord_corrections_page"),
]
