"""Every row of the table of date rules does what its examples say, on the examples' day."""

import re

from articles.reading import dates
from articles.reading.date_rules import EXAMPLE_DAY, GRAMMAR, Example, Rule

from .tables import walks

ROWS = [(rule, example) for rule in GRAMMAR.rules for example in rule.examples]


@walks("rule, example", ROWS)
def test_a_row_reads_its_examples(rule: Rule, example: Example) -> None:
    found = [mention for mention in dates.find(example.text, EXAMPLE_DAY) if example.expression in mention.text]
    readings = [(m.when.rule, m.when.timex_value, m.when.days.edtf if m.when.days else None) for m in found if m.when]
    assert readings == [(rule.name, example.value, example.edtf)]


def test_every_row_has_an_example_and_its_own_name() -> None:
    assert [rule.name for rule in GRAMMAR.rules if not rule.examples] == []
    names = [rule.name for rule in GRAMMAR.rules]
    assert sorted(set(names)) == sorted(names)


@walks("rule", [rule for rule in GRAMMAR.rules if rule.guess])
def test_a_row_that_guesses_names_the_next_best_day(rule: Rule) -> None:
    for example in rule.examples:
        found = [m.when for m in dates.find(example.text, EXAMPLE_DAY) if m.when and m.when.rule == rule.name]
        assert all(when.alternatives for when in found if when.anchor and when.days), example
        assert found


@walks("rule", GRAMMAR.rules)
def test_a_rows_first_word_pattern_admits_its_examples(rule: Rule) -> None:
    """A row is tried only where `first` matches a whole word; a forgotten first word would silence the row."""
    first = re.compile(GRAMMAR.words.expand(rule.first))
    for example in rule.examples:
        words = re.findall(r"[^\W_]+", example.expression)
        assert any(first.fullmatch(word) for word in words), example


FRAMES = (
    "They met on {}.", "They met {}.", "They met in {} and left.", "They will meet on {}.", "They will meet {}.",
    "They will meet in {} and leave.", "It was signed since {}.", "They left on 3 May 2019. They met {}.",
    "Sales fell in the third quarter. They met {}.",
)  # fmt: skip


@walks("rule", GRAMMAR.rules)
def test_words_that_mean_other_days_in_other_sentences_keep_their_other_meanings(rule: Rule) -> None:
    """Whether flagged as a guess or not: where the words around decide, the reading has alternatives."""
    for expression in {example.expression for example in rule.examples}:
        found = []
        for frame in FRAMES:
            text = frame.format(expression)
            start = text.index(expression)
            found += [m.when for m in dates.find(text, EXAMPLE_DAY) if m.end > start and m.when]
        readings = [when for when in found if when.rule == rule.name and when.days]
        if len({when.days for when in readings}) > 1:
            assert [when for when in readings if not when.alternatives] == [], expression
