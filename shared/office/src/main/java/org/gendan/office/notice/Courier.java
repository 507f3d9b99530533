package org.gendan.office.notice;

import java.util.List;
import java.util.UUID;

/** Carries notices over one channel to whoever takes them from there. */
interface Courier {

    /** How a notice leaves: by mail, or through the company's gateway to SMS, fax and group chats. */
    enum Channel {
        MAIL,
        WEBHOOK
    }

    /** One notice to one recipient. Its id stays the same however often it is tried; resent: it may have arrived before. */
    record Letter(
            UUID id,
            int attempt,
            boolean resent,
            String about,
            String kind,
            String recipient,
            String subject,
            String text,
            List<Notice.Attachment> attachments) {}

    /** Why a letter was not handed over, in the words of who did not take it. */
    final class NotHandedOver extends Exception {

        /** REFUSED is an answer for good; AWAY: certainly not taken, for now; UNKNOWN: it may have been taken. */
        enum Why {
            REFUSED,
            AWAY,
            UNKNOWN
        }

        final Why why;

        NotHandedOver(Why why, String answer) {
            super(answer);
            this.why = why;
        }
    }

    Channel channel();

    /** Whether this installation has the channel at all. */
    default boolean isOn() {
        return true;
    }

    /** Hands the letter over and returns the answer that proves it. */
    String handOver(Letter letter) throws NotHandedOver;
}
