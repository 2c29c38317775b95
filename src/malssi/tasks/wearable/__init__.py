"""The wearable domain: a day's readings of a watch to an expert's words, judged by rules and checked by one verifier.

    reading -> score (criteria, red flags) -> user message -> (a model) -> checks (numbers, citations, safety)

The tasks are the packages beside these modules; each has its own form, and shares everything that is about a day.
"""
