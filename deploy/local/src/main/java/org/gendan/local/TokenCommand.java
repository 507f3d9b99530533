package org.gendan.local;

import java.util.concurrent.Callable;
import org.gendan.local.stack.StackRefused;
import org.gendan.servers.ServerFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints an access token of a demo user, and nothing else. */
@Command(name = "token", description = "Prints an access token of a demo user.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private StackOption stackOption;

    @Parameters(paramLabel = "USER", description = "A role, e.g. merchandiser, or the second of it: merchandiser-2.")
    private String user;

    @Override
    public Integer call() {
        var stack = stackOption.find();
        if (!stack.part("keycloak").isReady()) {
            throw new StackRefused("Keycloak is not running. Start the stack with: ./gendan up");
        }
        try {
            System.out.println(stack.keycloak().token(user));
        } catch (ServerFailed refused) {
            throw new StackRefused(refused.getMessage()
                    + System.lineSeparator()
                    + "The demo users are named after their roles, such as merchandiser or merchandiser-2.");
        }
        return 0;
    }
}
