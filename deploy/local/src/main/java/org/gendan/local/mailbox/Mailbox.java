package org.gendan.local.mailbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mail server of the local stack: takes mail for anybody, keeps it, and lists it as JSON at {@code /messages}, in the
 * order in which it came.
 */
public final class Mailbox {

    /** One mail as it is listed. */
    public record Mail(String from, List<String> to, String subject, String sentAt, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail server;

    private Mailbox(GreenMail server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        var smtp = new ServerSetup(Integer.parseInt(arguments[0]), "localhost", ServerSetup.PROTOCOL_SMTP);
        var server = new GreenMail(smtp)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        var mailbox = new Mailbox(server);
        var pages = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(arguments[1])), 0);
        pages.createContext("/messages", mailbox::list);
        pages.start();
    }

    private void list(HttpExchange exchange) throws IOException {
        try (exchange) {
            // The server itself would list them by recipient.
            var mails = server.getManagers().getImapHostManager().getAllMessages().stream()
                    .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                    .map(message -> read(message.getMimeMessage()))
                    .toList();
            var body = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(mails);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            var sent = message.getSentDate();
            return new Mail(
                    addresses(message.getFrom()).stream().findFirst().orElse(""),
                    addresses(message.getAllRecipients()),
                    message.getSubject(),
                    sent == null ? null : sent.toInstant().toString(),
                    message.getContent() instanceof String text ? text : GreenMailUtil.getBody(message));
        } catch (MessagingException | IOException e) {
            return new Mail("", List.of(), "(unreadable: " + e.getMessage() + ")", null, "");
        }
    }

    private static List<String> addresses(Address[] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses).map(Address::toString).toList();
    }
}
