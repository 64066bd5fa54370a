"""What an audience may read of a dossier: the rest leaves as stubs, before anything is inferred from it."""
