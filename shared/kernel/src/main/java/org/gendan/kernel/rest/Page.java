package org.gendan.kernel.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bounded part of a list, newest first, and where it goes on; next is absent at the end. */
@Schema(description = "A bounded part of a list; follow `next` (also sent as Link rel=next) until it is absent.")
public record Page<T>(List<T> items, String next) {}
