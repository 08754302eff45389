"""The process in which one file is cleaned: media type as argument, the file on standard input, the copy on standard output."""

from __future__ import annotations

import resource
import sys

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.bounds import CPU_SECONDS, MEMORY, MOST_OUT, REFUSED
from xinqiao.vault.cleaning.unclean import UncleanError


def main() -> int:
    """Clean one file within bounds of time and memory. Exit status REFUSED: the fault stands on standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # lazy: the libraries that read a stranger's bytes load inside the bounds
    from xinqiao.vault.cleaning.clean import clean

    try:
        copy, kind = clean(sys.stdin.buffer.read(), sys.argv[1])
    except UncleanError as unclean:
        sys.stderr.write(unclean.fault.value)
        return REFUSED
    except MemoryError:
        sys.stderr.write(FileFault.BOUNDS.value)
        return REFUSED
    if len(copy) > MOST_OUT:
        sys.stderr.write(FileFault.BOUNDS.value)
        return REFUSED
    sys.stdout.buffer.write(kind.encode() + b"\n" + copy)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
