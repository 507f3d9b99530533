package org.gendan.finance.receipt;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;

/** Money is for one order, for those that its allocations name, or is said to be for none that anybody knows. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ForAnOrder.Check.class)
@interface ForAnOrder {
    String message() default
            "an order, or allocations to orders, must be named, or the money be said to be unallocated; one of the three";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells it of the field orderId, where a client looks first. */
    final class Check implements ConstraintValidator<ForAnOrder, NewReceipt> {
        @Override
        public boolean isValid(NewReceipt receipt, ConstraintValidatorContext context) {
            boolean allocated =
                    receipt.allocations() != null && !receipt.allocations().isEmpty();
            boolean unallocated = Boolean.TRUE.equals(receipt.unallocated());
            if (Stream.of(receipt.orderId() != null, allocated, unallocated)
                            .filter(Boolean::booleanValue)
                            .count()
                    == 1) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("orderId")
                    .addConstraintViolation();
            return false;
        }
    }
}
