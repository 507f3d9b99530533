package org.gendan.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Who writes and reads which topic, under which consumer groups, as {@code acl.yaml} says it. */
public record Acl(Map<String, Principal> principals, Map<String, Topic> topics) {

    /** A service, the ERP or the operators; a name of groups that ends with * stands for all that begin so. */
    public record Principal(String groups) {}

    public record Topic(Set<String> writes, Set<String> reads) {}

    /** What is done with a topic. */
    public enum Access {
        WRITE,
        READ
    }

    public static Acl in(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(file.toFile(), Acl.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean allows(String principal, Access access, String topic) {
        return topics.entrySet().stream()
                .filter(named -> isOf(named.getKey(), topic))
                .map(named -> switch (access) {
                    case WRITE -> named.getValue().writes();
                    case READ -> named.getValue().reads();
                })
                .anyMatch(who -> who.contains(principal));
    }

    private static boolean isOf(String name, String topic) {
        return name.endsWith("*") ? topic.startsWith(name.substring(0, name.length() - 1)) : topic.equals(name);
    }
}
