"""A form field for a date of the record: one line of EDTF, understood as an interval of days."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.reading.edtf import Days, parse_edtf

FORMS = "2024-02-13, 2024-02-13/2024-02-16, 2024-02, ../2024-03-05, 2024-02-10~/2024-02-20~"


class DaysField(forms.CharField):
    """Days written as EDTF. Refuses whatever `parse_edtf` refuses, naming the forms."""

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": "Date", "max_length": 40, "help_text": f"as known, in EDTF: {FORMS}"}
        super().__init__(**(usual | kwargs))
        self.widget.attrs |= {"spellcheck": "false", "autocomplete": "off", "class": "vTextField edtf"}

    def clean(self, value: Any) -> Any:
        """The interval, or None where the field may be empty and is."""
        text = super().clean(value)
        return self._days(text) if text else None

    def _days(self, text: str) -> Days:
        try:
            return parse_edtf(text)
        except ValueError as fault:
            words = str(fault)
            raise ValidationError(words if "2024-02-13/" in words else f"{words}; write {FORMS}") from fault
