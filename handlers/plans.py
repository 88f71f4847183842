"""The plan that a commune follows."""

from __future__ import annotations

import logging
from pathlib import Path

from knowledge.planning.plan import Plan
from knowledge.planning.plans import PLANS_DIR, BadPlanError, UnknownPlanError, load_plan
from storage.tables import Commune

log = logging.getLogger(__name__)


def plan_of(commune: Commune, home: Path) -> Plan | None:
    """Its plan, one below `home` (TOSO_HOME) before a packaged one; None for a commune that follows none.

    A plan file is read once: an edit is seen with the next start.
    """
    if not commune.plan:
        return None
    try:
        return load_plan(commune.plan, (PLANS_DIR, home / "plans"))
    except (UnknownPlanError, BadPlanError) as error:
        log.warning("plan not used: %s", error)
        return None
