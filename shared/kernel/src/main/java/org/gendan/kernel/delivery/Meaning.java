package org.gendan.kernel.delivery;

/** What an event means to who hears it. */
sealed interface Meaning {

    /** Of a type that is known in this version. */
    sealed interface Known extends Meaning {}

    /** Something is to be done, on behalf of who caused the event; with the ERP's number of the order, if it tells one. */
    record Acted(String by, String externalId, Runnable said) implements Known {}

    record Ignored() implements Known {}

    /** Something is to be done with it as it came, of whatever type it is; twins are two to who does not read them. */
    record Unread(Runnable said) implements Meaning {}

    record Unreadable(String why) implements Known {}

    /** A known fact in a form that is not known, and no known form of it follows. */
    record OtherVersion() implements Meaning {}

    record Unknown() implements Meaning {}

    /** Whether the stream goes on without anything that could fail, so that note may be taken of several together. */
    default boolean passes() {
        return switch (this) {
            case Ignored _, Unknown _ -> true;
            case Acted _, Unread _, Unreadable _, OtherVersion _ -> false;
        };
    }
}
