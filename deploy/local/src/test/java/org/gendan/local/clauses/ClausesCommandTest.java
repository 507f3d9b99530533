package org.gendan.local.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The list of clauses is right about a small repository of its own. */
class ClausesCommandTest {

    @TempDir
    Path root;

    @BeforeEach
    void thePage() throws IOException {
        write("docs/clauses.md", """
                # Clauses
                | id | 原文 | requirement | owner |
                |---|---|---|---|
                | S1.1a | 接受 | Every enquiry is logged, see S1.7. | order |
                | S1.7 | 确认 | The customer is called back. | order |
                | S1.8 | 订金 | The deposit is asked for. | finance |

                - `rule-2` A partial deposit keeps the gate closed, as does `rule-13`.
                - `rule-12` A bank receipt is unique.
                - `battery-R2` The process halts at a named point.
                """);
    }

    @Test
    void listsEachIdInTheOrderOfThePageWithTheTestsThatCarryIt() throws IOException {
        write("order-service/src/test/java/OrderIntakeTest.java", """
                package org.gendan.order;
                import org.junit.jupiter.api.*;
                class OrderIntakeTest {
                    @Test @Tag("S1.7") @Tag("rule-2") void callBackIsMandatory() {}
                    @Test @Tags({@Tag("S1.7"), @Tag(value = "S1.1a")}) void anEnquiryIsAnswered() {}
                    @Nested class AfterADiscrepancy {
                        @Test @org.junit.jupiter.api.Tag("S1.7") void theCallIsRepeated() {}
                    }
                    @Test void carriesNothing() {}
                }
                """);
        write("deploy/local/src/test/java/org/gendan/local/CrashIT.java", """
                @Tag("battery-R2")
                record CrashIT() {
                    @Tag("rule-12") void killed() { Runnable r = new Runnable() { public void run() {} }; }
                }
                """);

        assertEquals("""
                S1.1a  OrderIntakeTest.anEnquiryIsAnswered
                S1.7  OrderIntakeTest.AfterADiscrepancy.theCallIsRepeated, OrderIntakeTest.anEnquiryIsAnswered, OrderIntakeTest.callBackIsMandatory
                S1.8  none

                rule-2  OrderIntakeTest.callBackIsMandatory
                rule-12  CrashIT.killed

                battery-R2  CrashIT

                clauses: 1 of 3 have no test
                rules: 0 of 2 have no test
                battery: 0 of 1 have no test
                """, printed());
    }

    @Test
    void countsNeitherDisabledTestsNorSourcesThatAreNotTests() throws IOException {
        String tagged = "class %s { @Tag(\"S1.7\") void works() {} @Disabled @Tag(\"S1.8\") void laterPerhaps() {} }";
        write("order-service/src/main/java/Production.java", tagged.formatted("Production"));
        write("order-service/target/src/test/java/Copied.java", tagged.formatted("Copied"));
        write(".other/src/test/java/Hidden.java", tagged.formatted("Hidden"));
        write("order-service/src/test/java/Off.java", "@Disabled " + tagged.formatted("Off"));
        write("order-service/src/test/java/On.java", tagged.formatted("On"));

        String printed = printed();
        assertTrue(printed.contains("S1.7  On.works\nS1.8  none\n"), printed);
    }

    @Test
    void namesTagsThatAreNotOnThePageAndSourcesThatCannotBeRead() throws IOException {
        write("order-service/src/test/java/Slips.java", """
                class Slips {
                    @Tag("S1.77") void mistyped() {}
                    @Tag(Clauses.CALL_BACK) void byAConstant() {}
                }
                """);
        write("order-service/src/test/java/Broken.java", "class Broken { void ( }");

        String printed = printed();
        assertTrue(printed.contains("tag \"Clauses.CALL_BACK\" is not on the page: Slips.byAConstant\n"), printed);
        assertTrue(printed.contains("tag \"S1.77\" is not on the page: Slips.mistyped\n"), printed);
        assertTrue(printed.contains("Broken.java:1: "), printed);
    }

    @Test
    void listsEverythingWhereThereAreNoTestsAtAll() {
        String printed = printed();
        assertTrue(printed.contains("clauses: 3 of 3 have no test\n"), printed);
    }

    @Test
    void saysWhereToRunItWhenThePageIsMissing() throws IOException {
        Files.delete(root.resolve("docs/clauses.md"));
        StringWriter err = new StringWriter();

        int exit = new CommandLine(new ClausesCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--root", root.toString());

        assertEquals(1, exit);
        assertTrue(err.toString().contains("docs/clauses.md cannot be read"), err.toString());
    }

    private String printed() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ClausesCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--root", root.toString());
        assertEquals(0, exit);
        return out.toString();
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), content);
    }
}
