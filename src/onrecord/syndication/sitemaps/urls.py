from django.urls import path

from onrecord.syndication.sitemaps import views

urlpatterns = [path("sitemap.xml", views.index, name="onrecord_sitemap")]
