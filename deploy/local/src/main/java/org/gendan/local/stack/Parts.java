package org.gendan.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gendan.local.gateway.Gateway;
import org.gendan.local.mailbox.Mailbox;
import org.gendan.servers.KafkaServer;
import org.gendan.servers.KeycloakServer;
import org.gendan.servers.PostgresServer;
import org.gendan.servers.Probe;
import org.gendan.servers.Progress;
import org.gendan.servers.ServerProcess;

/** How the parts of a stack are started: the one place that knows the contract between the stack and a service. */
final class Parts {

    static final String KAFKA = "kafka";

    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final String[] TOPICS = Stream.concat(
                    Stream.of(Service.values()).map(Service::topic),
                    Stream.of(
                            "gendan.erp.customers",
                            "gendan.erp.products",
                            "gendan.erp.orders",
                            "gendan.erp.bank-transactions",
                            "gendan.erp.outcomes",
                            "gendan.dead-letter"))
            .toArray(String[]::new);
    private static final String[] STATES = {
        "gendan.state.customers",
        "gendan.state.products",
        "gendan.state.orders",
        "gendan.state.factories",
        "gendan.state.receivables"
    };

    private final Layout layout;
    private final Ports ports;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final KeycloakServer keycloak;

    Parts(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
        this.postgres =
                PostgresServer.in(layout.run()).port(ports.of(Port.POSTGRESQL)).cache(layout.cache());
        this.kafka = KafkaServer.in(layout.run()).port(ports.of(Port.KAFKA));
        this.keycloak = KeycloakServer.in(layout.run())
                .port(ports.of(Port.KEYCLOAK))
                .realm(layout.realm())
                .cache(layout.cache());
    }

    PostgresServer postgres() {
        return postgres;
    }

    KafkaServer kafka() {
        return kafka;
    }

    KeycloakServer keycloak() {
        return keycloak;
    }

    /** All parts: the slowest to start comes first. */
    List<Part> all() {
        var parts = new ArrayList<>(infrastructure());
        for (var service : Service.values()) {
            parts.add(service(service));
        }
        parts.add(gateway());
        return parts;
    }

    List<Part> infrastructure() {
        return List.of(keycloakPart(), postgresPart(), kafkaPart(), mail());
    }

    private Part keycloakPart() {
        return part(
                "keycloak",
                keycloak.process(),
                List.of(Port.KEYCLOAK),
                List.of(),
                keycloak::answers,
                progress -> keycloak.distribution(layout.keycloak())
                        .progress(progress)
                        .within(LIMIT)
                        .start());
    }

    private Part postgresPart() {
        return part(
                "postgresql", postgres.process(), List.of(Port.POSTGRESQL), List.of(), postgres::answers, progress -> {
                    postgres.progress(progress).start();
                    for (var service : Service.values()) {
                        postgres.createDatabase(service.database(), service.word());
                    }
                });
    }

    private Part kafkaPart() {
        return part(KAFKA, kafka.process(), List.of(Port.KAFKA), List.of(), kafka::answers, progress -> {
            kafka.progress(progress).start();
            createTopics();
        });
    }

    void createTopics() {
        kafka.createTopics(6, TOPICS);
        kafka.createCompactedTopics(6, STATES);
    }

    private Part mail() {
        var process = ServerProcess.named("mail", layout.run());
        var probe = Probe.port(ports.of(Port.SMTP));
        return part("mail", process, List.of(Port.SMTP, Port.MAILBOX), List.of(), probe, progress -> process.start(
                        ownMain(Mailbox.class, "" + ports.of(Port.SMTP), "" + ports.of(Port.MAILBOX)), Map.of())
                .awaitReady(probe, LIMIT, progress));
    }

    Part gateway() {
        var process = ServerProcess.named("gateway", layout.run());
        var probe = Probe.http(ports.url(Port.GATEWAY) + Gateway.HEALTH);
        var arguments = Stream.concat(
                        Stream.of("" + ports.of(Port.GATEWAY)),
                        Stream.of(Service.values()).map(service -> service + "=" + ports.of(service.port())))
                .toArray(String[]::new);
        return part("gateway", process, List.of(Port.GATEWAY), List.of(), probe, progress -> process.start(
                        ownMain(Gateway.class, arguments), Map.of())
                .awaitReady(probe, LIMIT, progress));
    }

    /** Keycloak need not be ready: a service looks for it again when it needs it, and both start beside each other. */
    private Part service(Service service) {
        var process = ServerProcess.named(service.module(), layout.run());
        var probe = Probe.http(ports.url(service.management()) + "/q/health/ready");
        return part(
                service.module(),
                process,
                List.of(service.port(), service.management()),
                List.of("postgresql", KAFKA),
                probe,
                progress -> {
                    try {
                        FolderCopy.bring(layout.packaged(service), layout.running(service));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    process.start(command(service), environment(service)).awaitReady(probe, LIMIT, progress);
                });
    }

    private List<String> command(Service service) {
        return List.of(
                ServerProcess.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.profile=local",
                "-jar",
                layout.running(service).resolve("quarkus-run.jar").toString());
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(
                postgres.database(service.database(), service.word()).environment());
        environment.putAll(Map.of(
                "QUARKUS_MANAGEMENT_HOST", "localhost",
                "QUARKUS_MANAGEMENT_PORT", "" + ports.of(service.management()),
                // The gateway says who asks it; nobody else is believed.
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1"));
        environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                "" + ports.of(service.port()),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrap(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                keycloak.issuer(),
                // As long as Keycloak may take on its very first start.
                "QUARKUS_OIDC_CONNECTION_DELAY",
                "4M",
                "GENDAN_SMTP_HOST",
                "localhost",
                "GENDAN_SMTP_PORT",
                "" + ports.of(Port.SMTP),
                "GENDAN_CLOCK_MOVABLE",
                "true"));
        return environment;
    }

    private static List<String> ownMain(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-Xmx96m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A stack's processes are ended by the stack, in its own order, or outlive the launcher on purpose. */
    private static Part part(
            String name,
            ServerProcess process,
            List<Port> ports,
            List<String> needs,
            Probe probe,
            Consumer<Progress> starter) {
        return new Part(name, process.outlivesUs(), ports, needs, probe, starter);
    }

    /** Tells at once what is not built, instead of after minutes. */
    void checkBuilt(List<Part> parts) {
        for (var part : parts) {
            if (part.process() == keycloak.process()) {
                layout.keycloak();
            }
        }
        Stream.of(Service.values())
                .filter(service -> parts.stream().anyMatch(part -> part.name().equals(service.module())))
                .map(service -> layout.packaged(service).resolve("quarkus-run.jar"))
                .filter(Files::notExists)
                .findFirst()
                .ifPresent(jar -> {
                    throw Layout.notBuilt(jar);
                });
    }
}
