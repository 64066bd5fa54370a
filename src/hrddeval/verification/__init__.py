"""Takes a scorecard apart again: opens what its PDF encloses, extracts it, and checks the one against the other."""
