"""The readers' pages. Every view has three lines: load, one query, answer."""
