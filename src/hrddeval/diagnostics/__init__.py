"""Problems in authors' files: what they are, where they are, and how they are printed."""
