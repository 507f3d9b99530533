package org.gendan.order.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.gendan.kernel.rule.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts =
            new AllowedHosts(List.of("ERP.example:443", " edi.example:8443"), List.of(), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example/gendan",
                "https://ERP.EXAMPLE:443/",
                "HTTPS://erp.example?tenant=7",
                "https://edi.example:8443"
            })
    void aHostAndPortThatIsWrittenDownIsTaken(String url) {
        assertEquals(url, hosts.checked(url).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example/",
                "http://erp.example:443/",
                "https://erp.example:8443/",
                "https://edi.example/",
                "https://other.example/",
                "https://erp.example.other.example/",
                "https://erp.example@other.example/",
                "https://user:secret@erp.example/",
                "https://user@erp.example/",
                "https://erp.example/#there",
                "https://erp.example\\@other.example/",
                "https:///gendan",
                "https:erp.example",
                "//erp.example/",
                "/gendan",
                "ftp://erp.example:443/",
                "file:///etc/passwd",
                "https://跟单.example/",
                "https://169.254.169.254/",
                "https://[::1]/",
                "no address",
                ""
            })
    void nothingElseIs(String url) {
        assertThrows(Refused.class, () -> hosts.checked(url));
    }

    @Test
    void withoutTlsItGoesInTheLocalStackAndInTestsAlone() {
        assertEquals(
                "http://localhost:9000/",
                new AllowedHosts(List.of("localhost:9000"), List.of(), true)
                        .checked("http://localhost:9000/")
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd12:3456::1",
                "fc00::1",
                "ff02::1",
                "::ffff:10.0.0.1"
            })
    void anAddressOfOnesOwnNetworkIsKnown(String address) throws UnknownHostException {
        assertTrue(AllowedHosts.isInside(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2001:db8::1"})
    void andSoIsAPublicOne(String address) throws UnknownHostException {
        assertFalse(AllowedHosts.isInside(InetAddress.getByName(address)), address);
    }

    @Test
    void whatResolvesIntoOnesOwnNetworkIsReachedOnlyWhereThatIsWrittenDown() throws UnknownHostException {
        AllowedHosts outside = new AllowedHosts(List.of("localhost:443"), List.of(), false);
        assertTrue(outside.objectionNow("https://localhost/").orElseThrow().startsWith("resolves to "));
        AllowedHosts within = new AllowedHosts(List.of("localhost:443"), List.of("localhost:443"), false);
        assertEquals(Optional.empty(), within.objectionNow("https://localhost/"));
        AllowedHosts privateAlone = new AllowedHosts(List.of(), List.of("localhost:443"), false);
        assertTrue(privateAlone.objectionNow("https://localhost/").isPresent());
    }
}
