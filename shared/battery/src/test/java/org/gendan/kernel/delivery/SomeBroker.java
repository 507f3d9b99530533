package org.gendan.kernel.delivery;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker in a container where a Docker engine answers that has the image already, the embedded one otherwise; it says which.
 * Nothing is ever pulled. The image is named by {@code -Dgendan.kafka.image=…}.
 */
final class SomeBroker implements AutoCloseable {
    private static final String IMAGE = System.getProperty("gendan.kafka.image", "apache/kafka:4.1.1");
    /** What Testcontainers clears up with, unless it is told not to. */
    private static final String REAPER = "testcontainers/ryuk:0.13.0";

    private final KafkaContainer container;

    private SomeBroker(KafkaContainer container) {
        this.container = container;
    }

    static SomeBroker start() {
        DockerImageName image = DockerImageName.parse(IMAGE);
        if (!isReady(image)) {
            System.out.println("broker: embedded, for no Docker engine answers that has the image " + IMAGE);
            return new SomeBroker(null);
        }
        KafkaContainer container =
                new KafkaContainer(image.asCompatibleSubstituteFor("apache/kafka")).withImagePullPolicy(_ -> false);
        container.start();
        System.out.println("broker: container of " + IMAGE + " at " + container.getBootstrapServers());
        return new SomeBroker(container);
    }

    String bootstrap() {
        return container == null ? Trial.kafka().bootstrap() : container.getBootstrapServers();
    }

    @Override
    public void close() {
        if (container != null) {
            container.stop();
        }
    }

    /** Testcontainers' own question is not asked: with an engine that cannot pull it hangs for two minutes, and then throws. */
    private static boolean isReady(DockerImageName image) {
        TransportConfig engine;
        try {
            engine = DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException none) {
            return false;
        }
        try (DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(engine.getDockerHost())
                .sslConfig(engine.getSslConfig())
                .connectionTimeout(Duration.ofSeconds(2))
                .responseTimeout(Duration.ofSeconds(5))
                .build()) {
            boolean unreaped = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
            return has(http, image.asCanonicalNameString()) && (unreaped || has(http, REAPER));
        } catch (IOException | RuntimeException unwell) {
            System.out.println("The Docker engine at " + engine.getDockerHost() + " does not answer: " + unwell);
            return false;
        }
    }

    private static boolean has(DockerHttpClient http, String image) {
        DockerHttpClient.Request inspect = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/images/" + image + "/json")
                .build();
        try (DockerHttpClient.Response response = http.execute(inspect)) {
            return response.getStatusCode() == 200;
        }
    }
}
