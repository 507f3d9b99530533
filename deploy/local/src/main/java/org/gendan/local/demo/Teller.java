package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.gendan.local.mailbox.Mailbox.Mail;

/** Hears how a journey goes; by itself it is silent. */
public interface Teller {

    Teller SILENT = new Teller() {};

    /** A stage begins. */
    default void stage(String title) {}

    /** Another working day begins. */
    default void day(LocalDate day) {}

    /** Somebody did something, and it was accepted. */
    default void did(String who, String what, Answer answer) {}

    /** Somebody tried what the rules forbid, and it was refused as it must be. */
    default void refused(String who, String what, Answer answer) {}

    /** A fact stands in the order's history by now: the event that it came from opens what follows. */
    default void happened(JsonNode fact) {}

    /** Where the order stands. */
    default void tracking(JsonNode tracking) {}

    /** All that happened to it. */
    default void history(JsonNode tracking) {}

    /** The mails that left on its way. */
    default void mails(List<Mail> mails) {}
}
