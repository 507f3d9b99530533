package org.gendan.kernel.rest;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gendan.kernel.rest.LastCommands.LastCommand;
import org.jboss.resteasy.reactive.RestHeader;

/** Takes a command once, however often it is sent. */
@SafeToRepeat
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + Repetition.BEHIND_VALIDATION)
class Repetition {
    static final int BEHIND_VALIDATION = 900;

    private final Idempotency idempotency;
    private final HttpHeaders headers;

    Repetition(Idempotency idempotency, HttpHeaders headers) {
        this.idempotency = idempotency;
        this.headers = headers;
    }

    @AroundInvoke
    Object take(InvocationContext call) throws Exception {
        Method command = call.getMethod();
        if (!isCommand(command) || takesItsKey(command)) {
            return call.proceed();
        }
        Object[] content = IntStream.range(0, command.getParameterCount())
                .filter(i -> !command.getParameters()[i].isAnnotationPresent(RestHeader.class))
                .mapToObj(i -> call.getParameters()[i])
                .toArray();
        String key = headers.getHeaderString(Idempotency.KEY);
        try {
            return idempotency.once(key, content, call::proceed);
        } catch (Exception refused) {
            // Another key says that it is meant once more.
            Optional<Method> present = key == null ? present(command) : Optional.empty();
            Optional<LastCommand> last = present.flatMap(_ -> idempotency.last(refused, content));
            if (last.isPresent()) {
                Object seen = ask(present.get(), call);
                if (last.get().isStillLast(seen)) {
                    return seen;
                }
            }
            throw refused;
        }
    }

    private static boolean isCommand(Method method) {
        return !method.isAnnotationPresent(GET.class)
                && Stream.of(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }

    /** Of what makes money or goods the key is asked for, and kept by the command itself. */
    private static boolean takesItsKey(Method command) {
        return Stream.of(command.getParameters())
                .map(parameter -> parameter.getAnnotation(RestHeader.class))
                .anyMatch(header -> header != null && header.value().equals(Idempotency.KEY));
    }

    private static Optional<Method> present(Method command) {
        return Stream.of(command.getDeclaringClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Present.class))
                .filter(method -> method.getReturnType().equals(command.getReturnType()))
                .filter(method -> Arrays.asList(command.getParameterTypes())
                        .subList(0, Math.min(method.getParameterCount(), command.getParameterCount()))
                        .equals(Arrays.asList(method.getParameterTypes())))
                .findFirst();
    }

    private static Object ask(Method present, InvocationContext call) throws Exception {
        Object[] asked = Arrays.stream(call.getParameters())
                .limit(present.getParameterCount())
                .toArray();
        try {
            present.setAccessible(true);
            return present.invoke(call.getTarget(), asked);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
