"""What ``semesta trend`` prints as csv and json, in its two forms: each column and what it means (English, Indonesian)."""

from __future__ import annotations

Meanings = dict[str, tuple[str, str]]

_SERIES: Meanings = {
    "area_code": ("Kemendagri code, text; ID is the nation", "kode Kemendagri, teks; ID berarti nasional"),
    "area_name": ("name", "nama"),
    "level": ("nation, province, regency, district or village", "nation, province, regency, district atau village"),
    "basis": ("residence, workplace or unstated", "residence (domisili), workplace (tempat kerja), atau unstated (tidak disebut)"),
    "definition": ("definition of the figures", "definisi angkanya"),
    "source": ("counts (published figures) or persons (stored runs)", "counts (angka terbitan) atau persons (run yang tersimpan)"),
}  # fmt: skip

PROJECTIONS: Meanings = {
    **_SERIES,
    "last_period": ("newest month with a figure, yyyy-mm", "bulan terakhir yang ada angkanya, yyyy-mm"),
    "participants": ("active participants in that month", "peserta aktif pada bulan itu"),
    "workers": ("workers in that month; empty means not known", "pekerja pada bulan itu; kosong berarti tidak diketahui"),
    "coverage": ("participants / workers, a ratio", "peserta / pekerja, sebuah rasio"),
    "target": ("target, a ratio", "target, sebuah rasio"),
    "target_by": ("month by which it is to be reached, yyyy-mm", "bulan batas target, yyyy-mm"),
    "monthly_net_additions": ("participants added a month over the last twelve months, leavers subtracted",
                              "pertambahan peserta per bulan selama dua belas bulan terakhir, sudah dikurangi yang keluar"),
    "reaches_target_in": ("month in which the target is reached at this pace, yyyy-mm",
                          "bulan target tercapai dengan laju ini, yyyy-mm"),
    "reason": ("why there is no such month: reached, moving_away, not_within_10_years, too_short, no_workers, no_target, no_data",
               "sebab tidak ada bulannya: reached (sudah), moving_away (menjauh), not_within_10_years (lebih dari 10 tahun), too_short (bulan kurang), no_workers (tanpa pekerja), no_target (tanpa target), no_data (tanpa data)"),
    "earliest": ("earliest month of the 80 % interval", "bulan paling cepat menurut rentang 80 %"),
    "latest": ("latest month of it; empty when it lies over ten years ahead",
               "bulan paling lambatnya; kosong bila lebih dari sepuluh tahun lagi"),
    "needed_per_month": ("participants to add a month, so that the target is reached by its date",
                         "tambahan peserta per bulan agar target tercapai pada waktunya"),
    "needed_low": ("the same when coverage is at its high end", "sama, bila cakupan ada di batas atasnya"),
    "needed_high": ("the same when coverage is at its low end", "sama, bila cakupan ada di batas bawahnya"),
    "method": ("how the months ahead were computed: median, average, damped, seasonal, or a naive one (no_change, last_year)",
               "cara menghitung bulan mendatang: median, average, damped, seasonal, atau cara sederhana (no_change, last_year)"),
    "beats_naive": ("yes or no: whether our methods did better than both naive ones in the back-test",
                    "yes atau no: apakah cara kami lebih baik daripada kedua cara sederhana pada uji mundur"),
    "backtest_origins": ("past months from which it was tested", "banyaknya bulan lampau tempat uji mundur dimulai"),
    "backtest_mae": ("mean miss of our methods, persons", "rata-rata melesetnya cara kami, orang"),
    "naive_mae": ('mean miss of "no change", persons', 'rata-rata melesetnya "tidak berubah", orang'),
    "last_year_mae": ('mean miss of "last year\'s change", persons', 'rata-rata melesetnya "perubahan tahun lalu", orang'),
    "note": ("remarks that the projection must not be shown without", "catatan yang harus menyertai proyeksi itu"),
}  # fmt: skip

MONTHS: Meanings = {
    **{name: meaning for name, meaning in _SERIES.items() if name != "level"},
    "period": ("month, yyyy-mm", "bulan, yyyy-mm"),
    "kind": ("observed or projected", "observed (diketahui) atau projected (proyeksi)"),
    "participants": ("active participants; a projected number has a fraction", "peserta aktif; angka proyeksi dapat berpecahan"),
    "workers": ("workers; empty means not known", "pekerja; kosong berarti tidak diketahui"),
    "coverage": ("participants / workers, a ratio", "peserta / pekerja, sebuah rasio"),
    "low": ("lower end of coverage; of a projected month, of the 80 % interval",
            "batas bawah cakupan; pada bulan proyeksi, batas rentang 80 %"),
    "high": ("upper end of the same", "batas atasnya"),
    "net_additions": ("participants added since the month before; over a gap, the average a month",
                      "pertambahan sejak bulan sebelumnya; bila ada bulan kosong, rata-rata per bulan"),
}  # fmt: skip
