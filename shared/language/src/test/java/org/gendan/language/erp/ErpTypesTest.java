package org.gendan.language.erp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of what ERPs send and are answered are examples that are read, and written, as they stand. */
class ErpTypesTest {
    private static final Path FILES = Path.of("src", "main", "resources", "published-language");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> types() {
        return ErpTypes.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMessageIsReadAndWrittenAsItsFileSays(String type) throws IOException {
        byte[] file = Files.readAllBytes(FILES.resolve(type + ".json"));
        Record read = ErpTypes.read(file, ErpTypes.all().get(type));
        assertEquals(JSON.readTree(file), JSON.readTree(ErpTypes.write(read)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldsThatAreNotKnownYetAreIgnored(String type) throws IOException {
        ObjectNode file =
                (ObjectNode) JSON.readTree(FILES.resolve(type + ".json").toFile());
        Record read = ErpTypes.read(JSON.writeValueAsBytes(file), ErpTypes.all().get(type));
        file.put("addedLater", "by a newer ERP");
        assertEquals(
                read, ErpTypes.read(JSON.writeValueAsBytes(file), ErpTypes.all().get(type)));
    }

    /** What is sent may be absent without being nought. */
    @Test
    void whatAnErpSendsHasNoPlaceForWhatIsNotThere() {
        Stream.of(ErpCustomer.class, ErpProduct.class, ErpOrder.class, ErpOrder.Line.class, ErpBankTransaction.class)
                .forEach(type -> assertEquals(
                        List.of(),
                        Stream.of(type.getRecordComponents())
                                .filter(component -> component.getType().isPrimitive())
                                .map(RecordComponent::getName)
                                .toList()));
    }

    @Test
    void everyTextOfAMessageHasABound() {
        assertEquals(
                Set.of(),
                Stream.of(
                                ErpCustomer.class,
                                ErpProduct.class,
                                ErpOrder.class,
                                ErpOrder.Line.class,
                                ErpOrder.Contract.class,
                                ErpOrder.Document.class,
                                ErpBankTransaction.class,
                                ErpBankTransaction.Amount.class)
                        .flatMap(type -> Stream.of(type.getRecordComponents()))
                        .filter(component -> !isBounded(component))
                        .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                        .collect(Collectors.toSet()));
    }

    private static boolean isBounded(RecordComponent component) {
        if (component.getType() != String.class && component.getType() != List.class) {
            return true;
        }
        return Stream.of(component.getAccessor().getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .anyMatch(Set.of("Size", "Pattern")::contains);
    }

    @Test
    void namesBelongToWhatIsSent() {
        assertEquals("erp.order.v1", ErpTypes.nameOf(ErpOrder.class));
        assertThrows(IllegalArgumentException.class, () -> ErpTypes.nameOf(ErpOutcome.class));
        assertTrue(ErpTypes.all().containsKey(ErpTypes.outcomeOf("finance")));
    }
}
