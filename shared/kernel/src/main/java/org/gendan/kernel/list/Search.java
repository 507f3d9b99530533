package org.gendan.kernel.list;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;

/**
 * A part of a list that somebody asks for. A condition whose value is absent is none, so that the database plans for what is
 * asked. Paths and conditions are written by us; whatever comes from outside is a parameter.
 */
public final class Search<T> {
    private final Listing<T> listing;
    private final Listing.Order<T> order;
    private final boolean backwards;
    private final int limit;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Where it goes on: the value that orders the list and the id of the last item shown. */
    public record Place(String value, UUID id) {}

    Search(Listing<T> listing, Listing.Order<T> order, boolean backwards, Instant updatedSince, int limit) {
        this.listing = listing;
        this.order = order;
        this.backwards = backwards;
        this.limit = limit;
        if (updatedSince != null) {
            from(listing.updated(), updatedSince);
        }
    }

    /** Goes on behind a place; null is the beginning. */
    public Search<T> after(Place place) {
        if (place == null) {
            return this;
        }
        String beyond = backwards ? "<" : ">";
        // The first comparison alone says where the index is entered.
        conditions.add("%1$s %2$s= :place and (%1$s %2$s :place or %3$s %2$s :placeId)"
                .formatted(order.path(), beyond, listing.id()));
        parameters.put("place", valueOf(place));
        parameters.put("placeId", place.id());
        return this;
    }

    private Object valueOf(Place place) {
        try {
            return order.read().apply(place.value());
        } catch (DateTimeException ofAnotherOrder) {
            throw Refused.invalid("cursor", "is not one that this list gave; begin again without it");
        }
    }

    /** As far as the caller sees it. */
    public Search<T> seen(Seen seen) {
        conditions.add(seen.hql());
        parameters.putAll(seen.parameters());
        return this;
    }

    public Search<T> equal(String path, Object value) {
        return compare(path, "=", value);
    }

    /** This value or a greater one. */
    public Search<T> from(String path, Object value) {
        return compare(path, ">=", value);
    }

    /** This value or a lesser one. */
    public Search<T> until(String path, Object value) {
        return compare(path, "<=", value);
    }

    private Search<T> compare(String path, String operator, Object value) {
        if (value != null) {
            conditions.add("%s %s :%s".formatted(path, operator, next(value)));
        }
        return this;
    }

    /** What somebody typed is part of one of these, whatever the case; it is looked for as it is. */
    public Search<T> words(String typed, String... paths) {
        if (typed != null && !typed.isBlank()) {
            String name = next("%" + literal(typed.strip().toLowerCase(Locale.ROOT)) + "%");
            conditions.add(Stream.of(paths)
                    .map(path -> "lower(%s) like :%s escape '!'".formatted(path, name))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return this;
    }

    /** Only the query itself has places for anything. */
    private static String literal(String typed) {
        return typed.replaceAll("([!%_])", "!$1");
    }

    /** A condition of its own, with its parameters by name. */
    public Search<T> where(String condition, Object... namesAndValues) {
        conditions.add("(" + condition + ")");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    /** As {@link #where}, as far as it is asked for. */
    public Search<T> when(boolean asked, String condition, Object... namesAndValues) {
        return asked ? where(condition, namesAndValues) : this;
    }

    private String next(Object value) {
        String name = "c" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    /** What is found, one more than the limit where the list goes on. */
    public <X> List<X> in(EntityManager entities, Class<X> type) {
        String direction = backwards ? " desc" : "";
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<X> query = entities.createQuery(
                listing.head() + where + " order by " + order.path() + direction + ", " + listing.id() + direction,
                type);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit + 1).getResultList();
    }

    public boolean isMore(List<T> found) {
        return found.size() > limit;
    }

    public List<T> shown(List<T> found) {
        return isMore(found) ? found.subList(0, limit) : found;
    }

    public Place placeOf(T item) {
        return new Place(String.valueOf(order.valueOf().apply(item)), listing.idOf(item));
    }
}
