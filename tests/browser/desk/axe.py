"""Whether a page shuts anybody out: light and dark, wide and as narrow as a phone, on one loading of the page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 800}
ONE, OTHER = [("light", WIDE), ("dark", NARROW)], [("dark", WIDE), ("light", NARROW)]
"""Two ways of looking at a page in both widths and both schemes; which page is looked at which way, takes turns."""

SETTLED = "() => Promise.all(document.getAnimations().map((one) => one.finished))"
"""Colours of links change slowly when the scheme does."""

RUN = "() => axe.run({exclude: ['#nav-sidebar']}, {resultTypes: ['violations']})"
"""The list of all models beside each page is looked at on the page of its own that the index is."""


def shut_out(page: Page, looks: list[tuple[str, dict[str, int]]]) -> list[str]:
    """What of the page shuts people out, as lines; the details of the page are opened first."""
    page.evaluate("document.querySelectorAll('#container details').forEach((one) => one.open = true)")
    page.evaluate(AXE_SCRIPT)
    faults = []
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        name = f"{scheme}, {size['width']} px"
        for one in page.evaluate(RUN)["violations"]:
            faults += [f"{name}: {one['id']}: {node['target']}" for node in one["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            faults.append(f"{name}: runs over the side")
    return faults
