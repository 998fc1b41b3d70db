"""What every template may know of the newsroom."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """The newsroom's settings and the base of its addresses."""
    return {"newsroom": settings.ONRECORD, "base_url": settings.BASE_URL}
