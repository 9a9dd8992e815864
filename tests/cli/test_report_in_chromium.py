"""The page about a draft in a real browser, used as its readers use it."""

import os
import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright, expect

from pincite.cli import main

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROOT = Path(__file__).parents[2]
BRIEF = ROOT / "tests" / "documents" / "sample-brief.md"
CITATIONS = 19
AUTHORITIES = {
    "deshaney.txt": """\
DeShaney v. Winnebago County, 489 U.S. 189 (1989)

*194 The Due Process Clause of the Fourteenth Amendment is before us. *195 But nothing in the language of the Due
Process Clause itself requires the State to protect the life, liberty, and property of its citizens against invasion by
private actors. The Clause is phrased as a limitation on the State's power to act, not as a guarantee of certain minimal
levels of safety and security. It forbids the State itself to deprive individuals of life, liberty, or property without
due process of law. *196 Its language cannot fairly be extended further. *197 We so conclude.
""",
    "roth.txt": """\
Board of Regents v. Roth, 408 U.S. 564 (1972)

*576 Certain attributes of property interests emerge from these decisions. *577 To have a property interest in a
benefit, a person clearly must have more than an abstract need or desire for it. He must have more than a unilateral
expectation of it. He must, instead, have a legitimate claim of entitlement to it. *578 We go on.
""",
    "castle-rock.txt": """\
Town of Castle Rock v. Gonzales, 545 U.S. 748 (2005)

*755 The procedural component protects property. *756 Our cases recognize that a benefit is not a protected entitlement
if government officials may grant or deny it in their discretion. *757 We turn to the order. *760 It was not enough.
""",
}
"""Some of what the brief cites, a few sentences each."""
PICTURE = ROOT / "editor-clients" / "pictures" / "report.png"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium(lacking):
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        lacking("there is no Chromium: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        await browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The page about the sample brief, as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    with pytest.raises(SystemExit):
        main(["report", str(BRIEF), "-o", str(path)])
    return path.as_uri()


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """The page about the same brief in a folder with the texts of some of what it cites."""
    folder = tmp_path_factory.mktemp("compared")
    (folder / "authorities").mkdir()
    for name, typed in AUTHORITIES.items():
        (folder / "authorities" / name).write_text(typed)
    brief = Path(shutil.copy(BRIEF, folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        with pytest.raises(SystemExit):
            main(["report", str(brief)])
    return brief.with_suffix(".report.html").as_uri()


@pytest_asyncio.fixture(loop_scope="module")
async def page(chromium, address):
    """The page opened; whatever it asks for or complains about fails the test."""
    asked, complaints = [], []
    page = await chromium.new_page(viewport={"width": 1100, "height": 800})
    page.on("request", lambda request: request.is_navigation_request() or asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(address)
    yield page
    await page.close()
    assert asked == []
    assert complaints == []


def shown(page):
    return page.locator("#list > li:visible")


def chip(page, name):
    return page.get_by_role("button", name=name)


async def test_chips_filter_and_tell_how_many(page):
    await expect(page.get_by_role("status")).to_have_text(f"all {CITATIONS} shown")
    await chip(page, "law").click()
    await expect(shown(page)).to_have_count(5)
    await expect(page.get_by_role("status")).to_have_text(f"5 of {CITATIONS} shown")
    await chip(page, "id.").click()  # the same group: either
    await expect(shown(page)).to_have_count(7)
    await chip(page, "warning").click()  # another group: both
    assert [await item.get_attribute("id") for item in await shown(page).all()] == ["c7", "c16"]
    await page.get_by_role("button", name="Show all").click()
    await expect(shown(page)).to_have_count(CITATIONS)
    await expect(chip(page, "law")).to_have_attribute("aria-pressed", "false")


async def test_search_finds_words_in_any_case(page):
    await page.get_by_label("Search").fill("CASTLE rock 756")
    await expect(shown(page)).to_have_count(1)
    await expect(shown(page)).to_contain_text("Id. at 756")
    await page.get_by_label("Search").fill("Ms. Marlow’s order")  # as typed it has a straight apostrophe
    await expect(shown(page)).to_have_count(1)
    await page.get_by_label("Search").fill("no such words")
    await expect(page.get_by_text("No citation is like that.")).to_be_visible()


async def test_by_keyboard_alone(page):
    await page.keyboard.press("Tab")
    await expect(page.get_by_text("Skip to the citations")).to_be_focused()
    await page.keyboard.press("/")
    await expect(page.get_by_label("Search")).to_be_focused()
    await page.keyboard.type("roth")
    await expect(shown(page)).to_have_count(2)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(chip(page, "resolved")).to_be_focused()
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await page.keyboard.press("Space")
    await expect(chip(page, "resolved")).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("/")
    await page.keyboard.press("Escape")
    await expect(shown(page)).to_have_count(CITATIONS)


async def test_a_link_to_a_citation_that_is_filtered_out_brings_it_back(page):
    await page.get_by_label("Search").fill("Monell")
    await page.locator("#findings").get_by_role("link", name="15", exact=True).click()
    await expect(page.locator("#c15")).to_be_in_viewport()
    await expect(page.locator("#c15")).to_be_focused()


async def test_prints_everything_black_on_white(page):
    await page.get_by_label("Search").fill("Monell")
    await expect(shown(page)).to_have_count(2)
    await page.emulate_media(media="print", color_scheme="dark")
    await expect(shown(page)).to_have_count(CITATIONS)
    await expect(page.get_by_role("search")).to_be_hidden()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    colours = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    assert await page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert (await page.pdf()).startswith(b"%PDF")


async def test_what_is_quoted_stands_beside_its_source(page, compared):
    await page.goto(compared)
    await chip(page, "quotation checked").click()
    castle_rock = shown(page).filter(has_text="Id. at 756")
    quoted, source = castle_rock.locator(".quoted"), castle_rock.locator(".source")
    await expect(quoted).to_contain_text("as in the source")
    await expect(source.locator("mark")).to_contain_text("is not a protected entitlement if government officials")
    beside = [await one.bounding_box() for one in (quoted, source)]
    assert beside[0]["y"] == beside[1]["y"]
    assert beside[0]["x"] + beside[0]["width"] <= beside[1]["x"]
    await page.set_viewport_size({"width": 500, "height": 800})
    beside = [await one.bounding_box() for one in (quoted, source)]
    assert beside[0]["y"] + beside[0]["height"] <= beside[1]["y"]


async def test_picture(page, compared):
    """The README's picture, which PINCITE_PICTURES=1 takes anew."""
    await page.goto(compared)
    await page.set_viewport_size({"width": 1000, "height": 860})
    await page.get_by_label("Search").fill("Roth")
    await page.locator("#citations").scroll_into_view_if_needed()
    picture = await page.screenshot()
    assert picture.startswith(b"\x89PNG")
    if os.environ.get("PINCITE_PICTURES"):
        PICTURE.write_bytes(picture)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_accessible(page, compared, scheme):
    """Names, roles, landmarks, headings and contrast, as axe-core judges them."""
    await page.emulate_media(color_scheme=scheme)
    await page.goto(compared)
    await chip(page, "law").click()
    await page.evaluate("document.querySelectorAll('#list > li').forEach(e => e.style.contentVisibility = 'visible')")
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


async def test_fits_a_telephone(page):
    await page.set_viewport_size({"width": 360, "height": 700})
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360


async def test_shows_everything_without_its_script(chromium, address):
    page = await chromium.new_page(java_script_enabled=False)
    await page.goto(address)
    await expect(shown(page)).to_have_count(CITATIONS)
    await expect(page.get_by_role("search")).to_be_hidden()
    await page.close()
