package org.gendan.servers;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Prints what the broker warns of, by SLF4J's explicit choice of a provider: one found by itself would become that of
 * every test that has these servers on its class path.
 */
public final class BrokerLog implements SLF4JServiceProvider, ILoggerFactory {

    private final IMarkerFactory markers = new BasicMarkerFactory();

    @Override
    public void initialize() {}

    @Override
    public Logger getLogger(String name) {
        return new Printer(name);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return new NOPMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0";
    }

    /** One logger, down to warnings, and information of the server's own life. */
    private static final class Printer extends LegacyAbstractLogger {

        private final boolean life;

        Printer(String name) {
            this.name = name;
            this.life = name.endsWith("KafkaRaftServer");
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
            var message = MessageFormatter.basicArrayFormat(pattern, arguments);
            var time = LocalTime.now().truncatedTo(ChronoUnit.MILLIS);
            System.out.println(time + " " + level + " " + name + ": " + message);
            if (thrown != null) {
                thrown.printStackTrace(System.out);
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return life;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
