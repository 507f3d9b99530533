package org.gendan.office.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/** Which parts of a paragraph run from right to left (Hebrew, Arabic), and how those are set. */
final class Directions implements BidiSplitter {
    private Bidi paragraph;
    private Integer[] visual;

    @Override
    public void setParagraph(String text, byte direction) {
        paragraph = new Bidi(
                text,
                direction == RTL
                        ? Bidi.DIRECTION_RIGHT_TO_LEFT
                        : direction == LTR ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        visual = new Integer[paragraph.getRunCount()];
        byte[] levels = new byte[visual.length];
        for (int run = 0; run < visual.length; run++) {
            visual[run] = run;
            levels[run] = (byte) paragraph.getRunLevel(run);
        }
        // An empty paragraph has no run, and one run is in order.
        if (visual.length > 1) {
            Bidi.reorderVisually(levels, 0, visual, 0, visual.length);
        }
    }

    @Override
    public int countTextRuns() {
        return visual.length;
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
        int run = visual[index];
        int start = paragraph.getRunStart(run);
        return new BidiTextRun(
                start, paragraph.getRunLimit(run) - start, paragraph.getRunLevel(run) % 2 == 1 ? RTL : LTR);
    }

    @Override
    public byte getBaseDirection(String text) {
        Bidi whole = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return whole.baseIsLeftToRight() ? LTR : RTL;
    }

    /** Joins Arabic letters, and writes what runs from right to left as it is printed: the last first. */
    static final class Setting implements BidiReorderer {
        @Override
        public String reorderRTLTextToLTR(String text) {
            StringBuilder reversed = new StringBuilder(text).reverse();
            for (int at = 0; at < reversed.length(); at++) {
                reversed.setCharAt(at, mirrored(reversed.charAt(at)));
            }
            return reversed.toString();
        }

        private static char mirrored(char sign) {
            return switch (sign) {
                case '(' -> ')';
                case ')' -> '(';
                case '[' -> ']';
                case ']' -> '[';
                case '{' -> '}';
                case '}' -> '{';
                case '<' -> '>';
                case '>' -> '<';
                case '«' -> '»';
                case '»' -> '«';
                default -> sign;
            };
        }

        @Override
        public String shapeText(String text) {
            return Arabic.joined(text);
        }

        /** The font has every form, so nothing is ever taken apart. */
        @Override
        public String deshapeText(String text) {
            return text;
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
