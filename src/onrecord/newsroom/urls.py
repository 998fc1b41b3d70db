"""Every address of a newsroom."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from onrecord.corrections import urls as corrections_urls
from onrecord.newsroom import views
from onrecord.record import urls as record_urls
from onrecord.syndication.feeds import urls as feed_urls
from onrecord.syndication.sitemaps import urls as sitemap_urls


def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition of a picture. Originals and documents have no address here."""
    response: Any = serve_file(request, name, document_root=str(settings.MEDIA_ROOT / "images"))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("media/images/<path:name>", picture_file),
    path("healthz", views.health, name="onrecord_health"),
    path("", include(record_urls)),
    path("", include(corrections_urls)),
    path("", include(feed_urls)),
    path("", include(sitemap_urls)),
    *(
        [
            path("mailbox/", views.mailbox, name="onrecord_mailbox"),
            path("mailbox/<slug:name>/", views.letter, name="onrecord_mailbox_letter"),
        ]
        if settings.ONRECORD.demo
        else []
    ),
    path("", include(wagtail_urls)),
]
handler404 = "onrecord.newsroom.views.not_found"
