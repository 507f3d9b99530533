package org.gendan.kernel.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in OpenAPI once what holds for every command: who is refused and how, and which headers a change honours. */
public final class OpenApiConventions implements OASFilter {
    private static final String JSON = "application/problem+json";
    private static final String PROBLEM = "Problem";

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is wrong; every violation is listed.",
            "401", "No valid access token of the realm.",
            "403", "The caller's role may not do this.",
            "404", "Unknown, not announced here yet, or somebody else's.");

    private static final Map<String, String> REFUSED_CHANGES = Map.of(
            "409", "Not possible from where the object stands: `missing` or `allowed` say what is; or a race was lost.",
            "412", "The version stated as If-Match is not the present one.");

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
        api.setComponents(components.addSchema(PROBLEM, problem()));
        word(components.getSchemas().get("Missing"));
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .forEach(operations -> operations.forEach(OpenApiConventions::complete));
    }

    /** The words of what is missing are put in where it is written, and not by its record. */
    private static void word(Schema missing) {
        if (missing != null) {
            missing.addProperty("text", text("What to do, in English."))
                    .addProperty("textZh", text("What to do, in Chinese."));
        }
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        REFUSALS.forEach((status, description) -> refuse(operation, status, description));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OpenApiConventions::describe);
        }
        answered(operation);
        if (method == PathItem.HttpMethod.GET) {
            return;
        }
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
        // What the command itself says of its refusal tells more.
        response.content(OASFactory.createContent()
                .addMediaType(
                        JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM))));
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
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("title", text("In English."))
                .addProperty("detail", text("What to do, in English."))
                .addProperty("titleZh", text("In Chinese."))
                .addProperty("detailZh", text("What to do, in Chinese."))
                .addProperty(
                        "missing",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("What a closed gate waits for.")
                                .items(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("What is wrong with the request, by field.")
                                .items(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
