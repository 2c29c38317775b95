"""Strength training after Wendler's 5/3/1: what its tasks share. `rate` says the loading rates, `routine` a month.

    request -> rates (the expert's, of `criteria`) -> draw (which lifters there are)

Percentages are of the training max, 90 % of the 1RM, never of the 1RM itself.
"""
