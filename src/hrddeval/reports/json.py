"""An assessment as JSON: the same bytes for the same result."""

from __future__ import annotations

import json

from hrddeval.model.assessment import Assessment


def dump(assessment: Assessment) -> str:
    """Write an assessment as JSON in the order of its model, as it validates against the published schema."""
    return json.dumps(assessment.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"
