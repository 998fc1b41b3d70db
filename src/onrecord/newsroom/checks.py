"""Wrong settings, as Django system checks with a hint each."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("onrecord")
def settings_are_right(app_configs: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """Every problem that `onrecord.conf` found in onrecord.toml and the environment."""
    return [
        Error(problem.message, hint=problem.hint, id=f"onrecord.{problem.key}")
        for problem in settings.ONRECORD.problems
    ]
