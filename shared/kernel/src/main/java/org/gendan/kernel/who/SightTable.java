package org.gendan.kernel.who;

import java.util.List;

/** The sights of one service; it has one bean of this kind. */
public interface SightTable {

    List<Sight> sights();
}
