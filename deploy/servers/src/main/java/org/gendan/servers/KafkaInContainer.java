package org.gendan.servers;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * For tests: a Kafka that others built and packed, in a container, where a Docker engine answers that has the image already.
 * Nothing is ever pulled. The image is named by {@code -Dgendan.kafka.image=…}.
 */
public final class KafkaInContainer implements AutoCloseable {
    private static final String IMAGE = System.getProperty("gendan.kafka.image", "apache/kafka:4.1.1");
    /** What Testcontainers clears up with, unless it is told not to. */
    private static final String REAPER = "testcontainers/ryuk:0.13.0";

    private static final int INSIDE = 9092;

    private final int port;
    private final KafkaContainer container;

    private KafkaInContainer(int port, KafkaContainer container) {
        this.port = port;
        this.container = container;
    }

    /** Started on the port, which it keeps when it is killed and started again; says which broker it is, or why there is none. */
    public static Optional<KafkaInContainer> on(int port) {
        DockerImageName image = DockerImageName.parse(IMAGE);
        if (!isReady(image)) {
            System.out.println("broker: embedded, for no Docker engine answers that has the image " + IMAGE);
            return Optional.empty();
        }
        KafkaContainer container = new KafkaContainer(image.asCompatibleSubstituteFor("apache/kafka"))
                .withImagePullPolicy(_ -> false)
                .withEnv(Map.of(
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                        "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3",
                        "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3",
                        "KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000",
                        "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500"))
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withPortBindings(new PortBinding(Ports.Binding.bindPort(port), new ExposedPort(INSIDE))));
        container.start();
        System.out.println("broker: container of " + IMAGE + " at " + container.getBootstrapServers());
        return Optional.of(new KafkaInContainer(port, container));
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    /** Crashes it (SIGKILL). */
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** Starts it with the data that it had. */
    public void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Testcontainers' own question is not asked: with an engine that cannot pull it hangs for two minutes, and then throws. */
    private static boolean isReady(DockerImageName image) {
        TransportConfig engine;
        try {
            engine = DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException none) {
            System.out.println("No Docker engine: " + none.getMessage());
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
