"""How much a clause reads like labelled examples: features, weights, score."""
