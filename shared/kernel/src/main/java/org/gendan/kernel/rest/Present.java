package org.gendan.kernel.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells how the object of the resource's commands is now, by what a command takes first: the ids of its address, and the request
 * where these are not enough. It is the answer to a command that comes twice.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Present {}
