package org.gendan.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.constraints.Pattern;
import org.gendan.language.OrderEvent;
import org.gendan.order.complaint.Department;
import org.gendan.order.customer.CustomerTier;
import org.gendan.order.order.Contract;
import org.gendan.testing.PublishedWords;
import org.junit.jupiter.api.Test;

/** What other systems are told a member may say is what it may say here. */
class PublishedWordsTest {
    @Test
    void theTiersOfCustomers() {
        assertEquals(
                PublishedWords.of(CustomerTier.values()), PublishedWords.of(OrderEvent.CustomerChanged.class, "tier"));
    }

    @Test
    void theDepartmentsThatAnswerComplaints() {
        assertEquals(
                PublishedWords.of(Department.values()),
                PublishedWords.of(OrderEvent.ComplaintRecorded.class, "department"));
    }

    @Test
    void theIncoterms() throws NoSuchFieldException {
        Pattern own = Contract.class.getDeclaredField("incoterm").getAnnotation(Pattern.class);

        assertEquals(own.regexp(), String.join("|", PublishedWords.of(OrderEvent.Contract.class, "incoterm")));
    }
}
