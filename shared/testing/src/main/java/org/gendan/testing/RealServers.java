package org.gendan.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.servers.Database;
import org.gendan.servers.FreePorts;
import org.gendan.servers.KafkaServer;
import org.gendan.servers.PostgresServer;

/**
 * A real PostgreSQL, a real broker and a real mail server for the tests of one service: started once for all its tests, with
 * a fresh database and with the tokens of {@link Tokens} taken for the realm's.
 */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    private static final Path HOME = Path.of("target", "servers");
    private static PostgresServer postgres;
    private static KafkaServer kafka;
    private static Database database;
    private static GreenMail smtp;

    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        if (postgres == null) {
            postgres = PostgresServer.in(HOME).start();
            kafka = KafkaServer.in(HOME);
            // What an earlier run announced would be heard again, by a service that knows nothing of it.
            kafka.discard();
            kafka.start();
            kafka.createTopics(
                    6,
                    "gendan.order.events",
                    "gendan.finance.events",
                    "gendan.production.events",
                    "gendan.quality.events",
                    "gendan.logistics.events",
                    "gendan.erp.customers",
                    "gendan.erp.products",
                    "gendan.erp.orders",
                    "gendan.erp.bank-transactions",
                    "gendan.erp.outcomes",
                    "gendan.dead-letter",
                    "gendan.replay.test");
            kafka.createCompactedTopics(
                    6,
                    "gendan.state.customers",
                    "gendan.state.products",
                    "gendan.state.orders",
                    "gendan.state.factories",
                    "gendan.state.receivables");
            // Another name each run: a killed run may have left its data behind.
            String name = "gendan_" + service + "_" + Long.toHexString(System.nanoTime());
            database = postgres.createDatabase(name, service);
            smtp = new GreenMail(new ServerSetup(FreePorts.next(), "localhost", ServerSetup.PROTOCOL_SMTP));
            smtp.start();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("gendan.database.host", database.host());
        settings.put("gendan.database.port", Integer.toString(database.port()));
        settings.put("gendan.database.name", database.name());
        settings.put("gendan.database.user", database.application().user());
        settings.put("gendan.database.password", database.application().password());
        settings.put("gendan.database.migrator", database.migrator().user());
        settings.put("gendan.database.migrator-password", database.migrator().password());
        settings.put("kafka.bootstrap.servers", kafka.bootstrap());
        settings.put("mp.messaging.connector.smallrye-kafka.group.id", service + "-" + UUID.randomUUID());
        settings.put("gendan.smtp.port", Integer.toString(smtp.getSmtp().getPort()));
        settings.put("gendan.clock.movable", "true");
        settings.put("gendan.rate.burst", "100000");
        settings.put("gendan.rate.strangers-burst", "100000");
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        return settings;
    }

    @Override
    public void stop() {
        // The servers serve all tests of the run; they go down with it.
    }

    public static PostgresServer postgres() {
        return postgres;
    }

    public static KafkaServer kafka() {
        return kafka;
    }

    public static Database database() {
        return database;
    }

    /** Every mail that arrived in this run, oldest first. */
    public static List<MimeMessage> mails() {
        return List.of(smtp.getReceivedMessages());
    }

    /** The mails that arrived for an address, oldest first. */
    public static List<MimeMessage> mails(String to) {
        return mails().stream().filter(mail -> isTo(mail, to)).toList();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return Stream.of(mail.getAllRecipients())
                    .anyMatch(recipient ->
                            ((InternetAddress) recipient).getAddress().equalsIgnoreCase(to));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
