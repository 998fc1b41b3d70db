"""The settings of one newsroom: `onrecord.toml` and the environment, read into a dataclass.

Pure Python: no Django. Wrong values do not raise here. They are collected as
`Problem`s, which `onrecord.newsroom.checks` shows as Django system checks, so that every
command can name all of them at once. Only a file that cannot be read as TOML at all raises
`ConfigError`.
"""

import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

FILE_NAME = "onrecord.toml"
ENV_PREFIX = "ONRECORD_"
LANGUAGES = ("en", "ar")


class ConfigError(Exception):
    """The settings file cannot be read; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Problem:
    """One wrong setting: which, what is wrong, and what to do."""

    key: str
    message: str
    hint: str


@dataclass(frozen=True)
class Config:
    """Everything a newsroom sets. Addresses are URLs; empty means "the default"."""

    folder: Path
    name: str = "Newsroom"
    language: str = "en"
    admin_email: str = ""
    base_url: str = "http://127.0.0.1:8000"
    time_zone: str = "UTC"
    database_url: str = ""
    redis_url: str = ""
    mail_url: str = ""
    mail_from: str = ""
    web_workers: int = 1
    debug: bool = False
    demo: bool = False
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def data(self) -> Path:
        """Where everything the newsroom stores lives: database, media, secrets, letters."""
        return self.folder / "data"

    @property
    def host(self) -> str:
        """The host name readers use, without the port."""
        return urlsplit(self.base_url).hostname or "localhost"

    @property
    def sender(self) -> str:
        """The address letters come from."""
        return self.mail_from or f"{self.name} <{self.admin_email or 'desk@' + self.host}>"


_TEXT = {f.name for f in fields(Config) if f.type in {str, "str"}}
_FLAGS = {f.name for f in fields(Config) if f.type in {bool, "bool"}}
_KEYS = {f.name for f in fields(Config)} - {"folder", "problems"}
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def load(folder: Path, environ: Mapping[str, str] | None = None) -> Config:
    """Read `folder/onrecord.toml`, then let `ONRECORD_*` variables overrule it.

    A missing file gives the defaults (a command that needs a newsroom checks for the file
    itself). Raises `ConfigError` when the file is not TOML.
    """
    environ = os.environ if environ is None else environ
    raw = _read(folder / FILE_NAME)
    for key in _KEYS:
        if ENV_PREFIX + key.upper() in environ:
            raw[key] = environ[ENV_PREFIX + key.upper()]
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in _KEYS:
            problems.append(
                Problem(key, f"“{key}” is not a setting.", f"Known: {', '.join(sorted(_KEYS))}.")
            )
            continue
        try:
            values[key] = _typed(key, value)
        except ValueError as error:
            problems.append(Problem(key, f"“{key}” {error}.", f"Correct it in {FILE_NAME}."))
    config = Config(folder=folder, **values)
    problems += _problems(config)
    return replace(config, problems=tuple(problems))


def _read(path: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"{path} cannot be read: {error}. Correct the file and try again."
        ) from error
    flat: dict[str, Any] = {}
    for key, value in tables.items():
        # [mail] url = … reads better than mail_url = … and means the same.
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": inner_value for inner, inner_value in value.items()}
        else:
            flat[key] = value
    return flat


def _typed(key: str, value: Any) -> Any:
    if key in _TEXT:
        if not isinstance(value, str):
            raise ValueError("must be text in quotation marks")
        return value.strip()
    if key in _FLAGS:
        if isinstance(value, bool):
            return value
        if str(value).lower() in _TRUE | _FALSE:
            return str(value).lower() in _TRUE
        raise ValueError("must be true or false")
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise ValueError("must be a whole number") from error


def _problems(config: Config) -> list[Problem]:
    found: list[Problem] = []

    def wrong(key: str, message: str, hint: str) -> None:
        found.append(Problem(key, message, hint))

    if config.language not in LANGUAGES:
        wrong(
            "language",
            f"The language “{config.language}” is not one that Onrecord speaks.",
            f"Set it to one of: {', '.join(LANGUAGES)}.",
        )
    if config.admin_email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", config.admin_email):
        wrong(
            "admin_email",
            f"“{config.admin_email}” is not an e-mail address.",
            "Give the address of whoever runs the newsroom, like desk@example.org.",
        )
    base = urlsplit(config.base_url)
    if base.scheme not in {"http", "https"} or not base.hostname or base.path.strip("/"):
        wrong(
            "base_url",
            f"“{config.base_url}” is not the address of a site.",
            "Give scheme and host only, like https://news.example.org.",
        )
    if config.time_zone not in available_timezones():
        wrong(
            "time_zone",
            f"There is no time zone “{config.time_zone}”.",
            "Use a name from the tz database, like Africa/Tunis.",
        )
    schemes = {
        "database_url": {"sqlite", "postgres", "postgresql"},
        "redis_url": {"redis", "rediss"},
        "mail_url": {"smtp", "smtp+tls", "smtp+ssl", "file"},
    }
    for key, allowed in schemes.items():
        value = getattr(config, key)
        if value and urlsplit(value).scheme not in allowed:
            wrong(
                key,
                f"“{key}” begins with “{urlsplit(value).scheme}:”.",
                f"It must begin with one of: {', '.join(sorted(allowed))}.",
            )
    if not 1 <= config.web_workers <= 64:
        wrong("web_workers", f"{config.web_workers} web workers cannot be run.", "Use 1 to 64.")
    return found


def secret(config: Config, name: str = "secret.key") -> str:
    """The newsroom's secret, made at first use and readable by its owner only (mode 0600).

    Two processes that start together agree: the file is created exclusively, and whoever comes
    second reads what the first wrote.
    """
    path = config.data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _settled(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    return path.read_text(encoding="ascii")


def _settled(path: Path) -> str:
    import time  # only in the race of two first starts

    for _ in range(100):
        if value := path.read_text(encoding="ascii").strip():
            return value
        time.sleep(0.02)
    raise ConfigError(f"{path} is empty. Delete it and start again: a new secret will be made.")
