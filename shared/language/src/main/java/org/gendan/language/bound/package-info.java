/**
 * What the values of a published record may be, said on its components. From them the schemas in {@code deploy/contracts}
 * are made; nothing is checked by them when an event is written or read, since a fact is never refused by who hears it.
 */
package org.gendan.language.bound;
