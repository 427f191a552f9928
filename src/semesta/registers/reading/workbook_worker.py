"""The worker process: reads requests line by line, answers with what :func:`convert` found, and may die of a file.

The library that parses workbooks can end the whole process (a two-kilobyte workbook with two cells far apart asks for
500 GB), and a damaged file can make it panic. Here that ends one worker, whose memory is limited, and nothing else.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from semesta.registers.reading.limits import NO_ROOM
from semesta.registers.reading.workbook_sheets import Reply, convert

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


def main(requests: Iterable[str], answers: TextIO) -> None:
    """Answer each request ``{"file", "scratch", "with_errors"}`` with one line of JSON."""
    for line in requests:
        request = json.loads(line)
        answer = answer_safely(request["file"], request["scratch"], with_errors=request["with_errors"])
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def answer_safely(file: str, scratch: str, *, with_errors: bool) -> Reply:
    """What :func:`convert` answers, and "damaged" when the parsing library panics."""
    try:
        return convert(file, scratch, with_errors=with_errors)
    except OSError as error:
        # The file itself could be opened: other errors than a full disk come from what stands in it.
        no_room = error.errno in NO_ROOM
        return (
            {"refused": "E-READ-014", "fields": {"folder": scratch}} if no_room else {"refused": "E-READ-008"}
        )
    except BaseException as error:
        if not is_panic(error):
            raise
        return {"refused": "E-READ-008"}


def is_panic(error: BaseException) -> bool:
    """Whether a Rust library panicked; its exception is no ``Exception`` and cannot be imported."""
    return type(error).__name__ == "PanicException" and not isinstance(error, Exception)


def limit_resources(memory: int) -> None:
    """Keep this process to ``memory`` bytes, and its contents out of core files."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit_resources(int(sys.argv[1]))
    main(sys.stdin, sys.stdout)
