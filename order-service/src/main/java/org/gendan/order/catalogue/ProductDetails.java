package org.gendan.order.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.office.paper.Printable;

/** What is known of a product (S1.4). */
@Schema(description = "What is known of a product (brief, part 1, clause 4).")
public record ProductDetails(
        @NotBlank @Size(max = 100) @Printable @Schema(examples = "城市夹克")
        String series,

        @NotBlank @Size(max = 100) @Printable @Schema(description = "Unique model number.", examples = "JK-2601")
        String model,

        @NotBlank @Size(max = 200) @Printable @Schema(examples = "男式全棉夹克")
        String name,

        @NotBlank @Size(max = 400) @Printable @Schema(examples = "全棉斜纹 280 g/m²，涤塔夫里")
        String specification,

        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 60) @Printable String> colours,

        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 60) @Printable String> sizes,

        @Positive @Schema(description = "Pieces per carton (包数).", examples = "20")
        int packCount,

        @Size(max = 1000) @Schema(description = "Selling points (卖点).")
        String sellingPoints) {

    ProductDetails withSellingPoints(String points) {
        return new ProductDetails(series, model, name, specification, colours, sizes, packCount, points);
    }

    /** The fields that are not as there, but for the selling points. */
    List<String> unlike(ProductDetails other) {
        Map<String, Boolean> alike = new LinkedHashMap<>();
        alike.put("series", series.equals(other.series));
        alike.put("model", model.equals(other.model));
        alike.put("name", name.equals(other.name));
        alike.put("specification", specification.equals(other.specification));
        alike.put("colours", colours.equals(other.colours));
        alike.put("sizes", sizes.equals(other.sizes));
        alike.put("packCount", packCount == other.packCount);
        return alike.entrySet().stream()
                .filter(each -> !each.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
