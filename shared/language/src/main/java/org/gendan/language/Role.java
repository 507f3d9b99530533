package org.gendan.language;

import java.util.Set;

/** The roles of the realm (design §4), as the annotations name them. */
public final class Role {
    public static final String MERCHANDISER = "merchandiser";
    public static final String SALESPERSON = "salesperson";
    public static final String BUSINESS_MANAGER = "business-manager";
    public static final String CUSTOMER_SERVICE = "customer-service";
    public static final String CASHIER = "cashier";
    public static final String FINANCE = "finance";
    public static final String PLANNER = "planner";
    public static final String PRODUCTION_MANAGER = "production-manager";
    public static final String FACTORY = "factory";
    public static final String INSPECTOR = "inspector";
    public static final String QUALITY_MANAGER = "quality-manager";
    public static final String SUPERVISOR = "supervisor";
    public static final String MARKETING = "marketing";
    public static final String WAREHOUSE = "warehouse";
    public static final String FOLLOW_UP_CLERK = "follow-up-clerk";
    public static final String TEAM_LEADER = "team-leader";
    public static final String AUDITOR = "auditor";
    public static final String CUSTOMER = "customer";
    public static final String OPERATOR = "operator";
    public static final String ERP = "erp";

    public static final Set<String> ALL = Set.of(
            MERCHANDISER,
            SALESPERSON,
            BUSINESS_MANAGER,
            CUSTOMER_SERVICE,
            CASHIER,
            FINANCE,
            PLANNER,
            PRODUCTION_MANAGER,
            FACTORY,
            INSPECTOR,
            QUALITY_MANAGER,
            SUPERVISOR,
            MARKETING,
            WAREHOUSE,
            FOLLOW_UP_CLERK,
            TEAM_LEADER,
            AUDITOR,
            CUSTOMER,
            OPERATOR,
            ERP);

    private Role() {}
}
