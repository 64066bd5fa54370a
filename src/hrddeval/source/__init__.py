"""Files of authors: text to plain data, with line and column of every value."""
