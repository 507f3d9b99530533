package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.RowReader;

/**
 * A statement as ISO 20022 camt.053, of any version, read as a stream: no more than one entry is held. A document type is
 * refused, and nothing outside the file is ever read.
 */
final class CamtStatement implements RowReader<StatementLine> {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.";
    private static final int LONGEST_TEXT = 2_000;

    private final Defaults defaults;

    /** What stands in the document around the entries that are read. */
    private static final class Statement {
        private String account = "";
        private String currency = "";
    }

    CamtStatement(Defaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public void read(InputStream content, Sink<StatementLine> sink) throws Flawed, IOException {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(content);
            try {
                read(xml, sink);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException unreadable) {
            if (unreadable.getNestedException() instanceof IOException failed
                    && !(failed instanceof java.io.CharConversionException)) {
                throw failed;
            }
            throw StatementFlaw.UNREADABLE.with(String.valueOf(unreadable.getMessage()));
        }
    }

    /** The platform's own, not whichever a library brings along. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(javax.xml.XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private void read(XMLStreamReader xml, Sink<StatementLine> sink) throws XMLStreamException, Flawed, IOException {
        Path path = new Path();
        StringBuilder text = new StringBuilder();
        Statement statement = new Statement();
        CamtEntry entry = null;
        int number = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw StatementFlaw.DOCTYPE.with("DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw StatementFlaw.DOCTYPE.with("&" + xml.getLocalName());
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.isEmpty()) {
                        refuseOther(xml);
                    }
                    path.enter(xml.getLocalName());
                    text.setLength(0);
                    if (path.is("Document/BkToCstmrStmt/Stmt")) {
                        statement = new Statement();
                    } else if (path.is("Document/BkToCstmrStmt/Stmt/Ntry")) {
                        entry = new CamtEntry(++number);
                    }
                    if (entry != null) {
                        entry.begin(path.below("Document/BkToCstmrStmt/Stmt/Ntry"), xml.getAttributeValue(null, "Ccy"));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    int room = LONGEST_TEXT - text.length();
                    text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String value = CellText.clean(text.toString());
                    text.setLength(0);
                    if (entry != null) {
                        entry.end(path.below("Document/BkToCstmrStmt/Stmt/Ntry"), value);
                    } else {
                        header(path, value, statement);
                    }
                    if (path.is("Document/BkToCstmrStmt/Stmt/Ntry")) {
                        if (!tell(entry, statement, sink)) {
                            return;
                        }
                        entry = null;
                    }
                    path.leave();
                }
                default -> {
                    // comments, processing instructions and white space tell of no money
                }
            }
        }
    }

    private static void refuseOther(XMLStreamReader xml) throws Flawed {
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (!"Document".equals(xml.getLocalName()) || !namespace.startsWith(NAMESPACE)) {
            throw StatementFlaw.UNREADABLE.with(xml.getLocalName() + " " + namespace);
        }
    }

    private static void header(Path path, String value, Statement statement) {
        switch (path.below("Document/BkToCstmrStmt/Stmt")) {
            case "Acct/Id/IBAN", "Acct/Id/Othr/Id" -> statement.account = value;
            case "Acct/Ccy" -> statement.currency = value;
            default -> {
                // balances and owners are the bank's own business
            }
        }
    }

    private boolean tell(CamtEntry entry, Statement statement, Sink<StatementLine> sink) {
        String account = statement.account.isEmpty() && defaults.bankAccount() != null
                ? defaults.bankAccount()
                : statement.account;
        for (Row<StatementLine> row : entry.rows(account, statement.currency)) {
            if (!sink.take(row)) {
                return false;
            }
        }
        return true;
    }

    /** Where in the document the reader stands, by local names. */
    private static final class Path {
        private static final int DEEPEST = 40;
        private final StringBuilder names = new StringBuilder();
        private int depth;

        boolean isEmpty() {
            return names.isEmpty();
        }

        void enter(String name) throws Flawed {
            if (++depth > DEEPEST) {
                throw StatementFlaw.UNREADABLE.with(names.substring(0, 60));
            }
            names.append('/').append(name);
        }

        void leave() {
            depth--;
            names.setLength(names.lastIndexOf("/"));
        }

        boolean is(String path) {
            return names.length() == path.length() + 1 && names.indexOf(path) == 1;
        }

        /** The rest of the path below a prefix; empty where it is not below it. */
        String below(String prefix) {
            return names.length() > prefix.length() + 2
                            && names.charAt(prefix.length() + 1) == '/'
                            && names.indexOf(prefix) == 1
                    ? names.substring(prefix.length() + 2)
                    : "";
        }
    }
}
