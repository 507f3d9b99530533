package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in OpenAPI once what holds for every command: who is refused and how, which headers a change honours and an answer
 * has, and how one signs in. Works on what {@link TypedAnswers} has left.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = OpenApiConventions.AFTERWARDS)
public final class OpenApiConventions implements OASFilter {
    static final int AFTERWARDS = 1;

    private static final String SERVICE = "gendan.service";
    private static final String JSON = "application/problem+json";
    private static final String FIRST_REFUSAL = "400";
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final String MISSING = "Missing";

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is wrong; every violation is listed.",
            "401", "No valid access token of the realm.",
            "403", "The caller's role may not do this.",
            "404", "Unknown, not announced here yet, or somebody else's.",
            "406", "No form of the answer is one that is accepted.",
            "429", "Too many requests at once; Retry-After says when to come again.",
            "500", "A fault of Gendan's own; it stands in the log under the answer's traceparent.",
            "503", "Not available at the moment; Retry-After says when to come again.");

    private static final Map<String, String> REFUSED_CHANGES = Map.of(
            "409", "Not possible from where the object stands: `missing` or `allowed` say what is; or a race was lost.",
            "412", "The version stated as If-Match is not the present one.",
            "413", "The body is larger than is taken.",
            "415", "The body's media type is none that is taken.");

    /** What these are, wherever they stand. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "limit", "How many at most, 1 to 200.",
            "cursor", "Where the list goes on: `next` of the page before; absent for its beginning.",
            "id", "The id of the object, as its list and its creation give it.",
            "orderId", "The order's id; in a list: only what belongs to it.",
            "status", "Only what stands so.",
            "key", "Only events of this key: the order's id.",
            "type", "Only events of this type, such as order.order-confirmed.v1.",
            "reason", "Only events that stand still for this reason.");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components
                .addSchema(PROBLEM, problem())
                .addSchema(VIOLATION, violation())
                .addSchema(MISSING, missing()));
        if (api.getPaths() == null) {
            return;
        }
        Optional.ofNullable(components.getSecuritySchemes())
                .ifPresent(schemes -> schemes.keySet().forEach(name -> components.addSecurityScheme(name, bearer())));
        String service = ConfigProvider.getConfig().getValue(SERVICE, String.class);
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains("{service}")) {
                item.addParameter(named(service));
            }
        });
        api.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .forEach(operations -> operations.forEach(OpenApiConventions::complete));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        REFUSALS.forEach((status, description) -> refuse(operation, status, description));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OpenApiConventions::describe);
        }
        answered(operation);
        signedIn(operation);
        if (method != PathItem.HttpMethod.GET) {
            change(method, operation);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo(FIRST_REFUSAL) >= 0) {
                formed(response);
            }
        });
    }

    private static void change(PathItem.HttpMethod method, Operation operation) {
        REFUSED_CHANGES.forEach((status, description) -> refuse(operation, status, description));
        boolean required = method != PathItem.HttpMethod.POST;
        if (required) {
            refuse(operation, "428", "If-Match is missing.");
        }
        operation.addParameter(
                header("If-Match", "The ETag of the version that the caller has seen.", required, "\"3\""));
        List<Parameter> parameters = operation.getParameters();
        parameters.stream()
                .filter(parameter -> "Idempotency-Key".equals(parameter.getName()))
                .forEach(key -> {
                    key.description("One effect per key and caller; the same request gets the same answer for 7 days.")
                            .required(true)
                            .example("7f0c2c2e-order-1");
                    refuse(operation, "422", "The Idempotency-Key came with another request before.");
                });
    }

    private static void refuse(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null) {
            response = OASFactory.createAPIResponse().description(description);
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    /** What the command itself says of its refusal tells more, but not of which form it is. */
    private static void formed(APIResponse refusal) {
        refusal.content(OASFactory.createContent()
                .addMediaType(
                        JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    /** One word of the address is the service's name, so that a gateway can tell them apart. */
    private static Parameter named(String service) {
        return OASFactory.createParameter()
                .in(Parameter.In.PATH)
                .name("service")
                .description("The name of this service.")
                .required(true)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .addEnumeration(service));
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of the realm (OpenID Connect) that is made out to the audience gendan.");
    }

    /** Roles are no scopes, which a client would ask the realm for; who may do what stands in the table of the README. */
    private static void signedIn(Operation operation) {
        if (operation.getSecurity() != null) {
            operation.getSecurity().forEach(requirement -> requirement
                    .getSchemes()
                    .keySet()
                    .forEach(scheme -> requirement.addScheme(scheme, List.of())));
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
    }

    private static void answered(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            boolean unsaid = response.getDescription() == null || "OK".equals(response.getDescription());
            if (unsaid && response.getRef() == null) {
                response.setDescription("201".equals(status) ? "Created; Location says where." : "Done.");
            }
        });
    }

    private static Parameter header(String name, String description, boolean required, String example) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .required(required)
                .example(example)
                .schema(text(description));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal (RFC 9457). Further members are the facts of the refusal.")
                .addProperty("type", text("Stable per rule.").addExample("urn:gendan:problem:order-not-confirmable"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status."))
                .addProperty("title", text("In English."))
                .addProperty("detail", text("What to do, in English."))
                .addProperty("titleZh", text("In Chinese."))
                .addProperty("detailZh", text("What to do, in Chinese."))
                .addProperty("instance", text("The path that was asked."))
                .addProperty("missing", list(MISSING, "What a closed gate waits for."))
                .addProperty("violations", list(VIOLATION, "What is wrong with the request, by field."))
                .required(List.of("type", "status", "title", "detail", "titleZh", "detailZh"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What is wrong with a request at one place of it.")
                .addProperty(
                        "field",
                        text("Where: the path in the body, the name of a parameter, or the row and column of a sheet.")
                                .addExample("lines[0].quantity"))
                .addProperty("message", text("Why, and what is taken there.").addExample("must be more than 0"))
                .required(List.of("field", "message"));
    }

    /** The words of what is missing are put in where it is written, and not by its record. */
    private static Schema missing() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(
                        "A condition that is not fulfilled yet, with the facts that it rests on as further members.")
                .addProperty("code", text("Stable code of the condition.").addExample("phone-call-back"))
                .addProperty(
                        "who",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Roles that can fulfil it.")
                                .items(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                                .addExample(List.of("merchandiser")))
                .addProperty("text", text("What to do, in English."))
                .addProperty("textZh", text("What to do, in Chinese."))
                .required(List.of("code", "who", "text", "textZh"));
    }

    private static Schema list(String of, String description) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description(description)
                .items(OASFactory.createSchema().ref(of));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
