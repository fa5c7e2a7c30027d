"""What an analyst does at the desk, as steps for the tests."""

from django.urls import reverse
from playwright.sync_api import Page

from articles.models import Article


def open_desk(page: Page, article: Article, query: str = "") -> None:
    """Open an article and wait until its marks can be used."""
    page.goto(reverse("desk:article", args=[article.pk]) + query)
    page.wait_for_selector("html[data-desk=ready]")


def marked(page: Page, kind: str) -> list[str]:
    """The words that are painted as one kind of mark."""
    script = "(kind) => [...(CSS.highlights.get(`desk-${kind}`) ?? [])].map((r) => r.toString ? " \
             "r.startContainer.data.slice(r.startOffset, r.endOffset) : '')"  # fmt: skip
    found: list[str] = page.evaluate(script, kind)
    return found


def select(page: Page, words: str) -> None:
    """Select words in the text as a mouse does: from their first letter to their last."""
    corners = page.evaluate(
        """(words) => { const node = document.getElementById("desk-text").firstChild;
        const range = document.createRange(); const at = node.data.indexOf(words);
        range.setStart(node, at); range.setEnd(node, at + words.length);
        const boxes = [...range.getClientRects()]; const a = boxes[0], b = boxes.at(-1);
        return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2]; }""",
        words,
    )
    page.mouse.move(*corners[:2])
    page.mouse.down()
    page.mouse.move(*corners[2:], steps=4)
    page.mouse.up()
