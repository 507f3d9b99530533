package org.gendan.quality.inspection;

import org.gendan.quality.plan.InspectedOrder;
import org.gendan.quality.plan.InspectionPlan;

/** An inspection as it is found in the archive, with the lot and the order that it is of. */
public record Found(Inspection inspection, InspectionPlan plan, InspectedOrder order) {}
