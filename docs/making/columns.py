"""What the commands print as csv and json: each column and what it means (English, Indonesian).

The tests compare these names with what the commands really print.
"""

from __future__ import annotations

from making.columns_benefits import BENEFIT_OUTPUTS

AREA_COLUMNS = {
    "code": ("Kemendagri code, text", "kode Kemendagri, teks"),
    "name": ("name", "nama"),
    "level": ("nation, province, regency, district or village", "nation, province, regency, district atau village"),
    "kind": ("negara, provinsi, kabupaten, kota, kecamatan, kelurahan, desa or desa_adat",
             "negara, provinsi, kabupaten, kota, kecamatan, kelurahan, desa atau desa_adat"),
}  # fmt: skip

OUTPUTS: dict[str, dict[str, tuple[str, str]]] = {
    "import": {
        "batch": ("number of the batch; empty when nothing was stored", "nomor batch; kosong bila tidak ada yang disimpan"),
        "rows": ("rows of data in the files", "baris data di berkas"),
        "accepted": ("rows stored, those with warnings among them", "baris yang disimpan, termasuk yang berperingatan"),
        "warnings": ("accepted rows with a warning", "baris diterima yang berperingatan"),
        "rejected": ("rows that stayed out", "baris yang ditolak"),
        "repair_file": ("the repair workbook; empty when no row was rejected", "buku kerja perbaikan; kosong bila tidak ada yang ditolak"),
        "warnings_file": ("the list of all warnings; empty when there are none", "daftar semua peringatan; kosong bila tidak ada"),
        "register": ("name of the register", "nama register"),
        "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
        "dry_run": ("json only: whether nothing was to be stored", "hanya json: apakah memang tidak untuk disimpan"),
        "faults": ("json only: each broken rule with code, column, rows and first examples",
                   "hanya json: setiap aturan yang dilanggar dengan kode, kolom, jumlah baris, dan contoh pertama"),
        "notes": ("json only: remarks about the whole file", "hanya json: catatan tentang seluruh berkas"),
    },
    "batches": {
        "batch": ("number of the batch", "nomor batch"),
        "register": ("name of the register", "nama register"),
        "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
        "rows": ("rows of data in the files", "baris data di berkas"),
        "accepted": ("rows stored", "baris yang disimpan"),
        "warnings": ("accepted rows with a warning", "baris diterima yang berperingatan"),
        "rejected": ("rows that stayed out", "baris yang ditolak"),
        "status": ("stored or undone", "stored (tersimpan) atau undone (ditarik)"),
        "imported_at": ("time of the import, UTC", "waktu impor, UTC"),
        "source": ("name of the source, if one was given", "nama sumber, bila disebut"),
        "files": ("names of the files", "nama berkas"),
    },
    "coverage": {
        "area_code": ("Kemendagri code, text; ID is the nation", "kode Kemendagri, teks; ID berarti nasional"),
        "area_name": ("name", "nama"),
        "level": ("nation, province, regency, district or village", "nation, province, regency, district atau village"),
        "period": ("month of the figure, yyyy-mm", "bulan angkanya, yyyy-mm"),
        "basis": ("residence, workplace or unstated", "residence (domisili), workplace (tempat kerja), atau unstated (tidak disebut)"),
        "segment": ("only with `--by segment`", "hanya dengan `--by segment`"),
        "formality": ("only with `--by formality`", "hanya dengan `--by formality`"),
        "participants": ("active participants; empty means not known", "peserta aktif; kosong berarti tidak diketahui"),
        "workers": ("workers, the denominator; empty means not known", "pekerja, yaitu penyebutnya; kosong berarti tidak diketahui"),
        "coverage": ("participants / workers, a ratio (0.5139 is 51.39 %); may be above 1",
                     "peserta / pekerja, sebuah rasio (0.5139 berarti 51,39 %); boleh di atas 1"),
        "low": ("participants / upper end of the workers", "peserta / batas atas jumlah pekerja"),
        "high": ("participants / lower end of the workers", "peserta / batas bawah jumlah pekerja"),
        "gap": ("workers - participants; below zero when coverage is above 1", "pekerja - peserta; di bawah nol bila cakupan di atas 1"),
        "target": ("target, a ratio", "target, sebuah rasio"),
        "definition": ("definition that the source uses", "definisi yang dipakai sumbernya"),
        "source": ("where participants and workers are from", "asal angka peserta dan pekerja"),
        "flags": ("remarks that the figure must not be shown without", "catatan yang harus menyertai angka itu"),
    },
    "areas show": {
        "relation": ("parent, area or child (csv; in json they are three keys: area, parents, children)",
                     "parent, area atau child (csv; di json menjadi tiga kunci: area, parents, children)"),
        **AREA_COLUMNS,
        "parent_code": ("code of the area it lies in", "kode wilayah induknya"),
    },
    "areas search": {
        **AREA_COLUMNS,
        "score": ("likeness of the name, 0 to 100", "kemiripan nama, 0 sampai 100"),
        "path": ("the areas that it lies in", "letaknya di dalam wilayah lain"),
    },
    "doctor": {
        "check": ("what was looked at", "yang diperiksa"),
        "state": ("csv: good, or that it needs mending", "csv: baik, atau perlu diperbaiki"),
        "ok": ("json: true or false", "json: true atau false"),
        "detail": ("version, number, or what is wrong and what to do", "versi, jumlah, atau apa yang salah dan perlu dilakukan"),
    },
    **BENEFIT_OUTPUTS,
}  # fmt: skip
