"""The two ways to look at a house: as the public may see it now, or as a preview, with everything that is not
public yet.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime

from docs_parity.inspection.inspection import Inspection
from editorial.statements.withholding import withheld

PREVIEW = "EDITORIAL_PREVIEW"


def previewing() -> bool:
    """True if this build is a preview (`editorial build --preview`)."""
    return os.environ.get(PREVIEW) == "1"


def seen(inspection: Inspection, *, preview: bool) -> Inspection:
    """An inspection as the public may see it at this moment, or as a preview: then its settings say so, and
    no hour is asked.
    """
    if preview:
        return replace(inspection, settings=inspection.settings.model_copy(update={"preview": True}))
    return withheld(inspection, datetime.now(UTC))
