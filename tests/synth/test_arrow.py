from __future__ import annotations

import subprocess
import sys

import numpy as np
import pyarrow as pa

from semesta.synth.arrow import (
    blank,
    choose,
    flags,
    glue,
    numbers,
    padded,
    pick,
    replace,
    texts,
    word,
    written,
)


def test_columns_hold_what_the_vectors_hold() -> None:
    assert numbers(np.array([1, 2], dtype=np.int32)) == pa.array([1, 2], pa.int32())
    assert flags(np.array([True, False] * 5)) == pa.array([True, False] * 5)
    assert texts(["Á", "", "b"]) == pa.array(["Á", "", "b"])
    assert texts([]) == pa.array([], pa.string())


def test_words_are_picked_and_blanked() -> None:
    words = texts(["a", "b"])
    assert pick(words, np.array([1, -1, 0])).to_pylist() == ["b", None, "a"]
    assert choose(("no", "yes"), np.array([True, False])).to_pylist() == ["yes", "no"]
    assert blank(words, np.array([False, True])).to_pylist() == ["a", None]
    assert blank(words, np.array([False, False])) is words
    assert replace(words, np.array([False, True]), texts(["c"])).to_pylist() == ["a", "c"]


def test_numbers_are_written() -> None:
    assert written(np.array([17, 5])).to_pylist() == ["17", "5"]
    assert padded(np.array([17, 5]), 4).to_pylist() == ["0017", "0005"]
    assert padded(np.array([17]), 4, "W").to_pylist() == ["W0017"]
    assert glue(texts(["a", "b"]), word("-"), texts(["c", "d"])).to_pylist() == ["a-c", "b-d"]


def test_pandas_stays_out() -> None:
    code = (
        "import sys, numpy as np; from semesta.synth.arrow import *; "
        "glue(texts(['a']), word('b')); padded(np.array([1]), 4, 'W'); blank(texts(['a']), np.array([True])); "
        "replace(texts(['a']), np.array([True]), texts(['b'])); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
