package org.gendan.local;

import java.io.PrintStream;
import java.util.HashSet;
import org.gendan.local.stack.Part;
import org.gendan.local.stack.Stack;

/** Stays with a running stack until Ctrl-C, or until somebody else has stopped it, and tells when a part ends. */
final class Watch {

    private Watch() {}

    static void untilEnd(Stack stack, PrintStream out) throws InterruptedException {
        out.println("The stack runs. Ctrl-C stops it.");
        var missing = new HashSet<Part>();
        while (stack.anyRunning()) {
            for (var part : stack.parts()) {
                if (part.running()) {
                    missing.remove(part);
                } else if (missing.add(part)) {
                    out.println(part.name() + " has ended. Its log: "
                            + part.process().log());
                }
            }
            Thread.sleep(1000);
        }
        out.println("The stack has been stopped.");
    }
}
