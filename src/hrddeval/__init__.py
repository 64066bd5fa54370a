"""Rule-based, producer-centred assessment of mineral due-diligence initiatives."""

__version__ = "0.1.0"
