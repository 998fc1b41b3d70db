"""The WSGI application that Granian's workers run."""

import atexit
import os
import sys
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


def _end_at_once() -> None:
    """End when Granian has given its last answer.

    A thread may still work for a reader who has gone; it would end the process with a crash
    report when the interpreter is taken down under it. Its transaction is rolled back.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.newsroom.settings")
application = get_wsgi_application()
if _main := os.environ.get("ONRECORD_SERVED_BY"):
    _end_with_parent(int(_main))
    atexit.register(_end_at_once)
