package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What OpenAPI says of an answer follows from the type that the resource's method returns, and so no resource need say it: a
 * POST that answers a {@link RestResponse} has made something (201), unless 200 is written down at it, and where only the refusals peculiar to a command are
 * written down its view is said all the same. Which method an operation is, its id tells (operationIdStrategy); clients are
 * given a shorter one, of the resource and the method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = TypedAnswers.FIRST)
public class TypedAnswers implements OASFilter {
    /** Whatever has the higher priority comes first. */
    static final int FIRST = 2;

    private static final DotName ANSWER = DotName.createSimple(RestResponse.class);
    private static final DotName PAGE = DotName.createSimple(Page.class);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final DotName VERSIONED_OR_NOT = DotName.createSimple(VersionedOrNot.class);
    private static final DotName SAID =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class);
    /** Resources that every service has. */
    private static final Set<String> SHARED = Set.of("Operators", "DeadLetters");

    private static final String MADE = "201";
    private static final String DONE = "200";

    private final IndexView index;

    public TypedAnswers(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        String service = ConfigProvider.getConfig().getValue("gendan.service", String.class);
        Map<String, Schema> forms =
                Optional.ofNullable(api.getComponents().getSchemas()).orElse(Map.of());
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach((method, operation) -> {
                    methodOf(operation).ifPresent(found -> say(method, operation, found, forms));
                    operation.setOperationId(shortened(operation.getOperationId(), service));
                }));
    }

    /** {@code orderConfirm} of {@code OrderResource.confirm}; what each service has bears its name. */
    private static String shortened(String id, String service) {
        String[] place = id.replaceFirst("_", ".").split("\\.");
        String method = place[place.length - 1];
        String resource = place[place.length - 2].replaceFirst("Resource$", "");
        String of = SHARED.contains(resource) ? service + resource : uncapitalized(resource);
        return of + Character.toUpperCase(method.charAt(0)) + method.substring(1);
    }

    private static String uncapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** None where it is not found, or its name stands for several methods of that class. */
    private Optional<MethodInfo> methodOf(Operation operation) {
        String id = String.valueOf(operation.getOperationId());
        int cut = id.lastIndexOf('_');
        ClassInfo resource = cut < 0 ? null : index.getClassByName(DotName.createSimple(id.substring(0, cut)));
        if (resource == null) {
            return Optional.empty();
        }
        List<MethodInfo> named = resource.methods().stream()
                .filter(method -> method.name().equals(id.substring(cut + 1)))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private boolean isSaidDone(MethodInfo method) {
        return method.annotationsWithRepeatable(SAID, index).stream()
                .map(annotation -> annotation.value("responseCode"))
                .anyMatch(status -> status != null && DONE.equals(status.asString()));
    }

    private void say(PathItem.HttpMethod http, Operation operation, MethodInfo method, Map<String, Schema> forms) {
        Type type = method.returnType();
        boolean wrapped = type.name().equals(ANSWER) && type.kind() == Type.Kind.PARAMETERIZED_TYPE;
        Type view = wrapped ? type.asParameterizedType().arguments().getFirst() : type;
        boolean made =
                wrapped && http == PathItem.HttpMethod.POST && view.kind() != Type.Kind.ARRAY && !isSaidDone(method);
        APIResponses answers = operation.getResponses();
        boolean unsaid = answers.getAPIResponses().keySet().stream().noneMatch(status -> status.startsWith("2"));
        String form = view.name().local().replaceFirst(".*[.$]", "");
        if (unsaid && forms.containsKey(form)) {
            answers.addAPIResponse(DONE, answer(form));
        }
        if (made && answers.hasAPIResponse(DONE) && !answers.hasAPIResponse(MADE)) {
            APIResponse answer = answers.getAPIResponse(DONE);
            answers.removeAPIResponse(DONE);
            answers.addAPIResponse(MADE, answer.description(null));
        }
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                headers(view, MADE.equals(status), answer);
            }
        });
    }

    private void headers(Type view, boolean made, APIResponse answer) {
        if (made) {
            answer.addHeader("Location", header("Where it is found from now on."));
        }
        if (view.name().equals(PAGE)) {
            answer.addHeader("Link", header("rel=next: where the list goes on; absent at its end."));
        }
        if (index.getAllKnownImplementations(VERSIONED).stream()
                        .anyMatch(type -> type.name().equals(view.name()))
                || index.getAllKnownImplementations(VERSIONED_OR_NOT).stream()
                        .anyMatch(type -> type.name().equals(view.name()))) {
            answer.addHeader("ETag", header("Its version, for If-Match of the next change."));
        }
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static APIResponse answer(String form) {
        return OASFactory.createAPIResponse()
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(form))));
    }
}
