package org.gendan.kernel.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A {@link Replica} as a process of its own, so that it can be killed. It is quiet once its input says so, and ends with
 * its input, so that no replica outlives the test that started it.
 */
final class DeliveryHarness {
    /** What it says, on a line of its own, when it has written its last. */
    static final String QUIET = "quiet";

    private static final Logger ROOT = Logger.getLogger("");

    private DeliveryHarness() {}

    /** Roles producer and consumer; the settings are system properties named battery.*. */
    public static void main(String[] arguments) throws IOException {
        ROOT.setLevel(Level.WARNING);
        Replica.Place place = new Replica.Place(
                setting("url"),
                setting("user"),
                setting("brokers"),
                setting("announcesOn"),
                setting("listensTo"),
                15,
                30,
                40);
        HaltPoint dies = setting("haltAt") == null ? null : HaltPoint.valueOf(setting("haltAt"));
        Replica replica = new Replica(place, dies, Integer.getInteger("battery.haltTime", 0)).relaying();
        if (arguments[0].equals("producer")) {
            List<UUID> orders = Stream.of(setting("orders").split(","))
                    .map(UUID::fromString)
                    .toList();
            replica.writing(
                    orders,
                    Integer.getInteger("battery.perSecond"),
                    new Random(Long.getLong("battery.seed")),
                    dies == HaltPoint.INSIDE_IDEMPOTENCY_INSERT,
                    Trial.unless(Path.of(setting("behind"))));
        } else {
            // Shorter than a service's, so that a battery of kills does not wait for the dead.
            replica.listening(setting("group"), 2_500);
        }
        System.out.println("ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            replica.quieten();
            System.out.println(QUIET);
        }
        Runtime.getRuntime().halt(0);
    }

    private static String setting(String name) {
        return System.getProperty("battery." + name);
    }
}
