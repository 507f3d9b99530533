package org.gendan.kernel.rest;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The commands of a resource may be sent again by whoever does not know whether they arrived: under the same
 * {@code Idempotency-Key} with the first answer, and without one as long as nothing else was done to the object since, with
 * the object as it is now. Each is one transaction, in which note of it is taken.
 */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SafeToRepeat {}
