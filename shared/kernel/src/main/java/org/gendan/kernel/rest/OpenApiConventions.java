package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final String UNCHANGED = "304";
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final String MISSING = "Missing";
    private static final String MONEY = "Money";
    private static final int LONGEST_HEADER = 200;
    private static final String SELF = "{service}";
    private static final String OPERATORS = "/api/ops/";

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is wrong; every violation is listed.",
            "401", "No valid access token of the realm.",
            "403", "The caller's role may not do this.",
            "404", "Unknown, not announced here yet, or somebody else's.",
            "406", "No form of the answer is one that is accepted.",
            "429", "Too many requests at once; Retry-After says when to come again.",
            "500", "A fault of Gendan's own; it stands in the log under the problem's traceId.",
            "502", "The gateway got no whole answer, and does not know whether the service acted.",
            "503", "Not available at the moment; Retry-After says when to come again.",
            "504", "The gateway got no answer in time, and does not know whether the service acted.");

    private static final Set<String> PASSING = Set.of("429", "503");

    private static final Map<String, String> REFUSED_CHANGES = Map.of(
            "408", "The body did not come in time.",
            "409", "Not possible from where the object stands: `missing` or `allowed` say what is; or a race was lost.",
            "412", "The version stated as If-Match is not the present one.",
            "413", "The body is larger than is taken.",
            "415", "The body's media type is none that is taken.");

    private static final String VERSION_NEEDED = "428";
    private static final String KEY_REUSED = "422";
    private static final Map<String, String> OTHER_REFUSALS = Map.of(
            VERSION_NEEDED, "If-Match is missing.",
            KEY_REUSED, "The Idempotency-Key came with another request before.");

    private static final String REFUSED = "Refused";
    /** What the scanner says where nobody said anything. */
    private static final Set<String> SCANNED = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    /** What these are, wherever they stand. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("limit", "How many at most, 1 to 200."),
            Map.entry("cursor", "Where the list goes on: `next` of the page before; absent for its beginning."),
            Map.entry("id", "The id of the object, as its list and its creation give it."),
            Map.entry("orderId", "The order's id; in a list: only what belongs to it."),
            Map.entry("assignmentId", "The work assignment's id; in a list: only what belongs to it."),
            Map.entry("customerId", "The customer's id; in a list: only what belongs to it."),
            Map.entry("factoryId", "The factory's id; in a list: only what belongs to it."),
            Map.entry("documentId", "The document's id, as its object lists it."),
            Map.entry("fileId", "The file's id, as its object lists it."),
            Map.entry("receiptId", "The receipt's id, as its object lists it."),
            Map.entry("actionId", "The corrective action's id."),
            Map.entry("orderNumber", "Only what belongs to the order of this number."),
            Map.entry("series", "The product series; in a list: only what belongs to it."),
            Map.entry("status", "Only what stands so."),
            Map.entry("kind", "Only what is of this kind."),
            Map.entry("verdict", "Only what was judged so."),
            Map.entry("sealed", "Whether only sealed samples are listed."),
            Map.entry("mode", "Only what travels so."),
            Map.entry("day", "The business date."),
            Map.entry("year", "The calendar year."),
            Map.entry("period", "How long each of the spans is that are compared."),
            Map.entry("groupBy", "By what the figures are divided; as a whole if absent."),
            Map.entry("key", "Only events of this key: the order's id."),
            Map.entry("type", "Only events of this type, such as order.order-confirmed.v1."),
            Map.entry("reason", "Only events that stand still for this reason."));

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
        Map.copyOf(api.getPaths().getPathItems()).forEach((path, item) -> {
            if (path.contains(SELF)) {
                api.getPaths().removePathItem(path);
                api.getPaths().addPathItem(path.replace(SELF, service), own(item));
            }
        });
        api.setServers(
                List.of(OASFactory.createServer().url("/").description("The gateway that the document is read from.")));
        mend(components);
        Stream.of(REFUSALS, REFUSED_CHANGES, OTHER_REFUSALS)
                .forEach(refusals -> refusals.forEach(
                        (status, said) -> components.addResponse(REFUSED + status, refusal(status, said))));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(method, operation, path)));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation, String path) {
        REFUSALS.keySet().forEach(status -> refuse(operation, status));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OpenApiConventions::describe);
        }
        answered(operation);
        signedIn(operation);
        if (method == PathItem.HttpMethod.GET) {
            reading(operation);
        } else {
            change(method, operation, path);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo(FIRST_REFUSAL) >= 0 && response.getRef() == null) {
                formed(status, response);
            }
        });
    }

    /** What has a version need not be sent to who has it. */
    private static void reading(Operation operation) {
        boolean versioned = operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(answer ->
                        answer.getHeaders() != null && answer.getHeaders().containsKey("ETag"));
        if (versioned) {
            operation.addParameter(header(
                    "If-None-Match", "The ETag of what the caller has; 304 if it is still that.", false, "\"3-1f3a\""));
            operation
                    .getResponses()
                    .addAPIResponse(UNCHANGED, OASFactory.createAPIResponse().description("As the caller has it."));
        }
    }

    private static void change(PathItem.HttpMethod method, Operation operation, String path) {
        REFUSED_CHANGES.keySet().forEach(status -> refuse(operation, status));
        boolean required =
                method != PathItem.HttpMethod.POST || operation.getResponses().hasAPIResponse(VERSION_NEEDED);
        if (required) {
            refuse(operation, VERSION_NEEDED);
        }
        if (path.contains("{")) {
            operation.addParameter(
                    header("If-Match", "The ETag of the version that the caller has seen.", required, "\"3\""));
        }
        Optional<Parameter> asked = Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(parameter -> Idempotency.KEY.equals(parameter.getName()))
                .findFirst();
        if (method == PathItem.HttpMethod.POST && asked.isEmpty() && !path.startsWith(OPERATORS)) {
            operation.addParameter(header(
                    Idempotency.KEY,
                    "The same request under the same key gets the same answer for 7 days. Without one, the last command of"
                            + " an object is answered with the object as it is now when its caller sends it again.",
                    false,
                    "7f0c2c2e-start-1"));
            refuse(operation, KEY_REUSED);
        }
        asked.ifPresent(key -> {
            key.description("One effect per key and caller; the same request gets the same answer for 7 days.")
                    .required(true)
                    .example("7f0c2c2e-order-1")
                    .schema(text(null).minLength(1).maxLength(LONGEST_HEADER));
            refuse(operation, KEY_REUSED);
        });
    }

    /** What is the same everywhere is written down once, unless the command itself says more of its refusal. */
    private static void refuse(Operation operation, String status) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse said = operation.getResponses().getAPIResponse(status);
        if (said == null || SCANNED.contains(String.valueOf(said.getDescription()))) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(REFUSED + status));
        } else {
            formed(status, said);
        }
    }

    private static APIResponse refusal(String status, String description) {
        APIResponse refusal = OASFactory.createAPIResponse().description(description);
        formed(status, refusal);
        return refusal;
    }

    /** What the command itself says of its refusal tells more, but not of which form it is. */
    private static void formed(String status, APIResponse refusal) {
        if (PASSING.contains(status)) {
            refusal.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("In how many seconds to come again.")
                            .schema(number(0, 86_400)));
        }
        refusal.content(OASFactory.createContent()
                .addMediaType(
                        JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    /** One word of the address is the service's name, so that a gateway can tell them apart; it is written out. */
    private static PathItem own(PathItem item) {
        item.getOperations().values().stream()
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> operation.setParameters(new ArrayList<>(operation.getParameters().stream()
                        .filter(parameter -> !"service".equals(parameter.getName()))
                        .toList())));
        return item;
    }

    /** What the scanner cannot know of our words, or says too loosely. */
    private static void mend(Components components) {
        Map<String, Schema> forms = components.getSchemas();
        if (forms.containsKey(MONEY)) {
            Schema money = forms.get(MONEY);
            money.required(List.of("amount", "currency"));
            money.getProperties()
                    .get("amount")
                    .pattern("^-?\\d{1,30}(\\.\\d{1,6})?$")
                    .maxLength(38);
        }
        if (forms.containsKey("UUID")) {
            // It says nothing that the format does not, and takes what only contains one.
            forms.get("UUID").pattern(null);
        }
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
            parameter.setDescription(
                    PARAMETERS.getOrDefault(parameter.getName(), "Only what has this " + parameter.getName() + "."));
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
                .schema(text(description).maxLength(LONGEST_HEADER));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal (RFC 9457). Further members are the facts of the refusal.")
                .addProperty("type", text("Stable per rule.").addExample("urn:gendan:problem:order-not-confirmable"))
                .addProperty("status", number(400, 599).description("The HTTP status."))
                .addProperty("title", text("In English."))
                .addProperty("detail", text("What to do, in English."))
                .addProperty("titleZh", text("In Chinese."))
                .addProperty("detailZh", text("What to do, in Chinese."))
                .addProperty("instance", text("The path that was asked.").format("uri-reference"))
                .addProperty("traceId", text("Of a fault of Gendan's own: what an operator finds it by."))
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

    private static Schema number(int least, int most) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .format("int32")
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
