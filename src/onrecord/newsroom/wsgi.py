"""The WSGI application that Granian's workers run."""

import os
import threading
import time

from django.core.wsgi import get_wsgi_application


def _end_with_parent(parent: int) -> None:
    """Leave when the main process is gone: an orphan would go on answering on the same port."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.newsroom.settings")
if _main := os.environ.get("ONRECORD_SERVED_BY"):
    _end_with_parent(int(_main))
application = get_wsgi_application()
