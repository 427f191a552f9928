"""The address of a Spark master."""

from __future__ import annotations

import socket

import pytest

from semesta.engine.spark.address import is_local, is_spark, own_address
from semesta.errors import SemestaError


@pytest.mark.parametrize("master", ["local", "local[1]", "local[2]", "local[16]", "local[*]"])
def test_spark_in_this_machine(master: str) -> None:
    assert is_local(master)
    assert is_spark(master)
    assert own_address(master) == "127.0.0.1"


@pytest.mark.parametrize(
    "master",
    ["spark://127.0.0.1:7077", "spark://induk.contoh.go.id:7077", "spark://induk:1", "spark://[::1]:7077"],
)
def test_a_cluster(master: str) -> None:
    assert not is_local(master)
    assert is_spark(master)


@pytest.mark.parametrize(
    "wrong",
    ["", "spark", "duckdb", "local[0]", "local[]", "local[two]", "local[2", "spark://", "spark://induk", "spark://:7077",
     "spark://induk:", "spark://induk:port", "http://induk:7077", "spark://induk:7077/x", "spark://a b:7077"],
)  # fmt: skip
def test_what_is_no_address(wrong: str) -> None:
    assert not is_spark(wrong)


def test_workers_call_back_where_the_master_was_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert own_address(f"spark://localhost:{server.getsockname()[1]}") == "127.0.0.1"


def test_a_master_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(SemestaError) as refused:
        own_address(f"spark://127.0.0.1:{port}")
    assert [problem.code for problem in refused.value.problems] == ["E-ENGINE-003"]
    assert f"spark://127.0.0.1:{port}: Connection refused" in refused.value.problems[0].text("en")


@pytest.mark.parametrize("host", ["127.0.0.1:99999", "tidak-ada.invalid:7077"])
def test_a_port_or_a_name_that_cannot_be(host: str) -> None:
    with pytest.raises(SemestaError) as refused:
        own_address(f"spark://{host}")
    assert [problem.code for problem in refused.value.problems] == ["E-ENGINE-003"]


def test_a_master_that_says_nothing_is_not_waited_for() -> None:
    # A listener with a full queue takes no further call, like a machine behind a firewall.
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        address = server.getsockname()
        waiting = [socket.socket() for _ in range(3)]
        try:
            for each in waiting:
                each.setblocking(False)
                each.connect_ex(address)
            with pytest.raises(SemestaError) as refused:
                own_address(f"spark://127.0.0.1:{address[1]}", seconds=0.3)
        finally:
            for each in waiting:
                each.close()
    assert [problem.code for problem in refused.value.problems] == ["E-ENGINE-003"]
    assert "timed out" in refused.value.problems[0].text("en")
