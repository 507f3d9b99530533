package org.gendan.office.attachment;

import java.util.regex.Pattern;

/** What a file is called: one line of characters that are seen, without the folders that some browsers send along. */
public final class FileName {
    private static final int LONGEST = 200;
    private static final Pattern FOLDERS = Pattern.compile("(?s).*[/\\\\]");
    /** What steers a terminal, turns the direction of writing or breaks a line. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private FileName() {}

    /** Of at most 200 characters. */
    public static String of(String stated) {
        return of(stated, "");
    }

    /** With an ending behind it. */
    static String of(String stated, String ending) {
        String last = FOLDERS.matcher(stated == null ? "" : stated).replaceFirst("");
        String name = UNSEEN.matcher(last).replaceAll("").strip();
        return cut(name.isEmpty() ? "file" : name, LONGEST - ending.length()) + ending;
    }

    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        // Not between the halves of a character.
        return name.substring(0, Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
