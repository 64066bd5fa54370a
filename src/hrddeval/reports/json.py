"""A result, or a part of one, as JSON: the same bytes for the same result."""

from __future__ import annotations

import json

from hrddeval.model.text import FileModel


def dump(result: FileModel) -> str:
    """Write an assessment, or a part of it, as JSON in the order of its model and by its schema."""
    return json.dumps(result.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"
