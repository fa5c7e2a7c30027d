"""The feed and the files of events, with the same filters as every list."""
