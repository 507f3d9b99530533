package org.gendan.order.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is told of what. */
@Schema(description = "A system without Kafka, and the events that it is told of by signed requests.")
public record WebhookDetails(
        @NotBlank @Size(max = 100) @Schema(description = "Unique.", examples = "ERP of Huashang")
        String name,

        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "Where the requests go: https, on a host and port that the installation allows.",
                examples = "https://erp.example:8443/gendan")
        String url,

        @NotEmpty
        @Size(max = 100)
        @Schema(
                description = "Event types as they are, all of one service as `finance.*`, or all as `*`.",
                examples = "[\"finance.*\", \"order.order-confirmed.v1\"]")
        List<@NotBlank @Size(max = 100) String> types,

        @NotNull @Schema(description = "Off, it hears nothing, and what is announced meanwhile is not kept for it.")
        Boolean active) {}
