package org.gendan.servers;

import java.util.Map;

/** A database with its two roles: the migrator owns it, the application may read and change rows only. */
public record Database(int port, String name, Login migrator, Login application) {

    /** A role and its password. */
    public record Login(String user, String password) {}

    public String host() {
        return "localhost";
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host() + ":" + port + "/" + name;
    }

    /** The environment variables by which a service is told its database. */
    public Map<String, String> environment() {
        return Map.of(
                "GENDAN_DATABASE_HOST", host(),
                "GENDAN_DATABASE_PORT", Integer.toString(port),
                "GENDAN_DATABASE_NAME", name,
                "GENDAN_DATABASE_USER", application.user(),
                "GENDAN_DATABASE_PASSWORD", application.password(),
                "GENDAN_DATABASE_MIGRATOR", migrator.user(),
                "GENDAN_DATABASE_MIGRATOR_PASSWORD", migrator.password());
    }
}
