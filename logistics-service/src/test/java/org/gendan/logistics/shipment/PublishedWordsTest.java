package org.gendan.logistics.shipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.logistics.shipment.Clearance.Revocation;
import org.gendan.testing.PublishedWords;
import org.junit.jupiter.api.Test;

/** What other systems are told a member may say is what it may say here. */
class PublishedWordsTest {
    @Test
    void whatCanBeRevokedOfGoodsThatAreGone() {
        assertEquals(
                Stream.of(Revocation.values()).map(Revocation::word).toList(),
                PublishedWords.of(DispatchedWhileRevoked.class, "revoked"));
    }
}
