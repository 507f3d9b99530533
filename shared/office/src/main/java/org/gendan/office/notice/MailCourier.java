package org.gendan.office.notice;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.notice.Courier.NotHandedOver.Why;

/** Hands notices to the company's mail server by SMTP. */
@Singleton
class MailCourier implements Courier {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);

    // The mailer proper would hide the server's answer.
    private final MailClient smtp;
    // On several event loops the client may miss the server's greeting and wait for it in vain.
    private final Context loop;
    private final String from;

    MailCourier(Vertx vertx, MailClient smtp, @ConfigProperty(name = "gendan.mail.from") String from) {
        this.smtp = smtp;
        this.loop = vertx.getOrCreateContext();
        this.from = from;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public String handOver(Letter letter) throws NotHandedOver {
        try {
            MailMessage message = message(letter);
            MailResult taken = Future.<MailResult>future(sent ->
                            loop.runOnContext(_ -> smtp.sendMail(message).onComplete(sent)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return "accepted for %s as %s".formatted(String.join(", ", taken.getRecipients()), taken.getMessageID());
        } catch (ExecutionException failed) {
            throw new NotHandedOver(
                    judge(failed.getCause()), String.valueOf(failed.getCause().getMessage()));
        } catch (TimeoutException late) {
            throw new NotHandedOver(Why.UNKNOWN, "no answer within " + ANSWERS_WITHIN.toSeconds() + " s");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotHandedOver(Why.UNKNOWN, "interrupted");
        }
    }

    private static Why judge(Throwable failure) {
        return switch (failure) {
            case SMTPException answered -> answered.isPermanent() ? Why.REFUSED : Why.AWAY;
            case ConnectException _ -> Why.AWAY;
            case IOException _ -> Why.UNKNOWN;
            default -> Why.REFUSED;
        };
    }

    private MailMessage message(Letter letter) {
        MailMessage message = new MailMessage(from, letter.recipient(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<%s@gendan>".formatted(letter.id()));
        if (letter.resent()) {
            message.addHeader("X-Gendan-Resend", "1");
        }
        if (!letter.attachments().isEmpty()) {
            message.setAttachment(letter.attachments().stream()
                    .map(file -> MailAttachment.create()
                            .setName(file.name())
                            .setContentType(file.mediaType())
                            .setDisposition("attachment")
                            .setData(Buffer.buffer(file.content())))
                    .toList());
        }
        return message;
    }
}
