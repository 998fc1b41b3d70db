from django.urls import path

from onrecord.syndication.feeds import views

urlpatterns = [path("feeds/stories.atom", views.stories, name="onrecord_atom")]
