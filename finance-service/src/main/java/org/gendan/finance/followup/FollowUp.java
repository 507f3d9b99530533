package org.gendan.finance.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.Receivable;

/** How the recovery of one order's money stands on a day: what is open, what is disputed or promised, what was written. */
public record FollowUp(
        Receivable receivable,
        LocalDate day,
        List<Debt> debts,
        Optional<Dispute> dispute,
        Optional<LocalDate> promisedOn,
        List<DunningLetter> letters) {}
