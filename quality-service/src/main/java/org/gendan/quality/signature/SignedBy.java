package org.gendan.quality.signature;

import org.gendan.kernel.time.BusinessClock;

/** A factory's signature as a paper shows it: who, when, for which content, and whether it stands under what is printed. */
public record SignedBy(String name, String when, String sha256, String how, String validity) {

    public static SignedBy of(SignedReport report, BusinessClock clock) {
        Signature signature = report.signature();
        if (signature == null) {
            return null;
        }
        return new SignedBy(
                signature.signedBy(),
                "%s · %s".formatted(signature.on(), clock.printed(signature.at())),
                signature.sha256(),
                how(signature),
                validity(signature, report.contentHash()));
    }

    private static String how(Signature signature) {
        if (!signature.isPaper()) {
            return "本人登录签字 signed with the own login (%s)".formatted(signature.recordedBy());
        }
        return signature.confirmedBy() == null
                ? "纸质签字 paper, 扫描件 scan %s, 待质管部确认 not confirmed yet".formatted(signature.scan())
                : "纸质签字 paper, 扫描件 scan %s, 质管部确认 confirmed by %s".formatted(signature.scan(), signature.confirmedBy());
    }

    private static String validity(Signature signature, String contentHash) {
        return signature.sha256().equals(contentHash)
                ? "签署的即为本内容 signed for what stands here"
                : "签字后内容已更改，须重新签字 changed since: to be signed anew";
    }
}
