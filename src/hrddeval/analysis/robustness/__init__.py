"""How fragile an order is: what places could be where unknowns, weights and ways of aggregating are not settled."""
