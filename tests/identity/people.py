"""Made-up people with made-up mistakes, for the tests of who is who."""

from __future__ import annotations

import random
from datetime import date, timedelta

GIVEN = [
    "BUDI",
    "SITI",
    "AGUS",
    "DEWI",
    "JOKO",
    "RINA",
    "HADI",
    "LINA",
    "WAWAN",
    "RATNA",
    "YUSUF",
    "NURUL",
    "EKO",
    "FITRI",
    "DIMAS",
    "INDAH",
    "FAJAR",
    "MEGA",
    "RUDI",
    "AYU",
    "BAYU",
    "TUTI",
    "HENDRA",
    "YANI",
    "ARIF",
    "SARI",
    "IWAN",
    "PUTRI",
    "DONI",
    "WATI",
]
LAST = [
    "SANTOSO",
    "WIJAYA",
    "SUSANTO",
    "LESTARI",
    "PRATAMA",
    "HIDAYAT",
    "NUGROHO",
    "KUSUMA",
    "SAPUTRA",
    "RAHAYU",
    "SETIAWAN",
    "GUNAWAN",
    "HARAHAP",
    "SIREGAR",
    "NASUTION",
    "MAULANA",
    "FIRMANSYAH",
    "PERMATA",
    "ANGGRAINI",
    "WIBOWO",
    "UTAMI",
    "HANDAYANI",
    "KURNIAWAN",
    "PURNOMO",
    "SUTRISNO",
]


def people(count: int, seed: int = 1) -> list[dict[str, str]]:
    """People with ``id, nik, name, birth_date, sex, village_code``."""
    chosen = random.Random(seed)
    found = []
    for number in range(count):
        born = date(1965, 1, 1) + timedelta(days=chosen.randrange(13_000))
        village = f"31.7{chosen.randint(3, 5)}.0{chosen.randint(1, 5)}.100{chosen.randint(1, 4)}"
        nik = f"{village[:2]}{village[3:5]}{village[6:8]}{born:%d%m%y}{chosen.randrange(1, 9999):04d}"
        found.append(
            {
                "id": f"p{number}",
                "nik": nik,
                "name": f"{chosen.choice(GIVEN)} {chosen.choice(LAST)}",
                "birth_date": born.isoformat(),
                "sex": chosen.choice("LP"),
                "village_code": village,
            }
        )
    return found


def spoiled(person: dict[str, str], mark: str, **changes: str) -> dict[str, str]:
    """Another record of a person: its identifier marked, some fields changed."""
    return {**person, "id": f"{person['id']}{mark}", **changes}
