package org.gendan.order.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Who has to answer a complaint (S1.14). */
public enum Department {
    SALES,
    MARKETING,
    CUSTOMER_SERVICE,
    FINANCE,
    PRODUCTION,
    QUALITY,
    LOGISTICS,
    WAREHOUSE;

    /** Takes the form of a role's name too, such as {@code customer-service}. */
    @JsonCreator
    static Department of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
