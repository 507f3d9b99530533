package org.gendan.kernel.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names those members of a view that are absent at times; all the others are always there, and the description of the API says so. Of a view
 * without it, only what cannot be absent in Java is: numbers, flags and lists.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayLack {
    String[] value();
}
