"""The marks of the scorecards: pure functions that return SVG text, all in millimetres.

SVG draws marks and HTML draws words. Every drawing takes its `title` from the template: it is
the text a screen reader says, and the only one that becomes the alternative text in a PDF.
"""
