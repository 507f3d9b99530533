package org.gendan.office.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientsTest {
    private final Recipients recipients = new Recipients(
            new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(
                            Map.of("gendan.mail.role.quality-manager", "qm@factory.example"), "test", 100))
                    .build(),
            "gendan.example");

    @Test
    void staffAreReachedUnderTheNameTheySignInWith() {
        assertEquals("merchandiser-2@gendan.example", recipients.staff("merchandiser-2"));
    }

    @Test
    void aRoleIsReachedWhereConfiguredAndElseInItsOwnMailbox() {
        assertEquals("qm@factory.example", recipients.role("quality-manager"));
        assertEquals("marketing@gendan.example", recipients.role("marketing"));
    }
}
