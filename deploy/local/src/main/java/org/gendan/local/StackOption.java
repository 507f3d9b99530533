package org.gendan.local;

import java.nio.file.Path;
import org.gendan.local.stack.Layout;
import org.gendan.local.stack.Stack;
import picocli.CommandLine.Option;

/** Which stack a command is about: that of the repository it is started in. */
final class StackOption {

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            hidden = true,
            defaultValue = "${sys:gendan.root:-.}",
            description = "The repository's root.")
    private Path root;

    Stack find() {
        return Stack.find(Layout.of(root), System.getenv());
    }
}
