package org.gendan.kernel.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A POST that answers a {@link RestResponse} has made something: OpenAPI says 201 of it, with the form that its type tells, and
 * so no resource need say it. Which method an operation is, its id tells (operationIdStrategy), which is then taken out again.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CreatedAnswers implements OASFilter {
    private static final DotName ANSWER = DotName.createSimple(RestResponse.class);
    private static final String MADE = "201";
    private static final String DEFAULT = "200";

    private final IndexView index;

    public CreatedAnswers(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().getPathItems().values().forEach(path -> {
            Optional.ofNullable(path.getPOST()).filter(this::makes).ifPresent(CreatedAnswers::sayMade);
            path.getOperations().values().forEach(operation -> operation.setOperationId(null));
        });
    }

    private boolean makes(Operation post) {
        String id = String.valueOf(post.getOperationId());
        int cut = id.lastIndexOf('_');
        ClassInfo resource = cut < 0 ? null : index.getClassByName(DotName.createSimple(id.substring(0, cut)));
        return resource != null
                && resource.methods().stream()
                        .filter(method -> method.name().equals(id.substring(cut + 1)))
                        .anyMatch(CreatedAnswers::answersView);
    }

    private static boolean answersView(MethodInfo method) {
        Type type = method.returnType();
        return type.name().equals(ANSWER)
                && type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && type.asParameterizedType().arguments().getFirst().kind() != Type.Kind.ARRAY;
    }

    private static void sayMade(Operation post) {
        APIResponses answers = post.getResponses();
        APIResponse made = answers.getAPIResponse(DEFAULT);
        if (made != null && !answers.hasAPIResponse(MADE)) {
            answers.removeAPIResponse(DEFAULT);
            answers.addAPIResponse(MADE, made.description(null));
        }
    }
}
