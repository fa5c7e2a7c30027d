"""Rows of forms whose fields have names of their own: the admin's tables name only their columns."""

from typing import Any

from django.forms import BaseInlineFormSet, MultiWidget


class LabelledRows(BaseInlineFormSet):
    """Each field of each row is named by its label and the row's number, for whoever hears the page."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """The fields of a row, deletion included."""
        super().add_fields(form, index)
        row = "new row" if index is None else f"row {index + 1}"
        for name, field in form.fields.items():
            inner = getattr(field.widget, "widget", field.widget)  # within Django's links to add and change an entry
            inner.attrs = {"aria-label": f"{field.label or name}, {row}"} | inner.attrs


def name_parts(field: Any) -> None:
    """Name each part of a field that has several inputs, of which a label names the first alone."""
    if isinstance(field.widget, MultiWidget):
        for number, part in enumerate(field.widget.widgets, 1):
            part.attrs.setdefault("aria-label", f"{field.label}, part {number}")
