"""Each role's main path, on a desk and on a phone, each in light and dark, and nothing that keeps anybody out (WCAG AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.xdist_group("browser")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What the dark theme alone can change."""
SCHEMES: dict[str, dict[str, Any]] = {"light": RULES, "dark": COLOURS}
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
PATHS = {
    "viewer": ["/akun"], "data-officer": ["/data", "/tinjau", "/tinjau?entity=employer"],
    "area-officer": ["/daftar", "/daftar/kemajuan"], "compliance-officer": ["/akun"], "planner": ["/akun"],
    "award-secretariat": ["/akun"], "auditor": ["/audit"], "juror": ["/akun"],
    "administrator": ["/orang", "/akun/token", "/akun/dua-langkah"],
}  # fmt: skip
CALCULATOR = ("jkm", "jkk-disability", "jht", "jkp", "pension-age", "kelompok-jkk?q=warung", "gaji")


@pytest.fixture(params=list(SCREENS))
def page(request: Any, browser: Browser) -> Iterator[Page]:
    """A page on each screen; whatever the browser complains of fails the test."""
    context = browser.new_context(viewport=SCREENS[request.param], locale="id-ID")  # type: ignore[arg-type] # a plain dict of width and height
    opened = context.new_page()
    complaints: list[str] = []
    elsewhere: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: elsewhere.append(asked.url) if "127.0.0.1" not in asked.url else None)
    yield opened
    context.close()
    assert complaints == []
    assert [url for url in elsewhere if not url.startswith(("data:", "blob:"))] == []


def wrong_with(page: Page, rules: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def look(page: Page) -> None:
    """Nothing keeps anybody out in light and in dark, and nothing hangs over the edge."""
    page.wait_for_load_state("networkidle")
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # light or dark
        assert wrong_with(page, rules) == [], (page.url, scheme)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} wide"  # type: ignore[index] # there is one in this test


def test_the_public_walks_from_the_province_to_a_village(site: Site, page: Page) -> None:
    for place in ("/", "/?level=village", "/wilayah/31/cara", "/tentang", "/masuk"):
        page.goto(site.address + place)
        look(page)
    page.goto(site.address + "/")
    page.wait_for_selector("figure.is-live svg", timeout=30_000)
    page.locator("tbody a", has_text="Jakarta Pusat").first.click()
    page.locator("table tbody a").last.click()
    assert page.url.count(".") >= 5
    look(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_anybody_works_out_a_contribution_and_a_benefit(site: Site, page: Page) -> None:
    page.goto(site.address + "/kalkulator")
    page.wait_for_load_state("networkidle")
    page.select_option("#c-segment", "BPU")
    page.wait_for_selector("#c-occupation")
    page.fill("#c-wages", "2.000.000")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer-title")
    assert "Rp" in page.inner_text(".figure-small")
    assert "2.000.000" not in page.url + page.title()
    look(page)
    for place in CALCULATOR:
        page.goto(f"{site.address}/kalkulator/{place}")
        look(page)


def test_without_scripts_the_calculator_and_the_figures_are_there(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(f"{site.address}/kalkulator/contribution?segment=BPU")
    page.fill("#c-wages", "2000000")
    page.click("button.primary")
    assert "Rp" in page.inner_text(".figure-small")
    page.goto(site.address + "/")
    assert "%" in page.inner_text(".figure")
    assert page.locator("figure img").count() >= 1
    context.close()


def test_english_is_one_click_away(site: Site, page: Page) -> None:
    page.goto(site.address + "/")
    page.get_by_title("English").click()
    assert "How many workers are covered?" in page.inner_text("h1")


@pytest.mark.parametrize("role", list(PATHS))
def test_each_role_walks_its_main_path(site: Site, page: Page, role: str) -> None:
    page.goto(site.address + "/masuk")
    page.fill("[name=email]", f"{role}@demo.example")
    page.fill("[name=password]", site.password)
    page.keyboard.press("Enter")
    page.wait_for_url(site.address + "/")
    for place in PATHS[role]:
        page.goto(site.address + place)
        look(page)


def test_what_keeps_people_out_is_found(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address + "/tentang")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x\">')")
    assert any("image-alt" in each for each in wrong_with(page, RULES))
    page.close()
