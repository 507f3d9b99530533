package org.gendan.finance.followup;

/** How somebody spoke with the customer. */
public enum ContactChannel {
    PHONE,
    MAIL,
    MESSAGE,
    VISIT
}
