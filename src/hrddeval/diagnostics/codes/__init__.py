"""The codes of all problems, one file for each kind of file a problem is in."""
