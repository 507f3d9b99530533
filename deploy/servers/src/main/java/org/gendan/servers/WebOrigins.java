package org.gendan.servers;

import java.util.List;
import java.util.stream.Stream;

/** Where frontends in a browser come from, as {@code GENDAN_WEB_ORIGINS} lists them; the first may sign in at the realm. */
public final class WebOrigins {
    private static final String VARIABLE = "GENDAN_WEB_ORIGINS";
    /** Where Vite serves what is being developed. */
    private static final String USUAL = "http://localhost:5173";

    private WebOrigins() {}

    public static List<String> ofTheEnvironment() {
        return Stream.of(System.getenv().getOrDefault(VARIABLE, USUAL).split(","))
                .map(String::strip)
                .toList();
    }
}
