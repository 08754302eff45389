"""A real clamd with one signature, which the tests write: EICAR's, the harmless file that every scanner is tried with."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("clamd") or ("/usr/sbin/clamd" if Path("/usr/sbin/clamd").is_file() else None)
# In two parts, so that no scanner of a machine takes the source of this test away.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()


@contextmanager
def running() -> Iterator[str]:
    """Run clamd in a folder of its own (a short one: the path of a socket has 108 bytes) and yield the path of its socket."""
    assert PROGRAM is not None
    folder = Path(tempfile.mkdtemp(prefix="clamd-", dir="/tmp"))
    folder.chmod(0o755)
    (folder / "tried.hdb").write_text(f"{hashlib.md5(EICAR, usedforsecurity=False).hexdigest()}:{len(EICAR)}:Tried.EICAR\n")
    # The same as a pattern, so that it is found inside documents and archives too.
    (folder / "tried.ndb").write_text(f"Tried.Inside:0:*:{EICAR.hex()}\n")
    config = folder / "clamd.conf"
    config.write_text(
        f"DatabaseDirectory {folder}\nLocalSocket {folder}/s\nForeground yes\nStreamMaxLength 100M\n" + ("User root\n" if os.geteuid() == 0 else "")
    )  # fmt: skip
    process = subprocess.Popen([PROGRAM, "--config-file", str(config)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            if (folder / "s").exists():
                break
            assert process.poll() is None, process.stdout.read().decode() if process.stdout else ""
            time.sleep(0.1)
        yield str(folder / "s")
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)

