"""Settings of the test run: a throw-away newsroom; the database by ONRECORD_DATABASE_URL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
(_folder / "data" / "static").mkdir(parents=True)
os.environ["ONRECORD_NEWSROOM"] = str(_folder)
os.environ.setdefault("ONRECORD_SECRET_KEY", "a secret for tests only")
os.environ["ONRECORD_NAME"] = "The Test Post"
os.environ["ONRECORD_BASE_URL"] = "http://testserver"
os.environ["ONRECORD_ADMIN_EMAIL"] = "desk@testserver.example"
os.environ["ONRECORD_DEMO"] = "yes"

from onrecord.newsroom.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in a newsroom: several connections at once, and locks that are waited for.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "data" / "test.sqlite3")}  # noqa: F405

# The API is a door that a newsroom may open; ours is shut, the tests go through it all the same.
INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v3"]  # noqa: F405
# Test processes side by side have a database each, and a Redis database each: one empties its
# cache while another counts queries.
if str(CACHES["default"]["LOCATION"]).startswith("redis"):  # noqa: F405
    _server, _, _number = CACHES["default"]["LOCATION"].rpartition("/")  # noqa: F405
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{_server}/{(int(_number) + _worker) % 16}"  # noqa: F405
