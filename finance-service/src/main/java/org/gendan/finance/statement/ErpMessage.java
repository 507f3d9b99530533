package org.gendan.finance.statement;

import org.gendan.office.sheet.CellText;

/**
 * What an ERP sent, as far as it could be read: a CloudEvent, known by its source and id (reliability §2). One that does
 * not say which it is has its place on the topic instead, and no type; the body may be null.
 */
public record ErpMessage(String source, String id, String key, String type, byte[] body) {
    private static final int LONGEST = 200;

    public ErpMessage {
        source = cut(source);
        id = cut(id);
        key = key == null ? null : cut(key);
    }

    private static String cut(String name) {
        String clean = CellText.clean(name);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
