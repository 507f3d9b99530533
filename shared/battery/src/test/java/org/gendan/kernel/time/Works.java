package org.gendan.kernel.time;

import java.time.ZoneId;
import org.gendan.kernel.store.Transactions;

/** The work queue without its threads: a test looks at what is due when it wants to. */
public final class Works {
    private Works() {}

    public static Work of(Transactions transactions) {
        return new Work(transactions, new BusinessClock(transactions, ZoneId.of("Asia/Shanghai"), true));
    }

    public static void drain(Work work, Worker worker) {
        work.drain(worker);
    }
}
