package org.gendan.kernel.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * An address takes the query parameters that it declares and no others: who misspells a filter hears so, and does not get
 * everything for what was asked.
 */
class QueryNames {
    private final Map<Method, Map<String, Boolean>> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuseOthers(ContainerRequestContext request, ResourceInfo address) {
        Map<String, List<String>> stated = request.getUriInfo().getQueryParameters();
        if (stated.isEmpty() || address.getResourceMethod() == null) {
            return;
        }
        Map<String, Boolean> names = taken.computeIfAbsent(address.getResourceMethod(), QueryNames::of);
        stated.forEach((name, values) -> {
            Boolean many = names.get(name);
            if (many == null) {
                throw Problem.of(
                        Status.BAD_REQUEST,
                        names.isEmpty() ? "no-parameters" : "unknown-parameter",
                        Map.of("parameter", name, "taken", List.copyOf(names.keySet())));
            }
            if (!many && values.size() > 1) {
                throw Problem.of(Status.BAD_REQUEST, "repeated-parameter", Map.of("parameter", name));
            }
        });
    }

    /** The names that a method takes, and whether it takes several values of each. */
    private static Map<String, Boolean> of(Method method) {
        Map<String, Boolean> names = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    note(names, field, field.getName(), field.getType());
                }
            }
            note(names, parameter, parameter.getName(), parameter.getType());
        }
        return names;
    }

    private static void note(Map<String, Boolean> names, AnnotatedElement parameter, String name, Class<?> type) {
        name(parameter, name)
                .ifPresent(stated -> names.put(stated, Collection.class.isAssignableFrom(type) || type.isArray()));
    }

    private static Optional<String> name(AnnotatedElement parameter, String name) {
        RestQuery query = parameter.getAnnotation(RestQuery.class);
        if (query != null) {
            return Optional.of(query.value().isEmpty() ? name : query.value());
        }
        return Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
