package org.gendan.order.complaint;

/** How a complaint came in. */
public enum Channel {
    PHONE,
    MAIL,
    FAX,
    CHAT,
    IN_PERSON,
    PORTAL
}
