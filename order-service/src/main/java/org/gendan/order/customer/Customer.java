package org.gendan.order.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.erp.ErpCustomer;
import org.gendan.language.state.CustomerState;

/** Somebody who orders goods; every service keeps a copy of what it needs to know. */
@Entity
public class Customer extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private CustomerTier tier;

    private String language;
    private String email;
    private String phone;
    private String address;
    private String legalName;
    private String deliveryAddress;
    private String taxNumber;
    private String paymentTerms;
    private String merchandiser;
    private String salesperson;
    private String externalId;
    private boolean returningCustomer;

    protected Customer() {}

    Customer(UUID id, CustomerDetails details) {
        this.id = id;
        change(details);
    }

    /** What the ERP owns of a customer that it numbers, it alone changes. */
    void change(CustomerDetails details) {
        if (externalId != null && !details.owned().equals(details().owned())) {
            Map<String, Object> present = details().owned();
            throw Refused.conflict(
                    "owned-by-erp",
                    Map.of(
                            "externalId",
                            externalId,
                            "fields",
                            details.owned().entrySet().stream()
                                    .filter(each -> !Objects.equals(each.getValue(), present.get(each.getKey())))
                                    .map(Map.Entry::getKey)
                                    .toList()));
        }
        write(details);
    }

    /** What the ERP says of what it owns; the customer bears its number from then on. */
    void follow(ErpCustomer told) {
        externalId = told.externalId();
        write(new CustomerDetails(
                told.code(),
                name,
                tier,
                language,
                email,
                phone,
                told.address(),
                told.legalName(),
                told.deliveryAddress(),
                told.taxNumber(),
                told.paymentTerms(),
                merchandiser,
                salesperson));
    }

    private void write(CustomerDetails details) {
        code = details.code();
        name = details.name();
        tier = details.tier();
        language = details.language();
        email = details.email();
        phone = details.phone();
        address = details.address();
        legalName = details.legalName();
        deliveryAddress = details.deliveryAddress();
        taxNumber = details.taxNumber();
        paymentTerms = details.paymentTerms();
        merchandiser = details.merchandiser();
        salesperson = details.salesperson();
    }

    /** From the first signed delivery on (S2.9a); empty if the customer returned before. */
    Optional<CustomerChanged> becomeReturning(LocalDate on, String by) {
        if (returningCustomer) {
            return Optional.empty();
        }
        returningCustomer = true;
        return Optional.of(announced(on, by));
    }

    CustomerChanged announced(LocalDate on, String by) {
        return new CustomerChanged(
                id,
                code,
                name,
                tier.name(),
                language,
                email,
                returningCustomer,
                externalId,
                legalName,
                phone,
                address,
                deliveryAddress,
                taxNumber,
                paymentTerms,
                on,
                by);
    }

    CustomerState state() {
        return new CustomerState(
                id,
                code,
                name,
                tier.name(),
                language,
                email,
                phone,
                address,
                returningCustomer,
                externalId,
                legalName,
                deliveryAddress,
                taxNumber,
                paymentTerms);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    /** The ERP's own number of it; null where no ERP has numbered it. */
    public String externalId() {
        return externalId;
    }

    /** Who carries its orders where an order names nobody; null where that is said each time. */
    public String merchandiser() {
        return merchandiser;
    }

    /** Who owns its orders where an order names nobody; null where that is said each time. */
    public String salesperson() {
        return salesperson;
    }

    public boolean isReturning() {
        return returningCustomer;
    }

    public CustomerDetails details() {
        return new CustomerDetails(
                code,
                name,
                tier,
                language,
                email,
                phone,
                address,
                legalName,
                deliveryAddress,
                taxNumber,
                paymentTerms,
                merchandiser,
                salesperson);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
