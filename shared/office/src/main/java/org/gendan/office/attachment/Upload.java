package org.gendan.office.attachment;

import java.nio.file.Path;

/** A file as somebody hands it in: its stated name, its content, its size in bytes, and how many files came with it. */
public record Upload(String name, Path content, long size, long ofFiles) {}
