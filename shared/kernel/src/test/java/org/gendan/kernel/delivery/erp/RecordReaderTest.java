package org.gendan.kernel.delivery.erp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gendan.kernel.delivery.erp.RecordReader.Read;
import org.gendan.language.erp.ErpOrder;
import org.gendan.language.erp.ErpProduct;
import org.gendan.language.erp.ErpTypes;
import org.junit.jupiter.api.Test;

/** What an ERP says, read field by field. */
class RecordReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theGoldenFilesAreRead() throws IOException {
        for (String type : List.of("erp.customer.v1", "erp.product.v1", "erp.order.v1", "erp.bank-transaction.v1")) {
            try (InputStream file = ErpTypes.class.getResourceAsStream("/published-language/" + type + ".json")) {
                byte[] json = file.readAllBytes();
                Class<? extends Record> known = ErpTypes.all().get(type);
                Read<? extends Record> read = read(new String(json, "UTF-8"), known);
                assertEquals(List.of(), read.faults());
                assertEquals(ErpTypes.read(json, known), read.value());
            }
        }
    }

    @Test
    void eachFieldThatIsWrongIsNamedWithItsRule() throws IOException {
        assertEquals(
                List.of(
                        "revision WHOLE_NUMBER 1.0",
                        "lines[0].number WHOLE_NUMBER 1",
                        "lines[0].colour CHARACTERS �",
                        "lines[1] OBJECT 5",
                        "contract.deliverBy DAY 2026-02-30",
                        "contract.destination REQUIRED ",
                        "currency FORM cny",
                        "depositPercent TOO_LARGE 100.5",
                        "externalId REQUIRED ",
                        "lines[0].quantity TOO_SMALL 0",
                        "requirements[1] REQUIRED "),
                codes("""
                        {"externalId": " ", "revision": 1.0, "currency": "cny", "depositPercent": 100.5,
                         "lines": [{"number": "1", "colour": "\\u0000", "quantity": 0}, 5],
                         "contract": {"number": "1", "signedOn": "2026-01-30", "deliverBy": "2026-02-30", "incoterm": "FOB", "place": "上海"},
                         "requirements": ["x", ""]}""", ErpOrder.class));
    }

    @Test
    void aNameIsOfOneLineAndARequirementMayBeOfSeveral() throws IOException {
        assertEquals(
                List.of("merchandiser CHARACTERS a\u202eb", "lines[0].model CHARACTERS a\uFFFDb"),
                codes("""
                        {"externalId": "1", "revision": 1, "currency": "CNY", "merchandiser": "a\\u202eb",
                         "lines": [{"number": 1, "model": "a\\nb", "quantity": 1}],
                         "requirements": ["first\\nsecond"]}""", ErpOrder.class));
    }

    @Test
    void aFieldThatIsNotKnownIsPassedOver() throws IOException {
        assertEquals(List.of("colours LIST 藏青", "packCount TOO_LARGE 1000001"), codes("""
                        {"externalId": "1", "revision": 1, "series": "s", "model": "m", "name": "n",
                         "specification": "s", "colours": "藏青", "sizes": ["M"], "packCount": 1000001, "later": {}}""", ErpProduct.class));
    }

    private static List<String> codes(String json, Class<? extends Record> type) throws IOException {
        return read(json, type).faults().stream()
                .map(fault -> "%s %s %s".formatted(fault.field(), fault.code(), fault.value()))
                .toList();
    }

    private static <T extends Record> Read<T> read(String json, Class<T> type) throws IOException {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return new RecordReader(factory.getValidator()).read(JSON.readTree(json), type);
        }
    }
}
