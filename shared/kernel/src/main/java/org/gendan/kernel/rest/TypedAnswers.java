package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What OpenAPI says of an answer follows from the type that the resource's method returns, and so no resource need say it: a
 * POST that answers a {@link RestResponse} has made something (201), unless 200 is written down at it, and where only the
 * refusals peculiar to a command are written down its view is said all the same. For whom it is follows from the roles that
 * are allowed. Which method an operation is, its id tells (operationIdStrategy); clients are given a shorter one, of the
 * resource and the method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = TypedAnswers.FIRST)
public class TypedAnswers implements OASFilter {
    /** Whatever has the higher priority comes first. */
    static final int FIRST = 2;

    private static final DotName ANSWER = DotName.createSimple(RestResponse.class);
    private static final DotName FILE = DotName.createSimple(File.class);
    private static final DotName PAGE = DotName.createSimple(Page.class);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final DotName VERSIONED_OR_NOT = DotName.createSimple(VersionedOrNot.class);
    private static final DotName SAID =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class);
    /** Resources that every service has. */
    private static final Set<String> SHARED = Set.of("Operators", "DeadLetters");

    private static final DotName ROLES = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName SIGNED_IN = DotName.createSimple("io.quarkus.security.Authenticated");
    private static final String SIGHT = "sees:";

    /** A file that somebody brought is given back as what it was found to be; these are the kinds that are taken. */
    private static final List<String> KINDS = List.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/csv");

    /** What the scanner says of bytes where the resource does not say it. */
    private static final Set<String> UNSAID = Set.of("application/octet-stream", "application/json", "*/*");

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
        nameThePages(api, forms);
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach((method, operation) -> {
                    methodOf(operation).ifPresent(found -> say(method, operation, found, forms));
                    operation.setOperationId(shortened(operation.getOperationId(), service));
                }));
    }

    /** A page is called after what it holds, whose name is no other service's. */
    private static void nameThePages(OpenAPI api, Map<String, Schema> present) {
        Map<String, Schema> forms = Map.copyOf(present);
        Map<String, String> named = new HashMap<>();
        forms.forEach((name, form) -> {
            Schema items = name.startsWith("Page") && form.getProperties() != null
                    ? form.getProperties().get("items")
                    : null;
            if (items != null && items.getItems() != null && items.getItems().getRef() != null) {
                named.put(name, "Page" + Forms.nameIn(items.getItems().getRef()));
            }
        });
        named.keySet().forEach(api.getComponents()::removeSchema);
        named.forEach((before, now) -> api.getComponents().addSchema(now, forms.get(before)));
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(answer ->
                        answer.getContent() != null && answer.getContent().getMediaTypes() != null)
                .flatMap(answer -> answer.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema != null && named.containsKey(String.valueOf(Forms.nameIn(schema.getRef()))))
                .forEach(schema -> schema.ref(named.get(Forms.nameIn(schema.getRef()))));
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
        boolean made = wrapped && http == PathItem.HttpMethod.POST && !isFile(view) && !isSaidDone(method);
        APIResponses answers = operation.getResponses();
        boolean unsaid = answers.getAPIResponses().keySet().stream().noneMatch(status -> status.startsWith("2"));
        String form = Forms.nameOf(view.name(), index);
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
                file(view, answer);
            }
        });
        forWhom(method)
                .ifPresent(whom -> operation.setDescription(
                        operation.getDescription() == null
                                ? whom
                                : operation.getDescription().strip() + "\n\n" + whom));
    }

    /** The roles that are let in; of whose objects they are, the table of the service's README tells. */
    private static Optional<String> forWhom(MethodInfo method) {
        AnnotationInstance roles = Stream.of(
                        method.declaredAnnotation(ROLES),
                        method.declaringClass().declaredAnnotation(ROLES))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (roles != null) {
            return Optional.of(Arrays.stream(roles.value().asStringArray())
                    .map(role -> role.startsWith(SIGHT)
                            ? "whoever sees " + role.substring(SIGHT.length()).replace('-', ' ')
                            : role)
                    .collect(Collectors.joining(", ", "For: ", ".")));
        }
        return method.declaringClass().hasDeclaredAnnotation(SIGNED_IN)
                ? Optional.of("For: whoever is signed in.")
                : Optional.empty();
    }

    private static boolean isFile(Type view) {
        return view.kind() == Type.Kind.ARRAY || view.name().equals(FILE);
    }

    /** What is no JSON is bytes; of which kind, where the resource does not say it, is known when it is asked for. */
    private static void file(Type view, APIResponse answer) {
        if (answer.getContent() == null || answer.getContent().getMediaTypes() == null) {
            return;
        }
        if (isFile(view)) {
            List<String> unsaid =
                    UNSAID.stream().filter(answer.getContent()::hasMediaType).toList();
            if (!unsaid.isEmpty()) {
                unsaid.forEach(answer.getContent()::removeMediaType);
                KINDS.forEach(kind -> answer.getContent().addMediaType(kind, OASFactory.createMediaType()));
            }
            answer.addHeader("Content-Disposition", header("attachment, with the name of the file."));
        }
        answer.getContent().getMediaTypes().forEach((kind, media) -> {
            if (!kind.contains("json")) {
                media.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("binary"));
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
        ClassInfo form = index.getClassByName(view.name());
        if (form != null
                && form.interfaceNames().stream()
                        .anyMatch(one -> one.equals(VERSIONED) || one.equals(VERSIONED_OR_NOT))) {
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
