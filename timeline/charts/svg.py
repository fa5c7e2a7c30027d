"""Elements of SVG as plain values that write themselves, escaped, without any inline style."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, its attributes as they are written, and what stands inside it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...]

    def __str__(self) -> str:
        inside = "".join(escape(child) if isinstance(child, str) else str(child) for child in self.children)
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>" if inside else f"<{self.tag}{attributes}/>"


def element(tag: str, *children: "Element | str | None", **attributes: "str | float | None") -> Element:
    """An element. `class_` is the class, `data_event` the attribute data-event; None leaves a thing out."""
    written = tuple(
        (name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else f"{round(value, 1):g}")
        for name, value in attributes.items()
        if value is not None
    )
    return Element(tag, written, tuple(child for child in children if child is not None))
