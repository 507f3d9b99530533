package org.gendan.local.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import org.gendan.local.stack.Service;

/** A refusal of the gateway's own, in the form that the services use for theirs. */
record Problem(int status, String type, String title, String titleZh, String detail, String detailZh) {

    private static final String MEDIA_TYPE = "application/problem+json";

    static Problem unknownPath(String path) {
        return new Problem(
                404,
                "unknown-path",
                "No such path",
                "路径不存在",
                "No service serves " + path + ".",
                "没有服务提供 " + path + "。");
    }

    static Problem foreignOrigin() {
        return new Problem(
                403,
                "foreign-origin",
                "Pages of this origin are not let in",
                "不接受此来源的网页",
                "Whoever runs Gendan lists the origins of its frontends; ask them to add this one.",
                "允许的前端来源由运维人员配置，请联系他们添加此来源。");
    }

    static Problem away(Service service) {
        return new Problem(
                503,
                "not-available",
                "Not available at the moment",
                "暂时不可用",
                "The " + service.module() + " cannot be reached; try again later.",
                "无法连接 " + service.module() + "，请稍后再试。");
    }

    static Problem brokenOff(Service service) {
        return new Problem(
                502,
                "no-answer",
                "No answer",
                "没有应答",
                "The " + service.module() + " broke off before it answered; whether it acted is not known.",
                service.module() + " 在应答前中断，是否已处理尚不清楚。");
    }

    static Problem tooSlow(Service service) {
        return new Problem(
                504,
                "no-answer-in-time",
                "No answer in time",
                "应答超时",
                "The " + service.module() + " did not answer in time; whether it acted is not known.",
                service.module() + " 未及时应答，是否已处理尚不清楚。");
    }

    /** Why a request could not even be read. */
    static Problem of(Throwable unreadable) {
        return switch (unreadable) {
            case TooLongHttpLineException line ->
                new Problem(
                        414,
                        "address-too-long",
                        "The address is too long",
                        "地址过长",
                        "Path and query together may have 4 kB.",
                        "路径和查询合计不得超过 4 kB。");
            case TooLongHttpHeaderException headers ->
                new Problem(
                        431,
                        "headers-too-large",
                        "The headers are too large",
                        "请求头过大",
                        "All headers together may have 8 kB.",
                        "全部请求头合计不得超过 8 kB。");
            case null, default -> malformed();
        };
    }

    static Problem malformed() {
        return new Problem(
                400,
                "malformed-request",
                "The request cannot be read",
                "无法读取请求",
                "Send HTTP/1.1 to a Host, with an address whose special characters are escaped, such as %20 for a blank, and"
                        + " a path without //, . and .. as parts, ; or \\.",
                "请发送 HTTP/1.1 请求并注明 Host；地址中的特殊字符须转义，例如空格写作 %20；路径中不得有 //、单独的 . 或 ..、; 和 \\。");
    }

    static Problem bodyTooSlow() {
        return new Problem(
                408,
                "body-too-slow",
                "The body did not come in time",
                "请求内容未及时到达",
                "Send it again, all of it within 10 seconds.",
                "请重新发送：请求内容须在 10 秒内发完。");
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "too-large",
                "Too large",
                "内容过大",
                "A request's body may have " + (limit >> 20) + " MB.",
                "请求正文不得超过 " + (limit >> 20) + " MB。");
    }

    void answer(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(body());
    }

    ProxyResponse answer(ProxyResponse response) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .setBody(Body.body(body()));
    }

    private Buffer body() {
        return new JsonObject()
                .put("type", "urn:gendan:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("titleZh", titleZh)
                .put("detailZh", detailZh)
                .toBuffer();
    }
}
