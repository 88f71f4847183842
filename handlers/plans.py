"""The plan that a commune follows."""

from __future__ import annotations

import logging

from knowledge.planning.plan import Plan
from knowledge.planning.plans import BadPlanError, UnknownPlanError, load_plan
from storage.tables import Commune

log = logging.getLogger(__name__)


def plan_of(commune: Commune) -> Plan | None:
    """Its plan; None for a commune that follows none, or one whose file is gone."""
    if not commune.plan:
        return None
    try:
        return load_plan(commune.plan)
    except (UnknownPlanError, BadPlanError) as error:
        log.warning("plan not used: %s", error)
        return None
