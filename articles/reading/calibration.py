"""From the weight of what speaks for a sighting to a confidence that can be taken at its word.

Of the suggestions with a confidence of 0.8 about 80 in 100 are accepted. The points were fitted on the reports of
`fixtures/corpus/reports`; `make bench NAME=reading` prints how well such a curve holds on reports it was not fitted on.
"""

from itertools import pairwise

# (weight, share of suggestions of that weight that are right with their day), rising in both; a line in between
POINTS = ((0.0, 0.02), (0.5, 0.71), (0.65, 0.82), (0.75, 0.87), (0.85, 0.88), (0.92, 0.93), (1.0, 0.95))


def calibrated(weight: float) -> float:
    """The confidence of a weight between 0 and 1, in hundredths; a greater weight never has a smaller one."""
    for (low, least), (high, most) in pairwise(POINTS):
        if weight <= high:
            return round(least + (most - least) * (max(weight, low) - low) / (high - low), 2)
    return POINTS[-1][1]
