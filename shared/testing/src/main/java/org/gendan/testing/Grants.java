package org.gendan.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the application may do with each table and sequence of its database, and what everybody may do, beside the list that
 * people keep of it ({@code src/test/resources/grants.txt}): a right that nobody decided about fails the build.
 */
public final class Grants {
    private static final Path KEPT = Path.of("src", "test", "resources", "grants.txt");

    private static final String GIVEN = """
            select string_agg(line, E'\\n' order by line collate "C") from (
                select g.table_name || ': ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) as line
                from (
                    select table_name, privilege_type from information_schema.table_privileges
                    where table_schema = 'public' and grantee in (?, 'PUBLIC')
                    union
                    select table_name, privilege_type || ' (' || string_agg(column_name, ', ' order by column_name) || ')'
                    from information_schema.column_privileges c
                    where table_schema = 'public' and grantee in (?, 'PUBLIC')
                      and not exists (select from information_schema.table_privileges t
                                      where t.table_schema = 'public' and t.grantee = c.grantee
                                        and t.table_name = c.table_name and t.privilege_type = c.privilege_type)
                    group by table_name, privilege_type
                ) g group by g.table_name
                union all
                select object_name || ': ' || lower(privilege_type) from information_schema.usage_privileges
                where object_schema = 'public' and object_type = 'SEQUENCE' and grantee in (?, 'PUBLIC')
            ) lines""";

    private Grants() {}

    /** Holds the rights of the running service's database against the list. */
    public static void areAsKept() {
        String application = RealServers.database().application().user();
        try {
            assertEquals(
                    Files.readString(KEPT).strip(),
                    Rows.value(GIVEN, application, application, application),
                    KEPT + ": what a table is missing there that it has, or has there that it is missing");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
