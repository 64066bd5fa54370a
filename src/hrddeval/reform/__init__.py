"""Two use cases: what would follow if something were so, and what would have to change to reach a target."""
