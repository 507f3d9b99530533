package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gendan.kernel.rule.MayLack;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Says in OpenAPI how long every text and list can be and how large every number, and which members are always there. What a
 * request's validation says stands; where nothing is said, a text has at most {@value #LONGEST_TEXT} characters (no longer one
 * is taken, {@link StrictJson}), a list at most {@value #LONGEST_LIST} entries, a whole number what its format holds, and any
 * other number less than 10^15 (more no column keeps).
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = Bounds.LAST)
public final class Bounds implements OASFilter {
    static final int LAST = 0;
    public static final int LONGEST_TEXT = 10_000;
    public static final int LONGEST_LIST = 10_000;

    /** In an address there is no room for more. */
    private static final int LONGEST_PARAMETER = 4_000;

    private static final int LONGEST_HEADER = 4_000;
    /** An expression says what is taken; so much, at least, it never lets in. */
    private static final int LONGEST_EXPRESSION = 100;

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    private static final Map<String, Integer> FORMATS = Map.of("uuid", 36, "date", 10, "date-time", 40, "time", 18);

    private static final DotName MAY_LACK = DotName.createSimple(MayLack.class);
    private static final DotName DIGITS = DotName.createSimple("jakarta.validation.constraints.Digits");
    private static final DotName PATTERN = DotName.createSimple("jakarta.validation.constraints.Pattern");
    private static final DotName COLLECTION = DotName.createSimple(Collection.class);
    private static final Set<DotName> COLLECTIONS =
            Set.of(COLLECTION, DotName.createSimple(List.class), DotName.createSimple(Set.class));

    private final IndexView index;

    public Bounds(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getComponents() == null) {
            return;
        }
        Map<String, Schema> forms =
                Optional.ofNullable(api.getComponents().getSchemas()).orElse(Map.of());
        List<Operation> operations = api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        Set<String> asked = new HashSet<>();
        operations.forEach(operation -> bodies(operation).forEach(body -> reached(body, forms, asked)));
        Map<String, List<ClassInfo>> records = Forms.records(index);
        forms.forEach((name, form) -> {
            if (form.getProperties() != null) {
                Forms.recordOf(form, records.getOrDefault(name, List.of()))
                        .ifPresent(made -> members(form, made, !asked.contains(name)));
            }
            bound(form, LONGEST_TEXT);
        });
        if (api.getComponents().getResponses() != null) {
            api.getComponents().getResponses().values().forEach(Bounds::bound);
        }
        operations.forEach(Bounds::bound);
        leaveOut(unused(api, operations, forms), api);
    }

    private static Set<String> unused(OpenAPI api, List<Operation> operations, Map<String, Schema> forms) {
        Set<String> used = new HashSet<>();
        Stream<APIResponse> shared = api.getComponents().getResponses() == null
                ? Stream.of()
                : api.getComponents().getResponses().values().stream();
        Stream<Schema> parameters = operations.stream()
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .map(Parameter::getSchema);
        Stream<Schema> answers = Stream.concat(
                        shared,
                        operations.stream()
                                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()))
                .flatMap(answer -> schemas(answer.getContent()));
        Stream.of(parameters, answers, operations.stream().flatMap(Bounds::bodies))
                .flatMap(schemas -> schemas)
                .forEach(schema -> reached(schema, forms, used));
        Set<String> unused = new HashSet<>(forms.keySet());
        unused.removeAll(used);
        return unused;
    }

    private static void leaveOut(Set<String> forms, OpenAPI api) {
        forms.forEach(api.getComponents()::removeSchema);
    }

    private static void bound(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Bounds::bound);
        }
        bodies(operation).forEach(body -> bound(body, LONGEST_TEXT));
        operation.getResponses().getAPIResponses().values().forEach(Bounds::bound);
    }

    private static void bound(APIResponse answer) {
        schemas(answer.getContent()).forEach(body -> bound(body, LONGEST_TEXT));
        if (answer.getHeaders() != null) {
            answer.getHeaders().values().forEach(header -> bound(header.getSchema(), LONGEST_HEADER));
        }
    }

    private static void bound(Parameter parameter) {
        bound(parameter.getSchema(), LONGEST_PARAMETER);
    }

    private static Stream<Schema> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent());
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null || content.getMediaTypes() == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private static void reached(Schema from, Map<String, Schema> forms, Set<String> into) {
        each(from, schema -> {
            String name = Forms.nameIn(schema.getRef());
            if (name != null && forms.containsKey(name) && into.add(name)) {
                reached(forms.get(name), forms, into);
            }
        });
    }

    /** The schema itself and all that stand within it. */
    private static void each(Schema schema, Consumer<Schema> what) {
        if (schema == null) {
            return;
        }
        what.accept(schema);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(part -> each(part, what));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(member -> each(member, what));
        }
        each(schema.getItems(), what);
        each(schema.getAdditionalPropertiesSchema(), what);
    }

    /** What Java says of a record's members and bean validation does not say to OpenAPI. */
    private static void members(Schema form, ClassInfo made, boolean answered) {
        AnnotationInstance lacks = made.declaredAnnotation(MAY_LACK);
        List<String> lacking =
                lacks == null ? List.of() : Arrays.asList(lacks.value().asStringArray());
        Map<String, RecordComponentInfo> components = new TreeMap<>();
        made.recordComponents().forEach(component -> components.put(component.name(), component));
        if (!components.keySet().containsAll(lacking)) {
            throw new IllegalStateException(made.name() + " has not all the members that it may lack: " + lacking);
        }
        form.getProperties().forEach((name, member) -> {
            RecordComponentInfo component = components.get(name);
            if (component == null) {
                return;
            }
            Type type = component.type();
            boolean there = type.kind() == Type.Kind.PRIMITIVE
                    || answered && !lacking.contains(name) && (lacks != null || isMany(type));
            if (there && (form.getRequired() == null || !form.getRequired().contains(name))) {
                form.addRequired(name);
            }
            FieldInfo field = made.field(name);
            if (field != null) {
                validated(member, field);
            }
        });
    }

    private static boolean isMany(Type type) {
        return type.kind() == Type.Kind.ARRAY || COLLECTIONS.contains(type.name());
    }

    private static void validated(Schema member, FieldInfo field) {
        AnnotationInstance digits = field.declaredAnnotation(DIGITS);
        if (digits != null && is(member, SchemaType.NUMBER)) {
            BigDecimal most = BigDecimal.TEN
                    .pow(digits.value("integer").asInt())
                    .subtract(BigDecimal.ONE.movePointLeft(
                            digits.value("fraction").asInt()));
            if (member.getMaximum() == null && member.getExclusiveMaximum() == null) {
                member.maximum(most);
            }
            if (member.getMinimum() == null && member.getExclusiveMinimum() == null) {
                member.minimum(most.negate());
            }
        }
        AnnotationInstance pattern = field.declaredAnnotation(PATTERN);
        if (pattern != null && is(member, SchemaType.STRING)) {
            // Bean validation takes the whole of the text, JSON Schema any part of it.
            member.pattern("^(?:%s)$".formatted(pattern.value("regexp").asString()));
            if (member.getMaxLength() == null) {
                member.maxLength(LONGEST_EXPRESSION);
            }
        }
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static void bound(Schema whole, int longest) {
        each(whole, schema -> {
            if (schema.getRef() != null) {
                // What is referred to says its type itself.
                schema.type(null);
            } else if (is(schema, SchemaType.STRING)) {
                text(schema, longest);
            } else if (is(schema, SchemaType.ARRAY) && schema.getMaxItems() == null) {
                schema.maxItems(LONGEST_LIST);
            } else if (is(schema, SchemaType.INTEGER)) {
                wholeNumber(schema);
            } else if (is(schema, SchemaType.NUMBER)) {
                number(schema, LARGEST.negate(), LARGEST);
            }
        });
    }

    private static void text(Schema text, int longest) {
        boolean chosen =
                text.getEnumeration() != null && !text.getEnumeration().isEmpty() || text.getConstValue() != null;
        if (text.getMaxLength() == null && !chosen && !"binary".equals(text.getFormat())) {
            text.maxLength(FORMATS.getOrDefault(String.valueOf(text.getFormat()), longest));
        }
    }

    private static void wholeNumber(Schema number) {
        if ("int64".equals(number.getFormat())) {
            number(number, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
        } else {
            number.format("int32");
            number(number, BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
        }
    }

    private static void number(Schema number, BigDecimal least, BigDecimal most) {
        if (number.getMinimum() == null && number.getExclusiveMinimum() == null) {
            number.minimum(least);
        }
        if (number.getMaximum() == null && number.getExclusiveMaximum() == null) {
            number.maximum(most);
        }
    }
}
