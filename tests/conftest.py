"""What holds for every test: properties are tried with the same examples each time, and none is timed."""

from hypothesis import settings

settings.register_profile("same-each-time", derandomize=True, deadline=None)
settings.load_profile("same-each-time")
