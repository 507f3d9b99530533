package org.gendan.office.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document for customers, factories and customs as PDF, in English and Chinese: A4, numbered pages, the font embedded.
 * It is written as XHTML; what all documents look like stands in {@code paper/paper.css}.
 */
public final class Paper {
    private static final String FONT = "Noto Sans SC";
    /** What somebody pasted into a text and XML cannot hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final String STYLE = text("paper.css");

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Paper() {}

    /**
     * The page as PDF. It must be well-formed XHTML with a {@code head}, without a DOCTYPE and named entities; its
     * texts must be escaped, as Qute does in a template that ends in {@code .html}. Nothing that it refers to is loaded.
     */
    public static byte[] pdf(String xhtml) {
        return pdf(xhtml, Map.of());
    }

    /**
     * The page with pictures: an {@code img} whose {@code src} is one of the given names shows that picture (PNG or JPG),
     * made as small as print needs it; one that cannot be read is left out. Nothing else that it refers to is loaded.
     */
    public static byte[] pdf(String xhtml, Map<String, byte[]> pictures) {
        Document page = parse(xhtml);
        Map<String, byte[]> shown = new HashMap<>();
        pictures.forEach((name, content) ->
                Picture.forPrint(content).ifPresent(picture -> shown.put(Picture.address(name), picture)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> resource("NotoSansSC.ttf"), FONT)
                    .useUriResolver((_, uri) -> Stream.of(uri, Picture.address(uri))
                            .filter(shown::containsKey)
                            .findFirst()
                            .orElse(null))
                    .useProtocolsStreamImplementation(
                            address -> new Picture.Source(shown.get(address)), Picture.PROTOCOL)
                    // Tagged for screen readers; and the machine's own fonts are left alone.
                    .usePdfUaAccessibility(true)
                    .withProducer("Gendan")
                    .withW3cDocument(page, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return pdf.toByteArray();
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Document page = builder.parse(
                    new InputSource(new StringReader(UNPRINTABLE.matcher(xhtml).replaceAll(" "))));
            Element head = (Element) page.getElementsByTagName("head").item(0);
            Element style = page.createElementNS(head.getNamespaceURI(), "style");
            style.setTextContent(STYLE);
            // First, so that a page may differ from it.
            head.insertBefore(style, head.getFirstChild());
            return page;
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new IllegalArgumentException("a page that is not well-formed", malformed);
        }
    }

    private static String text(String name) {
        try (InputStream content = resource(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream("/paper/" + name), name);
    }
}
