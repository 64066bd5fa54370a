"""What changed between two versions of a study, and which cause accounts for how much of it."""
