package org.gendan.local.demo.story;

import org.gendan.local.demo.Api;
import org.gendan.local.demo.BusinessDays;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Mails;
import org.gendan.local.demo.Papers;
import org.gendan.local.demo.Stamp;
import org.gendan.local.demo.Teller;
import org.gendan.local.stack.Stack;

/**
 * The whole story of one order, from the written order to the signed delivery, with at least one forbidden shortcut per
 * gate. Whoever hears it, the demo or a test, hears the same.
 */
public final class Story {

    public static final String TOTAL = "110885.35";
    public static final String DEPOSIT = "33265.61";
    public static final String BALANCE = "77619.74";
    public static final int PIECES = 999;

    private final Teller teller;
    private final Mails mails;
    private final Journey order;
    private final MoneyPart money;
    private final OrderPart beginning;
    private final PreparationPart preparation;
    private final ProductionPart production;
    private final ReleasePart release;
    private final DeliveryPart delivery;

    private Story(Api api, Papers papers, Teller teller, Mails mails) {
        var days = new BusinessDays(api, teller);
        var shortcuts = new Shortcuts(api, teller);
        this.teller = teller;
        this.mails = mails;
        this.order = new Journey(api, papers, teller, Stamp.on(days.today()));
        this.beginning = new OrderPart(api, order, teller, shortcuts);
        this.money = new MoneyPart(order, teller, shortcuts);
        this.preparation = new PreparationPart(order, teller, shortcuts, days);
        this.production = new ProductionPart(order, teller, shortcuts, days);
        this.release = new ReleasePart(order, teller, shortcuts, days);
        this.delivery = new DeliveryPart(order, teller, shortcuts, days);
    }

    /** One that is to be told on a stack. */
    public static Story on(Stack stack, Api api, Teller teller) {
        return new Story(api, Papers.of(stack.layout()), teller, Mails.fromNowOn(stack));
    }

    /** Tells it to its end, and returns the order for a closer look. */
    public Journey tell() {
        beginning.tell();
        money.tell();
        preparation.tell();
        production.tell();
        release.tell();
        delivery.tell();
        teller.stage("Where the order stands");
        var tracking = order.tracking();
        teller.tracking(tracking);
        teller.history(tracking);
        teller.mails(mails.since());
        return order;
    }

    /** Under which finance and production log what followed from the confirmation of the first deposit. */
    public String trace() {
        return money.trace();
    }
}
