"""The words of the pages, for translation: found in templates and code, compared with the catalogues, compiled.

Run it as `make messages`: it adds new words to each catalogue, drops what is not used any more, and compiles.
"""

import ast
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "timeline" / "locale"
LANGUAGES = ("fr", "ar", "he")
CODE = ("timeline/pages", "timeline/templatetags", "timeline/filters.py", "timeline/models/vocabulary.py")
TEMPLATES = ("templates/base.html", "templates/[45]*.html", "templates/timeline/*.html")
CALLS = {"gettext": (0, 1), "gettext_lazy": (0, 1), "ngettext": (0, 2), "pgettext": (1, 1), "pgettext_lazy": (1, 1)}

DATED = datetime(2024, 1, 1, tzinfo=UTC)

Message = tuple[str, str | tuple[str, str]]
"""A context, empty for none, and the words, or both forms of them."""


_CALL = re.compile(r"""\bn?p?gettext\((?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"()])*\)""")
"""A call as templatize writes it: strings, commas, names."""


def _of_template(path: Path) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    source = templatize(path.read_text("utf-8"))
    for call in _CALL.findall(source):
        yield from _of_call(ast.parse(call, mode="eval").body)


def _of_code(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        yield from _of_call(node)


def _of_call(node: ast.AST) -> Iterator[Message]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        skipped, taken = CALLS[node.func.id]
        words = [each.value for each in node.args if isinstance(each, ast.Constant)]
        if len(words) >= skipped + taken:
            context = str(words[0]) if skipped else ""
            told = [str(each) for each in words[skipped : skipped + taken]]
            yield (context, told[0]) if taken == 1 else (context, (told[0], told[1]))


def _of_vocabularies() -> Iterator[Message]:
    from timeline.templatetags.record import LABELS

    for vocabulary in LABELS.values():
        for label in vocabulary.labels:
            yield vocabulary.__name__, str(label)


def found() -> dict[Message, None]:
    """Every message of the pages, once, in the order of the files."""
    django.setup()
    messages: dict[Message, None] = {}
    for pattern in TEMPLATES:
        for path in sorted(ROOT.glob(pattern)):
            messages |= dict.fromkeys(_of_template(path))
    for name in CODE:
        for path in sorted((ROOT / name).glob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]:
            messages |= dict.fromkeys(_of_code(path))
    return messages | dict.fromkeys(_of_vocabularies())


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept; an empty one when there is none yet."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def main() -> None:
    """Bring every catalogue up to date and compile it."""
    messages = found()
    for language in LANGUAGES:
        old = catalogue(language)
        new = Catalog(locale=language, project="Negotiation Timeline", charset="utf-8", header_comment="", fuzzy=False)
        new.creation_date = new.revision_date = DATED  # else each run would change every file
        for context, words in messages:
            kept = old.get(words, context or None)
            new.add(words, kept.string if kept else None, context=context or None)
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "django.po").open("wb") as file:
            write_po(file, new, width=120, omit_header=False, include_previous=False)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, new)
        missing = sum(not message.string or not any(message.string) for message in new if message.id)
        print(f"{language}: {len(messages)} messages, {missing} not translated")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    main()
