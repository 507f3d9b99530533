package org.gendan.quality.paper;

import org.gendan.office.attachment.Attachments.StoredFile;

/** A paper under the name by which it is filed. */
public record Printed(String name, byte[] pdf) {

    public StoredFile file() {
        return new StoredFile(name, "application/pdf", pdf);
    }
}
