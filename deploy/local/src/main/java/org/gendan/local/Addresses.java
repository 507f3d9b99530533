package org.gendan.local;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;

/** Where to look in a running stack. */
final class Addresses {

    private Addresses() {}

    static String of(Stack stack) {
        var ports = stack.ports();
        var apis = Stream.of(Service.values())
                .map(service -> "  " + service.module() + " of itself  " + ports.url(service.management())
                        + "/q/health, /q/metrics, /q/openapi")
                .collect(Collectors.joining("\n"));
        return """
                  gateway       %s
                  all APIs      %s/q/swagger-ui
                %s
                  Keycloak      %s (realm gendan; users are named after their role, the password is the name)
                  Kafka         localhost:%d
                  PostgreSQL    localhost:%d (postgres/postgres)
                  mails         %s/messages
                  logs and data %s
                """.formatted(
                        ports.url(Port.GATEWAY),
                        ports.url(Port.GATEWAY),
                        apis,
                        ports.url(Port.KEYCLOAK),
                        ports.of(Port.KAFKA),
                        ports.of(Port.POSTGRESQL),
                        ports.url(Port.MAILBOX),
                        stack.layout().run());
    }
}
