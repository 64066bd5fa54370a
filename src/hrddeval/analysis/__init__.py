"""Questions asked over assessments and programs: how sure they are, what would change them, what changed."""
