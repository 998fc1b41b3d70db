from django.urls import path

from onrecord.outbox.admin import views

app_name = "onrecord_outbox"
urlpatterns = [
    path("", views.DeliveryIndexView.as_view(), name="index"),
    path("results/", views.DeliveryIndexView.as_view(results_only=True), name="index_results"),
    path("<int:effect_id>/try-again/", views.try_again, name="try_again"),
]
