package org.gendan.production;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.production.material.Anomaly;
import org.gendan.testing.PublishedWords;
import org.junit.jupiter.api.Test;

/** What other systems are told a member may say is what it may say here. */
class PublishedWordsTest {
    @Test
    void whatCanBeWrongWithADelivery() {
        assertEquals(PublishedWords.of(Anomaly.values()), PublishedWords.of(MaterialsCounted.class, "anomalies"));
    }
}
