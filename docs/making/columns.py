"""What the commands print as csv and json: each column and what it means (English, Indonesian).

The tests compare these names with what the commands really print. A command that prints another table with an option has a
second entry, named "COMMAND --OPTION".
"""

from __future__ import annotations

from making.columns_benefits import BENEFIT_OUTPUTS
from making.columns_calc import CONTRIBUTION, PAYROLL
from making.columns_identity import AUDIT, DIARY, LINK, REVIEW
from making.columns_trend import MONTHS, PROJECTIONS

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
        "sex": ("only with `--by sex`: male, female or unknown; persons counted one by one",
                "hanya dengan `--by sex`: male, female, atau unknown; hanya hitungan orang per orang"),
        "age_band": ("only with `--by age_band`: 0-14, 15-24, ... 65+ or unknown, by the age on the month's last day; persons counted one by one",
                     "hanya dengan `--by age_band`: 0-14, 15-24, ... 65+ atau unknown, menurut umur pada hari terakhir bulan itu; hanya hitungan orang per orang"),
        "formality": ("only with `--by formality`", "hanya dengan `--by formality`"),
        "kbli_section": ("only with `--by kbli_section`: the letter of the section (KBLI), or unknown; persons counted one by one",
                         "hanya dengan `--by kbli_section`: huruf kategori KBLI, atau unknown; hanya hitungan orang per orang"),
        "participants": ("active participants; empty means not known. Counted person by person, each once",
                         "peserta aktif; kosong berarti tidak diketahui. Pada hitungan orang per orang, setiap orang satu kali"),
        "workers": ("workers, the denominator; empty means not known. With `--by segment` in a count of persons: all workers of the area",
                    "pekerja, yaitu penyebutnya; kosong berarti tidak diketahui. Dengan `--by segment` pada hitungan orang per orang: semua pekerja wilayah itu"),
        "coverage": ("participants / workers, a ratio (0.5139 is 51.39 %); may be above 1",
                     "peserta / pekerja, sebuah rasio (0.5139 berarti 51,39 %); boleh di atas 1"),
        "low": ("coverage at least. Published figures: participants / upper end of the workers. Counted person by person: those who are surely covered / upper end of the workers",
                "cakupan paling sedikit. Angka terbitan: peserta / batas atas jumlah pekerja. Hitungan orang per orang: yang pasti terlindungi / batas atas jumlah pekerja"),
        "high": ("coverage at most. Published figures: participants / lower end of the workers. Counted person by person: all who may be covered / lower end of the workers",
                 "cakupan paling banyak. Angka terbitan: peserta / batas bawah jumlah pekerja. Hitungan orang per orang: semua yang mungkin terlindungi / batas bawah jumlah pekerja"),
        "gap": ("workers - participants; below zero when coverage is above 1", "pekerja - peserta; di bawah nol bila cakupan di atas 1"),
        "target": ("target, a ratio", "target, sebuah rasio"),
        "definition": ("definition that the source uses; of a count of persons, one of semesta.toml",
                       "definisi yang dipakai sumbernya; pada hitungan orang per orang, definisi di semesta.toml"),
        "source": ("where participants and workers are from; of a count of persons, its batches and its run",
                   "asal angka peserta dan pekerja; pada hitungan orang per orang, batch dan run-nya"),
        "flags": ("remarks that the figure must not be shown without; SYNTHETIC DATA stands here",
                  "catatan yang harus menyertai angka itu; DATA SINTETIS disebut di sini"),
    },
    "runs": {
        "run": ("number of the run, for `semesta coverage --run`", "nomor run, untuk `semesta coverage --run`"),
        "period": ("month that was counted, yyyy-mm", "bulan yang dihitung, yyyy-mm"),
        "definition": ("name of the definition in semesta.toml", "nama definisi di semesta.toml"),
        "made_at": ("time of the count, UTC", "waktu penghitungan, UTC"),
        "rows": ("stored rows: areas and values on both bases", "baris yang disimpan: wilayah dan rinciannya menurut kedua dasar"),
        "versions": ("version of each register that was read: register@version", "versi setiap register yang dibaca: register@versi"),
        "program": ("version of Semesta", "versi Semesta"),
    },
    "uncovered": {
        "area_code": ("Kemendagri code of the area, text", "kode Kemendagri wilayahnya, teks"),
        "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
        "rows": ("people on the list", "orang di dalam daftar"),
        "file": ("the file that was written", "berkas yang ditulis"),
    },
    "trend": PROJECTIONS,
    "trend --monthly": MONTHS,
    "calc contribution": CONTRIBUTION,
    "calc contributions": PAYROLL,
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
    "link": LINK,
    "review next": REVIEW,
    "review diary": DIARY,
    "audit verify": AUDIT,
    **BENEFIT_OUTPUTS,
}  # fmt: skip

#: The columns of files that a command writes beside what it prints.
WRITTEN: dict[str, dict[str, tuple[str, str]]] = {
    "uncovered": {
        "worker_id": ("number of the row in the workers register, text", "nomor baris di daftar pekerja, teks"),
        "name": ("name as the register has it", "nama seperti tertulis di register"),
        "birth_date": ("yyyy-mm-dd", "yyyy-mm-dd"),
        "sex": ("male or female", "male (laki-laki) atau female (perempuan)"),
        "village_code": ("Kemendagri code of the village of residence, text", "kode Kemendagri kelurahan/desa tempat tinggal, teks"),
        "village": ("its name", "namanya"),
        "formality": ("formal or informal", "formal atau informal"),
        "occupation": ("work, as the register has it", "pekerjaan, seperti tertulis di register"),
        "kbli_section": ("letter of the section (KBLI)", "huruf kategori KBLI"),
        "decile": ("welfare decile, 1 is the poorest", "desil kesejahteraan, 1 yang termiskin"),
        "nik": ("masked (`3171**********01`) unless `--unmask`", "disamarkan (`3171**********01`), kecuali dengan `--unmask`"),
    },
}  # fmt: skip
