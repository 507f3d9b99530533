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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jboss.logging.Logger;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document for customers, factories and customs as PDF, in English and Chinese: A4, numbered pages, the font embedded.
 * It is written as XHTML; what all documents look like stands in {@code paper/paper.css}.
 */
public final class Paper {
    private static final Logger LOG = Logger.getLogger(Paper.class);
    /** What somebody pasted into a text and XML cannot hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final String STYLE = text("paper.css");

    private static final long EACH = 128L * 1024 * 1024;
    /**
     * The font is 13 MB, much of which each paper reads anew to embed what it prints. Requests take turns before; whoever else
     * makes a paper, as of an order that an ERP sends, waits for one of these.
     */
    private static final Semaphore ROOM =
            new Semaphore(Math.max(2, (int) (Runtime.getRuntime().maxMemory() / EACH)), true);

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
     * The page with pictures: an {@code img} whose {@code src} is one of the given names shows that picture, which is as
     * {@link Picture#forPrint} makes it. Nothing else that it refers to is loaded.
     */
    public static byte[] pdf(String xhtml, Map<String, byte[]> pictures) {
        ROOM.acquireUninterruptibly();
        try {
            return made(xhtml, pictures);
        } finally {
            ROOM.release();
        }
    }

    private static byte[] made(String xhtml, Map<String, byte[]> pictures) {
        Document page = parse(xhtml);
        Map<String, byte[]> shown = new HashMap<>();
        pictures.forEach((name, content) -> shown.put(Picture.address(name), content));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(PaperFont.of(document), PaperFont.NAME)
                    .useUnicodeBidiSplitter(Directions::new)
                    .useUnicodeBidiReorderer(new Directions.Setting())
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
            sayWhatCannotBePrinted(page);
            return page;
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new IllegalArgumentException("a page that is not well-formed", malformed);
        }
    }

    /** A character without a glyph is printed as its code point, {@code [U+1F600]}: no reader can take that for the text. */
    private static void sayWhatCannotBePrinted(Document page) {
        SortedSet<String> unprintable = new TreeSet<>();
        NodeList texts = texts(page);
        for (int at = 0; at < texts.getLength(); at++) {
            Node text = texts.item(at);
            List<String> lacking = PaperFont.unprintable(text.getTextContent());
            if (!lacking.isEmpty()) {
                unprintable.addAll(lacking);
                text.setTextContent(spelt(text.getTextContent()));
            }
        }
        if (!unprintable.isEmpty()) {
            LOG.warnf(
                    "the paper \"%s\" has characters that cannot be printed, their code points stand for them: %s",
                    title(page), String.join(", ", unprintable));
        }
    }

    private static String title(Document page) {
        Node title = page.getElementsByTagName("title").item(0);
        return title == null ? "" : title.getTextContent();
    }

    private static NodeList texts(Document page) {
        try {
            return (NodeList) XPathFactory.newInstance().newXPath().evaluate("//text()", page, XPathConstants.NODESET);
        } catch (XPathExpressionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String spelt(String text) {
        return text.codePoints()
                .mapToObj(character -> PaperFont.prints(character)
                        ? Character.toString(character)
                        : "[" + PaperFont.codePoint(character) + "]")
                .collect(Collectors.joining());
    }

    private static String text(String name) {
        try (InputStream content = resource(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream("/paper/" + name), name);
    }
}
