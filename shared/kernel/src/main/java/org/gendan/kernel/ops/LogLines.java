package org.gendan.kernel.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/** Has all that is logged written one event a line, before the first request can have anything logged. */
@Singleton
class LogLines {
    void begin(@Observes @Priority(1) StartupEvent started) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            write(handler);
        }
    }

    private static void write(Handler handler) {
        if (handler.getFormatter() != null && !(handler.getFormatter() instanceof OneLine)) {
            handler.setFormatter(new OneLine(handler.getFormatter()));
        }
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                write(inner);
            }
        }
    }
}
