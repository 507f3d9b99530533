package org.gendan.finance.terms;

/**
 * When the balance falls due. The brief knows one term: in full before shipment. Others of the trade, as against copy
 * B/L or by L/C, do not exist here: no order can ask for them, and a policy with an approval would have to come first
 * (rule 14).
 */
public enum BalanceTerm {
    BEFORE_SHIPMENT
}
