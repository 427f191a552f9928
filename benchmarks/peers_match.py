"""The peers of ``bench_match.py``: Splink, recordlinkage and RapidFuzz with their usual settings, one list in one process.

Runs under an interpreter of its own, since recordlinkage needs an older pandas:
``python peers_match.py PEER LIST.csv [RIGHT.csv]``; prints JSON with the pairs, seconds and megabytes.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time

PERSON = (
    "given_name", "surname", "birth_date", "postcode", "place", "email", "nik", "street_number", "address_1"
)  # fmt: skip


def splink(files: list[str]) -> list[tuple[str, str, float]]:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frames = [pd.read_csv(file, dtype=str) for file in files]
    there = [name for name in PERSON if all(name in frame for frame in frames)]
    kinds = {
        "given_name": cl.NameComparison("given_name"),
        "surname": cl.NameComparison("surname"),
        "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
        "postcode": cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        "place": cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        "email": cl.EmailComparison("email"),
        "nik": cl.LevenshteinAtThresholds("nik", [2]),
        "street_number": cl.ExactMatch("street_number"),
        "address_1": cl.LevenshteinAtThresholds("address_1", [2, 5]),
    }
    rules = [block_on("given_name", "surname"), block_on("birth_date")]
    rules += [block_on("surname", "postcode")] if "postcode" in there else []
    rules += [block_on("email")] if "email" in there else []
    rules += [block_on("nik"), block_on("given_name", "address_1")] if "nik" in there else []
    settings = SettingsCreator(
        link_type="dedupe_only" if len(files) == 1 else "link_only",
        unique_id_column_name="id",
        comparisons=[kinds[name] for name in there],
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    inputs = [api.register(frame) for frame in frames] if hasattr(api, "register") else frames
    linker = Linker(
        inputs if len(inputs) > 1 else inputs[0],
        settings,
        **({} if hasattr(api, "register") else {"db_api": api}),
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "birth_date")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname"))
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    frame = pairs.as_pandas_dataframe()
    return list(zip(frame["id_l"], frame["id_r"], frame["match_probability"].astype(float), strict=True))


def recordlinkage(files: list[str]) -> list[tuple[str, str, float]]:
    import pandas as pd
    import recordlinkage as rl

    frame = pd.read_csv(files[0], dtype=str).set_index("id")
    texts = [name for name in ("given_name", "surname", "name", "place", "address", "email") if name in frame]
    exact = [name for name in ("birth_date", "postcode", "phone") if name in frame]
    index = rl.Index()
    for name in (*exact, "surname" if "surname" in frame else "name", "address"):
        if name in frame:
            index.block(name)
    candidates = index.index(frame)
    compare = rl.Compare()
    for name in texts:
        compare.string(name, name, method="jarowinkler", threshold=0.85, label=name)
    for name in exact:
        compare.exact(name, name, label=name)
    found = rl.ECMClassifier().fit_predict(compare.compute(candidates, frame))
    return [(left, right, 1.0) for left, right in found]


def rapidfuzz(files: list[str]) -> list[tuple[str, str, float]]:
    import numpy as np
    import pandas as pd
    from rapidfuzz import fuzz, process

    left, right = (pd.read_csv(file, dtype=str) for file in files)
    a, b = ([_bare(name) for name in frame["name"]] for frame in (left, right))
    likeness = process.cdist(a, b, scorer=fuzz.ratio)
    best, back = likeness.argmax(1), likeness.argmax(0)
    mutual = np.flatnonzero(back[best] == np.arange(len(a)))
    return [(left["id"][place], right["id"][best[place]], 1.0) for place in mutual.tolist()]


def _bare(name: str) -> str:
    plain = re.sub(r"[^a-z0-9 ]+", " ", name.lower())
    return " ".join(re.sub(r"\b(pt|tbk|persero)\b", " ", plain).split())


if __name__ == "__main__":
    peer, *files = sys.argv[1:]
    begun = time.perf_counter()
    pairs = {"splink": splink, "recordlinkage": recordlinkage, "rapidfuzz": rapidfuzz}[peer](files)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pairs": pairs, "seconds": seconds, "megabytes": memory}))
