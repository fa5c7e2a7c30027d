"""The servers that the benchmark of the API compares."""
