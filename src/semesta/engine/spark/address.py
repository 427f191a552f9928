"""The address of a Spark master: what counts as one, and the way to it."""

from __future__ import annotations

import re
import socket

from semesta.errors import refusal

LOOPBACK = "127.0.0.1"
REACH_SECONDS = 5.0
_LOCAL = re.compile(r"local(\[(\*|[1-9]\d*)\])?")
_CLUSTER = re.compile(r"spark://(?P<host>[^\s:/,]+|\[[0-9A-Fa-f:.]+\]):(?P<port>\d{1,5})")


def is_local(master: str) -> bool:
    """Whether Spark runs inside this machine, without a cluster."""
    return _LOCAL.fullmatch(master) is not None


def is_spark(master: str) -> bool:
    """Whether this is an address that Spark is started with."""
    return is_local(master) or _CLUSTER.fullmatch(master) is not None


def own_address(master: str, seconds: float = REACH_SECONDS) -> str:
    """The address under which the workers can call this process back; for a cluster, its master is called first.

    Args:
        master: an address for which ``is_spark`` holds.
        seconds: how long to wait for an answer.

    Raises:
        SemestaError: E-ENGINE-003, nobody answers there.
    """
    found = _CLUSTER.fullmatch(master)
    if found is None:
        return LOOPBACK
    try:
        with socket.create_connection(
            (found["host"].strip("[]"), int(found["port"])), timeout=seconds
        ) as line:
            return str(line.getsockname()[0])
    except (OSError, OverflowError) as error:  # OverflowError: a port beyond 65535
        raise refusal(
            "E-ENGINE-003", master=master, reason=getattr(error, "strerror", None) or error
        ) from error
