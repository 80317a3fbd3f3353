"""How much a clause reads like labelled examples: features, weights, score.

Stands on nothing of the house: a passage of plain strings goes in, confidences come out.
"""
