package org.gendan.kernel.who;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may see the objects of one kind (design §4): roles that see all of them, and roles that see those that they have a
 * relation to. Said once, for the annotation of the address, the predicate of the query and the steps of the view.
 */
public final class Sight {
    private final String name;
    private final Set<String> all = new LinkedHashSet<>();
    private final List<Relation> own = new ArrayList<>();

    private record Relation(String role, String predicate) {}

    private Sight(String name) {
        this.name = name;
    }

    /** The name is the right that the address asks for, such as {@code sees:orders}; a constant, so that annotations can name it. */
    public static Sight named(String name) {
        return new Sight(name);
    }

    public Sight all(String... roles) {
        all.addAll(List.of(roles));
        return this;
    }

    /**
     * The role sees what the predicate is true of: HQL in which {@code {}} stands before the object's fields, {@code :me} is the
     * caller's user name, {@code :customer} its customer and {@code :factory} its factory. Who has no such id sees nothing by it.
     */
    public Sight own(String role, String predicate) {
        own.add(new Relation(role, predicate));
        return this;
    }

    public String name() {
        return name;
    }

    /** Whether somebody with these roles may see objects of this kind at all. */
    boolean isGivenTo(Set<String> roles) {
        return roles.stream().anyMatch(all::contains)
                || own.stream().map(Relation::role).anyMatch(roles::contains);
    }

    /** What the caller sees, as a predicate about the object of this alias; empty where the query names none. */
    public Seen by(Caller caller, String alias) {
        if (all.stream().anyMatch(caller::has)) {
            return new Seen("1 = 1", Map.of());
        }
        Map<String, Object> parameters = new HashMap<>();
        List<String> clauses = new ArrayList<>();
        for (Relation relation : own) {
            if (caller.has(relation.role()) && bind(relation.predicate(), caller, parameters)) {
                clauses.add(relation.predicate().replace("{}.", alias.isEmpty() ? "" : alias + "."));
            }
        }
        return clauses.isEmpty()
                ? new Seen("1 = 0", Map.of())
                : new Seen("((" + String.join(") or (", clauses) + "))", parameters);
    }

    private static boolean bind(String predicate, Caller caller, Map<String, Object> parameters) {
        return bind("me", predicate, Optional.of(caller.name()), parameters)
                && bind("customer", predicate, caller.customerId(), parameters)
                && bind("factory", predicate, caller.factoryId(), parameters);
    }

    private static boolean bind(String name, String predicate, Optional<?> value, Map<String, Object> parameters) {
        if (!predicate.matches("(?s).*:" + name + "\\b.*")) {
            return true;
        }
        value.ifPresent(known -> parameters.put(name, known));
        return value.isPresent();
    }

    /** The predicate to put into the query, in brackets, and the parameters that it needs. */
    public record Seen(String hql, Map<String, Object> parameters) {

        /** As far as a further condition, which needs no parameter, is true as well. */
        public Seen where(String condition) {
            return new Seen(condition + " and " + hql, parameters);
        }

        /** The parameters with further ones of the query, name by name. */
        public Map<String, Object> with(Object... namesAndValues) {
            Map<String, Object> more = new HashMap<>(parameters);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                more.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return more;
        }

        /** As {@link #with}, for the one parameter id. */
        public Map<String, Object> withId(UUID id) {
            return with("id", id);
        }
    }
}
